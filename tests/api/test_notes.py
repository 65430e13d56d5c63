"""Notes of a team meeting: counted in themes, and the words are gone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from api.disclosure import Rules
from api.notes_reading import document
from tests.api.published import ask
from tests.api.world import World
from tests.attacks.world import base

LINES = [
    *["te veel administratie, alles moet in drie systemen worden ingevuld"] * 3,
    "formulieren invullen kost uren",
    "dubbele administratie",
    "we vergaderen te lang",
    "vergadering na vergadering",
    "weer een vergadering op donderdag",
    "de directeur is er nooit voor ons",
    "zwarterietpluim staat op het bord",
]


def test_notes_are_counted_and_the_text_is_gone(real: World) -> None:
    said = ask(real, "POST", "/notes", json={"regels": LINES, "vraag": "kost"})
    assert said.status_code == 201, said.text
    found = said.json()
    assert found["getoond"]
    assert "administratie" in [row["thema"] for row in found["themas"]["kost"]]
    assert found["themas"]["geeft"] == []
    (kept,) = ask(real, "GET", "/notes").json()["teamnotities"]
    assert kept == found
    real.store.sweep()
    database = Path(real.settings.database_url.removeprefix("sqlite:///"))
    for file in database.parent.glob("werkdruk.db*"):
        assert b"zwarterietpluim" not in file.read_bytes()
    assert ask(real, "DELETE", f"/notes/{kept['id']}").status_code == 204


def test_a_cry_for_help_in_the_notes_is_answered_and_kept_nowhere(real: World) -> None:
    said = ask(real, "POST", "/notes", json={"regels": [*LINES, "ik wil niet meer leven"], "vraag": "kost"})
    assert any("hulp" in line for line in said.json()["uitleg"])
    (kept,) = ask(real, "GET", "/notes").json()["teamnotities"]
    assert not any("hulppagina" in line for line in kept["uitleg"])


@pytest.mark.parametrize("lines", [["..."], ["  ", "1"], []])
def test_notes_without_words_are_refused(world: World, lines: list[str]) -> None:
    assert ask(world, "POST", "/notes", json={"regels": lines}).status_code == 422


def test_too_few_lines_show_nothing() -> None:
    counts = Counter(
        {("kost", "administratie"): 5, ("kost", "stressklachten"): 5, ("geeft", "waardering"): 2}
    )
    model = base().model
    assert document(7, counts, Rules(), model)["themas"] == {"kost": [], "geeft": []}
    shown = document(12, counts, Rules(), model)
    assert [row["thema"] for row in shown["themas"]["kost"]] == ["administratie"]
    assert shown["themas"]["geeft"] == []
    assert shown["regels"] == "10–14"
