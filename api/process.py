"""The approach of a school step by step: what a step needs, how far it is, and signals that ask for
a talk.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel, ConfigDict, Field

from api.analysis.response import signal
from api.errors import ApiError, responses
from api.nameless import assert_nameless
from api.results import School
from api.security import allow, allow_school
from api.services import ServicesDep
from api.store import announcements, process_steps, schools, snapshots, waves, work_items
from api.store.process_steps import ProcessStep
from api.store.tokens import ROLES
from api.store.waves import Wave
from api.store.work_items import RUNNING, WorkItem
from api.wording import wording
from api.workplan import is_due, is_late
from knowledge.process import Step
from knowledge.texts import Texts, within

Status = Literal["niet_begonnen", "bezig", "klaar", "overgeslagen"]
EXAMPLE: dict[str, Any] = {
    "status": "bezig",
    "wie": "werkgroep",
    "gepland": "2026-12-15",
    "notitie": "Studiedag in januari",
    "afgevinkt": ["werkgroep_gevormd"],
}

model = APIRouter(
    prefix="/v1/knowledge/process",
    tags=["kennisbank"],
    dependencies=[Depends(allow(*ROLES))],
    responses=responses(401, 403, 429, 503),
)
router = APIRouter(
    prefix="/v1/schools/{school}/process",
    tags=["werkplan"],
    dependencies=[Depends(allow_school("werkgroep", "facilitator"))],
    responses=responses(401, 403, 404, 409, 413, 422, 429, 503),
)


class Progress(BaseModel):
    """How far a step is. `wie`: a role; `afgevinkt`: ids of what the step needs that are in order."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [EXAMPLE]}, extra="forbid", str_strip_whitespace=True
    )

    status: Status
    wie: Annotated[str, Field(max_length=120)] = ""
    gepland: date | None = None
    notitie: Annotated[str, Field(max_length=1000)] = ""
    afgevinkt: Annotated[list[Annotated[str, Field(max_length=64)]], Field(max_length=20)] = []


class Need(BaseModel):
    """Something a step needs. `zelf_bekend`: known from the data, nobody has to tick it."""

    id: str
    tekst: str
    klaar: bool
    zelf_bekend: bool


class StepView(BaseModel):
    stap: str = Field(examples=["signaleren"])
    titel: str
    status: Status
    wie: str
    gepland: date | None
    notitie: str
    gewijzigd: date | None
    nodig: list[Need]


class ProcessView(BaseModel):
    """Steps in order; `signalen`: what asks for attention, with advice."""

    stappen: list[StepView]
    signalen: list[str]


class StepList(BaseModel):
    stappen: list[dict[str, Any]]


@model.get("", summary="The steps of the approach, with guidance per step")
def steps(services: ServicesDep) -> StepList:
    """What to do, with whom, what helps and hinders, and advice with its source and evidence in words."""
    return StepList(stappen=[step.model_dump(mode="json") for step in services.knowledge.process.values()])


@router.get("", summary="How far the school is in every step, and what asks for attention")
def process(school: School, services: ServicesDep) -> ProcessView:
    today = services.store.today
    with services.reader.read() as conn:
        found = schools.by_slug(conn, school)
        done = process_steps.of_school(conn, found.id)
        held = waves.of_school(conn, found.id)
        plan = work_items.of_school(conn, found.id)
        history = [one.content for one in snapshots.of_school(conn, found.id)]
        told = [one.datum for one in announcements.of_school(conn, found.id)]
    known = facts(held, plan, today)
    stappen = [_view(step, done.get(name), known) for name, step in services.knowledge.process.items()]
    return ProcessView(stappen=stappen, signalen=_signals(history, plan, stappen, told, today))


