"""What goes wrong, said as problem details (RFC 9457) in Dutch. Answers never repeat what was sent."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.store.errors import StoreError
from api.wording import wording
from knowledge.errors import ContentError

logger = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
TYPE = "urn:werkdrukdialoog:fout:"

#: name of an error -> HTTP status
STATUS = {
    "bad_request": 400,
    "unauthorized": 401,
    "no_session": 401,
    "forbidden": 403,
    "four_eyes": 403,
    "not_found": 404,
    "method": 405,
    "taken": 409,
    "lower_k": 409,
    "keys_too_alike": 409,
    "wave_is_open": 409,
    "wave_not_open": 409,
    "no_open_wave": 409,
    "conflict": 409,
    "wrong_moment": 409,
    "base_changed": 409,
    "no_conflict": 409,
    "not_in_sample": 409,
    "full": 409,
    "not_running": 409,
    "outdated": 412,
    "too_large": 413,
    "invalid": 422,
    "other_body": 422,
    "wave_not_ready": 422,
    "file_refused": 422,
    "file_faults": 422,
    "tag_missing": 428,
    "too_many": 429,
    "unexpected": 500,
    "snapshot_damaged": 500,
    "unavailable": 503,
    "assistant_down": 503,
    "publish_failed": 503,
}
#: HTTP status -> name of the error that stands for it in the documentation
NAMES = {status: name for name, status in reversed(STATUS.items())}
#: where programs ask, whatever they say they accept
FOR_PROGRAMS = ("/v1/", "/health/")
RETRY_AFTER = {409: 1, 429: 10, 503: 30}
#: HTTP statuses that a browser is shown as a page
PAGES = (404, 500, 503)


class ApiError(Exception):
    """An answer that is an error. `name` is a key of STATUS; `values` fill the sentence in."""

    def __init__(
        self,
        name: str,
        extra: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        **values: object,
    ) -> None:
        super().__init__(name)
        self.name = name
        self.extra = dict(extra or {})
        self.headers = dict(headers or {})
        self.values = values


class FieldProblem(BaseModel):
    """One field that is not right."""

    veld: str
    melding: str


class Problem(BaseModel):
    """Problem details (RFC 9457)."""

    type: str = Field(examples=[TYPE + "not_found"])
    title: str
    status: int
    detail: str
    fouten: list[FieldProblem] | None = None


def problem(name: str, **values: object) -> dict[str, Any]:
    """The body of an error answer."""
    texts = wording("errors")
    return {
        "type": TYPE + name,
        "title": texts.say(f"{name}.titel"),
        "status": STATUS[name],
        "detail": texts.say(name, **values),
    }


def answer(error: ApiError) -> JSONResponse:
    """The answer for an error."""
    body = {**problem(error.name, **error.values), **error.extra}
    return JSONResponse(body, STATUS[error.name], _headers(error), media_type=MEDIA_TYPE)


def _headers(error: ApiError) -> dict[str, str]:
    status, headers = STATUS[error.name], dict(error.headers)
    if status == 401:
        headers.setdefault("WWW-Authenticate", "Bearer")
    if status in RETRY_AFTER:
        headers.setdefault("Retry-After", str(RETRY_AFTER[status]))
    return headers


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors of a route, for its documentation; `document` fills in title and example."""
    return {status: {"model": Problem, "description": NAMES[status]} for status in statuses}


def document(schema: dict[str, Any]) -> None:
    """Make every error in an OpenAPI document a problem in Dutch with an example.

    A route that asks for a token can always answer 401, 403, 404, 429 and 503, and one that takes a body 400,
    whether it says so or not.
    """
    for ways in schema["paths"].values():
        for operation in ways.values():
            said = operation["responses"]
            always = ["401", "403", "404", "429", "503"] if operation.get("security") else []
            if "requestBody" in operation:
                always.append("400")
            for status in {*said, *always}:
                if status not in said or said[status]["description"] == NAMES.get(int(status)):
                    said[status] = _documented(NAMES[int(status)])
                elif status == "422":
                    said[status] = _documented("invalid")
            operation["responses"] = dict(sorted(said.items()))
    schemas = schema["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas.update(_problem_schemas())


def _problem_schemas() -> dict[str, Any]:
    made = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**made.pop("$defs"), "Problem": made}


