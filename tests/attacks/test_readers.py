"""Attacks of members of the working group: they read along, and take their own answers out of what they read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api import disclosure
from api.disclosure import NotPublished
from tests.attacks.oracle import smallest_found
from tests.attacks.world import History, person, shown, team, topic, with_readers, without_audit


@pytest.mark.parametrize(("readers", "visible"), [(0, True), (4, True), (5, False), (7, False)])
def test_a_group_needs_four_people_who_do_not_read_along(chance, readers, visible):
    history = with_readers(chance, readers)
    assert shown(history.publish(), "leraar") is visible
    assert smallest_found(history) is None


def test_without_that_rule_readers_find_a_colleague(chance, monkeypatch):
    monkeypatch.setattr(disclosure, "enough", lambda people, outsiders, least: people >= least)
    with pytest.raises(NotPublished):
        with_readers(chance, 7).publish()
    without_audit(monkeypatch)
    history = with_readers(chance, 7)
    history.publish()
    assert smallest_found(history) == 1


def test_a_school_of_readers_alone_sees_nothing(chance):
    history = History([replace(p, reader=True) for p in team(chance, leraar=12)])
    assert history.publish()["niveau"] == "niets"


def test_readers_who_take_out_their_own_answers_get_no_distribution_of_four(chance):
    readers = [person(chance, f"lezer-{n}", "leraar") for n in range(6)]
    readers = [
        replace(one, reader=True).says(n_leraar=value)
        for one, value in zip(readers, (1, 1, 1, 1, 0, 0), strict=True)
    ]
    others = [person(chance, f"ander-{n}", "leraar").says(n_leraar=-1) for n in range(4)]
    cell = topic(History([*readers, *others]).publish(), "n_leraar")
    assert set(cell) == {"getoond", "n", "beeld"}


@pytest.mark.parametrize("readers", [0, 1, 3, 8])
@pytest.mark.parametrize("said", [-1, 0, 1])
@pytest.mark.parametrize("out", [4, 5, 8, 12])
def test_the_picture_of_a_topic_is_the_same_for_all_others_and_all_but_one(chance, readers, said, out):
    for other in {-1, 0, 1} - {said}:
        pictures = set()
        for last in (said, other):
            values = [*[said] * (out - 1), last]
            staff = [person(chance, f"a{n}", "leraar").says(n_leraar=v) for n, v in enumerate(values)]
            along = [replace(person(chance, f"r{n}", "leraar"), reader=True) for n in range(max(readers, 1))]
            along = [one.says(n_leraar=-said) for one in along]
            pictures.add(topic(History([*staff, *along]).publish(), "n_leraar").get("beeld"))
        assert len(pictures) == 1
