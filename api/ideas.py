"""Own ideas of staff, for the working group: the only texts there are, kept after a yes to the redacted form.

See docs/decisions/0004-ideas.md. Shown once the wave is published. Where fewer than k people shared one, or
too few outside the working group, closing has thrown them away (api/waves.py).
"""

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from api.errors import ApiError, responses
from api.results import School, Wave
from api.security import allow_school
from api.services import ServicesDep
from api.store import ideas, schools, waves

router = APIRouter(
    prefix="/v1/schools/{school}/waves/{wave}/ideas",
    tags=["resultaten"],
    dependencies=[Depends(allow_school("werkgroep"))],
    responses=responses(401, 403, 404, 422, 429, 503),
)


class Ideas(BaseModel):
    """`getoond` is false where there are too few; then nothing says how many."""

    getoond: bool = Field(examples=[True])
    ideeen: list[str] = Field(examples=[["…"]])


@router.get("", summary="Ideas that staff agreed to share")
def shared(school: School, wave: Wave, services: ServicesDep) -> Ideas:
    with services.store.read() as conn:
        found = waves.by_id(conn, wave)
        owner = schools.by_slug(conn, school)
        if found.school != owner.id or found.status != waves.PUBLISHED:
            raise ApiError("not_found")
        texts = ideas.of_wave(conn, wave)
    enough = len(texts) >= max(owner.k, int(found.settings["k"]))
    return Ideas(getoond=enough, ideeen=texts if enough else [])
