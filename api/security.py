"""Who may do what. A route says so with one of the dependencies below; a route without one does not start.

    router = APIRouter(dependencies=[Depends(allow("beheer"))])
    @router.get("/v1/schools/{school}/…", dependencies=[Depends(allow_school("werkgroep", "facilitator"))])
    @router.get("/health/live", dependencies=[Depends(public)])

`allow_school` reads the path parameter `school` (a slug) and refuses a token that does not reach it, in the
same way whether that school exists or not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request, Security
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.errors import ApiError
from api.services import Services, services_of
from api.store import tokens
from api.store.tokens import ROLES, Token

bearer = HTTPBearer(auto_error=False, description="Toegangssleutel van `werkdruk token`")
GUARD = "__werkdruk_guard__"
OPEN = {"/openapi.json", "/static"}  # not routes of FastAPI's own kind: the description of the API, and files


class Unguarded(Exception):
    """A route does not say who may use it."""


def holder(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)] = None,
) -> Token:
    """The valid token of this request. Raises 401; many wrong tokens from one address raise 429."""
    services = services_of(request)
    services.limits.guesses_so_far(request)
    found = _find(services, credentials.credentials) if credentials else None
    if found is None:
        services.limits.guess(request)
        raise ApiError("unauthorized")
    return found


Holder = Annotated[Token, Depends(holder)]


def allow(*roles: str) -> Callable[..., Token]:
    """Dependency: a token with one of these roles."""
    wanted = _known(roles)

    def guard(token: Holder) -> Token:
        if token.role not in wanted:
            raise ApiError("forbidden")
        return token

    setattr(guard, GUARD, wanted)
    return guard


def allow_school(*roles: str) -> Callable[..., Token]:
    """Dependency: a token with one of these roles that reaches the school in the path."""
    wanted = _known(roles)

    def guard(school: str, token: Holder) -> Token:
        if token.role not in wanted or school not in token.schools:
            raise ApiError("forbidden")
        return token

    setattr(guard, GUARD, wanted)
    return guard


async def public() -> None:
    """Dependency: everybody. The chat is public too: its code is checked inside."""


setattr(public, GUARD, ())


@dataclass(frozen=True)
class Entrance:
    """One way into the application. `guards`: the role lists that it asks for; empty: it forgot to say."""

    path: str
    methods: frozenset[str]
    guards: tuple[tuple[str, ...], ...]


def entrances(app: FastAPI) -> list[Entrance]:
    """Every route, those of included routers too."""
    return [_entrance(context) for context in iter_route_contexts(app.routes)]


def assert_guarded(app: FastAPI) -> None:
    """Raise Unguarded when a route does not say who may use it: what is forgotten is refused."""
    unguarded = {way.path for way in entrances(app) if not way.guards and way.path not in OPEN}
    if unguarded:
        raise Unguarded(", ".join(sorted(unguarded)))


def _entrance(context: RouteContext) -> Entrance:
    found: tuple[tuple[str, ...], ...] = ()
    if isinstance(context.original_route, APIRoute):
        found = tuple(getattr(call, GUARD) for call in _calls(context.dependant) if hasattr(call, GUARD))
    return Entrance(context.path or "?", frozenset(context.methods or {"GET"}), found)


def _known(roles: tuple[str, ...]) -> tuple[str, ...]:
    """The roles, when they exist; raises Unguarded: a guard for nobody is a mistake."""
    if not roles or not set(roles) <= set(ROLES):
        raise Unguarded(f"unknown roles: {roles}")
    return roles


def _find(services: Services, text: str) -> Token | None:
    with services.store.read() as conn:
        return tokens.find(conn, text, services.store.today)


def _calls(dependant: Dependant) -> Iterator[Callable[..., Any]]:
    for inner in dependant.dependencies:
        if inner.call is not None:
            yield inner.call
        yield from _calls(inner)
