"""A facilitator's day: export, add three measures with mistakes, import, fix, review, publish, and the chat shows one."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from actions.dialogue import turn
from actions.layers import Layers
from actions.message import Message
from actions.state import from_json
from api.assistant import Said
from api.store import schools, tokens
from api.store.tables import vote
from api.waves import publish_results
from tests.actions.conversation import knowledge, load_base
from tests.api.world import OTHER, SCHOOL, FakeAssistant, World

ELEMENT = "administratie_el_een_plek"
NEW = {
    "titel": ["Papierruil op vrijdag", "Formulieren in één map", "Vast invulmoment"],
    "wat": "Je ruilt een taak op papier met een collega die daar minder moeite mee heeft.",
    "eerste_stap": "Schrijf op welk formulier je het meeste tijd kost.",
    "niveau_team": "ja",
    "niveau_school": "ja",
    "aanpak": "bron",
    "geld": "geen",
    "looptijd": "dagen",
    "voor_leraar": "ja",
    "voor_onderwijsondersteunend": "ja",
    "bewijs_sterkte": "eigen",
    "bewijs_uitleg": "Eigen ervaring op twee scholen.",
}


class LayeredAssistant(FakeAssistant):
    """The dialogue with the layer of the turn, as the action server would have it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.layers = Layers(load_base(), folder)

    async def turn(self, text: str, metadata: Mapping[str, Any]) -> Said:
        intent = {"name": "vrije_tekst", "confidence": 0.5}
        message = Message.from_tracker({"text": text or "-", "metadata": metadata, "intent": intent})
        state = from_json(metadata["state"], message.context.wave.kind, message.context.wave.focus)
        known = replace(knowledge(), base=self.layers.base(message.context.knowledge))
        return Said.model_validate(turn(state, message, known).pack())


class Office:
    """The API as a facilitator uses it, with a colleague's token for the second pair of eyes."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.mine = world.as_role("facilitator")
        with world.store.write() as conn:
            school = schools.by_slug(conn, SCHOOL).id
            _, token = tokens.make(conn, world.store.today, "facilitator", [school])
        self.colleague = {"Authorization": f"Bearer {token}"}

    def export(self, form: str = "xlsx") -> bytes:
        query = f"/v1/knowledge/export?formaat={form}&school={SCHOOL}"
        return bytes(self.world.client.get(query, headers=self.mine).content)

    def take(self, content: bytes, **query: Any) -> Any:
        params = {"school": SCHOOL, "reden": "Uit de praktijk", **query}
        files = {"bestand": ("werkboek.xlsx", content)}
        return self.world.client.post("/v1/knowledge/import", params=params, files=files, headers=self.mine)

    def entries(self, **query: Any) -> list[dict[str, Any]]:
        said = self.world.client.get("/v1/knowledge/entries", params=query, headers=self.mine)
        return list(said.json()["voorstellen"])

    def do(
        self, entry: Mapping[str, Any], what: str, who: Mapping[str, str] | None = None, **body: Any
    ) -> Any:
        headers = {**(who or self.mine), "If-Match": entry["etag"]}
        path = f"/v1/knowledge/entries/{entry['id']}/{what}"
        return self.world.client.post(path, headers=headers, json=body or None)

    def through(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """From concept to published."""
        entry = self.do(entry, "submit").json()
        entry = self.do(entry, "review", self.colleague, akkoord=True, opmerking="goed").json()
        said = self.do(entry, "publish")
        assert said.status_code == 200, said.json()
        return dict(said.json())


@pytest.fixture
def world(make_world: Callable[..., World], tmp_path: Path) -> World:
    assistant = LayeredAssistant(tmp_path / "var" / "knowledge")
    return make_world(knowledge=load_base(), assistant=assistant, publish=publish_results)


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


def add(content: bytes, links: int = 3, **changes: Any) -> bytes:
    """The workbook with three measures more."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet, coupled = book["Maatregelen"], book["Koppelingen"]
    names = {cell.value: cell.column for cell in sheet[1]}
    first = sheet.max_row + 1
    for index, title in enumerate(NEW["titel"]):
        for name, value in {**NEW, "titel": title, **changes}.items():
            sheet.cell(first + index, names[name]).value = value[index] if isinstance(value, list) else value
        if index < links:
            coupled.append([title, ELEMENT, 3, "Wie ruilt, doet minder papierwerk."])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def talk(world: World, code: str) -> set[str]:
    """A conversation about paperwork; the measures that were shown."""
    said = world.say(code=code).json()
    shown: set[str] = set()
    for _ in range(80):
        if said["state"] == "klaar":
            break
        reply = said["replies"][-1]
        shown |= {b["question"].removeprefix("stem.") for b in reply["buttons"] if "stem." in b["question"]}
        if reply["act"] == "bevestig_themas" or reply["question"] in ("open_kost", "open_geeft", "idee"):
            text = "formulieren" if reply["question"] == "open_kost" else None
            if text and reply["act"] != "bevestig_themas":
                said = world.say(text, code=code).json()
                continue
        values = [b["value"] for b in reply["buttons"]]
        value = "administratie" if "administratie" in values else values[0]
        said = world.say(code=code, choice={"question": reply["question"], "value": value}).json()
    return shown


