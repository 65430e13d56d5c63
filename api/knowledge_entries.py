"""Changing the knowledge base over HTTP: entries from concept to published, and back."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from api import preview as previews
from api.editing import Author, Desk
from api.errors import ApiError, responses
from api.nameless import assert_nameless
from api.security import Holder, allow, allow_school
from api.services import Services, ServicesDep
from api.store.knowledge import Entry, Version
from api.store.tokens import Token
from knowledge.layer import compare as differences
from knowledge.layer import document, item_of

EDITORS = ("facilitator", "beheer")
ERRORS = (401, 403, 404, 409, 412, 413, 422, 428, 429, 503)
ID = "0b0c1c2e-6f3e-4c53-9f0e-0d6f2f6f7a11"
TAG = re.compile(r'(?:W/)?"(\d{1,9})"')
MEASURE = {
    "titel": "Vaste inlooptijd voor ouders",
    "wat": "Ouders lopen dan binnen.",
    "eerste_stap": "Kies samen een middag.",
    "werkt_via": [
        {
            "element": "oudercontact_el_bereikbaarheid_afspreken",
            "sterkte": 3,
            "reden": "Contact is voorspelbaar.",
        }
    ],
    "niveau": ["team"],
    "aanpak": "bron",
    "geld": "geen",
    "looptijd": "weken",
    "doelgroep": ["leraar"],
    "bewijs": {"sterkte": "eigen", "uitleg": "Eigen ervaring.", "bron": "eigen"},
    "herkomst": "eigen",
}

router = APIRouter(
    prefix="/v1/knowledge",
    tags=["kennisbank bewerken"],
    dependencies=[Depends(allow(*EDITORS))],
    responses=responses(*ERRORS),
)
of_school = APIRouter(
    prefix="/v1/knowledge/schools/{school}",
    tags=["kennisbank bewerken"],
    dependencies=[Depends(allow_school("facilitator"))],
    responses=responses(401, 403, 404, 422, 429, 503),
)

Name = Annotated[str, Path(max_length=36, examples=[ID])]
Known = Annotated[str | None, Header(alias="If-Match", max_length=80, description="ETag van het voorstel")]
Reason = Annotated[str, Field(min_length=3, max_length=1000, examples=["Dit doen wij op onze school."])]
Fields = Annotated[
    dict[str, Any] | None, Field(description="de maatregel; null: laten vervallen", examples=[MEASURE])
]


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class NewEntry(Body):
    """A new, changed or retired measure. `voor`: schools; empty: for all."""

    voor: list[Annotated[str, Field(max_length=64)]] = Field(
        default=[], max_length=200, examples=[["de-linde"]]
    )
    id: str | None = Field(None, max_length=64, description="bestaande maatregel; leeg: een nieuwe")
    maatregel: Fields = None
    reden: Reason


class Revision(Body):
    maatregel: Fields = None
    reden: Reason


class Review(Body):
    akkoord: Annotated[bool, Field(strict=True)]
    opmerking: str = Field("", max_length=1000)


class Why(Body):
    reden: Reason


class Solution(Body):
    """`mijn`: keep the local change; `basis`: take the base; `samen`: a new concept."""

    hoe: Literal["mijn", "basis", "samen"]
    maatregel: Fields = None
    reden: Reason


class VersionView(BaseModel):
    nummer: int
    actie: str
    status: str
    maatregel: dict[str, Any] | None
    rol: str
    dag: date
    reden: str
    beoordeeld_door: str | None
    beoordeeld_op: date | None
    opmerking: str | None


class EntryView(BaseModel):
    """A change of one measure. `verschil`: why it no longer fits the base, null when it does."""

    id: str
    soort: Literal["maatregel", "oorzaak"]
    maatregel: str = Field(description="id van maatregel of oorzaak")
    titel: str = Field(description="titel of zin, de laatste")
    voor: list[str] = Field(description="scholen; leeg: voor alle scholen")
    bereik: str
    etag: str
    status: str
    gepubliceerd: int | None
    verschil: str | None
    versies: list[VersionView]


class EntryList(BaseModel):
    voorstellen: list[EntryView]


class Changed(BaseModel):
    veld: str
    eerst: Any
    daarna: Any


class Comparison(BaseModel):
    velden: list[Changed]


class ConflictView(BaseModel):
    """A local change beside the base: as it was made from, as the base is now, and as it is here."""

    voorstel: EntryView
    gemaakt_van: dict[str, Any] | None
    basis_nu: dict[str, Any] | None
    hier: dict[str, Any] | None
    in_basis_veranderd: list[Changed]
    hier_veranderd: list[Changed]


class ConflictList(BaseModel):
    verschillen: list[ConflictView]


def desk(services: Services, token: Token) -> Desk:
    return Desk(services.store, services.knowledge, Author(token.role, token.id, token.schools))


def _desk(services: ServicesDep, token: Holder) -> Desk:
    return desk(services, token)


AtDesk = Annotated[Desk, Depends(_desk)]


def _revision(known: Known = None) -> int:
    if known is None:
        raise ApiError("tag_missing")
    found = TAG.fullmatch(known.strip())
    if found is None:
        raise ApiError("outdated")
    return int(found[1])


Tag = Annotated[int, Depends(_revision)]


@router.get("/entries", summary="Changes of the knowledge base that you reach")
def entries(
    at: AtDesk,
    status: Annotated[str | None, Query(max_length=20, examples=["ter_beoordeling"])] = None,
    school: Annotated[str | None, Query(max_length=64)] = None,
    maatregel: Annotated[str | None, Query(max_length=64)] = None,
) -> EntryList:
    """By measure; `status` is that of the version in the making, else of the latest."""
    found = [_view(at, entry) for entry in at.entries()]
    return EntryList(
        voorstellen=[
            one
            for one in found
            if status in (None, one.status)
            and maatregel in (None, one.maatregel)
            and (school is None or not one.voor or school in one.voor)
        ]
    )


@router.post("/entries", status_code=201, summary="Propose a new, changed or retired measure")
def create(new: NewEntry, at: AtDesk, response: Response) -> EntryView:
    assert_nameless({"reden": new.reden})
    made = at.create(new.voor, new.id, new.maatregel, new.reden)
    response.headers["Location"] = f"/v1/knowledge/entries/{made.id}"
    return _tagged(at, made, response)


@router.get("/entries/{entry}", summary="One change with all its versions")
def one(entry: Name, at: AtDesk, response: Response) -> EntryView:
    return _tagged(at, at.entry(entry), response)


@router.put("/entries/{entry}", summary="Another text: a new concept, or the one in the making")
def revise(entry: Name, new: Revision, at: AtDesk, tag: Tag, response: Response) -> EntryView:
    assert_nameless({"reden": new.reden})
    return _tagged(at, at.revise(entry, tag, new.maatregel, new.reden), response)


@router.delete("/entries/{entry}", summary="Drop what is in the making; what is published stays")
def withdraw(entry: Name, at: AtDesk, tag: Tag, response: Response) -> EntryView:
    return _tagged(at, at.withdraw(entry, tag), response)


@router.post("/entries/{entry}/submit", summary="Ask someone else to look at it")
def submit(entry: Name, at: AtDesk, tag: Tag, response: Response) -> EntryView:
    return _tagged(at, at.submit(entry, tag), response)


@router.post("/entries/{entry}/review", summary="Approve, or send back with a remark (not your own)")
def review(entry: Name, said: Review, at: AtDesk, tag: Tag, response: Response) -> EntryView:
    assert_nameless({"opmerking": said.opmerking})
    return _tagged(at, at.review(entry, tag, said.akkoord, said.opmerking), response)


@router.post("/entries/{entry}/publish", summary="From the next turn on the conversation uses it")
def publish(entry: Name, at: AtDesk, tag: Tag, response: Response) -> EntryView:
    return _tagged(at, at.publish(entry, tag), response)


@router.post("/entries/{entry}/undo", summary="Back to the version before the published one, or to the base")
def undo(entry: Name, why: Why, at: AtDesk, tag: Tag, response: Response) -> EntryView:
    assert_nameless({"reden": why.reden})
    return _tagged(at, at.undo(entry, tag, why.reden), response)


@router.post("/entries/{entry}/solve", summary="Solve a difference with a newer base")
def solve(entry: Name, new: Solution, at: AtDesk, tag: Tag, response: Response) -> EntryView:
    assert_nameless({"reden": new.reden})
    return _tagged(at, at.solve(entry, tag, new.hoe, new.maatregel, new.reden), response)


@router.get("/entries/{entry}/compare", summary="Two versions, field by field")
def compare(
    entry: Name,
    at: AtDesk,
    van: Annotated[int, Query(ge=0, le=100_000, description="nummer; 0: de basis")] = 0,
    naar: Annotated[int | None, Query(ge=0, le=100_000, description="nummer; leeg: de laatste")] = None,
) -> Comparison:
    found = at.entry(entry)
    last = found.latest.number if naar is None else naar
    return Comparison(velden=_changed(_document(at, found, van), _document(at, found, last)))


@router.get("/conflicts", summary="Local changes that differ from a newer base")
def conflicts(at: AtDesk) -> ConflictList:
    """What is here stays in use until someone solves it."""
    return ConflictList(verschillen=[_conflict(at, entry) for entry in at.entries() if at.clash(entry)])


@of_school.get("/preview/{entry}", summary="When would the conversation show this measure")
def preview(school: str, entry: Name, at: AtDesk, services: ServicesDep) -> previews.Preview:
    """Which answers lead to it, and which published bottlenecks of this school it would serve."""
    return previews.preview(services.reader, at, school, at.entry(entry))


def _document(at: Desk, entry: Entry, number: int) -> Mapping[str, Any] | None:
    if number:
        return entry.version(number).document
    base = item_of(at.base, entry.subject)
    return document(base) if base else None


def _changed(first: Mapping[str, Any] | None, second: Mapping[str, Any] | None) -> list[Changed]:
    return [Changed(**vars(one)) for one in differences(first, second)]


def _conflict(at: Desk, entry: Entry) -> ConflictView:
    version = entry.published or entry.working or entry.latest
    now = _document(at, entry, 0)
    return ConflictView(
        voorstel=_view(at, entry),
        gemaakt_van=version.base_document,
        basis_nu=dict(now) if now else None,
        hier=version.document,
        in_basis_veranderd=_changed(version.base_document, now),
        hier_veranderd=_changed(version.base_document, version.document),
    )


def _tagged(at: Desk, entry: Entry, response: Response) -> EntryView:
    view = _view(at, entry)
    response.headers["ETag"] = view.etag
    return view


def _view(at: Desk, entry: Entry) -> EntryView:
    shown = entry.working or entry.latest
    return EntryView(
        id=entry.id,
        soort="oorzaak" if _is_cause(at, entry) else "maatregel",
        maatregel=entry.subject,
        titel=_title(at, entry),
        voor=sorted(entry.schools),
        bereik=entry.scope,
        etag=f'"{entry.revision}"',
        status=shown.status,
        gepubliceerd=entry.published.number if entry.published else None,
        verschil=at.clash(entry),
        versies=[_version(version) for version in entry.versions],
    )


def _title(at: Desk, entry: Entry) -> str:
    written = [version.document for version in reversed(entry.versions)]
    last = next(filter(None, [*written, _document(at, entry, 0)]), {})
    return str(last.get("titel") or last.get("zin") or entry.subject)


def _is_cause(at: Desk, entry: Entry) -> bool:
    written = [version.document for version in entry.versions if version.document]
    return entry.subject in at.base.causes or any("zin" in one for one in written)


def _version(version: Version) -> VersionView:
    return VersionView(
        nummer=version.number,
        actie=version.action,
        status=version.status,
        maatregel=version.document,
        rol=version.by_role,
        dag=version.on_day,
        reden=version.reason,
        beoordeeld_door=version.reviewed_role,
        beoordeeld_op=version.reviewed_on,
        opmerking=version.remark,
    )
