"""What can be behind a theme, added by a facilitator: the same life as a measure, and a whole chain in the chat."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from knowledge.layer import Layer, cause_faults, read_item, with_layer
from knowledge.match import Need, suggest
from tests.actions.conversation import load_base
from tests.api import test_knowledge_cause_sheet as sheet
from tests.api.test_knowledge_day import LayeredAssistant, Office
from tests.api.world import EXCEL_MEASURE, SCHOOL, World

base = load_base
ELEMENT = "administratie_el_formulier_weg"
CAUSE: dict[str, Any] = {
    "thema": "administratie",
    "zin": "Formulieren vragen steeds hetzelfde",
    "doelen": [
        {
            "id": "administratie_doel_een_formulier",
            "tekst": "Er is nog maar één formulier",
            "reden": "Wie één keer invult, houdt tijd over",
            "bron": "eigen",
            "elementen": [
                {
                    "id": ELEMENT,
                    "tekst": "Formulieren samenvoegen en de rest weggooien",
                    "reden": "Minder plekken is minder zoeken",
                    "bron": "eigen",
                    "bewijs": "eigen",
                },
                {"id": "administratie_el_een_plek"},
            ],
        }
    ],
}
MEASURE: dict[str, Any] = {
    "titel": "Formulierenmiddag",
    "wat": "Jullie leggen alle formulieren op tafel en houden er één over.",
    "eerste_stap": "Verzamel een week lang alle formulieren.",
    "werkt_via": [{"element": ELEMENT, "sterkte": 3, "reden": "Na de middag is er één formulier."}],
    "niveau": ["team"],
    "aanpak": "bron",
    "geld": "geen",
    "looptijd": "dagen",
    "doelgroep": ["leraar"],
    "bewijs": {"sterkte": "eigen", "uitleg": "Eigen ervaring.", "bron": "eigen"},
    "herkomst": "eigen",
}


@pytest.fixture
def office(make_world: Callable[..., World], tmp_path: Path) -> Office:
    """The real knowledge base, and an assistant that has the dialogue with the layer of the turn."""
    return Office(make_world(knowledge=base(), assistant=LayeredAssistant(tmp_path / "var" / "knowledge")))


def ask(
    office: Office, method: str, path: str, body: Any = None, tag: str = "", colleague: bool = False
) -> Any:
    headers = dict(office.colleague if colleague else office.mine)
    if tag:
        headers["If-Match"] = tag
    return office.world.client.request(method, f"/v1/knowledge{path}", json=body, headers=headers)


def propose(office: Office, item: Any, name: str | None = None) -> Any:
    new = {"voor": [SCHOOL], "id": name, "maatregel": item, "reden": "Uit de praktijk"}
    return ask(office, "POST", "/entries", new)


def publish(office: Office, entry: dict[str, Any]) -> dict[str, Any]:
    path = f"/entries/{entry['id']}"
    sent = ask(office, "POST", f"{path}/submit", {}, entry["etag"])
    seen = ask(office, "POST", f"{path}/review", {"akkoord": True}, sent.json()["etag"], colleague=True)
    said = ask(office, "POST", f"{path}/publish", {}, seen.json()["etag"])
    assert said.status_code == 200, said.text
    return dict(said.json())


def known(office: Office) -> Any:
    """The base as the assistant has it now."""
    services = office.world.app.state.services
    with office.world.store.read() as conn:
        from api.store import schools

        return services.layers.now(conn, schools.by_slug(conn, SCHOOL).id).base


def test_a_cause_and_its_measure_make_a_whole_chain(office: Office) -> None:
    made = propose(office, CAUSE)
    assert made.status_code == 201, made.text
    entry = made.json()
    assert (entry["soort"], entry["maatregel"]) == ("oorzaak", "administratie_formulieren_vragen_steeds")
    early = propose(office, MEASURE)
    assert early.status_code == 422  # its element is not published yet
    publish(office, entry)
    measure = propose(office, MEASURE)
    assert measure.status_code == 201, measure.text
    publish(office, measure.json())
    found = known(office)
    assert entry["maatregel"] in [behind.id for behind in found.change_model["administratie"].achter]
    (first, *_) = suggest(found, [Need("administratie", behind=entry["maatregel"])])
    assert first.measure.titel == "Formulierenmiddag"
    link = first.reasons[0].link
    assert (link.behind.zin, link.goal.tekst) == (CAUSE["zin"], "Er is nog maar één formulier")


def test_a_cause_and_its_measure_come_from_one_workbook(office: Office) -> None:
    book = openpyxl.load_workbook(io.BytesIO(office.export()))
    sheet.add(book, **sheet.NEW, element_id=ELEMENT)
    sheet.add(book, "Maatregelen", **EXCEL_MEASURE)
    link = {
        "maatregel": EXCEL_MEASURE["titel"],
        "element": ELEMENT,
        "sterkte": 3,
        "reden": "Eén formulier over.",
    }
    sheet.add(book, "Koppelingen", **link)
    out = io.BytesIO()
    book.save(out)
    said = office.take(out.getvalue()).json()
    assert (len(said["concepten"]), said["fouten"]) == (2, [])
    for entry in sorted(office.entries(), key=lambda entry: entry["soort"], reverse=True):
        publish(office, entry)
    found = known(office)
    [name] = [c.id for c in found.causes.values() if c.zin == sheet.NEW["zin"]]
    (first, *_) = suggest(found, [Need("administratie", behind=name)])
    assert first.measure.titel == "Formulierenmiddag"
    again = office.export()
    assert office.take(again).json()["concepten"] == []
    assert office.export() == again


def test_a_cause_can_be_changed_retired_and_put_back(office: Office) -> None:
    entry = publish(office, propose(office, CAUSE).json())
    path = f"/entries/{entry['id']}"
    other = {**CAUSE, "zin": "Elk formulier vraagt hetzelfde"}
    revised = ask(office, "PUT", path, {"maatregel": other, "reden": "Korter"}, entry["etag"]).json()
    entry = publish(office, revised)
    assert known(office).causes[entry["maatregel"]].zin == other["zin"]
    compared = ask(office, "GET", f"{path}/compare?van=1&naar=2").json()["velden"]
    assert [one["veld"] for one in compared] == ["zin"]
    undone = ask(office, "POST", f"{path}/undo", {"reden": "Toch niet"}, entry["etag"])
    assert known(office).causes[entry["maatregel"]].zin == CAUSE["zin"]
    undone = ask(office, "POST", f"{path}/undo", {"reden": "Toch niet"}, undone.json()["etag"])
    assert entry["maatregel"] not in known(office).causes


def test_a_cause_of_the_base_can_be_changed_and_shows_a_conflict_with_a_newer_base(office: Office) -> None:
    name = base().change_model["administratie"].achter[0].id
    document = base().causes[name].model_dump(mode="json")
    document.pop("id")
    entry = publish(office, propose(office, {**document, "zin": "Alles moet drie keer"}, name).json())
    assert known(office).causes[name].zin == "Alles moet drie keer"
    assert entry["verschil"] is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"thema": "bestaat_niet"}, "bestaat niet"),
        ({"zin": "x" * 80}, "te lang"),
        ({"doelen": []}, "minstens 1"),
        ({"doelen": [{**CAUSE["doelen"][0], "elementen": [{"id": "administratie_el_nergens"}]}]}, "nergens"),
        (
            {
                "doelen": [
                    {
                        **CAUSE["doelen"][0],
                        "elementen": [
                            {**CAUSE["doelen"][0]["elementen"][0], "id": "administratie_el_een_plek"}
                        ],
                    }
                ]
            },
            "al uitgeschreven",
        ),
        (
            {
                "doelen": [
                    {
                        **CAUSE["doelen"][0],
                        "elementen": [{**CAUSE["doelen"][0]["elementen"][0], "id": "zomaar_iets"}],
                    }
                ]
            },
            "laat deze id beginnen",
        ),
    ],
)
def test_a_cause_that_is_not_right_is_refused_with_the_way_out(
    office: Office,
    change: dict[str, Any],
    why: str,
) -> None:
    said = propose(office, {**CAUSE, **change})
    assert said.status_code == 422
    assert why in " ".join(problem["melding"] for problem in said.json()["fouten"])


def test_a_cause_that_measures_rest_on_is_not_retired(office: Office) -> None:
    used = {works.element for measure in base().measures.values() for works in measure.werkt_via}
    name = next(
        n for n, c in base().causes.items() if {e.id for g in c.doelen for e in g.elementen if e.tekst} & used
    )
    said = propose(office, None, name)
    assert said.status_code == 422
    assert "wordt nog gebruikt" in said.text


def test_a_layer_never_leaves_a_measure_hanging() -> None:
    """Also when it was made for an older base."""
    for name in list(base().causes)[:40]:
        found = with_layer(base(), Layer({name: None}))
        elements = set(found.elements)
        assert all(w.element in elements for m in found.measures.values() for w in m.werkt_via)


def test_what_is_put_in_comes_out_again() -> None:
    name, cause = next(iter(base().causes.items()))
    data = cause.model_dump(mode="json")
    assert read_item(data, name) == cause
    assert cause_faults(base(), name, cause) == []
    assert with_layer(base(), Layer({name: cause})).change_model == base().change_model
