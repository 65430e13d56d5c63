"""The work plan of a school: what is done about which cause, by whom, and whether it was done and works."""

import re
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Response

from api.errors import ApiError, responses
from api.layers import of_wave
from api.nameless import assert_nameless
from api.proposal import propose
from api.results import School
from api.security import allow_school
from api.services import Services, ServicesDep
from api.store import audit, schools, snapshots, work_items
from api.store.work_items import RUNNING, WorkItem
from api.wording import wording
from api.workplan_models import Check, CheckView, Item, ItemList, ItemView, Proposal, Wish

MONTH = timedelta(weeks=4)
TAG = re.compile(r'(?:W/)?"([0-9a-f]{16})"')
DAYS = ("start", "evaluatie")
MOST = 100  # items of one school

router = APIRouter(
    prefix="/v1/schools/{school}/workplan",
    tags=["werkplan"],
    dependencies=[Depends(allow_school("werkgroep", "facilitator"))],
    responses=responses(401, 403, 404, 409, 412, 413, 422, 428, 429, 503),
)
ItemId = Annotated[str, Path(max_length=36, examples=["0b9f6a1c-7f63-4b5e-9f3e-0d8f5b1f2a11"])]
Known = Annotated[str | None, Header(alias="If-Match", max_length=80, description="ETag van de maatregel")]


def _tag(known: Known = None) -> str:
    if known is None:
        raise ApiError("tag_missing")
    found = TAG.fullmatch(known.strip())
    if found is None:
        raise ApiError("outdated")
    return found[1]


Tag = Annotated[str, Depends(_tag)]


@router.get("", summary="The work plan, by start")
def items(school: School, services: ServicesDep) -> ItemList:
    with services.reader.read() as conn:
        found = work_items.of_school(conn, schools.by_slug(conn, school).id)
    return ItemList(maatregelen=[view(item, services.store.today) for item in found])


@router.post("", status_code=201, summary="Put a measure in the work plan")
def add(school: School, new: Item, services: ServicesDep, response: Response) -> ItemView:
    """Texts name roles, not people: a name is refused with the field it stands in."""
    _checked(new, services)
    store = services.store
    with store.write() as conn:
        found = schools.by_slug(conn, school)
        if len(work_items.of_school(conn, found.id)) >= MOST:
            raise ApiError("full")
        made = work_items.add(conn, found.id, _document(new, []), new.status, store.today)
        audit.note(conn, store.today, "workplan_added", found.id, made.id)
    return _answer(made, store.today, response)


@router.put("/{item}", summary="Change a measure of the work plan")
def change(
    school: School, item: ItemId, new: Item, services: ServicesDep, tag: Tag, response: Response
) -> ItemView:
    """The checks so far are kept."""
    _checked(new, services)
    store = services.store
    with store.write() as conn:
        held = work_items.hold(conn, schools.by_slug(conn, school).id, item, tag)
        document = _document(new, held.document["controles"])
        made = work_items.change(conn, held, document, new.status, store.today)
    return _answer(made, store.today, response)


@router.delete("/{item}", status_code=204, summary="Take a measure out of the work plan")
def remove(school: School, item: ItemId, services: ServicesDep, tag: Tag) -> Response:
    """For a mistake. What was tried and stopped keeps its place with status 'gestopt'."""
    with services.store.write() as conn:
        work_items.remove(conn, work_items.hold(conn, schools.by_slug(conn, school).id, item, tag))
    return Response(status_code=204)


@router.post("/{item}/checks", status_code=201, summary="After a month: was it done, does it work?")
def check(
    school: School, item: ItemId, new: Check, services: ServicesDep, tag: Tag, response: Response
) -> ItemView:
    """The last answer goes along with the next wave, next to what staff say about the cause."""
    assert_nameless({"notitie": new.notitie})
    store = services.store
    with store.write() as conn:
        held = work_items.hold(conn, schools.by_slug(conn, school).id, item, tag)
        if held.status not in RUNNING:
            raise ApiError("not_running")
        added = {"datum": str(store.today), **new.model_dump()}
        document = {**held.document, "controles": [*held.document["controles"], added]}
        made = work_items.change(conn, held, document, held.status, store.today)
    return _answer(made, store.today, response)


@router.post("/proposal", summary="Measures that together cover the top bottlenecks of a published wave")
def proposal(school: School, wish: Wish, services: ServicesDep) -> Proposal:
    """Nothing is added: the working group takes over what it wants."""
    with services.reader.read() as conn:
        found = schools.by_slug(conn, school)
        saved = snapshots.of_wave(conn, wish.golf, found.id)
        base, _ = of_wave(conn, services.knowledge, found.id)
        plan = work_items.of_school(conn, found.id)
    present = frozenset(str(i.document["maatregel"]) for i in plan if i.document["maatregel"])
    return propose(saved.content, base, wish, present)


def view(item: WorkItem, today: date) -> ItemView:
    return ItemView(
        **{**item.document, "status": item.status},
        id=item.id,
        etag=item.tag,
        gewijzigd=item.changed,
        te_controleren=is_due(item, today),
    )


def is_due(item: WorkItem, today: date) -> bool:
    """Whether a running item had no check for four weeks, or none since its day of evaluation."""
    checks = [CheckView(**one).datum for one in item.document["controles"]]
    start, agreed = (date.fromisoformat(day) if day else None for day in map(item.document.get, DAYS))
    since = checks[-1] if checks else start or item.changed
    passed = agreed is not None and agreed <= today and (not checks or checks[-1] < agreed)
    return item.status in RUNNING and (since + MONTH <= today or passed)


def is_late(item: WorkItem, today: date) -> bool:
    """Whether an item should have started and is still only planned."""
    start = item.document["start"]
    return item.status == "gepland" and start is not None and date.fromisoformat(start) < today


def _checked(item: Item, services: Services) -> None:
    """Raise 'invalid' for an unknown cause, for a day before the start, and for names of people."""
    texts = wording("workplan")
    said = []
    if item.oorzaak not in services.knowledge.model.themas:
        said.append({"veld": "oorzaak", "melding": texts.say("onbekend_thema")})
    said += [{"veld": name, "melding": texts.say("voor_begin")} for name in item.too_early]
    if said:
        raise ApiError("invalid", extra={"fouten": said})
    assert_nameless(item.texts)


def _document(item: Item, checks: list[dict[str, object]]) -> dict[str, object]:
    return {**item.model_dump(mode="json", exclude={"status"}), "controles": checks}


def _answer(item: WorkItem, today: date, response: Response) -> ItemView:
    response.headers["ETag"] = f'"{item.tag}"'
    return view(item, today)
