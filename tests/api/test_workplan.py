"""Work plan, proposal, feedback, steps, notes and the guide for the talk: through the routes, on a published wave."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from api.analysis.response import signal
from api.store import waves, work_items
from api.store.tables import answer, mention, participant, vote
from api.waves import close_wave, publish_results
from api.workplan_models import ITEM
from tests.api.world import OTHER, SCHOOL, World
from tests.attacks.world import base, team

PATH = f"/v1/schools/{SCHOOL}"
FACTS = Path(__file__).parents[1] / "knowledge" / "process_measures.txt"


@pytest.fixture
def real(make_world: Callable[..., World]) -> World:
    """An application with the real knowledge base and a published wave of 24 people."""
    world = make_world(knowledge=base(), publish=partial(publish_results, knowledge=base()))
    fill(world, world.wave)
    close_wave(world.store, world.wave, world.app.state.services.publish)
    return world


def fill(world: World, wave: str) -> None:
    """24 people: administratie weighs for many, with vergaderen; children give energy."""
    quiz = base().questionnaires["nulmeting"]
    staff = team(random.Random(3), quiz, leraar=16, onderwijsondersteunend=8)
    said = [("administratie", 8, "administratie_dubbel"), ("vergaderen", 6, None)]
    behind = base().change_model["administratie"].achter[0].id
    with world.store.write() as conn:
        for place, person in enumerate(staff):
            key = uuid4().hex
            row = {"id": key, "wave": wave, "function_group": person.group, "working_group": place < 3}
            conn.execute(sa.insert(participant).values(row))
            given = [{"participant": key, "question": q, "value": v} for q, v in person.answers.items()]
            conn.execute(sa.insert(answer), given)
            about = {"participant": key, "question": "open_kost", "richting": "kost", "confirmed": True}
            rows = [
                {
                    **about,
                    "theme": theme,
                    "size": size,
                    "behind": behind if theme == "administratie" else None,
                }
                for theme, size, _ in (said if place < 12 else said[:1])
            ]
            gives = {**about, "question": "open_geeft", "richting": "geeft", "size": None, "behind": None}
            rows.append({**gives, "theme": "contact_met_leerlingen"})
            conn.execute(sa.insert(mention), rows)
            conn.execute(sa.insert(vote).values(participant=key, measure="een_systeem", vote="ja"))


def ask(world: World, method: str, path: str, role: str = "werkgroep", **more: Any) -> Any:
    headers = {**world.as_role(role), **more.pop("headers", {})}
    return world.client.request(method, PATH + path, headers=headers, **more)


def put_in(world: World, **changes: Any) -> dict[str, Any]:
    made = ask(world, "POST", "/workplan", json=example(world, **changes))
    assert made.status_code == 201, made.text
    return dict(made.json())


# work plan ---------------------------------------------------------------------------------------


def test_an_item_is_added_changed_and_removed(world: World) -> None:
    made = put_in(world)
    assert ask(world, "GET", "/workplan").json()["maatregelen"] == [made]
    tag = {"If-Match": f'"{made["etag"]}"'}
    new = example(world, oorzaak="administratie", status="gestart")
    changed = ask(world, "PUT", f"/workplan/{made['id']}", json=new, headers=tag)
    assert (changed.status_code, changed.json()["status"]) == (200, "gestart")
    assert changed.headers["ETag"] == f'"{changed.json()["etag"]}"'
    late = ask(world, "PUT", f"/workplan/{made['id']}", json=new, headers=tag)
    assert late.status_code == 412
    fresh = {"If-Match": changed.headers["ETag"]}
    assert ask(world, "DELETE", f"/workplan/{made['id']}", headers=fresh).status_code == 204
    assert ask(world, "GET", "/workplan").json()["maatregelen"] == []


def example(world: World, **changes: Any) -> dict[str, Any]:
    """The example of the documentation, about a theme that this application knows."""
    theme = next(iter(world.app.state.services.knowledge.model.themas))
    return {**ITEM, "oorzaak": theme, **changes}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"eigenaar": "Marieke de Boer"}, "eigenaar"),
        ({"titel": "Vraag het aan meester Jan-Willem"}, "titel"),
        ({"activiteiten": ["mail naar j.devries@school.nl"]}, "activiteiten.1"),
        ({"beoogd_resultaat": "Bel Anneke op 06 12345678"}, "beoogd_resultaat"),
        ({"oorzaak": "bestaat_niet"}, "oorzaak"),
        ({"klaar": "2026-01-01", "start": "2026-02-01"}, "klaar"),
        ({"evaluatie": "2026-01-01", "start": "2026-02-01"}, "evaluatie"),
        ({"status": "af"}, "body.status"),
    ],
)
def test_what_does_not_belong_in_a_plan_is_refused_by_field(world: World, change: Any, field: str) -> None:
    said = ask(world, "POST", "/workplan", json=example(world, **change))
    assert said.status_code == 422
    assert field in [problem["veld"] for problem in said.json()["fouten"]]
    assert ask(world, "GET", "/workplan").json()["maatregelen"] == []


def test_a_check_is_due_four_weeks_after_the_start_and_after_the_last_check(world: World) -> None:
    item = put_in(world, status="gestart", start=str(world.clock().date()))
    path = f"/workplan/{item['id']}"
    assert not item["te_controleren"]
    world.clock.turn(days=28)
    (item,) = ask(world, "GET", "/workplan").json()["maatregelen"]
    assert item["te_controleren"]
    new = {"gedaan": "deels", "werkt": "weet_niet"}
    said = ask(world, "POST", f"{path}/checks", json=new, headers={"If-Match": f'"{item["etag"]}"'})
    assert said.status_code == 201
    assert not said.json()["te_controleren"]
    with world.store.read() as conn:
        (wave,) = [w for w in waves.of_school(conn, school_id(world)) if w.id == world.wave]
        (aim,) = work_items.aims(conn, wave.school)
    assert (aim["gedaan"], aim["werkt"], aim["oorzaak"]) == ("deels", "weet_niet", example(world)["oorzaak"])


def test_a_check_is_due_on_the_day_of_evaluation_until_somebody_looked(world: World) -> None:
    today = world.clock().date()
    item = put_in(world, status="gestart", start=str(today), evaluatie=str(today + timedelta(days=7)))
    assert not item["te_controleren"]
    world.clock.turn(days=7)
    (item,) = ask(world, "GET", "/workplan").json()["maatregelen"]
    assert item["te_controleren"]
    tag = {"If-Match": f'"{item["etag"]}"'}
    new = {"gedaan": "ja", "werkt": "ja"}
    said = ask(world, "POST", f"/workplan/{item['id']}/checks", json=new, headers=tag)
    assert not said.json()["te_controleren"]


def school_id(world: World) -> str:
    from api.store import schools

    with world.store.read() as conn:
        return schools.by_slug(conn, SCHOOL).id


def test_what_does_not_run_cannot_be_checked(world: World) -> None:
    item = put_in(world)
    tag = {"If-Match": f'"{item["etag"]}"'}
    new = {"gedaan": "ja", "werkt": "ja"}
    assert ask(world, "POST", f"/workplan/{item['id']}/checks", json=new, headers=tag).status_code == 409


def test_without_if_match_nothing_is_overwritten(world: World) -> None:
    item = put_in(world)
    assert ask(world, "PUT", f"/workplan/{item['id']}", json=example(world)).status_code == 428


def test_the_plan_of_another_school_is_not_reached(world: World) -> None:
    item = put_in(world)
    other = {"Authorization": f"Bearer {world.other_tokens['werkgroep']}"}
    tag = {"If-Match": f'"{item["etag"]}"'}
    place = f"/v1/schools/{OTHER}/workplan/{item['id']}"
    said = world.client.request("DELETE", place, headers={**other, **tag})
    assert said.status_code == 404


# proposal ----------------------------------------------------------------------------------------


def test_a_proposal_covers_the_top_bottlenecks_with_reasons(real: World) -> None:
    wish = {"golf": real.wave, "aantal": 3}
    said = ask(real, "POST", "/workplan/proposal", json=wish)
    assert said.status_code == 200, said.text
    found = said.json()
    covered = {part["thema"] for one in found["voorstel"] for part in one["dekt"]}
    assert {"administratie", "vergaderen"} <= covered
    assert all(part["reden"] and part["doel"] for one in found["voorstel"] for part in one["dekt"])
    assert ask(real, "POST", "/workplan/proposal", json=wish).json() == found
    item = found["voorstel"][0]["item"]
    assert ask(real, "POST", "/workplan", json=item).status_code == 201
    again = ask(real, "POST", "/workplan/proposal", json=wish).json()
    assert item["maatregel"] not in [one["item"]["maatregel"] for one in again["voorstel"]]


def test_a_limit_of_the_proposal_is_kept(real: World) -> None:
    wish = {"golf": real.wave, "aantal": 4, "geld": ["geen"], "niveaus": ["team"]}
    found = ask(real, "POST", "/workplan/proposal", json=wish).json()["voorstel"]
    assert found
    for one in found:
        measure = base().measures[one["item"]["maatregel"]]
        assert measure.geld == "geen"
        assert "team" in measure.niveau


def test_an_unpublished_wave_has_no_proposal(real: World) -> None:
    wish = {"golf": str(uuid4())}
    assert ask(real, "POST", "/workplan/proposal", json=wish).status_code == 404


# feedback ----------------------------------------------------------------------------------------

NEWS = {"zeiden": "Te veel toetsen", "hoorden": "Het nakijken", "verandert": "Minder toetsen"}


def test_feedback_is_given_reaches_the_chat_and_can_be_taken_back(world: World) -> None:
    made = ask(world, "POST", "/announcements", json=NEWS)
    assert made.status_code == 201
    world.say()
    told = world.assistant.seen[-1][1]["context"]["announcements"]
    assert told == [{**NEWS, "datum": "2026-11-20"}]
    assert len(ask(world, "GET", "/announcements").json()["berichten"]) == 1
    place = f"/announcements/{made.json()['id']}"
    assert ask(world, "DELETE", place).status_code == 204
    assert ask(world, "DELETE", place).status_code == 404


def test_feedback_names_nobody(world: World) -> None:
    said = ask(
        world, "POST", "/announcements", json={**NEWS, "verandert": "Marijke doet de toetsen niet meer"}
    )
    assert [problem["veld"] for problem in said.json()["fouten"]] == ["verandert"]


def test_a_draft_of_feedback_is_made_of_what_was_published(real: World) -> None:
    found = ask(real, "GET", "/announcements/draft", params={"golf": real.wave}).json()
    assert "administratie" in found["zeiden"]
    assert ask(real, "POST", "/announcements", json=found).status_code == 201


def test_a_draft_of_feedback_promises_nothing_that_was_stopped(real: World) -> None:
    put_in(real, titel="Een rustig uur")
    put_in(real, titel="Nog een overleg", status="gestopt")
    found = ask(real, "GET", "/announcements/draft", params={"golf": real.wave}).json()
    assert "een rustig uur" in found["verandert"]
    assert "overleg" not in found["verandert"]


# process -----------------------------------------------------------------------------------------


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


# notes -------------------------------------------------------------------------------------------

LINES = [
    *["te veel administratie, alles moet in drie systemen worden ingevuld"] * 3,
    "formulieren invullen kost uren",
    "dubbele administratie",
    "we vergaderen te lang",
    "vergadering na vergadering",
    "weer een vergadering op donderdag",
    "de directeur is er nooit voor ons",
    "zwarterietpluim staat op het bord",
]


def test_notes_are_counted_and_the_text_is_gone(real: World) -> None:
    said = ask(real, "POST", "/notes", json={"regels": LINES, "vraag": "kost"})
    assert said.status_code == 201, said.text
    found = said.json()
    assert found["getoond"]
    assert "administratie" in [row["thema"] for row in found["themas"]["kost"]]
    assert found["themas"]["geeft"] == []
    (kept,) = ask(real, "GET", "/notes").json()["teamnotities"]
    assert kept == found
    real.store.sweep()
    database = Path(real.settings.database_url.removeprefix("sqlite:///"))
    for file in database.parent.glob("werkdruk.db*"):
        assert b"zwarterietpluim" not in file.read_bytes()
    assert ask(real, "DELETE", f"/notes/{kept['id']}").status_code == 204


def test_a_cry_for_help_in_the_notes_is_answered_and_kept_nowhere(real: World) -> None:
    said = ask(real, "POST", "/notes", json={"regels": [*LINES, "ik wil niet meer leven"], "vraag": "kost"})
    assert any("hulp" in line for line in said.json()["uitleg"])
    (kept,) = ask(real, "GET", "/notes").json()["teamnotities"]
    assert not any("hulppagina" in line for line in kept["uitleg"])


@pytest.mark.parametrize("lines", [["..."], ["  ", "1"], []])
def test_notes_without_words_are_refused(world: World, lines: list[str]) -> None:
    assert ask(world, "POST", "/notes", json={"regels": lines}).status_code == 422


def test_too_few_lines_show_nothing(world: World) -> None:
    from collections import Counter

    from api.disclosure import Rules
    from api.notes_reading import document

    counts = Counter(
        {("kost", "administratie"): 5, ("kost", "stressklachten"): 5, ("geeft", "waardering"): 2}
    )
    model = base().model
    assert document(7, counts, Rules(), model)["themas"] == {"kost": [], "geeft": []}
    shown = document(12, counts, Rules(), model)
    assert [row["thema"] for row in shown["themas"]["kost"]] == ["administratie"]
    assert shown["themas"]["geeft"] == []
    assert shown["regels"] == "10–14"


# guide -------------------------------------------------------------------------------------------


def test_the_guide_goes_from_strengths_to_agreements(real: World) -> None:
    said = ask(real, "GET", f"/waves/{real.wave}/gesprekswijzer")
    assert said.status_code == 200, said.text
    guide = said.json()
    titles = [part["titel"] for part in guide["delen"]]
    assert titles[:3] == ["Beginnen", "Afspraken voor dit gesprek", "Eerst wat energie geeft"]
    assert titles[-1] == "Afsluiten"
    first = next(part for part in guide["delen"] if part["titel"].startswith("Knelpunt 1"))
    assert first["achter"]
    assert first["maatregelen"]
    assert re.search(r"\d\d-\d\d-\d{4}", guide["ondertitel"])
    assert "{" not in said.text.replace('{"', "").replace("{}", "")


def test_a_wave_with_too_few_answers_still_has_a_guide(make_world: Callable[..., World]) -> None:
    world = make_world(knowledge=base(), publish=partial(publish_results, knowledge=base()))
    close_wave(world.store, world.wave, world.app.state.services.publish)
    said = ask(world, "GET", f"/waves/{world.wave}/gesprekswijzer")
    assert said.status_code == 200, said.text
    assert "briefjes" in said.text
