"""Published results, whole or one part at a time. Read from snapshots; this module knows no
answers.

The ETag is the SHA-256 under which the snapshot was saved: the body of `/results` has that hash,
and a part keeps it,
because it is cut out of the same frozen text.
"""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Response
from pydantic import BaseModel, Field

from api.errors import responses
from api.security import allow_school
from api.services import Services, ServicesDep
from api.store import schools, snapshots
from api.store.snapshots import Snapshot
from api.store.tables import dump

READERS = ("werkgroep", "facilitator")
JSON = "application/json"
CELL = {"getoond": True, "n": "20–24", "gemiddelde": 2.6}
HIDDEN = {"getoond": False, "reden": "te_weinig"}

#: route under /results -> keys of the snapshot, what it is, example
PARTS: dict[str, tuple[tuple[str, ...], str, dict[str, Any]]] = {
    "scores": (
        ("groepen", "schalen", "balans"),
        "Scores per scale for the school and the shown groups, and the balance in words",
        {"schalen": {"kwantitatieve_taakeisen": {"school": CELL, "groepen": {"leraar": HIDDEN}}}},
    ),
    "factoren": (
        ("factoren",),
        "Factors of the TNO model, from questions and published themes",
        {"factoren": {"tijdsdruk": {"label": "Tijdsdruk", "score": CELL}}},
    ),
    "categorieen": (
        ("categorieen",),
        "The six boxes of the TNO model",
        {"categorieen": {"buffers": {"label": "Buffers", "oordeel": HIDDEN}}},
    ),
    "energie": (
        ("energie",),
        "What costs and what gives energy, per topic",
        {"energie": [{"vraag": "n_ouders", "label": "contact met ouders", "cel": HIDDEN}]},
    ),
    "themas": (
        ("themas", "achter"),
        "Themes in bands and words, and what is behind them",
        {"themas": {"kost": HIDDEN}, "achter": {}},
    ),
    "maatregelen": (
        ("maatregelen",),
        "Measures that fit the published themes, with votes in bands",
        {"maatregelen": [{"maatregel": "vergadervrije_middag", "stemmen": HIDDEN}]},
    ),
    "samen": (
        ("samen",),
        "Themes that the same people name",
        {"samen": [{"themas": ["administratie", "vergaderen"], "genoemd": {"getoond": True, "n": "5–9"}}]},
    ),
    "top-vijf": (
        ("top_vijf", "krachten"),
        "Top five bottlenecks by three criteria, and strengths; the working group decides",
        {"top_vijf": [{"thema": "administratie", "label": "Administratie", "punten": 7}], "krachten": []},
    ),
    "dialoog": (
        ("dialoog",),
        "Subjects on which staff disagree most",
        {"dialoog": [{"soort": "energie", "id": "n_scholing", "label": "scholing", "kanten": {}}]},
    ),
    "vergelijking": (
        ("vergelijking",),
        "National figures beside the school's own; no norm",
        {"vergelijking": {"schalen": {"emotionele_belasting": {"landelijk": 2.1, "oordeel": "hoger"}}}},
    ),
    "trend": (
        ("trend",),
        "The same scales in earlier waves, and which differences exceed noise",
        {"trend": {"emotionele_belasting": {"sinds_vorige": {"verandering": -0.2, "ruis": 0.5}}}},
    ),
    "uitvoering": (
        ("uitvoering",),
        "What was done of the work plan, next to what changed",
        {"uitvoering": {"oorzaken": [{"thema": "administratie", "oordeel": "gedaan_geen_verschil"}]}},
    ),
    "respons": (
        ("respons",),
        "Response of the whole school, in a band and in words",
        {"respons": {"band": "20–24", "deel": {"getoond": True, "woorden": "driekwart_of_meer"}}},
    ),
}
ALWAYS = ("golf", "k", "niveau", "uitleg", "woorden")  # in every part

ERRORS: dict[int | str, dict[str, Any]] = {
    304: {"description": "Not changed since the ETag in If-None-Match"},
    **responses(401, 403, 404, 422, 429, 500, 503),
}
router = APIRouter(
    prefix="/v1/schools/{school}/waves",
    tags=["resultaten"],
    dependencies=[Depends(allow_school(*READERS))],
    responses=ERRORS,
)

School = Annotated[str, Path(max_length=64, examples=["de-linde"])]
Wave = Annotated[str, Path(max_length=36, examples=["0b0c1c2e-6f3e-4c53-9f0e-0d6f2f6f7a11"])]
Known = Annotated[str | None, Header(alias="If-None-Match", max_length=2000)]


class WaveOut(BaseModel):
    """A published wave."""

    id: str
    soort: str = Field(examples=["nulmeting"])
    opent: str = Field(examples=["2026-11-02"])
    sluit: str = Field(examples=["2026-11-13"])
    niveau: str = Field(examples=["cijfers"])
    sha256: str


class WaveList(BaseModel):
    golven: list[WaveOut]


@router.get("", summary="Published waves of a school, oldest first")
def waves(school: School, services: ServicesDep) -> WaveList:
    """Only waves with published results; an open wave is not here."""
    found = _snapshots(school, services)
    return WaveList(
        golven=[
            WaveOut(**{**one.content["golf"], "niveau": one.content["niveau"], "sha256": one.sha256})
            for one in found
        ]
    )


@router.get(
    "/{wave}/results",
    summary="Everything that was published of a wave",
    response_class=Response,
    responses={200: {"content": {JSON: {"example": {"golf": {"soort": "nulmeting"}, "niveau": "cijfers"}}}}},
)
def results(school: School, wave: Wave, services: ServicesDep, known: Known = None) -> Response:
    """The snapshot, byte for byte as it was published."""
    found = snapshot_of(school, wave, services)
    return _answer(found, found.content, known)


def _part(name: str) -> Callable[..., Response]:
    """The route of one part."""
    keys, about, _ = PARTS[name]

    def route(school: School, wave: Wave, services: ServicesDep, known: Known = None) -> Response:
        found = snapshot_of(school, wave, services)
        content = {key: found.content[key] for key in (*ALWAYS, *keys) if key in found.content}
        return _answer(found, content, known)

    route.__name__ = name.replace("-", "_")
    route.__doc__ = f"{about}. Cells: see the explanation in `woorden` and `uitleg`."
    return route


for _name, (_, _about, _example) in PARTS.items():
    router.add_api_route(
        f"/{{wave}}/results/{_name}",
        _part(_name),
        methods=["GET"],
        summary=_about,
        response_class=Response,
        responses={200: {"content": {JSON: {"example": _example}}}},
    )


def _snapshots(school: str, services: Services) -> list[Snapshot]:
    with services.reader.read() as conn:
        return snapshots.of_school(conn, schools.by_slug(conn, school).id)


def snapshot_of(school: str, wave: str, services: Services) -> Snapshot:
    """The snapshot of a wave of this school. Raises not_found, also for a wave of another school."""
    with services.reader.read() as conn:
        found = schools.by_slug(conn, school)
        return snapshots.of_wave(conn, wave, found.id)


def _answer(found: Snapshot, content: dict[str, Any], known: str | None) -> Response:
    tag = f'"{found.sha256}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if known is not None and tag in [part.strip().removeprefix("W/") for part in known.split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(dump(content), media_type=JSON, headers=headers)
