"""Feedback to the team: 'jullie zeiden, wij hoorden, dit verandert'. The bot tells it; the working group
writes it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from api.errors import responses
from api.nameless import assert_nameless
from api.results import School
from api.security import allow_school
from api.services import ServicesDep
from api.store import announcements, schools, snapshots, work_items
from api.wording import wording
from knowledge.texts import within

NAMED = 3  # themes or strengths in a draft
ID = "0b9f6a1c-7f63-4b5e-9f3e-0d8f5b1f2a11"
WORDS: dict[str, Any] = {
    "zeiden": "Jullie noemden vooral nakijken.",
    "hoorden": "Vooral de bovenbouw.",
    "verandert": "Minder toetsen.",
}
Line = Annotated[str, Field(min_length=1, max_length=1000)]

router = APIRouter(
    prefix="/v1/schools/{school}/announcements",
    tags=["werkplan"],
    dependencies=[Depends(allow_school("werkgroep", "facilitator"))],
    responses=responses(401, 403, 404, 409, 413, 422, 429, 503),
)


class Words(BaseModel):
    """What people said, what was heard, what changes."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [WORDS]}, extra="forbid", str_strip_whitespace=True
    )

    zeiden: Line
    hoorden: Line
    verandert: Line


class NewAnnouncement(Words):
    datum: date | None = None


class AnnouncementView(Words):
    id: str = Field(examples=[ID])
    datum: date


class AnnouncementList(BaseModel):
    berichten: list[AnnouncementView]


@router.get("", summary="Feedback given to the team, the latest first")
def told(school: School, services: ServicesDep) -> AnnouncementList:
    with services.reader.read() as conn:
        found = announcements.of_school(conn, schools.by_slug(conn, school).id)
    return AnnouncementList(berichten=[_view(item) for item in found])


@router.post("", status_code=201, summary="Give feedback to the team")
def add(school: School, new: NewAnnouncement, services: ServicesDep) -> AnnouncementView:
    """The assistant tells it at the next greeting and whenever someone asks. Names of people are refused."""
    words = new.model_dump(exclude={"datum"})
    assert_nameless(words)
    store = services.store
    with store.write() as conn:
        found = schools.by_slug(conn, school)
        return _view(announcements.add(conn, found.id, **words, datum=new.datum or store.today))


@router.get("/draft", summary="A draft from the published results and the work plan, to be rewritten")
def draft(
    school: School,
    services: ServicesDep,
    golf: Annotated[str, Query(max_length=36, description="a published wave", examples=[ID])],
) -> Words:
    with services.reader.read() as conn:
        found = schools.by_slug(conn, school)
        content = snapshots.of_wave(conn, golf, found.id).content
        kept = work_items.of_school(conn, found.id)
    plan = [item.document["titel"] for item in kept if item.status != "gestopt"]
    return _draft(content, plan)


@router.delete("/{announcement}", status_code=204, summary="Take feedback back")
def remove(
    school: School,
    announcement: Annotated[str, Path(max_length=36, examples=[ID])],
    services: ServicesDep,
) -> Response:
    with services.store.write() as conn:
        announcements.remove(conn, schools.by_slug(conn, school).id, announcement)
    return Response(status_code=204)


def _view(item: announcements.Announcement) -> AnnouncementView:
    return AnnouncementView(**{name: value for name, value in vars(item).items() if name != "school"})


def _draft(content: Mapping[str, Any], plan: list[str]) -> Words:
    texts = wording("workplan")

    def said(name: str, field: str, items: list[str]) -> str:
        if not items:
            return texts.say(f"concept.{name}_niets")
        return texts.say(f"concept.{name}", **{field: ", ".join(map(within, items[:NAMED]))})

    top = [entry["label"] for entry in content.get("top_vijf", ())]
    strengths = [entry["label"] for entry in content.get("krachten", ())]
    return Words(
        zeiden=said("zeiden", "themas", top),
        hoorden=said("hoorden", "krachten", strengths),
        verandert=said("verandert", "titels", plan),
    )
