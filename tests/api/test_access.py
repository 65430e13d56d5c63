"""Default deny: every route × every role × an own and another school, as a table that has to be complete."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from fastapi import APIRouter, Depends, FastAPI

from api.security import OPEN, Unguarded, allow, assert_guarded, entrances
from api.store import schools, tokens
from tests.api.world import OTHER, SCHOOL, World

ALL = {"werkgroep", "facilitator", "bestuur", "beheer"}
#: path prefix -> roles that may come in; the longest that fits counts
WHO = {
    "/v1/admin": {"beheer"},
    "/v1/knowledge": ALL,
    "/v1/knowledge/entries": {"facilitator", "beheer"},
    "/v1/knowledge/conflicts": {"facilitator", "beheer"},
    "/v1/knowledge/export": {"facilitator", "beheer"},
    "/v1/knowledge/import": {"facilitator", "beheer"},
    "/v1/knowledge/schools/{school}": {"facilitator"},
    "/v1/schools/{school}": {"werkgroep", "facilitator"},
    "/v1/schools/{school}/questions": {"facilitator"},
    "/v1/schools/{school}/waves/{wave}/ideas": {"werkgroep"},
    "/v1/board": {"bestuur"},
    "/v1/chat": None,
    "/health": None,
    "/docs": None,
    "/s/": None,
    "/werkgroep": None,
    "/werkplan": None,
    "/facilitator": None,
    "/hulp": None,
    "/privacy": None,
    "/": None,
}
FILLED_IN = {"wave": "928597bd-5206-461f-87df-328b883fdd8c", "measure": "bestaat_niet"}


def routes(world: World) -> list[tuple[str, str]]:
    found = {(method, way.path) for way in entrances(world.app) for method in way.methods - {"HEAD"}}
    return sorted(place for place in found if place[1] not in OPEN)


def who_may(path: str) -> set[str] | None:
    prefix = max((prefix for prefix in WHO if path.startswith(prefix)), key=len)
    return WHO[prefix] if prefix != "/" or path == "/" else set()


def address(path: str, school: str) -> str:
    path = path.replace("{school}", school)
    return re.sub(r"\{(\w+)\}", lambda m: FILLED_IN.get(m.group(1), FILLED_IN["wave"]), path)


def ask(world: World, method: str, path: str, token: str | None) -> int:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return int(world.client.request(method, path, headers=headers).status_code)


def test_the_table_of_roles_names_every_route(world: World) -> None:
    assert len(routes(world)) > 25
    for _, path in routes(world):
        assert path == "/" or any(path.startswith(prefix) for prefix in WHO if prefix != "/"), path


def test_without_a_token_every_closed_route_asks_for_one(world: World) -> None:
    for method, path in routes(world):
        status = ask(world, method, address(path, SCHOOL), None)
        if who_may(path) is None:
            assert status not in (401, 403) or path.endswith("/mine"), (method, path, status)
        else:
            assert status == 401, (method, path, status)


@pytest.mark.parametrize("role", sorted(ALL))
def test_a_role_comes_in_where_the_table_says_so_and_nowhere_else(world: World, role: str) -> None:
    for method, path in routes(world):
        allowed = who_may(path)
        if allowed is None:
            continue
        status = ask(world, method, address(path, SCHOOL), world.tokens[role])
        if role in allowed:
            assert status not in (401, 403), (role, method, path, status)
        else:
            assert status == 403, (role, method, path, status)


@pytest.mark.parametrize("role", sorted(ALL - {"beheer"}))
@pytest.mark.parametrize("school", [OTHER, "bestaat-niet"])
def test_another_school_is_refused_in_one_way_whether_it_exists_or_not(
    world: World, role: str, school: str
) -> None:
    for method, path in routes(world):
        if who_may(path) is None or "{school}" not in path:
            continue
        assert ask(world, method, address(path, school), world.tokens[role]) == 403, (role, method, path)


@pytest.mark.parametrize("path", ["/v1/onbekend", "/v1/admin", "/admin", "/metrics", "/redoc", "/v1/schools"])
def test_an_unknown_route_gives_nothing_to_anyone(world: World, path: str) -> None:
    for token in (None, *world.tokens.values()):
        assert ask(world, "GET", path, token) in (401, 403, 404)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer wd_onbekend",
        "Basic {token}",
        "bearer  {token} x",
        "Token {token}",
        "{token}",
    ],
)
def test_anything_but_a_whole_bearer_token_is_refused(world: World, header: str) -> None:
    value = header.format(token=world.tokens["beheer"])
    said = world.client.get("/v1/admin/schools", headers={"Authorization": value} if value else {})
    assert said.status_code == 401
    assert said.headers["www-authenticate"] == "Bearer"


def test_a_token_in_the_address_is_not_read(world: World) -> None:
    assert world.client.get(f"/v1/admin/schools?token={world.tokens['beheer']}").status_code == 401


def test_a_revoked_or_old_token_is_refused(world: World) -> None:
    headers = world.as_role("beheer")
    assert world.client.get("/v1/admin/schools", headers=headers).status_code == 200
    world.clock.turn(days=366)
    assert world.client.get("/v1/admin/schools", headers=headers).status_code == 401
    world.clock.turn(days=-366)
    with world.store.write() as conn:
        [token] = [t for t in tokens.all_tokens(conn) if t.role == "beheer" and SCHOOL in t.schools]
        tokens.revoke(conn, token.id, world.store.today)
    assert world.client.get("/v1/admin/schools", headers=headers).status_code == 401


def test_a_facilitator_reaches_the_schools_that_invited_them(world: World) -> None:
    with world.store.write() as conn:
        both = [schools.by_slug(conn, slug).id for slug in (SCHOOL, OTHER)]
        _, token = tokens.make(conn, world.store.today, "facilitator", both)
        found = tokens.find(conn, token, world.store.today)
    assert found is not None
    assert found.schools == {SCHOOL, OTHER}


def test_tokens_and_codes_are_not_in_the_database_as_they_are(world: World, database: Any) -> None:
    world.store.sweep()
    raw = database.read_bytes()
    for secret in (*world.tokens.values(), *world.codes, *(code.replace("-", "") for code in world.codes)):
        assert secret.encode() not in raw


def test_a_route_that_forgets_to_say_who_may_use_it_does_not_start() -> None:
    app = FastAPI(docs_url=None, redoc_url=None)

    @app.get("/vergeten")
    def forgotten() -> None:
        """Says nothing about access."""

    with pytest.raises(Unguarded, match="/vergeten"):
        assert_guarded(app)


def test_a_guard_on_the_router_counts() -> None:
    app = FastAPI(docs_url=None, redoc_url=None)
    router = APIRouter(dependencies=[Depends(allow("beheer"))])

    @router.get("/bewaakt")
    def guarded() -> None:
        """Guarded by its router."""

    app.include_router(router)
    assert_guarded(app)
    [found] = [way for way in entrances(app) if way.path == "/bewaakt"]
    assert found.guards == (("beheer",),)


@pytest.mark.parametrize("roles", [(), ("directeur",)])
def test_a_guard_for_nobody_or_for_an_unknown_role_is_a_mistake(roles: tuple[str, ...]) -> None:
    with pytest.raises(Unguarded):
        allow(*roles)


def test_a_token_lasts_a_year_unless_said_otherwise(world: World) -> None:
    with world.store.write() as conn:
        token_id, _ = tokens.make(conn, world.store.today, "beheer")
        [made] = [t for t in tokens.all_tokens(conn) if t.id == token_id]
    assert made.expires - made.made == timedelta(days=365)