def test_a_facilitators_day(world: World, office: Office) -> None:
    first = office.export()
    wrong = add(first, links=2, geld=["veel", "geen", "geen"])
    said = office.take(wrong)
    assert said.status_code == 422
    faults = {(f["blad"], f["kolom"].split(" ")[-1]) for f in said.json()["fouten"]}
    assert faults == {("Maatregelen", "(geld)"), ("Maatregelen", "(titel)")}
    assert office.entries() == []

    said = office.take(add(first))
    assert said.status_code == 200, said.json()
    assert len(said.json()["concepten"]) == 3
    concepts = office.entries()
    assert [entry["status"] for entry in concepts] == ["concept"] * 3
    assert office.take(add(first)).json()["concepten"] == []

    before = talk(world, world.codes[0])
    own = {entry["maatregel"] for entry in concepts}
    assert not before & own
    for entry in concepts:
        office.through(entry)
    assert talk(world, world.codes[1]) & own
    assert any(row.measure in own for row in world.rows(vote))


def test_export_import_export_is_the_same_workbook(office: Office) -> None:
    for form in ("xlsx", "yaml"):
        first = office.export(form)
        said = office.take(first)
        assert said.json()["concepten"] == []
        assert office.export(form) == first
    office.take(add(office.export()))
    assert office.export() == office.export()


def test_the_good_rows_are_taken_when_the_facilitator_says_so(office: Office) -> None:
    said = office.take(add(office.export(), geld=["veel", "geen", "geen"]), goede_regels=True)
    assert said.status_code == 200
    assert len(said.json()["concepten"]) == 2
    assert len(said.json()["fouten"]) == 1


def test_the_author_does_not_approve_and_the_second_editor_gets_a_conflict(office: Office) -> None:
    office.take(add(office.export()))
    entry = office.entries()[0]
    sent = office.do(entry, "submit").json()
    assert office.do(sent, "review", akkoord=True).status_code == 403
    assert office.do(entry, "submit").status_code == 412
    assert (
        office.world.client.post(
            f"/v1/knowledge/entries/{entry['id']}/submit", headers=office.mine
        ).status_code
        == 428
    )


def test_undo_takes_a_measure_out_of_the_next_conversation(world: World, office: Office) -> None:
    office.take(add(office.export()))
    entry = office.through(office.entries()[0])
    measures = f"/v1/knowledge/measures/{entry['maatregel']}?school={SCHOOL}"
    assert world.client.get(measures, headers=office.mine).status_code == 200
    assert office.do(entry, "undo", reden="toch niet").json()["status"] == "ongedaan"
    assert world.client.get(measures, headers=office.mine).status_code == 404


