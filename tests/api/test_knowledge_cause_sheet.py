"""The sheet with causes: what comes out goes in, a new cause needs no ids, and every mistake has its place."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import openpyxl
import pytest

from api.exchange.documents import write_documents
from api.exchange.exchange import read_file
from api.exchange.judge import Judged, judge
from api.exchange.write import workbook
from knowledge.base import load
from knowledge.change_model import Cause
from tests.api.world import EXCEL_MEASURE

base = cache(load)
SHEET = "Oorzaken"
NEW = {
    "thema": "administratie",
    "zin": "Formulieren vragen steeds hetzelfde",
    "doel_tekst": "Er is nog maar één formulier",
    "doel_reden": "Wie één keer invult, houdt tijd over.",
    "doel_bron": "eigen",
    "element_tekst": "Formulieren samenvoegen en de rest weggooien",
    "element_reden": "Minder plekken is minder zoeken.",
    "element_bron": "eigen",
    "element_bewijs": "eigen",
}


@cache
def exported() -> bytes:
    return workbook(base(), base().measures.values())


def opened() -> Any:
    return openpyxl.load_workbook(io.BytesIO(exported()))


def columns(book: Any, sheet: str = SHEET) -> dict[str, int]:
    return {cell.value: cell.column for cell in book[sheet][1]}


def add(book: Any, sheet: str = SHEET, **cells: Any) -> int:
    """A row under the last one; returns its number."""
    row = book[sheet].max_row + 1
    for name, value in cells.items():
        book[sheet].cell(row, columns(book, sheet)[name]).value = value
    return int(row)


def row_of(book: Any, name: str) -> int:
    return next(cell.row for cell in book[SHEET]["A"] if cell.value == name)


def judged(book: Any) -> Judged:
    out = io.BytesIO()
    book.save(out)
    return judge(base(), base(), read_file(out.getvalue()))


def test_what_comes_out_goes_in_without_a_change() -> None:
    everything = len(base().measures) + len(base().causes)
    for content in (exported(), write_documents(base().measures.values(), base().causes.values())):
        said = judge(base(), base(), read_file(content))
        assert (said.proposals, said.faults, said.unchanged) == ((), (), everything)


def test_a_new_cause_over_two_rows_gets_its_ids() -> None:
    book = opened()
    add(book, **NEW)
    add(book, element_id="administratie_el_een_plek")
    said = judged(book)
    assert said.faults == ()
    [proposal] = said.proposals
    assert (proposal.subject, proposal.action) == ("administratie_formulieren_vragen_steeds", "nieuw")
    cause = proposal.item
    assert isinstance(cause, Cause)
    [goal] = cause.doelen
    assert goal.id == "administratie_doel_er_is_nog_maar_een_formulier"
    assert [e.id for e in goal.elementen] == [
        "administratie_el_formulieren_samenvoegen_en_de",
        "administratie_el_een_plek",
    ]


def test_a_new_measure_may_rest_on_a_new_cause_of_the_same_workbook() -> None:
    book = opened()
    add(book, **NEW, element_id="administratie_el_formulier_weg")
    add(book, "Maatregelen", **EXCEL_MEASURE)
    link = {"maatregel": EXCEL_MEASURE["titel"], "element": "administratie_el_formulier_weg"}
    add(book, "Koppelingen", **link, sterkte=3, reden="Na de middag is er één formulier.")
    said = judged(book)
    assert said.faults == ()
    assert {p.subject for p in said.proposals} == {
        "formulierenmiddag",
        "administratie_formulieren_vragen_steeds",
    }


def test_the_sentence_of_a_cause_is_changed_in_one_cell() -> None:
    book, name = opened(), "administratie_geen_tijd_overdag"
    book[SHEET].cell(row_of(book, name), columns(book)["zin"]).value = "Overdag lukt het niet"
    [proposal] = judged(book).proposals
    assert (proposal.subject, proposal.action) == (name, "gewijzigd")
    assert isinstance(proposal.item, Cause)
    before = base().causes[name]
    assert proposal.item == before.model_copy(update={"zin": "Overdag lukt het niet"})


def test_sorted_rows_stay_with_their_cause() -> None:
    book = opened()
    sheet = book[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, values in enumerate(sorted(rows, key=lambda row: (str(row[0]), str(row[3]))), 2):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value
    said = judged(book)
    assert (said.proposals, said.faults) == ((), ())


def test_a_cause_is_not_retired_while_measures_rest_on_it() -> None:
    book = opened()
    row = row_of(book, "administratie_dubbel")
    book[SHEET].cell(row, columns(book)["status"]).value = "vervallen"
    said = judged(book)
    assert said.proposals == ()
    assert {(f.place.blad, f.place.rij) for f in said.faults} == {(SHEET, row)}
    assert "administratie_el_een_plek" in said.faults[0].melding


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("zin", None, "leeg"),
        ("zin", "x" * 71, "te lang"),
        ("thema", "bestaat_niet", "bestaat niet"),
        ("thema", None, "leeg"),
        ("doel_tekst", None, "ontbreekt"),
        ("element_reden", None, "horen bij elkaar"),
        ("element_bewijs", "misschien", "kies uit"),
        ("element_id", "administratie_el_een_plek", "al uitgeschreven"),
        ("id", "Geen Id", "kleine letters"),
        ("id", "van_een_maatregel", "kies een andere"),
        ("versie", "0" * 16, "export"),
    ],
)
def test_a_mistake_is_named_with_sheet_and_row(column: str, value: Any, says: str) -> None:
    book = opened()
    cells = {**NEW, "doel_id": "administratie_doel_een_formulier"}
    if column == "versie":
        cells["id"] = "administratie_dubbel"
        book[SHEET].delete_rows(row_of(book, "administratie_dubbel"))
    if column == "id" and value == "van_een_maatregel":
        value = next(iter(base().measures))
    row = add(book, **{**cells, column: value})
    said = judged(book)
    assert [f for f in said.faults if (f.place.blad, f.place.rij) == (SHEET, row) and says in f.melding], said
    assert said.proposals == ()


def test_two_rows_that_disagree_are_named() -> None:
    book = opened()
    first = add(book, **NEW)
    second = add(book, zin=NEW["zin"], thema="rapporten", element_id="administratie_el_een_plek")
    [fault] = judged(book).faults
    assert (fault.place.rij, fault.place.kolom.endswith("(thema)")) == (second, True)
    assert f"rij {first}" in fault.melding


def test_a_workbook_of_before_there_were_causes_is_still_read() -> None:
    book = opened()
    del book[SHEET]
    said = judged(book)
    assert (said.proposals, said.faults, said.unchanged) == ((), (), len(base().measures))
