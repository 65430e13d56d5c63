"""Who may do what. A route says so with one of the dependencies below; a route without one does not start.

    router = APIRouter(dependencies=[Depends(allow("beheer"))])
    @router.get("/v1/schools/{school}/…", dependencies=[Depends(allow_school("werkgroep", "facilitator"))])
    @router.get("/health/live", dependencies=[Depends(public)])

`allow_school` reads the path parameter `school` (a slug) and refuses a token that does not reach it, in the
same way whether that school exists or not.
"""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request, Security
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.errors import ApiError
from api.services import Services, services_of
from api.store import tokens
from api.store.tokens import ROLES, Token

bearer = HTTPBearer(auto_error=False, description="Toegangssleutel van `werkdruk token`")
GUARD = "__werkdruk_guard__"


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


def public() -> None:
    """Dependency: everybody. The chat is public too: its code is checked inside."""


setattr(public, GUARD, ())


def guards(route: APIRoute) -> list[tuple[str, ...]]:
    """The role lists that a route asks for; empty list: it forgot to say."""
    return [getattr(call, GUARD) for call in _calls(route.dependant) if hasattr(call, GUARD)]


def assert_guarded(app: FastAPI) -> None:
    """Raise Unguarded when a route does not say who may use it: what is forgotten is refused."""
    open_routes = [route.path for route in api_routes(app.routes) if not guards(route)]
    if open_routes:
        raise Unguarded(", ".join(sorted(open_routes)))


def api_routes(routes: Any) -> Iterator[APIRoute]:
    """All routes, those of included routers too."""
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        elif hasattr(route, "routes"):
            yield from api_routes(route.routes)


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
