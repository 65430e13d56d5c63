"""The attacks of a reader, one by one: what they would get, and that they get nothing.

Where a rule stands between the reader and a person, a second test takes the rule away and shows that the attack then
works: so the first test cannot pass for another reason.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

import pytest

from api import disclosure
from api.analysis import scores
from api.analysis.survey import Survey
from api.disclosure import NotPublished
from api.waves import partition
from tests.attacks import world
from tests.attacks.oracle import smallest_found
from tests.attacks.world import (
    History,
    Person,
    content_of,
    person,
    shown,
    team,
    topic,
    with_readers,
    without_audit,
)

QUIET = {"k": 5, "groups": ["leraar", "onderwijsondersteunend"]}
HEADCOUNTS = {"leraar": 12, "onderwijsondersteunend": 10, "overig_ondersteunend": 3, "schoolleider": 1}


# Subtraction: the school minus the groups leaves a small group.


def a_school_with_a_small_rest(chance: random.Random) -> History:
    return History(team(chance, leraar=12, onderwijsondersteunend=10, overig_ondersteunend=3))


def plain_threshold(cells: Any, candidates: Any, rules: Any, was_hidden: Any = ()) -> frozenset[str]:
    return frozenset(g for g in candidates if cells["people"].get(g, 0) >= rules.k)


def threshold_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "shown_groups", plain_threshold)
    monkeypatch.setattr(disclosure, "beside_enough", lambda _, candidates, __: list(candidates))


def test_the_school_minus_its_groups_is_never_a_small_group(chance):
    history = a_school_with_a_small_rest(chance)
    content = history.publish()
    assert shown(content, "leraar")
    assert not shown(content, "onderwijsondersteunend")
    assert smallest_found(history) is None


def test_with_a_plain_threshold_subtraction_finds_three_people(chance, monkeypatch):
    threshold_alone(monkeypatch)
    without_audit(monkeypatch)
    history = a_school_with_a_small_rest(chance)
    history.publish()
    assert smallest_found(history) == 3


def test_the_audit_alone_stops_subtraction_too(chance, monkeypatch):
    threshold_alone(monkeypatch)
    with pytest.raises(NotPublished):
        a_school_with_a_small_rest(chance).publish()


@pytest.mark.parametrize("rest", [1, 2, 4])
def test_which_groups_are_shown_does_not_say_whether_a_few_others_took_part(chance, rest):
    everyone = team(chance, leraar=15, onderwijsondersteunend=10, overig_ondersteunend=rest)
    without = [person for person in everyone if person.group != "overig_ondersteunend"]
    all_of_them, none_of_them = History(everyone).publish(), History(everyone).publish(without)
    assert all_of_them["groepen"].keys() == none_of_them["groepen"].keys()
    for group in ("leraar", "onderwijsondersteunend"):
        assert shown(all_of_them, group) is shown(none_of_them, group) is (group == "leraar")


# Overlap: two numbers about almost the same people.


def a_school_where_one_person_skipped_an_item(chance: random.Random) -> History:
    staff = team(chance, leraar=15)
    del staff[0].answers["k_extra"]  # type: ignore[attr-defined]
    return History(staff)


def test_a_scale_and_its_factors_do_not_single_out_who_skipped_an_item(chance):
    history = a_school_where_one_person_skipped_an_item(chance)
    content = history.publish()
    factors = [content["factoren"][name]["score"]["getoond"] for name in ("tijdsdruk", "hoeveelheid_werk")]
    assert factors == [True, False]
    assert smallest_found(history) is None


def test_with_all_factors_shown_who_skipped_an_item_is_found(chance, monkeypatch):
    monkeypatch.setattr("api.analysis.factors._safe", lambda *_: True)
    with pytest.raises(NotPublished):
        a_school_where_one_person_skipped_an_item(chance).publish()
    without_audit(monkeypatch)
    history = a_school_where_one_person_skipped_an_item(chance)
    history.publish()
    assert smallest_found(history) == 1


# Month to month: a newcomer or a leaver in a group.


def two_waves(chance: random.Random, joins: int, leaves: int) -> History:
    history = History(team(chance, leraar=14, onderwijsondersteunend=12))
    history.publish()
    new = [person(chance, f"nieuw-{n}", "onderwijsondersteunend") for n in range(joins)]
    history.staff = [*history.staff[: len(history.staff) - leaves], *new]
    history.publish()
    return history


@pytest.mark.parametrize(
    ("joins", "leaves", "visible"),
    [(0, 0, True), (1, 0, False), (0, 1, False), (2, 2, False), (5, 0, True), (3, 3, True)],
)
def test_a_group_with_one_to_four_changes_has_no_number_that_time(chance, joins, leaves, visible):
    history = two_waves(chance, joins, leaves)
    assert shown(history.waves[0].content, "onderwijsondersteunend")
    assert shown(history.waves[1].content, "onderwijsondersteunend") is visible
    assert smallest_found(history) is None


def test_a_newcomer_stays_safe_in_later_waves_too(chance):
    history = two_waves(chance, 1, 0)
    history.publish()
    assert not shown(history.waves[2].content, "onderwijsondersteunend")
    assert smallest_found(history) is None


def test_without_that_rule_the_newcomer_is_found(chance, monkeypatch):
    monkeypatch.setattr(Survey, "_changed", lambda *_: False)
    assert smallest_found(two_waves(chance, 1, 0)) == 1


def test_a_topic_of_one_group_follows_the_same_rule(chance):
    first = History(team(chance, leraar=14))
    assert topic(first.publish(), "n_leraar")["getoond"]
    first.staff.append(person(chance, "nieuw", "leraar"))
    assert not topic(first.publish(), "n_leraar")["getoond"]


def test_a_topic_of_one_group_does_not_flicker_with_one_answer(chance):
    history = History(team(chance, leraar=14, onderwijsondersteunend=6))

    def seen(teachers: int) -> bool:
        content = history.publish([*history.staff[:teachers], *history.staff[14:]])
        return bool(topic(content, "n_leraar")["getoond"])

    assert [seen(count) for count in (5, 4, 5, 6, 7, 6)] == [True, False, False, False, True, True]


def test_who_came_and_went_counts_also_at_a_wave_that_was_never_published(chance):
    """One came for one who left, as was said at the opening of a wave whose publication failed."""
    history = two_waves(chance, 0, 0)
    first, now = history.waves[0], history.waves[1].settings
    between = {**now, "turnover": {"onderwijsondersteunend": 2}}
    for after, visible in (((), True), ((between,), False)):
        content = content_of(history.staff, now, [replace(first, after=after)])
        assert shown(content, "onderwijsondersteunend") is visible


def waves_of(chance: random.Random, *answers: int) -> list[bool]:
    """A group of ten beside ten others; per wave how many of the ten answered."""
    history = History(team(chance, leraar=10, onderwijsondersteunend=10))
    mine = [p for p in history.staff if p.group == "leraar"]
    others = [p for p in history.staff if p.group != "leraar"]
    return [shown(history.publish([*mine[:count], *others]), "leraar") for count in answers]


def test_a_group_that_was_hidden_comes_back_at_seven(chance):
    assert waves_of(chance, 5, 4, 5, 6, 7, 6) == [True, False, False, False, True, True]


def test_without_stickiness_it_would_flicker_with_one_answer(chance, monkeypatch):
    monkeypatch.setattr(disclosure, "RETURN", 0)
    assert waves_of(chance, 5, 4, 5) == [True, False, True]


# Unanimous answers.


@pytest.mark.parametrize("value", [1, 2, 3, 4, 5])
def test_a_unanimous_team_looks_like_one_with_an_exception(value):
    everyone = [Person(str(n), answers={"b_herstel": value}) for n in range(12)]
    but_one = [everyone[0].says(b_herstel=max(1, value - 1) if value > 1 else 2), *everyone[1:]]
    one, other = (herstel(History(staff).publish()) for staff in (everyone, but_one))
    assert one == other
    assert "gemiddelde" not in one["school"]
    assert "aandeel" not in one["school"]


def test_a_group_has_no_share_beside_the_schools(chance):
    """The school's share minus that of a group is the share of the rest, to the person."""
    history = History(team(chance, leraar=15, onderwijsondersteunend=12))
    for scale in history.publish()["schalen"].values():
        assert all(cell["getoond"] and "aandeel" not in cell for cell in scale["groepen"].values())


