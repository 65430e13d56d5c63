"""A newer base never loses a local change; scopes, roles and layers that cannot be read."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from actions.layers import Layers as Reader
from api.editing import Author, BaseChanged, Desk, FourEyes, Kept, NotYours
from api.layers import Layers, effective
from api.store import knowledge, schools
from api.store.errors import NotFound, Outdated, Taken
from api.store.knowledge import Entry
from api.store.store import Store
from knowledge.base import Base, load
from knowledge.errors import ContentError
from knowledge.layer import document

base = cache(load)
NAME = "takenmarkt"
ANA = Author("facilitator", "ana", frozenset({"een", "twee"}))
BEA = Author("facilitator", "bea", frozenset({"een", "twee"}))
CAS = Author("facilitator", "cas", frozenset({"drie"}))
BEHEER = Author("beheer", "dov", frozenset())


@pytest.fixture
def schooled(store: Store) -> Store:
    with store.write() as conn:
        for slug in ("een", "twee", "drie"):
            schools.add(conn, store.today, slug, slug, {"leraar": 9}, {})
    return store


def text(wat: str) -> dict[str, object]:
    return {**document(base().measures[NAME]), "wat": wat}


def newer() -> Base:
    """The base with another text for the same measure."""
    changed = base().measures[NAME].model_copy(update={"wat": "Een nieuwere tekst."})
    return base().with_measures({**base().measures, NAME: changed})


def publish(store: Store, entry: Entry, author: Author = ANA, reviewer: Author = BEA) -> Entry:
    entry = Desk(store, base(), author).submit(entry.id, entry.revision)
    entry = Desk(store, base(), reviewer).review(entry.id, entry.revision, True, "")
    return Desk(store, base(), author).publish(entry.id, entry.revision)


def seen(store: Store, slug: str, now: Base | None = None) -> str | None:
    with store.read() as conn:
        found = effective(conn, now or base(), schools.by_slug(conn, slug).id).measures.get(NAME)
    return found.wat if found else None


def test_a_newer_base_shows_a_conflict_and_keeps_the_local_text(schooled: Store) -> None:
    desk = Desk(schooled, base(), ANA)
    entry = publish(schooled, desk.create(["een"], NAME, text("Onze tekst."), "lokaal"))
    later = Desk(schooled, newer(), ANA)
    assert later.clash(entry) == "basis_anders"
    assert seen(schooled, "een", newer()) == "Onze tekst."
    assert seen(schooled, "drie", newer()) == "Een nieuwere tekst."
    kept = later.solve(entry.id, entry.revision, "mijn", None, "blijft")
    assert later.clash(kept) is None
    with pytest.raises(Kept):
        later.solve(kept.id, kept.revision, "basis", None, "niets")


def test_taking_the_base_or_merging_ends_a_conflict(schooled: Store) -> None:
    desk, later = Desk(schooled, base(), ANA), Desk(schooled, newer(), ANA)
    entry = publish(schooled, desk.create(["een"], NAME, text("Onze tekst."), "lokaal"))
    merged = later.solve(entry.id, entry.revision, "samen", text("Samen."), "beide")
    assert merged.working
    assert merged.working.document
    assert merged.working.document["wat"] == "Samen."
    taken = later.solve(merged.id, merged.revision, "basis", None, "nieuwe is beter")
    assert taken.published is None
    assert seen(schooled, "een", newer()) == "Een nieuwere tekst."


def test_a_concept_made_from_an_older_base_is_not_published_over_it(schooled: Store) -> None:
    entry = Desk(schooled, base(), ANA).create(["een"], NAME, text("Onze tekst."), "lokaal")
    with pytest.raises(BaseChanged):
        Desk(schooled, newer(), ANA).submit(entry.id, entry.revision)


def test_what_is_closest_to_the_school_counts(schooled: Store) -> None:
    desk = Desk(schooled, base(), ANA)
    publish(schooled, desk.create([], NAME, text("Voor allen."), "allen"), reviewer=BEHEER)
    publish(schooled, desk.create(["een", "twee"], NAME, text("Voor twee."), "twee"))
    publish(schooled, desk.create(["een"], NAME, text("Voor een."), "een"))
    assert [seen(schooled, slug) for slug in ("een", "twee", "drie")] == [
        "Voor een.",
        "Voor twee.",
        "Voor allen.",
    ]


def test_roles_reach_no_further_than_they_should(schooled: Store) -> None:
    entry = Desk(schooled, base(), ANA).create(["een"], NAME, text("Onze tekst."), "lokaal")
    with pytest.raises(NotFound):
        Desk(schooled, base(), CAS).entry(entry.id)
    with pytest.raises(NotYours):
        Desk(schooled, base(), CAS).create(["een"], NAME, None, "weg")
    with pytest.raises(Taken):
        Desk(schooled, base(), BEA).create(["een"], NAME, None, "weg")
    sent = Desk(schooled, base(), ANA).submit(entry.id, entry.revision)
    with pytest.raises(FourEyes):
        Desk(schooled, base(), ANA).review(sent.id, sent.revision, True, "")
    with pytest.raises(Outdated):
        Desk(schooled, base(), ANA).withdraw(entry.id, entry.revision)
    general = Desk(schooled, base(), ANA).create([], NAME, text("Voor allen."), "allen")
    general = Desk(schooled, base(), ANA).submit(general.id, general.revision)
    with pytest.raises(NotYours):
        Desk(schooled, base(), BEA).review(general.id, general.revision, True, "")


def test_faults_are_dutch_and_nothing_is_kept(schooled: Store) -> None:
    works = [{"element": "nergens", "sterkte": 2, "reden": "x"}]
    with pytest.raises(ContentError, match="bestaat niet"):
        Desk(schooled, base(), ANA).create(["een"], NAME, {**text("x"), "werkt_via": works}, "fout")
    with schooled.read() as conn:
        assert knowledge.all_entries(conn) == []


def test_retiring_and_a_school_that_leaves(schooled: Store) -> None:
    publish(schooled, Desk(schooled, base(), ANA).create(["een"], NAME, None, "doen we niet"))
    assert seen(schooled, "een") is None
    with schooled.write() as conn:
        schools.remove(conn, "een")
        assert knowledge.all_entries(conn) == []


def test_the_bot_reads_what_the_api_wrote_and_else_the_base_alone(schooled: Store, tmp_path: Path) -> None:
    publish(schooled, Desk(schooled, base(), ANA).create(["een"], NAME, text("Onze tekst."), "lokaal"))
    layers = Layers(schooled, base(), tmp_path)
    with schooled.read() as conn:
        school, release = schools.by_slug(conn, "een").id, knowledge.release(conn)
    found = layers.of(school, release)
    assert layers.known(school, release) is found
    reader = Reader(base(), tmp_path)
    assert reader.base(found.hash).measures[NAME].wat == "Onze tekst."
    (tmp_path / f"{found.hash}.json").write_text("{}", encoding="utf-8")
    for version in (None, "", "../x", "0" * 64, found.hash):
        assert Reader(base(), tmp_path).base(version) is base()
    assert replace(found, hash="").base is found.base
