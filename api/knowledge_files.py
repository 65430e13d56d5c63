"""Measures out and in over HTTP: a workbook or YAML."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException

from api.editing import Desk
from api.errors import ApiError, responses
from api.exchange import exchange
from api.exchange.guard import Refused
from api.knowledge_entries import EDITORS, AtDesk, Changed
from api.nameless import assert_nameless
from api.security import allow

IMPORT = "/v1/knowledge/import"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
YAML = "application/yaml"
FIELD = "bestand"

router = APIRouter(
    prefix="/v1/knowledge",
    tags=["kennisbank bewerken"],
    dependencies=[Depends(allow(*EDITORS))],
    responses=responses(401, 403, 404, 409, 413, 422, 429, 503),
)
Slugs = Annotated[list[str] | None, Query(max_length=200, description="scholen; leeg: voor alle scholen")]


class FaultView(BaseModel):
    blad: str
    rij: int
    kolom: str
    melding: str


class EditView(BaseModel):
    """What would change, or changed, in one measure or cause; `velden` is empty where it is retired."""

    id: str
    titel: str
    actie: str
    velden: list[Changed]


class Report(BaseModel):
    """What a file brought. `fouten`: rows that were left out (only with goede_regels).

    `meldingen`: what was not read or was understood otherwise, such as a column of one's own.
    """

    concepten: list[str]
    wijzigingen: list[EditView]
    ongewijzigd: int
    fouten: list[FaultView]
    meldingen: list[FaultView]
    opgeslagen: bool


@router.get(
    "/export",
    summary="Measures as a workbook or YAML, with your concepts if you like",
    response_class=Response,
    responses={200: {"content": {XLSX: {}, YAML: {"example": "---\nid: takenmarkt\n"}}}},
)
def export(
    at: AtDesk,
    formaat: Literal["xlsx", "yaml"] = "xlsx",
    school: Slugs = None,
    concepten: bool = True,
) -> Response:
    content = exchange.export(at, school or [], formaat, concepten)
    name = f'attachment; filename="maatregelen.{formaat}"'
    media = XLSX if formaat == "xlsx" else YAML
    return Response(content, media_type=media, headers={"Content-Disposition": name})


@router.post(
    "/import",
    summary="Concepts from a workbook or YAML; nothing changes until all is right",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "required": [FIELD],
                        "properties": {FIELD: {"type": "string", "format": "binary"}},
                    }
                }
            },
        }
    },
)
async def import_(
    request: Request,
    at: AtDesk,
    reden: Annotated[str, Query(min_length=3, max_length=1000, examples=["Uit onze eigen werkmap"])],
    school: Slugs = None,
    goede_regels: Annotated[bool, Query(description="neem alleen de goede regels over")] = False,
    controleren: Annotated[bool, Query(description="alleen kijken, niets opslaan")] = False,
) -> Report:
    """The file is read after the token was found good. Faults name sheet, row and column."""
    assert_nameless({"reden": reden})
    content = await _content(request)
    return await run_in_threadpool(_take, at, school or [], content, reden, goede_regels, controleren)


def _take(at: Desk, slugs: list[str], content: bytes, reason: str, good: bool, look: bool) -> Report:
    try:
        taken = exchange.take(at, slugs, content, reason, good_rows=good, only_look=look)
    except Refused as error:
        raise ApiError("file_refused", extra={"detail": str(error)}) from None
    faults: list[dict[str, Any]] = [fault.as_dict() for fault in taken.faults]
    if faults and not good:
        said = [{"veld": fault["kolom"], **fault} for fault in faults]
        raise ApiError("file_faults", extra={"fouten": said})
    return Report(
        concepten=taken.changed,
        wijzigingen=[
            EditView(
                id=edit.subject,
                titel=edit.title,
                actie=edit.action,
                velden=[Changed(**vars(one)) for one in edit.fields],
            )
            for edit in taken.edits
        ],
        ongewijzigd=taken.unchanged,
        fouten=[FaultView(**fault) for fault in faults],
        meldingen=[FaultView(**notice.as_dict()) for notice in taken.notices],
        opgeslagen=taken.saved,
    )


async def _content(request: Request) -> bytes:
    try:
        async with request.form(max_files=1, max_fields=4) as form:
            file = form.get(FIELD)
            if not isinstance(file, UploadFile):
                raise ApiError("bad_request")
            return await file.read()
    except MultiPartException:
        raise ApiError("bad_request") from None
