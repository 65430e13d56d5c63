"""Short and odd answers through the trained model and the real dialogue: what a typed turn comes to."""

from collections import Counter
from pathlib import Path

import pytest

from actions.server import load_knowledge
from tests.bench.turns import kind, measure

SETS = Path(__file__).parents[1] / "sets" / "turns"


@pytest.mark.parametrize("name", ["first.tsv", "second.tsv"])
def test_short_answers_are_seldom_taken_for_something_else(name: str) -> None:
    read = list(measure(SETS / name, load_knowledge()))
    got = Counter(
        (kind(expected), "right" if expected == said else kind(said)) for *_, expected, said in read
    )
    values = sum(count for (wanted, _), count in got.items() if wanted == "value")
    assert got["value", "value"] <= 0.01 * values
    assert got["value", "command"] + got["value", "social"] <= 0.03 * values
    assert got["value", "right"] >= 0.77 * values
    assert got["command", "value"] == got["social", "value"] == 0
