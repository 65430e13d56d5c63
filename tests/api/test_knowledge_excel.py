"""What people really send: own columns and sheets, formulas, dates, merged cells, other programs' files.

Where there is no doubt it is understood, and what was left out is said; else every cell is named, all at once.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import openpyxl
import pytest

from api.exchange.exchange import read_file
from api.exchange.guard import Refused
from api.exchange.judge import Judged, judge
from api.exchange.write import workbook
from knowledge.base import load
from tests.api.world import EXCEL_MEASURE

base = cache(load)
FIRST, SECOND = sorted(load().measures)[:2]
ELEMENT = "administratie_el_een_plek"
Change = Callable[["Book"], None]


@cache
def exported() -> bytes:
    return workbook(base(), base().measures.values())


class Book:
    """An export, opened as in Excel."""

    def __init__(self) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(exported()))
        self.columns = {
            name: {cell.value: cell.column for cell in self.book[name][1]}
            for name in ("Maatregelen", "Koppelingen", "Oorzaken")
        }

    def put(self, name: str, value: Any, row: int = 2, sheet: str = "Maatregelen") -> None:
        self.book[sheet].cell(row, self.columns[sheet][name]).value = value

    def add(self, sheet: str = "Maatregelen", skip: int = 0, **cells: Any) -> int:
        row = self.book[sheet].max_row + 1 + skip
        for name, value in cells.items():
            self.put(name, value, row, sheet)
        return int(row)

    def new(self, link: bool = True, **changes: Any) -> int:
        row = self.add(**{**EXCEL_MEASURE, **changes})
        if link:
            self.couple({**EXCEL_MEASURE, **changes}["titel"])
        return row

    def couple(self, name: str) -> int:
        return self.add("Koppelingen", maatregel=name, element=ELEMENT, sterkte=3, reden="Eén formulier.")

    def letter(self, name: str, sheet: str = "Maatregelen") -> str:
        return str(openpyxl.utils.get_column_letter(self.columns[sheet][name]))

    def judged(self) -> Judged:
        out = io.BytesIO()
        self.book.save(out)
        return judge(base(), base(), read_file(out.getvalue()))


def made(*changes: Change) -> Judged:
    book = Book()
    for change in changes:
        change(book)
    return book.judged()


def merge(book: Book, area: str, sheet: str = "Maatregelen") -> None:
    book.book[sheet].merge_cells(area)


def sheet(book: Book, name: str) -> None:
    book.book.create_sheet(name)["A1"] = "Nog doen"


def rename(old: str, new: str) -> Change:
    return lambda book: setattr(book.book[old], "title", new)


UNDERSTOOD: dict[str, tuple[Change, str]] = {
    "an own column": (lambda b: b.book["Maatregelen"].cell(1, 40, "Wie"), "kolom 'Wie' hoort niet"),
    "an own column with a formula": (
        lambda b: (b.book["Maatregelen"].cell(1, 40, "n"), b.book["Maatregelen"].cell(2, 40, "=A2")),
        "kolom 'n' hoort niet",
    ),
    "a note beside the table": (lambda b: b.book["Koppelingen"].cell(4, 9, "?"), "geen naam"),
    "an own sheet": (lambda b: sheet(b, "Planning"), "dit blad hoort niet"),
    "a copy of a sheet": (lambda b: b.book.copy_worksheet(b.book["Koppelingen"]), "dit blad hoort niet"),
    "cells merged downwards": (lambda b: merge(b, f"{b.letter('aanpak')}900:{b.letter('aanpak')}901"), "900"),
    "a sheet as Numbers names it": (rename("Koppelingen", "Koppelingen - Tabel 1"), ""),
    "a sheet in small letters": (rename("Maatregelen", " maatregelen"), ""),
    "a title above the head": (lambda b: b.book["Koppelingen"].insert_rows(1), ""),
    "a head in capitals": (lambda b: b.put("eerste_stap", "Eerste stap ", 1), ""),
    "an id in capitals": (lambda b: b.put("id", f" {FIRST.upper()} "), ""),
    "an element in capitals": (
        lambda b: b.put("element", str(b.book["Koppelingen"]["B2"].value).title(), 2, "Koppelingen"),
        "",
    ),
    "an id of a link in capitals": (lambda b: b.put("maatregel", FIRST.upper(), 2, "Koppelingen"), ""),
    "a theme in capitals": (
        lambda b: b.put("thema", str(b.book["Oorzaken"]["B2"].value).upper(), 2, "Oorzaken"),
        "",
    ),
    "spaces around a text": (lambda b: b.put("titel", f"  {b.book['Maatregelen']['B2'].value} \u00a0"), ""),
    "a level ticked in Google Sheets": (lambda b: b.put("niveau_school", True), ""),
    "a level crossed with x": (lambda b: b.put("niveau_school", "X"), ""),
    "a level that says no": (lambda b: b.put("niveau_individu", "nee"), ""),
    "rows between that are empty": (lambda b: b.book["Koppelingen"].insert_rows(3, 4), ""),
    "a number as Google writes it": (
        lambda b: b.put("sterkte", float(b.book["Koppelingen"]["C2"].value), 2, "Koppelingen"),
        "",
    ),
}


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_what_leaves_no_doubt_changes_nothing_and_what_was_left_out_is_said(name: str) -> None:
    change, says = UNDERSTOOD[name]
    said = made(change)
    assert said.faults == ()
    assert [p.subject for p in said.proposals] == []
    assert bool(said.notices) == bool(says)
    assert not says or says in said.notices[0].melding, said.notices


@pytest.mark.parametrize("between", [", ", ";", " ; ", "\n"])
def test_ids_may_stand_apart_by_comma_semicolon_or_line(between: str) -> None:
    known = base().measures[FIRST]
    others = [*known.overlapt, SECOND.upper()]
    [proposal] = made(lambda b: b.put("overlapt", between.join(others))).proposals
    assert proposal.item is not None
    assert proposal.item.overlapt == (*known.overlapt, SECOND)  # type: ignore[union-attr]


WRONG: dict[str, tuple[Change, str, str]] = {
    "a formula": (lambda b: b.put("wat", '=CONCATENATE("a";"b")'), "wat", "formule"),
    "an error of Excel": (lambda b: b.put("wat", "#N/A"), "wat", "#N/A"),
    "a date made of text": (lambda b: b.put("looptijd", date(2026, 2, 1)), "looptijd", "01-02-2026"),
    "cells merged sideways": (lambda b: merge(b, "C2:D2"), "wat", "C2:D2"),
    "a title that another row has": (lambda b: b.put("titel", b.book["Maatregelen"]["B3"].value), "titel", "rij 3"),
    "a yes that is none": (lambda b: b.put("niveau_team", "soms"), "niveau_team", "vul hier ja in"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_in_doubt_is_named_once_with_its_way_out(name: str) -> None:
    change, column, says = WRONG[name]
    said = made(change)
    [fault] = said.faults
    assert fault.place.blad == "Maatregelen"
    assert fault.place.rij in (2, 3)
    assert f"({column})" in fault.place.kolom
    assert says in fault.melding
    assert said.proposals == ()


def test_everything_that_is_wrong_is_said_at_once() -> None:
    said = made(*(change for change, *_ in WRONG.values()))
    found = {(fault.place.rij, fault.place.kolom.split("(")[-1]) for fault in said.faults}
    assert found >= {(2, "wat)"), (2, "looptijd)"), (2, "titel)"), (2, "niveau_team)")}


def test_two_new_measures_with_one_title_are_no_two_measures() -> None:
    book = Book()
    rows = [book.new(), book.new(link=False, titel="  FORMULIERENMIDDAG")]
    said = book.judged()
    found = {f.place.rij: f.melding for f in said.faults if "dezelfde titel" in f.melding}
    assert sorted(found) == rows
    assert f"rij {rows[1]}" in found[rows[0]]
    assert said.proposals == ()


def test_a_title_of_a_measure_that_is_not_in_the_file_is_taken() -> None:
    book = Book()
    book.put("titel", base().measures[SECOND].titel)
    book.book["Maatregelen"].delete_rows(3, 400)
    book.book["Koppelingen"].delete_rows(2 + len(base().measures[FIRST].werkt_via), 2000)
    [fault] = book.judged().faults
    assert SECOND in fault.melding


def test_two_measures_that_had_one_title_already_stop_nobody() -> None:
    """It may have come in by the API; a workbook that leaves it is not held up."""
    title = base().measures[FIRST].titel
    other = base().measures[SECOND].model_copy(update={"titel": title})
    known = base().with_measures({**base().measures, SECOND: other})
    said = judge(base(), known, read_file(workbook(known, known.measures.values())))
    assert (said.faults, said.proposals) == ((), ())


def test_cells_merged_downwards_count_for_each_row() -> None:
    book = Book()
    row = book.new()
    book.new(titel="Tweede formulierenmiddag", aanpak=None)
    merge(book, f"{book.letter('aanpak')}{row}:{book.letter('aanpak')}{row + 1}")
    first = book.couple("Formulierenmiddag")
    book.add("Koppelingen", element="administratie_el_overdragen", sterkte=1, reden="Een ander doet het.")
    merge(book, f"A{first}:A{first + 1}", "Koppelingen")
    said = book.judged()
    assert [f for f in said.faults if "twee keer" not in f.melding] == []
    assert {p.subject for p in said.proposals} >= {"tweede_formulierenmiddag"}


@pytest.mark.parametrize("name", ["bestaat niet", None, "=A2"])
def test_no_measure_with_other_links_is_taken_while_a_link_hangs_loose(name: str | None) -> None:
    """Else the good rows would come in with a link less."""
    book = Book()
    book.new()
    book.put("wat", "Iets anders.", 5)
    book.put("maatregel", name, book.couple(FIRST), "Koppelingen")
    said = book.judged()
    assert [p.subject for p in said.proposals] == [book.book["Maatregelen"]["A5"].value]
    assert any("wachten" in notice.melding for notice in said.notices)


@pytest.mark.parametrize(
    ("change", "sheet", "says"),
    [
        (lambda b: b.book["Maatregelen"].delete_cols(3, 2), "Maatregelen", "wat, eerste_stap"),
        (lambda b: b.book.remove(b.book["Koppelingen"]), "Koppelingen", "ontbreekt"),
    ],
)
def test_a_column_or_sheet_that_went_is_no_text_that_went(change: Change, sheet: str, says: str) -> None:
    said = made(change)
    [fault] = said.faults
    assert fault.place.blad == sheet
    assert says in fault.melding
    assert (said.proposals, said.unchanged) == ((), 0)


def test_every_sheet_can_be_filtered_but_the_one_whose_rows_hang_together() -> None:
    filtered = {sheet.title for sheet in Book().book.worksheets if sheet.auto_filter.ref}
    assert filtered == {"Maatregelen", "Koppelingen", "Elementen", "Thema's"}


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, b"x")
    return out.getvalue()


HEAD = "id;titel;wat;eerste_stap\n;Nieuw;Iets;Begin\n"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (HEAD.encode(), "csv"),
        (HEAD.replace(";", ",").encode("utf-8-sig"), "csv"),
        (HEAD.replace(";", "\t").encode("utf-16"), "csv"),
        (HEAD.replace("Nieuw", "Café").encode("latin-1"), "csv"),
        (zipped("mimetype", "content.xml"), "ods"),
        (zipped("Index/Document.iwa", "Metadata/Properties.plist"), "numbers"),
        (zipped("xl/workbook.bin"), "xlsb"),
        (zipped("maatregelen.xlsx"), "zip"),
        (zipped("word/document.xml"), "kapot"),
        (zipped("xl/workbook.xml", "xl/externalLinks/externalLink1.xml"), "elders"),
        (b"<html><table>", "soort"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "soort"),
        (b"", "leeg"),
    ],
)
def test_a_file_of_another_program_is_told_how_to_become_a_workbook(content: bytes, name: str) -> None:
    with pytest.raises(Refused) as error:
        read_file(content)
    assert error.value.name == name
