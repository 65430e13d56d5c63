"""Every test gets a database of its own, copied from one that was migrated once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from api.settings import Settings, load_settings
from api.store import codes, schools, tokens
from api.store.store import Store, open_store
from api.store.upkeep import upgrade
from api.waves import close_wave, open_wave, publish_results
from tests.api.published import fill
from tests.api.world import (
    OTHER,
    SCHOOL,
    SECRET,
    Client,
    Clock,
    FakeAssistant,
    FakeNet,
    World,
    opening,
    small_base,
)
from tests.attacks.world import base

ROLES = ("werkgroep", "facilitator", "bestuur", "beheer")
HEADCOUNTS = {"schoolleider": 1, "leraar": 16, "onderwijsondersteunend": 8, "overig_ondersteunend": 2}


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of this computer's environment or .env reaches a test."""
    import os

    for name in list(os.environ):
        if name.startswith("WERKDRUK_") or name == "DATABASE_URL":
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def no_sweeping_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test looks at the files when it says so."""
    monkeypatch.setattr("api.app.SWEEP_SECONDS", 3600.0)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "empty.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def database(migrated: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(migrated, tmp_path / "werkdruk.db"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database: Path, clock: Clock) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{database}", SECRET, clock)
    yield opened
    opened.close()


@pytest.fixture
def settings(database: Path) -> Settings:
    return load_settings(
        secret=SECRET,
        bot_key="b" * 40,
        database_url=f"sqlite:///{database}",
        session_rate="100000/minute",
        address_rate="100000/minute",
        guess_rate="100000/minute",
        admin_rate="100000/minute",
    )


def published(wave_id: str, store: Store) -> dict[str, Any]:
    """Stands for api/publish.py: says how many answers it could see."""
    from api.store import responses

    with store.read() as conn:
        found = responses.of_wave(conn, wave_id)
    return {"wave": wave_id, "answers": len(found.answers), "people": len(found.participants)}


@pytest.fixture
def make_world(store: Store, clock: Clock, settings: Settings) -> Iterator[Callable[..., World]]:
    """Makes an application; its parts can be replaced by name."""
    clients: list[Client] = []

    def make(**parts: Any) -> World:
        from api.app import create_app

        chosen = parts.pop("settings", settings)
        assistant = parts.pop("assistant", None) or FakeAssistant()
        parts = {"publish": published, "safety": FakeNet(), "knowledge": small_base(), **parts}
        app = create_app(chosen, store=store, assistant=assistant, **parts)
        client = Client(app)
        clients.append(client)
        return World(app, store, clock, assistant, chosen, client, *_people(store, clock))

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    return make_world()


@pytest.fixture
def real(make_world: Callable[..., World]) -> World:
    """An application with the real knowledge base and a published wave of 24 people."""
    world = make_world(knowledge=base(), publish=partial(publish_results, knowledge=base()))
    fill(world, world.wave)
    close_wave(world.store, world.wave, world.app.state.services.publish)
    return world


def _people(store: Store, clock: Clock) -> tuple[list[str], list[str], dict[str, str], dict[str, str], str]:
    """Two schools with an open wave, four codes each, and a token for every role."""
    made = []
    for slug in (SCHOOL, OTHER):
        with store.write() as conn:
            routes = {"vertrouwenspersoon": "Sam, 06 1", "bedrijfsarts": None}
            school = schools.add(conn, store.today, slug, f"School {slug}", HEADCOUNTS, routes)
            own = codes.make(conn, store.secret, school.id, store.today, 3)
            own += codes.make(conn, store.secret, school.id, store.today, 1, working_group=True)
            keys = {role: tokens.make(conn, store.today, role, [school.id])[1] for role in ROLES}
        wave = open_wave(store, small_base(), slug, opening(clock))
        made.append((own, keys, wave.id))
    return made[0][0], made[1][0], made[0][1], made[1][1], made[0][2]