@router.put("/{step}", summary="Say how far a step is")
def put(
    school: School,
    step: Annotated[str, Path(max_length=64, examples=["signaleren"])],
    new: Progress,
    services: ServicesDep,
) -> StepView:
    """What the data tell by themselves cannot be ticked. `wie` and `notitie` name roles, not people."""
    content = services.knowledge.process.get(step)
    if content is None:
        raise ApiError("not_found")
    own = {need.id for need in content.nodig if need.weet is None}
    if set(new.afgevinkt) - own:
        what = wording("workplan").say("onbekend_nodig")
        raise ApiError("invalid", extra={"fouten": [{"veld": "afgevinkt", "melding": what}]})
    assert_nameless({"wie": new.wie, "notitie": new.notitie})
    store = services.store
    with store.write() as conn:
        found = schools.by_slug(conn, school)
        document = new.model_dump(mode="json", exclude={"status"})
        made = ProcessStep(found.id, step, new.status, store.today, document)
        process_steps.put(conn, made)
        known = facts(waves.of_school(conn, found.id), work_items.of_school(conn, found.id), store.today)
    return _view(content, made, known)


def facts(held: Sequence[Wave], plan: Sequence[WorkItem], today: date) -> dict[str, bool]:
    """What the system knows by itself (knowledge.process.Fact)."""
    published = {wave.kind for wave in held if wave.status == waves.PUBLISHED}
    running = [item for item in plan if item.status in RUNNING]
    checked = [item for item in plan if item.document["controles"]]
    return {
        **{f"golf_{kind}": kind in published for kind in ("gereedheid", "nulmeting", "puls", "nameting")},
        "pmr": bool(held),  # no wave opens without the consent of the P-MR
        "werkplan": any(item.document["eigenaar"] and item.document["evaluatie"] for item in plan),
        "gestart": bool(running),
        "gecontroleerd": bool(running) and not any(is_due(item, today) for item in running),
        "beoordeeld": bool(checked) and all(item in checked or item.status == "gepland" for item in plan),
    }


def _view(step: Step, done: ProcessStep | None, known: Mapping[str, bool]) -> StepView:
    own: Mapping[str, Any] = (done.document or {}) if done else {}
    ticked = own.get("afgevinkt", [])
    return StepView.model_validate(
        {
            "stap": step.id,
            "titel": step.titel,
            "status": done.status if done else "niet_begonnen",
            "wie": own.get("wie", ""),
            "gepland": own.get("gepland"),
            "notitie": own.get("notitie", ""),
            "gewijzigd": done.changed if done else None,
            "nodig": [
                {
                    "id": need.id,
                    "tekst": need.tekst,
                    "klaar": known[need.weet] if need.weet else need.id in ticked,
                    "zelf_bekend": need.weet is not None,
                }
                for need in step.nodig
            ],
        }
    )


def _signals(
    history: Sequence[Mapping[str, Any]],
    plan: Sequence[WorkItem],
    steps: Sequence[StepView],
    told: Sequence[date],
    today: date,
) -> list[str]:
    """What to do now, first the step whose turn it is. `told`: days of feedback, the latest first."""
    texts = wording("workplan")
    found = list(_turn(steps, texts))
    if response := signal(history):
        found.append(texts.say(f"advies.{response}"))
    if history and (not told or str(told[0]) < history[-1]["golf"]["sluit"]):
        found.append(texts.say("advies.terugkoppeling"))
    for name, asks in (("te_controleren", is_due), ("niet_gestart", is_late)):
        if titles := [f"'{item.document['titel']}'" for item in plan if asks(item, today)]:
            found.append(texts.say(f"advies.{name}", titels=", ".join(titles)))
    begun = [step for step in steps if step.status == "bezig"]
    readiness = [one["golf"]["sluit"] for one in history if one["golf"]["soort"] == "gereedheid"]
    since = max((str(step.gewijzigd) for step in begun), default="")
    if begun and (not readiness or readiness[-1] < since):
        found.append(texts.say("advies.gereedheid"))
    return found


def _turn(steps: Sequence[StepView], texts: Texts) -> Iterator[str]:
    """The first step that is not done or left out, and what it lacks."""
    step = next((one for one in steps if one.status in ("niet_begonnen", "bezig")), None)
    if step is None:
        return
    lacks = [need.tekst for need in step.nodig if not need.klaar]
    if lacks:
        yield texts.say("advies.volgende", stap=step.titel, nodig="; ".join(map(within, lacks)))
    else:
        yield texts.say("advies.volgende_klaar", stap=step.titel)
