"""What is read from published results: worked examples by hand, and that nothing but published cells goes in."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from api.analysis import benchmark, bottlenecks, change, dialogue, figures, implementation, totals, trend
from api.analysis.survey import Earlier
from tests.attacks.world import Person, base, content_of, team

HIDDEN = {"getoond": False, "reden": "te_weinig"}
FOUR = {"bereik": [1.0, 4.0]}


def mean(value: float, n: str = "20–24") -> dict[str, Any]:
    return {"getoond": True, "n": n, "gemiddelde": value}


def scale(cell: dict[str, Any], **groups: dict[str, Any]) -> dict[str, Any]:
    about = {"label": "x", "schaal": "frequentie4", "bereik": [1.0, 4.0], "hoog": "ongunstig"}
    return {**about, "school": cell, "groepen": groups}


def snapshot(name: str = "w", sluit: str = "2026-11-13", **parts: Any) -> dict[str, Any]:
    nothing = {"kost": HIDDEN, "geeft": HIDDEN}
    return {
        "niveau": "cijfers",
        "golf": {"id": name, "soort": "puls", "opent": "2026-11-02", "sluit": sluit},
        "respons": {"band": "20–24", "deel": HIDDEN},
        "schalen": {},
        "energie": [],
        "themas": nothing,
        "achter": {},
        "samen": [],
        "maatregelen": [],
        **parts,
    }


def named(theme: str, people: str, size: str | None = None) -> dict[str, Any]:
    size_cell = {"getoond": True, "woorden": size} if size else HIDDEN
    return {"thema": theme, "genoemd": {"getoond": True, "n": "5–9", "woorden": people}, "omvang": size_cell}


def themes(**directions: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        d: {"getoond": True, "lijst": directions[d]} if directions.get(d) else HIDDEN
        for d in ("kost", "geeft")
    }


# change ------------------------------------------------------------------------------------------


def test_noise_by_hand() -> None:
    """Scale 1..4: spread 0.25 * 3 = 0.75. n 20 and 25: 1.96 * 0.75 * sqrt(1/20 + 1/25) = 1.47 * 0.3 = 0.441."""
    assert change.noise(FOUR, 20, 25) == pytest.approx(0.441)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        # n 20 twice: bar 1.47 * sqrt(0.1) = 0.465; rounding takes 0.05 off both means
        (2.0, 2.5, "geen_zeker_verschil"),  # 0.5 between middles, 0.4 for sure
        (2.0, 2.6, "hoger"),  # 0.6 between middles, 0.5 for sure
        (2.6, 2.0, "lager"),
        (2.5, 2.5, "geen_zeker_verschil"),
    ],
)
def test_a_difference_counts_beyond_noise_and_rounding(before: float, after: float, verdict: str) -> None:
    pair = [change.read(FOUR, mean(value)) for value in (before, after)]
    assert change.difference(FOUR, *pair)["oordeel"] == verdict


def test_words_are_an_interval() -> None:
    """'overwegend_hoog' on 1..4 is 3.75..4; from 2.5 (at most 2.55) that is at least 1.2 more."""
    high = change.read(FOUR, {"getoond": True, "n": "20–24", "woorden": "overwegend_hoog"})
    assert (high.low, high.high) == (3.75, 4.0)
    assert change.difference(FOUR, change.read(FOUR, mean(2.5)), high)["oordeel"] == "hoger"


def test_what_is_hidden_never_becomes_a_difference() -> None:
    assert change.read(FOUR, HIDDEN) is None
    nothing = {"verandering": None, "ruis": None, "oordeel": "te_weinig"}
    assert change.difference(FOUR, None, change.read(FOUR, mean(2.0))) == nothing


# trend -------------------------------------------------------------------------------------------


def test_a_trend_lays_the_published_cells_in_order() -> None:
    waves = [snapshot("a", schalen={"k": scale(mean(3.2))}), snapshot("b", schalen={"k": scale(HIDDEN)})]
    now = snapshot("c", schalen={"k": scale(mean(2.4)), "new": scale(mean(1.5))})
    found = trend.trend(now, [Earlier({}, one) for one in waves])
    assert list(found) == ["k"]
    assert [(point["id"], point["cel"]["getoond"]) for point in found["k"]["punten"]] == [
        ("a", True),
        ("b", False),
        ("c", True),
    ]
    assert found["k"]["sinds_vorige"] == {"verandering": -0.8, "ruis": 0.5, "oordeel": "lager"}


def test_groups_are_compared_where_both_are_shown() -> None:
    before = snapshot("a", schalen={"k": scale(mean(2.0), leraar=mean(2.0, "10–14"), overig=HIDDEN)})
    now = snapshot("b", schalen={"k": scale(mean(2.0), leraar=mean(3.5, "10–14"), overig=mean(2.0))})
    found = trend.trend(now, [Earlier({}, before)])["k"]["groepen"]
    assert list(found) == ["leraar"]
    # n 10 twice: bar 1.47 * sqrt(0.2) = 0.657; 1.5 between middles, 1.0 for sure
    assert found["leraar"] == {"verandering": 1.5, "ruis": 0.7, "oordeel": "hoger"}


# top five ----------------------------------------------------------------------------------------


def test_the_three_criteria_add_up() -> None:
    content = snapshot(
        themas=themes(
            kost=[
                named("administratie", "veel", "groot"),
                named("vergaderen", "een_aantal", "middel"),
                named("ict", "enkele", None),
            ]
        ),
        samen=[{"themas": ["administratie", "vergaderen"], "genoemd": {}}],
        energie=[
            {"vraag": "n_ouders", "thema": "oudercontact", "cel": {"getoond": True, "beeld": "kost_vooral"}}
        ],
    )
    found = bottlenecks.bottlenecks(content, base().model)
    assert [(entry["thema"], entry["punten"]) for entry in found] == [
        ("administratie", 3 + 3 + 1),
        ("vergaderen", 2 + 2 + 1),
        ("oudercontact", 2 + 0 + 0),
        ("ict", 1 + 0 + 0),
    ]
    assert found[0]["criteria"]["meer_problemen"] == {"punten": 1, "basis": ["vergaderen"]}


def test_a_consequence_is_no_bottleneck() -> None:
    content = snapshot(themas=themes(kost=[named("stressklachten", "veel")]))
    assert bottlenecks.bottlenecks(content, base().model) == []


def test_strengths_come_from_what_gives() -> None:
    content = snapshot(themas=themes(geeft=[named("steun_collegas_en_sfeer", "veel")]))
    assert [one["thema"] for one in bottlenecks.strengths(content, base().model)] == [
        "steun_collegas_en_sfeer"
    ]
    assert bottlenecks.bottlenecks(content, base().model) == []


# dialogue ----------------------------------------------------------------------------------------


def topic(name: str, kost: int, geeft: int, picture: str = "verdeeld") -> dict[str, Any]:
    cell = {"getoond": True, "beeld": picture, "kost": {"procent": kost}, "geeft": {"procent": geeft}}
    return {"vraag": name, "label": name, "thema": None, "cel": cell}


def test_the_most_divided_subject_comes_first() -> None:
    content = snapshot(
        energie=[
            topic("a", 30, 60),
            topic("b", 45, 45),
            topic("c", 10, 80, "geeft_vooral"),
            {"vraag": "d", "label": "d", "thema": None, "cel": HIDDEN},
        ]
    )
    assert [one["id"] for one in dialogue.subjects(content)] == ["b", "a"]


# benchmark ---------------------------------------------------------------------------------------


def test_the_national_mean_is_weighted_to_the_mix_of_functions() -> None:
    """1 leader, 15 teachers, 4 others: (1.53 + 15 * 1.84 + 4 * 1.54) / 20 = 1.7645 (Oberon 2024, figure 2.8)."""
    mix = {"schoolleider": 1, "leraar": 15, "overig_ondersteunend": 4}
    figure = base().benchmarks.schalen["regelmogelijkheden"]
    assert figure.expected(mix) == pytest.approx(1.7645)
    assert base().benchmarks.schalen["emotionele_belasting"].expected(mix) == 2.1


def test_a_school_differs_from_the_country_only_beyond_noise() -> None:
    # emotionele_belasting 2.1; n 20: bar 1.47 / sqrt(20) = 0.329, with rounding on both sides 0.429
    for value, verdict in ((2.5, "geen_zeker_verschil"), (2.6, "hoger"), (1.6, "lager")):
        content = snapshot(schalen={"emotionele_belasting": scale(mean(value))})
        found = benchmark.comparison(content, {"leraar": 20}, base().benchmarks)["schalen"]
        assert found["emotionele_belasting"]["oordeel"] == verdict, value


def test_a_hidden_score_is_not_compared() -> None:
    content = snapshot(schalen={"emotionele_belasting": scale(HIDDEN)})
    found = benchmark.comparison(content, {"leraar": 20}, base().benchmarks)["schalen"]
    assert found["emotionele_belasting"]["oordeel"] == "te_weinig"


def test_every_published_cause_gets_its_national_share() -> None:
    content = snapshot(themas=themes(kost=[named("overdracht", "veel"), named("waardering", "veel")]))
    rows = benchmark.comparison(content, {}, base().benchmarks)["oorzaken"]["rijen"]
    assert [(row["thema"], row["regulier"]) for row in rows] == [("overdracht", 18.0), ("overdracht", 6.0)]


# implementation ----------------------------------------------------------------------------------


def item(done: str | None, status: str = "gestart", start: str | None = "2026-09-01") -> dict[str, Any]:
    return {"titel": "t", "oorzaak": "administratie", "status": status, "gedaan": done, "start": start}


@pytest.mark.parametrize(
    ("plan", "before", "after", "verdict"),
    [
        ([item("ja")], 3.2, 2.4, "gedaan_en_minder"),
        ([item("deels")], 3.2, 3.1, "gedaan_geen_verschil"),
        ([item("ja")], 2.4, 3.2, "gedaan_en_meer"),
        ([item("nee")], 3.2, 2.4, "niet_gedaan"),
        ([item(None)], 3.2, 2.4, "onbekend"),
        ([item(None, "gemerkt")], 3.2, 2.4, "gedaan_en_minder"),
        ([item("ja", start="2026-11-01")], 3.2, 2.4, "te_vroeg"),
        ([item("nee"), item("ja")], 3.2, 2.4, "gedaan_en_minder"),
    ],
)
def test_not_done_is_told_apart_from_not_working(
    plan: list[dict[str, Any]], before: float, after: float, verdict: str
) -> None:
    was = Earlier({}, snapshot("a", schalen={"p_administratie": scale(mean(before))}))
    now = snapshot("b", schalen={"p_administratie": scale(mean(after))})
    (cause,) = implementation.implementation(now, plan, [was], base().model)["oorzaken"]
    assert cause["oordeel"] == verdict


def test_without_an_earlier_number_nothing_is_concluded() -> None:
    now = snapshot("b", schalen={"p_administratie": scale(mean(2.0))})
    (cause,) = implementation.implementation(now, [item("ja")], [], base().model)["oorzaken"]
    assert (cause["oordeel"], cause["voor"]) == ("te_weinig", None)


# totals ------------------------------------------------------------------------------------------


def test_totals_by_hand() -> None:
    """Bands 5–9, 10–14, 20–24 weigh 7, 12, 22: (7 * 2.0 + 12 * 2.5 + 22 * 3.0) / 41 = 110 / 41 = 2.68 -> 2.7."""
    rows = pd.DataFrame(
        [("a", "1", "schaal.k", 2.0, 7), ("b", "2", "schaal.k", 2.5, 12), ("c", "3", "schaal.k", 3.0, 22)],
        columns=["school", "wave", "name", "value", "weight"],
    )
    (row,) = totals.totals(rows).itertuples()
    assert (row.value, row.schools, row.respondents) == (2.7, 3, 35)
    assert totals.totals(rows[rows["school"] != "a"]).empty  # two schools


def test_figures_are_the_shown_cells() -> None:
    words = {"getoond": True, "n": "10–14", "woorden": "overwegend_laag"}
    content = snapshot(
        schalen={"a": scale(mean(2.4)), "b": scale(HIDDEN), "c": scale(words)},
        energie=[{**topic("n", 30, 60), "cel": {**topic("n", 30, 60)["cel"], "n": "10–14"}}],
    )
    assert figures.figures(content) == [
        ("respons", 22.0, 22),
        ("schaal.a", 2.4, 22),
        ("schaal.c", 1.125, 12),
        ("energie.n.kost", 30.0, 12),
        ("energie.n.geeft", 60.0, 12),
    ]


# the whole snapshot ------------------------------------------------------------------------------

READ = ("top_vijf", "krachten", "dialoog", "vergelijking", "trend", "uitvoering")


def settings(staff: list[Person], **more: Any) -> dict[str, Any]:
    groups = {
        g: sum(p.group == g for p in staff) for g in ("schoolleider", "leraar", "onderwijsondersteunend")
    }
    return {"k": 5, "groups": ["leraar"], "headcounts": groups, **more}


def test_what_is_read_follows_from_published_cells_only() -> None:
    """One answer changes under a hidden cell or inside the rounding: same cells, same reading, byte for byte."""
    quiz = base().questionnaires["nulmeting"]
    same = 0
    for seed in range(25):
        staff = team(random.Random(seed), quiz, leraar=16, onderwijsondersteunend=3, schoolleider=1)
        first = content_of(staff, settings(staff), [], quiz)
        changed = [
            replace(p, answers={**p.answers, "k_snel": 2}) if i == 3 else p for i, p in enumerate(staff)
        ]
        second = content_of(changed, settings(staff), [], quiz)
        cells = [json.dumps({k: v for k, v in one.items() if k not in READ}) for one in (first, second)]
        if cells[0] == cells[1]:
            same += 1
            assert {k: first[k] for k in READ} == {k: second[k] for k in READ}
    assert same >= 5


@pytest.mark.parametrize("people", [0, 2, 4])
def test_too_few_people_leave_nothing_to_read(people: int) -> None:
    quiz = base().questionnaires["nulmeting"]
    staff = team(random.Random(1), quiz, leraar=10)
    content = content_of(staff[:people], settings(staff), [], quiz)
    assert content["top_vijf"] == content["krachten"] == content["dialoog"] == content["samen"] == []
    assert all(one["oordeel"] == "te_weinig" for one in content["vergelijking"]["schalen"].values())


def says(*names: str) -> tuple[dict[str, Any], ...]:
    about = {"question": "open_kost", "richting": "kost", "confirmed": True, "size": 5, "behind": None}
    return tuple({"theme": name, **about} for name in names)


@pytest.mark.parametrize(
    ("both", "one_only", "other_only", "shown"),
    [(3, 5, 5, True), (2, 5, 5, False), (5, 0, 5, True), (5, 1, 5, False), (5, 2, 5, False), (5, 3, 3, True)],
)
def test_a_pair_of_themes_needs_three_people_on_every_side(
    both: int, one_only: int, other_only: int, shown: bool
) -> None:
    said = [says("administratie", "vergaderen")] * both + [says("administratie")] * one_only
    said += [says("vergaderen")] * other_only
    staff = [Person(f"p{i}", answers={"k_snel": 2}, mentions=m) for i, m in enumerate(said)]
    quiz = base().questionnaires["nulmeting"]
    content = content_of(staff, settings(staff), [], quiz)
    assert [pair["themas"] for pair in content["samen"]] == (
        [["administratie", "vergaderen"]] if shown else []
    )


def test_sensitive_themes_are_never_combined() -> None:
    staff = [
        Person(f"p{i}", answers={"k_snel": 2}, mentions=says("administratie", "stressklachten"))
        for i in range(12)
    ]
    staff += [Person(f"q{i}", answers={"k_snel": 2}) for i in range(4)]
    content = content_of(staff, settings(staff), [], base().questionnaires["nulmeting"])
    assert "stressklachten" in [one["thema"] for one in content["themas"]["kost"]["lijst"]]
    assert content["samen"] == []