def test_a_consequence_that_nearly_every_colleague_names_is_not_listed():
    def listed(naming: int, others: int) -> list[str]:
        mention = ({"theme": "stressklachten"},)
        staff = [Person(f"a{n}", answers={"b_herstel": 2}, mentions=mention) for n in range(naming)]
        staff += [Person(f"b{n}", answers={"b_herstel": 3}) for n in range(others)]
        part = History(staff).publish()["themas"]["kost"]
        return [one["thema"] for one in part.get("lijst", [])]

    assert (listed(8, 3), listed(8, 4)) == ([], ["stressklachten"])


def herstel(content: dict[str, Any]) -> Any:
    return content["schalen"]["herstel"]


# Counting along: themes, response, dates.


def theme_team(naming: int) -> list[Person]:
    first = [Person(f"a{n}", mentions=({"theme": "administratie"},)) for n in range(naming)]
    return [*first, *(Person(f"b{n}", mentions=({"theme": "vergaderen"},)) for n in range(20 - naming))]


@pytest.mark.parametrize(("one", "more"), [(0, 1), (1, 2), (3, 4), (5, 6), (8, 9)])
def test_one_more_voice_does_not_show_in_the_themes(one, more):
    before, after = (History(theme_team(count)).publish() for count in (one, more))
    assert voices(before, "administratie") == voices(after, "administratie")


def voices(content: dict[str, Any], theme: str) -> dict[str, Any] | None:
    """What is said of how many people named a theme."""
    part = content["themas"]["kost"]
    return {e["thema"]: e["genoemd"] for e in part.get("lijst", [])}.get(theme)


