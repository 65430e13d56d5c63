"""Notes of a team meeting as a second source beside the answers: coded to themes and counted, never kept."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BaseModel, ConfigDict, Field

from api.apart import apart
from api.errors import ApiError, responses
from api.notes_reading import read
from api.results import School
from api.security import allow_school
from api.services import ServicesDep
from api.store import audit, schools, session_notes
from api.wording import wording

ID = "0b9f6a1c-7f63-4b5e-9f3e-0d8f5b1f2a11"
EXAMPLE: dict[str, Any] = {
    "regels": ["te veel verschillende systemen", "…"],
    "vraag": "kost",
    "soort": "briefjes",
}
MOST_LINES, LONGEST = 400, 500

router = APIRouter(
    prefix="/v1/schools/{school}/notes",
    tags=["werkplan"],
    dependencies=[Depends(allow_school("werkgroep", "facilitator"))],
    responses=responses(401, 403, 404, 409, 413, 422, 429, 503),
)


class Notes(BaseModel):
    """Lines of a meeting, one remark a line. `vraag`: what the meeting talked about; null: both."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]}, extra="forbid")

    regels: Annotated[
        list[Annotated[str, Field(max_length=LONGEST)]], Field(min_length=1, max_length=MOST_LINES)
    ]
    vraag: Literal["kost", "geeft"] | None = None
    soort: Literal["briefjes", "notulen"] = "briefjes"
    datum: date | None = None


class NotesView(BaseModel):
    """What is kept. `regels`: band; `themas`: per direction, in bands and words. `uitleg`: how to read it."""

    id: str
    datum: date
    soort: str
    vraag: str | None
    getoond: bool
    regels: str | None
    themas: dict[str, list[dict[str, Any]]]
    uitleg: list[str]


class NotesList(BaseModel):
    teamnotities: list[NotesView]


@router.get("", summary="What was counted in the notes of team meetings, the latest first")
def counted(school: School, services: ServicesDep) -> NotesList:
    with services.reader.read() as conn:
        found = session_notes.of_school(conn, schools.by_slug(conn, school).id)
    return NotesList(teamnotities=[_view(note) for note in found])


@router.post("", status_code=201, summary="Code the notes of a meeting to themes and count them")
def add(school: School, new: Notes, services: ServicesDep) -> NotesView:
    """The lines are read once, redacted, coded and forgotten. They never count as answers of people."""
    lines = [" ".join(line.split()) for line in new.regels]
    lines = [line for line in lines if any(character.isalpha() for character in line)]
    if not lines:
        raise _refused("notities_leeg")
    store = services.store
    with store.read() as conn:
        found = schools.by_slug(conn, school)
    reading: Callable[..., dict[str, Any]] = read
    counts = apart(reading, lines, new.vraag, found.k, services.knowledge.model)
    help_said = counts.pop("hulp")  # said in this answer, and kept nowhere (DESIGN §5.10)
    document = {**counts, "soort": new.soort, "vraag": new.vraag}
    day = new.datum or store.today
    with store.write() as conn:
        made = session_notes.add(conn, found.id, document, day)
        audit.note(conn, store.today, "notes_counted", found.id, made.id)
    return _view(made, help_said)


@router.delete("/{note}", status_code=204, summary="Remove what was counted")
def remove(
    school: School, note: Annotated[str, Path(max_length=36, examples=[ID])], services: ServicesDep
) -> Response:
    with services.store.write() as conn:
        session_notes.remove(conn, schools.by_slug(conn, school).id, note)
    return Response(status_code=204)


def _view(note: session_notes.SessionNote, help_said: bool = False) -> NotesView:
    kept = note.document
    said = list(_explanation(kept["getoond"], help_said))
    return NotesView(id=note.id, datum=note.day, **kept, uitleg=said)


def _explanation(shown: bool, help_said: bool) -> Sequence[str]:
    texts = wording("workplan")
    said = [texts.say("notities_uitleg")]
    if not shown:
        said.append(texts.say("notities_weinig", minimum=8))
    if help_said:
        said.append(texts.say("notities_hulp"))
    return said


def _refused(name: str) -> ApiError:
    what = wording("workplan").say(name)
    return ApiError("invalid", extra={"fouten": [{"veld": "regels", "melding": what}]})
