"""The steps of the approach: what is ticked by itself, what is said to a school, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from api.analysis.response import signal
from tests.api.published import NEWS, ask, put_in
from tests.api.world import World
from tests.attacks.world import base

FACTS = Path(__file__).parents[1] / "knowledge" / "process_measures.txt"


def test_what_is_known_is_ticked_by_itself_and_nothing_else(real: World) -> None:
    steps = {step["stap"]: step for step in ask(real, "GET", "/process").json()["stappen"]}
    assert list(steps) == list(base().process)
    known = {need["id"]: need["klaar"] for step in steps.values() for need in step["nodig"]}
    assert known["nulmeting_gepubliceerd"]
    assert known["pmr_akkoord"]
    assert not known["werkplan_gemaakt"]
    put_in(real, eigenaar="bouwcoördinator")
    known = {n["id"]: n["klaar"] for s in ask(real, "GET", "/process").json()["stappen"] for n in s["nodig"]}
    assert known["werkplan_gemaakt"]


def test_a_step_gets_a_status_a_role_and_a_day(real: World) -> None:
    new = {
        "status": "bezig",
        "wie": "werkgroep",
        "gepland": "2026-12-15",
        "notitie": "studiedag",
        "afgevinkt": ["werkgroep_gevormd"],
    }
    said = ask(real, "PUT", "/process/signaleren", json=new)
    assert said.status_code == 200, said.text
    step = ask(real, "GET", "/process").json()["stappen"][0]
    assert {key: step[key] for key in ("status", "wie", "gepland", "notitie")} == {
        key: new[key] for key in ("status", "wie", "gepland", "notitie")
    }
    assert [need["id"] for need in step["nodig"] if need["klaar"]] == ["pmr_akkoord", "werkgroep_gevormd"]
    assert any("klaar om te beginnen" in one for one in ask(real, "GET", "/process").json()["signalen"])


def signals(world: World) -> str:
    return " ".join(ask(world, "GET", "/process").json()["signalen"])


def test_the_first_step_that_is_not_done_is_named_with_what_it_lacks(real: World) -> None:
    assert "'Signaleren en voorbereiden'" in signals(real)
    assert "het bestuur staat erachter" in signals(real)
    ask(real, "PUT", "/process/signaleren", json={"status": "overgeslagen"})
    assert "'Inzicht verdiepen'" in signals(real)


def test_a_published_wave_asks_for_feedback_until_it_is_given(real: World) -> None:
    assert "Terugkoppeling" in signals(real)
    day = str(real.clock().date() + timedelta(days=60))
    ask(real, "POST", "/announcements", json={**NEWS, "datum": day})
    assert "Terugkoppeling" not in signals(real)


def test_what_should_have_begun_or_been_looked_at_is_named(real: World) -> None:
    today = real.clock().date()
    put_in(real, titel="Rustig uur", start=str(today - timedelta(days=1)))
    put_in(real, titel="Kort overleg", start=str(today - timedelta(days=28)), status="gestart")
    put_in(real, titel="Later", start=str(today + timedelta(days=1)), klaar=None)
    assert "nog op gepland: 'Rustig uur'." in signals(real)
    assert "werkt: 'Kort overleg'." in signals(real)


@pytest.mark.parametrize(
    ("step", "change", "status"),
    [
        ("bestaat_niet", {}, 404),
        ("signaleren", {"afgevinkt": ["pmr_akkoord"]}, 422),
        ("signaleren", {"wie": "Marieke de Boer"}, 422),
        ("signaleren", {"status": "half"}, 422),
    ],
)
def test_a_step_that_cannot_be_said_is_refused(real: World, step: str, change: Any, status: int) -> None:
    assert ask(real, "PUT", f"/process/{step}", json={"status": "bezig", **change}).status_code == status


def test_every_measure_of_the_field_that_supports_the_approach_is_guidance_of_one_step() -> None:
    listed = sorted(FACTS.read_text(encoding="utf-8").split())
    assert sorted(item.id for step in base().process.values() for item in step.begeleiding) == listed


def response(words: str | None, level: str = "cijfers") -> dict[str, Any]:
    cell = {"getoond": True, "woorden": words} if words else {"getoond": False, "reden": "te_weinig"}
    return {"niveau": level, "respons": {"band": "10–14", "deel": cell}}


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([], None),
        (["driekwart_of_meer"], None),
        (["driekwart_of_meer", "helft_tot_driekwart"], "dalend"),
        (["helft_tot_driekwart", "driekwart_of_meer"], None),
        (["kwart_tot_helft"], "laag"),
        (["driekwart_of_meer", "minder_dan_een_kwart"], "laag"),
        (["driekwart_of_meer", None], None),  # a sample: not known
    ],
)
def test_low_and_falling_response_are_signals(history: list[str | None], expected: str | None) -> None:
    assert signal([response(words) for words in history]) == expected


def test_too_few_for_numbers_is_a_low_response() -> None:
    assert signal([response("driekwart_of_meer"), response(None, "woorden")]) == "laag"
