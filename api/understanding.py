"""Running quality of the mapping of free text, for `beheer`: which share of the themes shown was confirmed.

Over all published waves of all schools together, rounded, and only for themes judged often enough, so that it
says nothing about one school's wave.
"""

from typing import Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from api.errors import responses
from api.security import allow
from api.services import ServicesDep
from api.store import quality

ENOUGH = 20  # judgements a theme needs
STEP = 10  # percent
EXAMPLE: dict[str, Any] = {
    "themas": [{"thema": "oudercontact", "label": "Contact met ouders", "bevestigd_procent": 80}]
}

router = APIRouter(
    prefix="/v1/admin/understanding",
    tags=["beheer"],
    dependencies=[Depends(allow("beheer"))],
    responses=responses(401, 403, 404, 409, 413, 422, 429, 503),
)


class ThemeQuality(BaseModel):
    """One theme. Null: judged too rarely to say."""

    thema: str = Field(examples=["oudercontact"])
    label: str = Field(examples=["Contact met ouders"])
    bevestigd_procent: int | None = Field(
        description="share of the times it was claimed and confirmed", examples=[80]
    )


class Understanding(BaseModel):
    """All themes, in the order of the model."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    themas: list[ThemeQuality]


@router.get("", summary="How often a theme that was recognised is confirmed")
def understanding(services: ServicesDep) -> Understanding:
    with services.store.read() as conn:
        found = quality.totals(conn)
    themes = services.knowledge.model.themas
    return Understanding(
        themas=[
            ThemeQuality(thema=name, label=theme.kort, bevestigd_procent=share(found.get(name, {})))
            for name, theme in themes.items()
        ]
    )


def share(outcomes: dict[str, int]) -> int | None:
    """Percentage confirmed of the times a theme was claimed, to the nearest ten; None below ENOUGH."""
    right = outcomes.get("bevestigd", 0)
    judged = right + outcomes.get("afgewezen", 0)
    return STEP * round(100 * right / judged / STEP) if judged >= ENOUGH else None
