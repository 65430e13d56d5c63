"""The set for a work plan: covers the bottlenecks, without overlap, within the limits, and says why."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.base import load
from knowledge.match import Limits, Need
from knowledge.plan import ENOUGH, plan

base = cache(load)
THEMES = [
    "administratie",
    "oudercontact",
    "vergaderen",
    "onderbrekingen",
    "ict",
    "toetsen_en_nakijken",
    "herstel_en_pauze",
]
MONEY = [frozenset(), frozenset({"geen"}), frozenset({"geen", "werkdrukmiddelen"})]
LEVELS = [frozenset(), frozenset({"team"}), frozenset({"school", "bestuur"}), frozenset({"individu"})]
needs = st.lists(
    st.builds(Need, st.sampled_from(THEMES), st.floats(0.05, 1), st.none(), st.booleans()), max_size=6
)
limits = st.builds(Limits, st.sampled_from(MONEY), st.sampled_from(LEVELS))


@settings(deadline=None)
@given(needs, limits, st.integers(0, 6))
def test_a_plan_keeps_its_limits_and_holds_no_variants(wanted, within, size):
    found = plan(base(), wanted, within, size)
    measures = [one.measure for one in found.chosen]
    assert len(measures) <= size
    assert len({m.id for m in measures}) == len(measures)
    for measure in measures:
        assert within.allow(measure)
        others = {m.id for m in measures} - {measure.id}
        assert not others & {*measure.overlapt, *measure.botst_met}
    assert not measures or any(set(m.niveau) != {"individu"} for m in measures)


@settings(deadline=None)
@given(needs, limits)
def test_every_point_is_accounted_for(wanted, within):
    found = plan(base(), wanted, within, 4)
    for one in found.chosen:
        assert one.gain == pytest.approx(sum(p.points for p in one.covers) * one.factor - one.cost, abs=1e-3)
        assert one.gain > 0
    covered = {need for need, closed in found.closed.items() if closed >= ENOUGH}
    assert covered | {left.need for left in found.uncovered} >= set(wanted)
    assert plan(base(), wanted, within, 4) == found


def test_the_top_bottlenecks_are_each_covered_before_one_is_covered_twice():
    wanted = [Need("administratie"), Need("vergaderen"), Need("oudercontact")]
    found = plan(base(), wanted, size=3)
    assert {part.need.theme for one in found.chosen for part in one.covers} >= {n.theme for n in wanted}
    assert found.uncovered == ()


def test_what_does_not_fit_is_said():
    wanted = [Need(theme) for theme in THEMES]
    assert {left.why for left in plan(base(), wanted, size=2).uncovered} <= {"vol"}
    assert plan(base(), wanted, size=2).uncovered
    none = plan(base(), wanted, Limits(exclude=frozenset(base().measures)))
    assert none.chosen == ()
    assert {left.why for left in none.uncovered} == {"geen_maatregel"}