@pytest.mark.parametrize(("one", "more"), [(5, 6), (8, 9), (10, 11), (13, 14)])
def test_one_more_answer_does_not_show_in_the_response(one, more):
    counts = {"k": 5, "groups": [], "headcounts": {"leraar": 28}}
    staff = [Person(str(n), answers={"b_herstel": 1 + n % 5}) for n in range(more)]
    assert content_of(staff[:one], counts)["respons"]["band"] == content_of(staff, counts)["respons"]["band"]


def test_a_snapshot_holds_no_ids_and_no_moment_finer_than_a_day(chance):
    history = History(team(chance, leraar=12))
    text = json.dumps(history.publish())
    assert set(history.waves[0].content["golf"]) == {"id", "soort", "opent", "sluit"}
    assert '"0003"' not in text  # an id of a participant in this world
    assert "T" not in history.waves[0].content["golf"]["sluit"]


def test_a_hidden_cell_does_not_say_why(chance):
    few = History(team(chance, leraar=12, onderwijsondersteunend=8))
    only = [p for p in few.staff if p.group == "leraar"] + [p for p in few.staff if p.group != "leraar"][:4]
    cells = [
        few.publish(only)["schalen"]["herstel"]["groepen"]["onderwijsondersteunend"],  # too few
        a_school_with_a_small_rest(chance).publish()["schalen"]["herstel"]["groepen"][
            "onderwijsondersteunend"
        ],
        two_waves(chance, 1, 0).waves[1].content["schalen"]["herstel"]["groepen"]["onderwijsondersteunend"],
        with_readers(chance, 7).publish()["schalen"]["herstel"]["groepen"]["leraar"],
    ]
    assert all(cell == {"getoond": False, "reden": "te_weinig"} for cell in cells)


# Small schools.


@pytest.mark.parametrize(
    ("count", "level"), [(0, "niets"), (2, "niets"), (3, "woorden"), (4, "woorden"), (5, "cijfers")]
)
def test_three_or_four_people_get_words_and_fewer_get_nothing(chance, count, level):
    history = History(team(chance, leraar=9))
    content = history.publish(history.staff[:count])
    assert content["niveau"] == level
    assert content["respons"]["band"] == ("5–9" if count == 5 else "minder_dan_5")
    if count < 5:
        assert "gemiddelde" not in json.dumps(content["schalen"])
        assert "procent" not in json.dumps(content["schalen"])
    words = {scale["school"].get("woorden") for scale in content["schalen"].values() if count in (3, 4)}
    assert words <= {"gaat_goed", "kan_beter"}


def test_nothing_is_published_when_the_audit_fails_or_breaks(chance, monkeypatch):
    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(disclosure, "audit", broken)
    with pytest.raises(ZeroDivisionError):
        History(team(chance, leraar=12)).publish()


def test_hiding_never_depends_on_what_people_say(chance):
    staff = team(chance, skip=0.1, leraar=9, onderwijsondersteunend=9, overig_ondersteunend=4)
    other = [
        replace(
            p,
            answers={
                q: 6 - v if q == "b_herstel" else 5 - v if q[0] == "k" else -v for q, v in p.answers.items()
            },
        )
        for p in staff
    ]
    assert pattern(History(staff).publish()) == pattern(History(other).publish())


def pattern(content: dict[str, Any]) -> dict[str, Any]:
    """What is shown, without what it says."""
    return {
        "groepen": content["groepen"],
        "schalen": {
            n: [s["school"]["getoond"], {g: c["getoond"] for g, c in s["groepen"].items()}]
            for n, s in content["schalen"].items()
        },
        "factoren": {n: f["score"]["getoond"] for n, f in content["factoren"].items()},
    }


def test_an_index_knows_only_shown_cells():
    table = {
        name: {"bereik": [1.0, 4.0], "hoog": "ongunstig", "school": disclosure.hidden()}
        for name in scores.DEMANDS
    }
    table[scores.ROOM] = {
        "bereik": [1.0, 3.0],
        "hoog": "ongunstig",
        "school": {"getoond": True, "gemiddelde": 2.0},
    }
    assert scores.balance(table) == disclosure.hidden()


def test_the_world_of_these_attacks_uses_the_real_partition():
    assert world.partition(HEADCOUNTS) == QUIET["groups"]


@pytest.mark.parametrize(("leraar", "oop", "rest"), [(18, 8, 4), (36, 14, 10), (80, 30, 20)])
@pytest.mark.parametrize("skip", [0.1, 0.25, 0.35])
def test_a_large_team_that_skips_many_questions_is_published(
    leraar: int, oop: int, rest: int, skip: float
) -> None:
    """Everyone skipped other questions, so that many groups of one to four look alike."""
    sizes = {"leraar": leraar, "onderwijsondersteunend": oop, "overig_ondersteunend": rest}
    questionnaire = world.base().questionnaires["nulmeting"]
    people = team(random.Random(int(100 * skip)), questionnaire, skip, **sizes)
    content = content_of(
        people, {"k": 5, "groups": partition(sizes), "headcounts": sizes}, questionnaire=questionnaire
    )
    assert content["niveau"] == "cijfers"
