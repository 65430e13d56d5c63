"""Ways out of a published wave: Excel, CSV, the report as PDF, and charts. Made from the snapshot alone."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel, Field

from api.apart import apart
from api.errors import ApiError
from api.exports import drawing
from api.exports.table import csv_bytes
from api.exports.workbook import workbook
from api.results import ERRORS, READERS, Known, School, Wave, snapshot_of
from api.security import allow_school
from api.services import ServicesDep
from api.store.snapshots import Snapshot

FORMS = {"json": "application/json", "svg": "image/svg+xml", "png": "image/png"}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Width = Literal["breed", "smal"]  # the keys of exports.frame.FRAMES
KEPT = 24  # results of heavy work that are kept, by snapshot
router = APIRouter(
    prefix="/v1/schools/{school}/waves/{wave}",
    tags=["resultaten"],
    dependencies=[Depends(allow_school(*READERS))],
    responses=ERRORS,
)


class Kept:
    """What was drawn last, by the hash of its snapshot: the same snapshot is never drawn twice in a row."""

    def __init__(self) -> None:
        self._found: OrderedDict[tuple[str, str], Any] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, str], make: Callable[[], Any]) -> Any:
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        made = make()
        with self._lock:
            self._found[key] = made
            while len(self._found) > KEPT:
                self._found.popitem(last=False)
        return made


class ChartView(BaseModel):
    naam: str = Field(examples=["energie"])
    titel: str
    uitleg: str = Field(description="how to read it")
    tekst: str = Field(description="text alternative with the same values")
    leeg: str | None = Field(description="why there is nothing to draw; null where there is")
    adressen: dict[str, str]


class ChartList(BaseModel):
    grafieken: list[ChartView]


def _file(kind: str, media: str, example: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"description": kind, "content": {media: {"example": example}}}}


@router.get(
    "/results.xlsx",
    summary="Everything that was published, as a workbook",
    response_class=Response,
    responses=_file("workbook", EXCEL, "PK…"),
)
def excel(school: School, wave: Wave, services: ServicesDep, known: Known = None) -> Response:
    """One sheet a part, with an explanation; nothing hidden."""
    found = snapshot_of(school, wave, services)
    return _answer(found, EXCEL, "xlsx", known, lambda: workbook(found.content))


@router.get(
    "/results.csv",
    summary="Everything that was published, as one long table",
    response_class=Response,
    responses=_file("table", "text/csv", "deel;onderdeel;…"),
)
def csv(school: School, wave: Wave, services: ServicesDep, known: Known = None) -> Response:
    """As Dutch Excel opens it: semicolons, decimal comma, UTF-8 with a mark."""
    found = snapshot_of(school, wave, services)
    return _answer(found, "text/csv; charset=utf-8", "csv", known, lambda: csv_bytes(found.content))


@router.get(
    "/results.pdf",
    summary="The report for the team",
    response_class=Response,
    responses=_file("report", "application/pdf", "%PDF…"),
)
def pdf(school: School, wave: Wave, services: ServicesDep, known: Known = None) -> Response:
    """Readable in ten minutes, tagged for screen readers. The same snapshot gives the same bytes."""
    found = snapshot_of(school, wave, services)

    def made() -> bytes:
        return bytes(services.kept.get((found.sha256, "pdf"), lambda: apart(drawing.report, found.content)))

    return _answer(found, "application/pdf", "pdf", known, made)


@router.get("/charts", summary="The charts of a published wave, with their text alternatives")
def charts(school: School, wave: Wave, services: ServicesDep) -> ChartList:
    found = snapshot_of(school, wave, services)
    specs: Mapping[str, Any] = _drawn(services, found, "json")
    place = f"/v1/schools/{school}/waves/{wave}/charts"
    return ChartList(
        grafieken=[
            ChartView(
                naam=name,
                titel=one["title"],
                uitleg=one["uitleg"],
                tekst=one["tekst"],
                leeg=one["leeg"],
                adressen={form: f"{place}/{name}.{form}" for form in FORMS},
            )
            for name, one in specs.items()
        ]
    )


@router.get(
    "/charts/{name}.{form}",
    summary="One chart as JSON (Vega-Lite), SVG or PNG",
    response_class=Response,
    responses={
        200: {"description": "chart", "content": {media: {"example": "…"} for media in FORMS.values()}}
    },
)
def chart(
    school: School,
    wave: Wave,
    services: ServicesDep,
    name: Annotated[str, Path(max_length=40, examples=["energie"])],
    form: Annotated[str, Path(max_length=4, examples=["svg"])],
    breedte: Annotated[Width, Query(description="'smal': to be read on a phone")] = "breed",
    known: Known = None,
) -> Response:
    """From one definition; an unknown name or form is not found."""
    found = snapshot_of(school, wave, services)
    if form not in FORMS:
        raise ApiError("not_found")
    drawn = _drawn(services, found, form, breedte)
    if name not in drawn:
        raise ApiError("not_found")
    body = drawn[name]["bytes"] if form == "json" else drawn[name]
    return _answer(found, FORMS[form], form, known, lambda: body, inline=f"{name}-{breedte}")


def _drawn(services: Any, found: Snapshot, form: str, width: Width = "breed") -> Any:
    """All charts of a snapshot in one form and width, drawn apart from this process."""
    key = (found.sha256, f"{form}-{width}")
    return services.kept.get(key, lambda: apart(drawing.charts_as, found.content, form, width))


def _answer(
    found: Snapshot,
    media: str,
    extension: str,
    known: str | None,
    make: Callable[[], bytes],
    inline: str = "",
) -> Response:
    """The file, or 304 to who has it. `inline`: name and width of a chart, which is shown and not saved."""
    tag = f'"{found.sha256[:32]}-{inline}{extension}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if known is not None and tag in [part.strip().removeprefix("W/") for part in known.split(",")]:
        return Response(status_code=304, headers=headers)
    wave = found.content["golf"]
    name = f"{found.content['school']['slug']}-{wave['soort']}-{wave['sluit']}.{extension}"
    headers["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    return Response(make(), media_type=media, headers=headers)
