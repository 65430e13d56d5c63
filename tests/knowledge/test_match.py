"""Matching: a table of situations, and what always holds."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.base import load
from knowledge.layer import Layer, with_layer
from knowledge.match import Limits, Need, rank, suggest

FIRST = 5
SITUATIONS = yaml.safe_load((Path(__file__).parent / "situations.yml").read_text(encoding="utf-8"))
base = cache(load)


def need(text: str) -> Need:
    """'thema', 'thema/achter', '+thema' or 'thema=0.1'."""
    text, _, weight = text.partition("=")
    theme, _, behind = text.removeprefix("+").partition("/")
    return Need(theme, float(weight or 1), f"{theme}_{behind}" if behind else None, text.startswith("+"))


def limits(situation) -> Limits:
    return Limits(frozenset(situation.get("geld", ())), frozenset(situation.get("niveau", ())))


def first(situation) -> list[str]:
    wanted = [need(text) for text in situation["noemt"]]
    found = suggest(base(), wanted, FIRST, situation.get("groep", ()), limits(situation))
    return [one.measure.id for one in found]


def variants(name: str) -> set[str]:
    """Measures that overlap with this one, said at either side."""
    mine = set(base().measures[name].overlapt)
    return mine | {m.id for m in base().measures.values() if name in m.overlapt}


def test_the_table_is_long_enough_and_names_what_exists():
    assert len(SITUATIONS) >= 40
    for situation in SITUATIONS:
        for text in situation["noemt"]:
            one = need(text)
            behinds = {b.id for b in base().change_model[one.theme].achter}
            assert one.behind is None or one.behind in behinds, situation["naam"]
        for field in ("moet", "een_van", "niet"):
            assert set(situation.get(field, ())) <= set(base().measures), situation["naam"]


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s["naam"])
def test_a_situation_gets_what_may_be_expected(situation):
    found = first(situation)
    served = {*found, *(other for name in found for other in variants(name))}
    assert set(situation.get("moet", ())) <= served, found
    assert not set(situation.get("niet", ())) & set(found), found
    if "een_van" in situation:
        assert set(situation["een_van"]) & served, found


themes = st.sampled_from(sorted(load().model.themas))
needs = st.lists(
    st.builds(Need, themes, st.floats(0.05, 1)), min_size=1, max_size=4, unique_by=lambda n: n.theme
)


@settings(deadline=None)
@given(needs, st.floats(0.01, 2))
def test_more_weight_on_a_theme_never_ranks_its_only_measures_lower(wanted, more):
    heavier = [replace(wanted[0], weight=wanted[0].weight + more), *wanted[1:]]
    before, after = rank(base(), wanted), rank(base(), heavier)
    scores = {s.measure.id: s.score for s in before}
    for one in after:
        serves = any(r.need.theme == wanted[0].theme for r in one.reasons)
        assert one.score >= scores[one.measure.id] if serves else one.score == scores[one.measure.id]


@settings(deadline=None)
@given(needs, st.floats(0.01, 2))
def test_a_measure_of_a_heavier_theme_is_not_passed_by_one_of_other_themes(wanted, more):
    heavier = [replace(wanted[0], weight=wanted[0].weight + more), *wanted[1:]]
    places = [{s.measure.id: n for n, s in enumerate(rank(base(), w))} for w in (wanted, heavier)]
    mine = {m.id for m in base().measures_of_theme[wanted[0].theme]}
    for one in mine & places[0].keys():
        passed = {o for o in places[1] if o not in mine and places[0][o] > places[0][one]}
        assert not any(places[1][o] < places[1][one] for o in passed)


@settings(deadline=None)
@given(
    needs,
    st.sets(st.sampled_from(["geen", "werkdrukmiddelen", "anders"])),
    st.sets(st.sampled_from(["individu", "team", "school", "bestuur"])),
)
def test_a_limit_is_never_broken(wanted, money, levels):
    within = Limits(frozenset(money), frozenset(levels))
    for one in suggest(base(), wanted, FIRST, (), within):
        assert not money or one.measure.geld in money
        assert not levels or levels & set(one.measure.niveau)


@settings(deadline=None)
@given(themes)
def test_a_retired_measure_never_appears(theme):
    before = suggest(base(), [Need(theme)], FIRST)
    gone = before[0].measure.id
    after = with_layer(base(), Layer({gone: None}))
    assert gone not in {s.measure.id for s in rank(after, [Need(theme)])}


@settings(deadline=None)
@given(needs)
def test_the_same_needs_give_the_same_order_and_never_only_individual_measures(wanted):
    found = suggest(base(), wanted, 3)
    assert found == suggest(base(), list(wanted), 3)
    assert not found or any(set(s.measure.niveau) != {"individu"} for s in found)
