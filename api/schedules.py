"""The rhythm of a school's waves, its own questions, and the reminders that are due."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BaseModel, ConfigDict, Field

from api.admin_models import SlugValue
from api.errors import ApiError, responses
from api.exports.numbers import day
from api.nameless import assert_nameless
from api.results import School
from api.schedule_models import EXAMPLE, Planned, Schedule, planned
from api.security import allow, allow_school
from api.services import ServicesDep
from api.store import audit, own_questions, reminders, schedules, schools, waves
from api.wording import wording
from knowledge.base import Base
from knowledge.calendar import UnknownYear
from knowledge.model import TnoModel
from knowledge.questions import MOST_OWN, OwnQuestion

ERRORS = (401, 403, 404, 409, 413, 422, 429, 503)
QUESTION: dict[str, Any] = {
    "id": "eigen_continurooster",
    "schaal": "eens5",
    "tekst": "Het nieuwe rooster geeft mij rust.",
    "kort": "nieuw rooster",
    "waarom": "Helpt het nieuwe rooster?",
    "uitleg": "Denk aan de laatste vier weken.",
    "hoog": "gunstig",
}
PLANNED: dict[str, Any] = {
    "planning": EXAMPLE,
    "golven": [{"nominal": "2026-11-30", "opens": "2026-11-30", "closes": "2026-12-09"}],
}
Slug = Annotated[SlugValue, Path(examples=["de-linde"])]
Name = Annotated[str, Path(max_length=64, examples=[QUESTION["id"]])]

rhythm = APIRouter(
    prefix="/v1/admin/schools/{school}/schedule",
    tags=["beheer"],
    dependencies=[Depends(allow("beheer"))],
    responses=responses(*ERRORS),
)
questions = APIRouter(
    prefix="/v1/schools/{school}/questions",
    tags=["metingen"],
    dependencies=[Depends(allow_school("facilitator"))],
    responses=responses(*ERRORS),
)
router = APIRouter(
    prefix="/v1/schools/{school}/reminders",
    tags=["metingen"],
    dependencies=[Depends(allow_school("werkgroep", "facilitator"))],
    responses=responses(*ERRORS),
)


class ScheduleView(BaseModel):
    """A schedule with the waves that follow from it. `planning`: null where nothing is planned."""

    model_config = ConfigDict(json_schema_extra={"examples": [PLANNED]})

    planning: Schedule | None
    golven: list[Planned]


class OwnList(BaseModel):
    vragen: list[OwnQuestion] = Field(examples=[[QUESTION]])


class ReminderView(BaseModel):
    """A reminder for everyone. Nobody knows who answered, so nobody can be addressed."""

    golf: str
    nummer: int
    dag: date
    tekst: str


class ReminderList(BaseModel):
    herinneringen: list[ReminderView]


@rhythm.get("", summary="The rhythm in which waves open by themselves")
def schedule(school: Slug, services: ServicesDep) -> ScheduleView:
    with services.reader.read() as conn:
        kept = schedules.of_school(conn, schools.by_slug(conn, school).id)
    if kept is None:
        return ScheduleView(planning=None, golven=[])
    return view(Schedule.model_validate(kept.document), services.knowledge)


@rhythm.put("", summary="Set the rhythm; what is open stays as it was opened")
def set_schedule(school: Slug, new: Schedule, services: ServicesDep) -> ScheduleView:
    """The date of consent of the P-MR and the purpose go into every wave that is opened by it."""
    store = services.store
    if new.pmr > store.today:
        raise ApiError("wave_not_ready", reason=wording("errors").say("reason.pmr_future"))
    shown = view(new, services.knowledge)
    with store.write() as conn:
        found = schools.by_slug(conn, school)
        schedules.put(conn, found.id, new.model_dump(mode="json"), store.today)
        audit.note(conn, store.today, "schedule_set", found.id)
    return shown


@rhythm.delete("", status_code=204, summary="Open no more waves by itself")
def remove_schedule(school: Slug, services: ServicesDep) -> Response:
    with services.store.write() as conn:
        schedules.remove(conn, schools.by_slug(conn, school).id)
    return Response(status_code=204)


@questions.get("", summary="A school's own questions")
def own(school: School, services: ServicesDep) -> OwnList:
    with services.reader.read() as conn:
        found = own_questions.of_school(conn, schools.by_slug(conn, school).id)
    return OwnList(vragen=[OwnQuestion.model_validate(one) for one in found])


@questions.put("", summary="Set a school's own questions, for waves that open from now on")
def set_own(school: School, new: OwnList, services: ServicesDep) -> OwnList:
    """At most two, closed, on a scale: a questionnaire that grows is not filled in."""
    checked(new.vragen, services.knowledge)
    store = services.store
    with store.write() as conn:
        found = schools.by_slug(conn, school)
        replace_own(conn, found.id, new.vragen, store.today)
    return new


@router.get("", summary="Reminders to give to the whole team, the latest first")
def due(school: School, services: ServicesDep) -> ReminderList:
    with services.reader.read() as conn:
        found = schools.by_slug(conn, school)
        given = reminders.of_school(conn, found.id)
        closes = {wave.id: day(str(wave.closes)) for wave in waves.of_school(conn, found.id)}
    texts = wording("chat")
    return ReminderList(
        herinneringen=[
            ReminderView(
                golf=one.wave,
                nummer=one.number,
                dag=one.day,
                tekst=texts.say(f"reminder_{one.number}", school=found.name, sluit=closes[one.wave]),
            )
            for one in given
        ]
    )


def view(new: Schedule, knowledge: Base) -> ScheduleView:
    """The schedule with its waves. Raises 'wave_not_ready' for a school year that is not known."""
    try:
        return ScheduleView(planning=new, golven=list(planned(new, knowledge.calendar)))
    except UnknownYear:
        raise ApiError("wave_not_ready", reason=wording("errors").say("reason.calendar")) from None


def checked(new: list[OwnQuestion], knowledge: Base) -> None:
    """Raise 'invalid' for too many, twice the same id, a theme or factor that does not exist, or a person."""
    texts = wording("errors")
    said = []
    if len(new) > MOST_OWN or len({question.id for question in new}) < len(new):
        said.append({"veld": "vragen", "melding": texts.say("own_questions", most=MOST_OWN)})
    for question in new:
        if question.thema is not None and question.thema not in knowledge.model.themas:
            said.append({"veld": f"{question.id}.thema", "melding": texts.say("field.literal_error")})
        if question.factor is not None and question.factor not in knowledge.model.factoren:
            said.append({"veld": f"{question.id}.factor", "melding": texts.say("field.literal_error")})
        said += [
            {"veld": f"{question.id}.{name}", "melding": texts.say("own_sensitive")}
            for name in _sensitive(question, knowledge.model)
        ]
    if said:
        raise ApiError("invalid", extra={"fouten": said})
    assert_nameless(
        {
            f"{question.id}.{name}": text
            for question in new
            for name, text in question.model_dump(include={"tekst", "kort", "waarom", "uitleg"}).items()
            if text
        }
    )


def _sensitive(question: OwnQuestion, model: TnoModel) -> Iterator[str]:
    """Fields that name a consequence or an individual factor: a school does not ask its people for those."""
    if question.thema in model.themas and model.is_sensitive(question.thema):
        yield "thema"
    if question.factor in model.factoren and model.is_sensitive_factor(question.factor):
        yield "factor"


def replace_own(conn: Any, school_id: str, new: list[OwnQuestion], day: date) -> None:
    """These questions and no others."""
    for before in own_questions.of_school(conn, school_id):
        own_questions.remove(conn, school_id, before["id"])
    for question in new:
        own_questions.put(conn, school_id, question.id, question.model_dump(exclude_none=True), day)
