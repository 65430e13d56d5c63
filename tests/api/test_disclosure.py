"""The gate itself: tables at the boundaries. Each row is a case that can be checked by hand."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from api import disclosure
from api.disclosure import NotPublished, Rules


def cells(**counts: int | tuple[int, int]) -> pd.DataFrame:
    """`cells(leraar=6, rest=(5, 3))`: people, or people and how many of them are outsiders."""
    pairs = {name: (c, c) if isinstance(c, int) else c for name, c in counts.items()}
    return pd.DataFrame.from_dict(pairs, orient="index", columns=["people", "outsiders"])


@pytest.mark.parametrize(
    ("people", "outsiders", "least", "may"),
    [
        (4, 4, 5, False),
        (5, 4, 5, True),
        (5, 3, 5, False),
        (6, 4, 5, True),
        (6, 3, 5, False),
        (7, 7, 8, False),
        (8, 4, 8, True),
        (8, 3, 8, False),
        (2, 2, 3, False),
        (3, 2, 3, True),
        (3, 1, 3, False),
        (0, 0, 5, False),
    ],
)
def test_a_number_needs_enough_people_and_enough_outsiders(people, outsiders, least, may):
    assert disclosure.enough(people, outsiders, least) is may


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        # groups a and b may be shown, rest never
        ({"a": 4, "b": 9, "rest": 0}, []),  # a is 4: hidden, and b goes with it
        ({"a": 5, "b": 9, "rest": 0}, ["a", "b"]),
        ({"a": 6, "b": 9, "rest": 0}, ["a", "b"]),
        ({"a": 6, "b": 9, "rest": 1}, ["b"]),  # rest of 1 is protected by hiding a, the smallest
        ({"a": 6, "b": 9, "rest": 4}, ["b"]),
        ({"a": 6, "b": 9, "rest": 5}, ["a", "b"]),
        ({"a": 9, "b": 9, "rest": 2}, ["b"]),  # a tie goes by name
        ({"a": 4, "b": 9, "rest": 1}, ["b"]),  # together 5 people are hidden
        ({"a": 2, "b": 2, "rest": 0}, []),  # the school itself has 4
        ({"a": 5, "b": 0, "rest": 0}, ["a"]),
        ({"a": (5, 3), "b": 9, "rest": 4}, ["b"]),  # a: 3 outsiders; hidden are 9 people, 7 outsiders
        ({"a": 6, "b": 9, "rest": (5, 3)}, ["b"]),  # the rest is 5 people, but 2 of them read along
    ],
)
def test_what_is_hidden_is_nobody_or_enough_people(counts, shown):
    found = disclosure.shown_groups(cells(**counts), ["a", "b"], Rules())
    assert sorted(found) == shown


@pytest.mark.parametrize(("people", "shown"), [(5, False), (6, False), (7, True)])
def test_a_group_hidden_before_needs_seven_to_come_back(people, shown):
    found = disclosure.shown_groups(cells(a=people, rest=8), ["a"], Rules(), was_hidden=["a"])
    assert ("a" in found) is shown


@pytest.mark.parametrize(
    ("steps", "net", "unsettled"),
    [
        ([], 0, False),
        ([0, 0], 0, False),
        ([1], 1, True),
        ([4], 0, True),
        ([5], 5, False),
        ([2], 0, True),  # one came, one left
        ([6], 0, False),  # three came, three left: six people differ
        ([1, 1], 2, True),
        ([3, 2], 1, True),  # three came, two of them left again: one may remain
        ([1, 7], 2, False),  # 7 - 1: at least six differ
        ([3, 3], 6, False),
    ],
)
def test_few_joiners_and_leavers_unsettle_a_group(steps, net, unsettled):
    assert disclosure.unsettled(steps, net, 5) is unsettled


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "minder_dan_5"), (4, "minder_dan_5"), (5, "5–9"), (9, "5–9"), (10, "10–14"), (24, "20–24")],
)
def test_counts_become_bands(count, words):
    assert disclosure.band(count) == words


@pytest.mark.parametrize(
    ("value", "step", "rounded"),
    [(2.649, 0.1, 2.6), (2.65, 0.1, 2.7), (2.75, 0.5, 3.0), (2.74, 0.5, 2.5), (62.5, 5, 65), (0.3, 0.1, 0.3)],
)
def test_numbers_are_rounded_to_a_step_halves_up(value, step, rounded):
    assert disclosure.to_step(value, step) == rounded


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([1, 2, 2, 3, 4, 4], {"n": "5–9", "gemiddelde": 2.7}),
        ([1, 1, 1, 1, 2], {"n": "5–9", "woorden": "overwegend_laag"}),  # 1.2 would round to 1.0
        ([4, 4, 4, 4, 4], {"n": "5–9", "woorden": "overwegend_hoog"}),
        ([2, 2, 2, 2, 2], {"n": "5–9", "woorden": "tussenin"}),  # unanimous
        ([2, 2, 2, 2, 3], {"n": "5–9", "woorden": "tussenin"}),  # all but one: the one would know
        ([2] * 8 + [3, 3], {"n": "10–14", "woorden": "tussenin"}),  # four in five: so words do not say 'all'
        ([2] * 7 + [3, 3, 3], {"n": "10–14", "gemiddelde": 2.3}),
        ([2, 2, 2, 3, 3], {"n": "5–9", "gemiddelde": 2.4}),
    ],
)
def test_an_extreme_or_unanimous_mean_becomes_words(scores, expected):
    cell = disclosure.mean_cell(pd.Series(scores, dtype=float), everyone(scores), 1, 4, 0.1)
    assert cell == {"getoond": True, **expected}


def everyone(people):
    return pd.Series([True] * len(people))


@pytest.mark.parametrize("own", [1, 2, 3, 4])
@pytest.mark.parametrize("alike", [1, 2, 3, 4])
def test_a_reader_who_takes_out_the_own_answer_cannot_tell_all_others_from_all_but_one(own, alike):
    other = alike - 1 if alike > 1 else 2
    outside = pd.Series([False, True, True, True, True])
    same, but_one = (pd.Series([own, *rest], dtype=float) for rest in ([alike] * 4, [alike] * 3 + [other]))
    cells = [disclosure.mean_cell(scores, outside, 1, 4, 0.1) for scores in (same, but_one)]
    assert cells[0] == cells[1]
    assert "gemiddelde" not in cells[0]
    shares = [disclosure.share_cell(scores >= 2.5, outside) for scores in (same, but_one)]
    assert shares[0] == shares[1]


@pytest.mark.parametrize("readers", range(12))
@pytest.mark.parametrize("out", [4, 5, 9, 10, 11, 20, 31])
@pytest.mark.parametrize("flagged", [False, True])
def test_a_share_says_the_same_of_nobody_and_of_one_outside_the_working_group(readers, out, flagged):
    outside = pd.Series([True] * out + [False] * readers)

    def cell(yes):
        return disclosure.share_cell(
            pd.Series([*[True] * yes, *[False] * (out - yes), *[flagged] * readers]), outside
        )

    assert cell(0) == cell(1)
    assert cell(out) == cell(out - 1)
    said = cell(0).get("woorden")
    assert (
        said is None
        or (readers + 1) / (out + readers) <= {"hoogstens_kwart": 0.25, "hoogstens_10_procent": 0.1}[said]
    )
    assert out >= 10 or not any("procent" in cell(yes) for yes in range(out + 1))


@pytest.mark.parametrize(
    ("yes", "of", "expected"),
    [
        (0, 5, None),
        (4, 9, None),
        (0, 10, {"woorden": "hoogstens_10_procent"}),
        (1, 10, {"woorden": "hoogstens_10_procent"}),
        (4, 10, {"procent": 40}),
        (5, 11, {"procent": 45}),
        (9, 10, {"woorden": "op_hoogstens_10_procent_na"}),
        (24, 24, {"woorden": "op_hoogstens_10_procent_na"}),
    ],
)
def test_a_share_is_a_number_from_ten_answers_and_never_nobody_or_everybody(yes, of, expected):
    cell = disclosure.share_cell(pd.Series([True] * yes + [False] * (of - yes)), pd.Series([True] * of))
    assert cell == (
        {"getoond": True, "n": disclosure.band(of), **expected} if expected else disclosure.hidden()
    )


@pytest.mark.parametrize(
    ("people", "least", "expected"),
    [
        (2, 3, None),
        (3, 3, ("3–4", "enkele")),
        (4, 3, ("3–4", "enkele")),
        (5, 3, ("5–9", "een_aantal")),
        (7, 8, None),
        (8, 8, ("5–9", "een_aantal")),
        (10, 3, ("10–14", "veel")),
    ],
)
def test_people_behind_a_theme_are_counted_in_bands(people, least, expected):
    cell = disclosure.count_cell(people, people, least)
    wanted = {"getoond": True, "n": expected[0], "woorden": expected[1]} if expected else disclosure.hidden()
    assert cell == wanted


def test_k_can_be_raised_but_never_lowered():
    assert Rules(8).needed(was_hidden=False) == 8
    assert (Rules(8).voices, Rules(10).writers, Rules(10).sensitive) == (6, 10, 10)
    with pytest.raises(ValueError, match="k"):
        Rules(4)


@pytest.mark.parametrize(
    ("rows", "sizes", "leak"),
    [
        ([[1, 1]], [4, 9], False),  # a total of 13
        ([[1, 1], [0, 1]], [4, 9], True),  # minus the group of 9 leaves 4
        ([[1, 1], [0, 1]], [5, 9], False),
        ([[1, 1, 1], [1, 1, 0], [0, 1, 1]], [4, 6, 9], True),  # two overlapping sums and the whole
        ([[1, 1, 1], [1, 0, 0]], [8, 2, 2], True),  # the rest is a union of 4
        ([[1, 1, 1], [1, 0, 0]], [8, 2, 3], False),
        ([[1]], [4], True),
        ([[0.0, 0.0]], [1, 1], False),
        ([[1, 0.5], [1, 1 / 3]], [20, 1], True),  # the same people, one of them with another weight
    ],
)
def test_the_audit_finds_every_small_union_that_the_facts_determine(rows, sizes, leak):
    facts = np.array(rows, dtype=float)
    assert disclosure.determined(facts, range(len(sizes)), sizes, 5) is leak


@pytest.mark.parametrize("seed", range(200))
def test_the_audit_is_what_trying_every_small_union_would_say(seed):
    chance = np.random.default_rng(seed)
    classes, questions = int(chance.integers(2, 8)), int(chance.integers(1, 4))
    owner = np.repeat(np.arange(classes), questions)
    sizes = chance.choice([1, 1, 2, 3, 4, 5, 9], classes)
    there = np.repeat(chance.random((4, classes)) < 0.6, questions, axis=1)
    facts = there * chance.choice([0, 0.5, 1], (4, classes * questions))
    facts[3] = facts[0] * np.repeat(chance.random(classes) < 0.8, questions)
    unions = [
        union
        for count in range(1, classes + 1)
        for union in combinations(range(classes), count)
        if sizes[list(union)].sum() < 5
    ]
    rank = np.linalg.matrix_rank(facts)
    leak = any(np.linalg.matrix_rank(facts[:, ~np.isin(owner, union)]) < rank for union in unions)
    assert disclosure.determined(facts, owner, sizes, 5) is leak


def test_the_audit_takes_out_what_readers_know_of_themselves():
    facts = np.array([[1.0, 1.0], [0.0, 1.0]])
    disclosure.audit(facts, [0, 1], [6, 9], [6, 9], 5)
    with pytest.raises(NotPublished):
        disclosure.audit(facts, [0, 1], [6, 9], [3, 9], 5)


def test_an_audit_that_is_too_large_refuses():
    sizes = [1] * 60
    with pytest.raises(NotPublished):
        disclosure.determined(np.random.default_rng(1).random((3, 60)), range(60), sizes, 8)