def test_a_conversation_goes_on_when_its_measure_is_taken_out(world: World, office: Office) -> None:
    office.take(add(office.export()))
    published = [office.through(entry) for entry in office.entries()]
    code, said = world.codes[2], world.say(code=world.codes[2]).json()
    while not said["replies"][-1]["question"].startswith("stem."):
        reply = said["replies"][-1]
        if reply["question"] == "open_kost":
            said = world.say("formulieren", code=code).json()
            continue
        values = [b["value"] for b in reply["buttons"]]
        value = "administratie" if "administratie" in values else values[0]
        said = world.say(code=code, choice={"question": reply["question"], "value": value}).json()
    for entry in published:
        office.do(entry, "undo", reden="toch niet")
    question = said["replies"][-1]["question"]
    said = world.say(code=code, choice={"question": question, "value": "ja"})
    assert said.status_code == 200
    assert said.json()["replies"]


def test_a_wave_keeps_the_version_with_which_it_was_published(world: World, office: Office) -> None:
    office.take(add(office.export()))
    office.through(office.entries()[0])
    close = f"/v1/admin/schools/{SCHOOL}/waves/{world.wave}/close"
    world.client.post(close, headers=world.as_role("beheer"))
    results = f"/v1/schools/{SCHOOL}/waves/{world.wave}/results"
    version = world.client.get(results, headers=office.mine).json()["kennisversie"]
    assert len(version["basis"]) == 16
    assert len(version["laag"]) == 64


def test_a_preview_says_when_a_measure_is_shown(office: Office) -> None:
    office.take(add(office.export()))
    entry = office.entries()[0]
    path = f"/v1/knowledge/schools/{SCHOOL}/preview/{entry['id']}"
    said = office.world.client.get(path, headers=office.mine).json()
    assert {answer["thema"] for answer in said["antwoorden"]} <= {"administratie"}
    assert said["stemmen"] is None


def test_what_a_file_would_change_is_seen_before_anything_is_kept(office: Office) -> None:
    book = openpyxl.load_workbook(io.BytesIO(add(office.export(), geld=["veel", "geen", "geen"])))
    sheet = book["Maatregelen"]
    names = {cell.value: cell.column for cell in sheet[1]}
    first, second = (sheet.cell(row, names["id"]).value for row in (2, 3))
    sheet.cell(2, names["eerste_stap"]).value = "Begin met één formulier."
    sheet.cell(3, names["status"]).value = "vervallen"
    sheet.cell(1, 40).value = "Wie"
    out = io.BytesIO()
    book.save(out)
    said = office.take(out.getvalue(), goede_regels=True, controleren=True).json()
    assert [(e["id"], e["actie"], [one["veld"] for one in e["velden"]]) for e in said["wijzigingen"][:2]] == [
        (first, "gewijzigd", ["eerste_stap"]),
        (second, "vervallen", []),
    ]
    assert [edit["actie"] for edit in said["wijzigingen"][2:]] == ["nieuw", "nieuw"]
    assert [(len(said["fouten"]), len(said["meldingen"]), said["opgeslagen"])] == [(1, 1, False)]
    assert office.entries() == []

    titles = {edit["id"]: edit["titel"] for edit in said["wijzigingen"]}
    office.take(out.getvalue(), goede_regels=True)
    assert {entry["maatregel"]: entry["titel"] for entry in office.entries()} == titles


@pytest.mark.parametrize(("role", "status"), [("beheer", 200), ("facilitator", 403), ("werkgroep", 403)])
def test_beheer_reads_the_measures_of_every_school_and_others_of_their_own(
    world: World, role: str, status: int
) -> None:
    """It already exports them; it has to see what it looks at."""
    path = f"/v1/knowledge/measures?school={OTHER}"
    with world.store.write() as conn:
        _, key = tokens.make(conn, world.store.today, role, [])
    assert world.client.get(path, headers={"Authorization": f"Bearer {key}"}).status_code == status