def _documented(name: str) -> dict[str, Any]:
    example = problem(name, reason="…") if name == "wave_not_ready" else problem(name)
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}}
    return {"description": example["title"], "content": content}


def is_browser(request: Request) -> bool:
    """Whether somebody looks for a page, rather than a program for data."""
    reads = request.method in ("GET", "HEAD") and not request.url.path.startswith(FOR_PROGRAMS)
    return reads and "text/html" in request.headers.get("accept", "")


def install(app: FastAPI, page: Callable[[Request, int], Response]) -> None:
    """Make every error of `app` an answer of this shape; `page`: what a browser is shown for a status."""

    def said(request: Request, error: ApiError) -> Response:
        status = STATUS[error.name]
        if status not in PAGES or not is_browser(request):
            return answer(error)
        shown = page(request, status)
        shown.headers.update(_headers(error))
        return shown

    @app.exception_handler(ApiError)
    async def ours(request: Request, error: ApiError) -> Response:
        return said(request, error)

    @app.exception_handler(StoreError)
    async def stored(request: Request, error: StoreError) -> Response:
        return said(request, from_store(error))

    @app.exception_handler(ContentError)
    async def content(_request: Request, error: ContentError) -> JSONResponse:
        said = [{"veld": item.field, "melding": item.what} for item in error.problems]
        return answer(ApiError("invalid", extra={"fouten": said}))

    @app.exception_handler(RequestValidationError)
    async def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        if any(item["type"] == "json_invalid" for item in error.errors()):
            return answer(ApiError("bad_request"))
        return answer(ApiError("invalid", extra={"fouten": fields(error.errors())}))

    @app.exception_handler(HTTPException)
    async def plain(request: Request, error: HTTPException) -> Response:
        name = NAMES.get(error.status_code, "bad_request" if error.status_code < 500 else "unexpected")
        return said(request, ApiError(name, headers=error.headers))

    @app.exception_handler(SQLAlchemyError)
    async def database(request: Request, error: SQLAlchemyError) -> Response:
        logger.error("database failed: %s", type(error).__name__)
        return said(request, ApiError("unavailable"))

    app.add_middleware(LastResort, said=said)


class LastResort:
    """ASGI middleware: an error that nobody foresaw becomes a plain 500.

    It goes no further, because the server would log it with all that it holds.
    """

    def __init__(self, app: ASGIApp, said: Callable[[Request, ApiError], Response]) -> None:
        self.app = app
        self.said = said

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            logger.error("request failed: %s", type(error).__name__)
            if not started:
                await self.said(Request(scope), ApiError("unexpected"))(scope, receive, send)


def from_store(error: StoreError) -> ApiError:
    """The answer that belongs to an error of the store."""
    if error.name == "wave_not_ready":
        reason = wording("errors").say(f"reason.{error.values['field']}", **error.values)
        return ApiError("wave_not_ready", reason=reason)
    if error.name in STATUS:
        return ApiError(error.name, **error.values)
    logger.error("store failed: %s", error.name)
    return ApiError("unexpected")


def fields(errors: Any) -> list[dict[str, str]]:
    """Which fields are wrong and why, without what was in them."""
    texts = wording("errors")
    found = []
    for item in errors:
        name = f"field.{item['type']}"
        melding = texts.say(name if name in texts.sentences else "field.other")
        found.append({"veld": ".".join(_readable(part) for part in item["loc"]), "melding": melding})
    return found


def _readable(part: Any) -> str:
    """A part of the place of an error; a name that someone made up is not repeated."""
    text = str(part)
    return text if len(text) <= 40 and text.isascii() and text.replace("_", "").isalnum() else "?"
