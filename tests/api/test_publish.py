"""Publishing: once per closed wave, frozen, the same bytes for the same answers, nothing when in doubt."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from api import disclosure
from api.publish import publish
from api.store import schools, snapshots, waves
from api.store.errors import NotFound
from api.store.store import Store
from api.store.tables import answer, dump, participant
from api.waves import PublishFailed, close_wave, open_wave, partition, publish_results
from api.wording import wording
from tests.api.world import opening
from tests.attacks.world import Person, base, content_of, team

HEADCOUNTS = {"leraar": 14, "onderwijsondersteunend": 8}


@pytest.fixture
def wave(store: Store, clock: Any) -> str:
    """An open wave of a school of 22."""
    with store.write() as conn:
        schools.add(conn, clock().date(), "de-linde", "De Linde", HEADCOUNTS, {})
    return open_wave(store, base(), "de-linde", opening(clock)).id


def fill(store: Store, wave_id: str, count: int = 22, value: int | None = None) -> None:
    """Put answers in the store, as the chat would."""
    chance = random.Random(7)
    staff = team(chance, base().questionnaires["nulmeting"], leraar=14, onderwijsondersteunend=8)
    with store.write() as conn:
        for person in staff[:count]:
            key = uuid4().hex
            row = {"id": key, "wave": wave_id, "function_group": person.group, "working_group": False}
            conn.execute(sa.insert(participant).values(row))
            given = {"c_rol": value} if value else person.answers
            answers = [{"participant": key, "question": q, "value": v} for q, v in given.items()]
            conn.execute(sa.insert(answer), answers)


def content(store: Store, wave_id: str) -> dict[str, Any]:
    with store.read() as conn:
        return snapshots.of_wave(conn, wave_id).content


def test_closing_a_wave_publishes_it(store, wave):
    fill(store, wave)
    close_wave(store, wave, publish_results)
    found = content(store, wave)
    assert found["niveau"] == "cijfers"
    assert found["golf"]["soort"] == "nulmeting"
    assert found["school"] == {"naam": "De Linde", "slug": "de-linde"}
    assert found["groepen"] == {"leraar": {"getoond": True}, "onderwijsondersteunend": {"getoond": True}}


def test_a_wave_that_was_closed_early_ended_on_that_day(store, wave, clock):
    with store.read() as conn:
        assert waves.by_id(conn, wave).closes > clock().date()
    close_wave(store, wave, publish_results)
    assert content(store, wave)["golf"]["sluit"] == str(clock().date())


def test_a_wave_without_answers_is_published_as_nothing(store, wave):
    close_wave(store, wave, publish_results)
    assert content(store, wave)["niveau"] == "niets"


def test_an_open_wave_has_no_numbers_for_anyone(store, wave):
    fill(store, wave)
    with pytest.raises(disclosure.NotPublished):
        publish(wave, store)


def test_an_unknown_wave_is_not_found(store):
    with pytest.raises(NotFound):
        publish(str(uuid4()), store)


def test_what_is_published_stays_when_answers_come_or_go(store, wave):
    """The late answer, and the withdrawal after publication."""
    fill(store, wave)
    close_wave(store, wave, publish_results)
    before = content(store, wave)
    fill(store, wave, 3, value=5)
    assert publish(wave, store) == before
    with store.write() as conn:
        conn.execute(sa.delete(participant))
    assert publish(wave, store) == before
    close_wave(store, wave, publish_results)
    assert content(store, wave) == before


def test_when_the_audit_refuses_nothing_is_published_and_it_can_be_tried_again(store, wave, monkeypatch):
    def refuse(*_: Any) -> None:
        raise disclosure.NotPublished("refused")

    fill(store, wave)
    with monkeypatch.context() as patch:
        patch.setattr(disclosure, "audit", refuse)
        with pytest.raises(PublishFailed):
            close_wave(store, wave, publish_results)
    with store.read() as conn:
        assert waves.by_id(conn, wave).status == waves.CLOSED
        with pytest.raises(NotFound):
            snapshots.of_wave(conn, wave)
    close_wave(store, wave, publish_results)
    assert content(store, wave)["niveau"] == "cijfers"


def test_a_wave_is_not_published_after_a_later_one(store, wave, clock):
    """Its groups would be compared with those of that later wave as if these came before it."""

    def refuse(*_: Any) -> None:
        raise disclosure.NotPublished("refused")

    fill(store, wave)
    with pytest.raises(PublishFailed):
        close_wave(store, wave, refuse)
    second = open_wave(store, base(), "de-linde", opening(clock)).id
    fill(store, second)
    close_wave(store, second, publish_results)
    with pytest.raises(PublishFailed):
        close_wave(store, wave, publish_results)
    assert content(store, second)["niveau"] == "cijfers"


def test_a_question_about_the_person_has_no_groups_and_needs_eight_people():
    asked = base().questionnaires["nulmeting"]
    staff = team(random.Random(3), asked, leraar=14, onderwijsondersteunend=8)
    settings = {"k": 5, "groups": ["leraar", "onderwijsondersteunend"], "headcounts": HEADCOUNTS}

    def scale(name: str, people: int) -> Any:
        found = content_of(staff[-people:], settings, (), asked)["schalen"][name]
        return found["school"]["getoond"], {cell["getoond"] for cell in found["groepen"].values()}

    assert scale("ruimte_gebruiken", 22) == (True, {False})
    assert scale("herstel", 22) == (True, {True})
    assert [scale("ruimte_gebruiken", people)[0] for people in (7, 8)] == [False, True]


def test_the_next_wave_knows_what_was_shown_before(store, wave, clock):
    """A group hidden with four answers has six the next time, and needs seven."""
    fill(store, wave, 18)  # 14 leraren and 4 others
    close_wave(store, wave, publish_results)
    assert content(store, wave)["groepen"]["onderwijsondersteunend"]["getoond"] is False
    second = open_wave(store, base(), "de-linde", opening(clock)).id
    fill(store, second, 20)
    close_wave(store, second, publish_results)
    assert content(store, second)["groepen"]["onderwijsondersteunend"]["getoond"] is False


def test_the_same_answers_give_the_same_bytes_in_any_order():
    staff = team(random.Random(3), base().questionnaires["nulmeting"], leraar=14, onderwijsondersteunend=8)
    settings = {"k": 5, "groups": ["leraar", "onderwijsondersteunend"], "headcounts": HEADCOUNTS}
    shuffled = random.Random(4).sample(staff, len(staff))
    texts = {
        dump(content_of(order, settings, (), base().questionnaires["nulmeting"]))
        for order in (staff, shuffled, staff)
    }
    assert len(texts) == 1


def test_k_of_the_wave_holds_and_is_never_under_five():
    staff = [Person(str(n), answers={"b_herstel": 1 + n % 5}) for n in range(7)]
    for k, level in ((3, "cijfers"), (5, "cijfers"), (7, "cijfers"), (8, "woorden")):
        found = content_of(staff, {"k": k, "groups": [], "headcounts": {"leraar": 20}})
        assert (found["niveau"], found["k"]) == (level, max(k, 5))


def test_a_group_that_is_not_in_the_partition_is_in_no_snapshot():
    staff = team(random.Random(1), leraar=14, overig_ondersteunend=7)
    found = content_of(
        staff,
        {
            "k": 5,
            "groups": partition({"leraar": 14, "overig_ondersteunend": 7}),
            "headcounts": {"leraar": 14},
        },
    )
    assert set(found["groepen"]) == {"leraar"}


def test_a_group_that_became_too_small_since_the_year_began_is_hidden():
    staff = team(random.Random(1), leraar=14, onderwijsondersteunend=7)
    found = content_of(
        staff,
        {
            "k": 5,
            "groups": ["leraar", "onderwijsondersteunend"],
            "headcounts": {"leraar": 14, "onderwijsondersteunend": 7},
        },
    )
    assert found["groepen"]["onderwijsondersteunend"]["getoond"] is False


def test_answers_outside_the_questionnaire_or_its_scales_do_not_count():
    staff = [Person(str(n), answers={"b_herstel": 9, "k_snel": 1 + n % 4, "onbekend": 3}) for n in range(8)]
    found = content_of(staff, {"k": 5, "groups": [], "headcounts": {"leraar": 8}})
    assert found["schalen"]["herstel"]["school"]["getoond"] is False


def test_every_word_in_a_snapshot_is_explained_in_it():
    staff = team(random.Random(5), base().questionnaires["nulmeting"], leraar=14, onderwijsondersteunend=8)
    staff = [replace(p, mentions=({"theme": "administratie", "size": 6},)) for p in staff]
    settings = {"k": 5, "groups": ["leraar"], "headcounts": HEADCOUNTS}
    text = dump({**content_of(staff, settings, (), base().questionnaires["nulmeting"]), "woorden": {}})
    used = set(re.findall(r'"(?:woorden|reden|beeld)":"(\w+)"', text))
    assert used <= {name.removeprefix("woord.") for name in wording("results").sentences}


def test_every_scale_of_every_questionnaire_says_its_direction():
    known = base()
    for questionnaire in known.questionnaires.values():
        if not questionnaire.delen:
            continue
        asked = {q.id: 2 for q in questionnaire.questions if q.schaal and q.schaal != "energie3"}
        staff = [Person(str(n), answers=asked) for n in range(8)]
        found = content_of(staff, {"k": 5, "groups": [], "headcounts": {"leraar": 8}}, (), questionnaire)
        assert all(scale["richting"] for scale in found["schalen"].values())


def test_a_school_year_has_one_partition(store, wave, clock):
    with store.write() as conn:
        schools.change(conn, "de-linde", {"headcounts": {"onderwijsondersteunend": 3}})
    close_wave(store, wave, publish_results)
    second = open_wave(store, base(), "de-linde", opening(clock, pmr=date(2026, 9, 1)))
    assert second.settings["groups"] == ["leraar", "onderwijsondersteunend"]
