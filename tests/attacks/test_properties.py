"""Whatever the school: no history of snapshots determines a group smaller than k, and every number is rounded.

`python -m tests.attacks.simulate` does the same for 10,000 schools and more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.attacks.oracle import smallest_found
from tests.attacks.simulate import school

FORBIDDEN = {"min", "max", "minimum", "maximum", "sd", "standaardafwijking", "mediaan", "p", "aantal"}
SMALL_BANDS = {"3–4", "minder_dan_5"}


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_no_snapshot_determines_a_group_smaller_than_k(seed):
    history, refused = school(seed)
    assert smallest_found(history) is None
    assert not refused, "the rules should leave nothing for the audit to refuse"
    for wave in history.waves:
        for path, cell in cells(wave.content):
            check(path, cell)


def cells(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every cell of a snapshot with its place."""
    if isinstance(value, dict):
        if "getoond" in value:
            yield path, value
        for name, inner in value.items():
            yield from cells(inner, f"{path}/{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from cells(inner, path)


def check(path: str, cell: dict[str, Any]) -> None:
    assert not FORBIDDEN & set(cell)
    if not cell["getoond"]:
        assert cell == {"getoond": False, "reden": "te_weinig"}
        return
    if "gemiddelde" in cell:
        step = 0.5 if "/groepen/" in path else 0.1
        assert abs(cell["gemiddelde"] / step - round(cell["gemiddelde"] / step)) < 1e-6
        assert cell["n"] not in SMALL_BANDS
    if "procent" in cell:
        assert cell["procent"] % 5 == 0
        assert 10 <= cell["procent"] <= 90
        assert cell["n"] not in {*SMALL_BANDS, "5–9"}
