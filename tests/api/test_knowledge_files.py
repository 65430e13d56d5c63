"""Workbooks and YAML: what is refused in one sentence, what is named by sheet, row and column, and how fast it is."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import openpyxl
import pytest
import yaml

from api.editing import Author, Desk
from api.exchange.counts import counts
from api.exchange.documents import read_documents
from api.exchange.exchange import read_file, take
from api.exchange.guard import Refused
from api.exchange.judge import Judged, judge
from api.exchange.read import read_workbook
from api.exchange.write import workbook
from api.store.store import Store
from knowledge.base import ROOT, load
from knowledge.layer import Layer, with_layer

base = cache(load)
FIRST = sorted(load().measures)[0]


@cache
def exported() -> bytes:
    return workbook(base(), base().measures.values())


def changed(sheet: str, cell: str, value: Any) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(exported()))
    book[sheet][cell] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def judged(content: bytes) -> Judged:
    return judge(base(), base(), read_file(content))


def column(name: str, sheet: str = "Maatregelen") -> str:
    book = openpyxl.load_workbook(io.BytesIO(exported()), read_only=True)
    return next(cell.column_letter for cell in next(book[sheet].iter_rows()) if cell.value == name)


def refused(content: bytes) -> str:
    with pytest.raises(Refused) as error:
        read_file(content)
    assert str(error.value).endswith(".")
    return error.value.name


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def test_the_same_measures_are_the_same_bytes() -> None:
    assert workbook(base(), base().measures.values()) == exported()


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("geld", "veel", "kies uit"),
        ("titel", "x" * 61, "te lang"),
        ("titel", None, "leeg"),
        ("overlapt", "bestaat_niet", "bestaat niet"),
        ("id", "Geen Id", "kleine letters"),
        ("niveau_team", "soms", "vul hier ja in"),
        ("wat", "x" * 4001, "te lang"),
        ("versie", "0" * 16, "export"),
    ],
)
def test_a_mistake_is_named_with_sheet_row_and_column(name: str, value: Any, says: str) -> None:
    letter = column(name)
    content = changed("Maatregelen", f"{letter}2", value)
    if name == "versie":
        book = openpyxl.load_workbook(io.BytesIO(content))
        book["Maatregelen"][f"{column('wat')}2"] = "Iets anders."
        out = io.BytesIO()
        book.save(out)
        content = out.getvalue()
    found = [f for f in judged(content).faults if (f.place.blad, f.place.rij) == ("Maatregelen", 2)]
    assert [f for f in found if f.place.kolom.startswith(letter) and says in f.melding], found


@pytest.mark.parametrize(
    ("name", "value"), [("element", "nergens"), ("sterkte", 4), ("reden", None), ("maatregel", "weg")]
)
def test_a_mistake_in_a_link_is_named_on_its_own_sheet(name: str, value: Any) -> None:
    letter = column(name, "Koppelingen")
    faults = judged(changed("Koppelingen", f"{letter}3", value)).faults
    assert [
        f
        for f in faults
        if (f.place.blad, f.place.rij) == ("Koppelingen", 3) and f.place.kolom.startswith(letter)
    ]


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-niet doen", "@iedereen", "\u2014 streep"])
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    measure = base().measures[FIRST].model_copy(update={"wat": text})
    other = with_layer(base(), Layer({FIRST: measure}))
    content = workbook(other, other.measures.values())
    cell = openpyxl.load_workbook(io.BytesIO(content))["Maatregelen"][f"{column('wat')}2"]
    assert (cell.data_type, cell.value) == ("s", text)
    [read] = [item for item in read_workbook(content).items if item.data["id"] == FIRST]
    assert read.data["wat"] == text
    assert judge(base(), other, read_workbook(content)).proposals == ()


def test_macros_bombs_old_and_locked_files_are_refused() -> None:
    parts = {"xl__workbook.xml": b"<workbook/>"}
    assert refused(zipped(**parts, **{"xl__vbaProject.bin": b"x"})) == "macro"
    types = {"[Content_Types].xml": b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"}
    assert refused(zipped(**parts, **types)) == "macro"
    assert refused(zipped(**parts, **{"xl__worksheets__sheet1.xml": b"\0" * 60_000_000})) == "bom"
    assert refused(zipped(**{"xl__workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]>'})) == "kapot"
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "oud"
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert refused(locked) == "beveiligd"
    assert refused(exported()[:5000]) == "kapot"
    assert refused(zipped(a=b"b")) == "kapot"


def test_yaml_that_cannot_be_trusted_is_refused() -> None:
    assert refused("titel: caf\xe9".encode("latin-1")) == "tekens"
    assert refused(b"a: [1") == "yaml"
    assert refused(b"a: &x [1]\nb: *x\n") == "verwijzing"
    assert refused(b"!!python/object:os.system {}") == "yaml"
    assert refused(b"") == "leeg"
    assert refused(b"%PDF-1.7") == "soort"


def test_a_new_measure_gets_an_id_from_its_title() -> None:
    data = base().measures[FIRST].model_dump(mode="json")
    data.pop("id")
    text = yaml.safe_dump({**data, "titel": "Eén Vaste Tijd!"}, allow_unicode=True)
    [proposal] = judged(text.encode()).proposals
    assert (proposal.subject, proposal.action) == ("een_vaste_tijd", "nieuw")


def test_a_row_that_says_retired_asks_for_that() -> None:
    [proposal] = judged(changed("Maatregelen", f"{column('status')}2", "vervallen")).proposals
    assert (proposal.subject, proposal.item) == (FIRST, None)


def test_five_thousand_rows_become_concepts(store: Store) -> None:
    one = base().measures[FIRST]
    many = [one.model_copy(update={"id": f"nieuw_{n}", "titel": f"Nieuw {n}"}) for n in range(5000)]
    content = workbook(base(), many)
    desk = Desk(store, base(), Author("beheer", "ana", frozenset()))
    said = take(desk, [], content, "veel tegelijk")
    assert (len(said.changed), said.faults, said.saved) == (5000, (), True)


def test_a_document_that_is_no_measure_is_named_by_its_line() -> None:
    read = read_documents(b"---\n- 1\n---\ntitel: x\n")
    assert [fault.place.rij for fault in read.faults] == [2]


def test_the_counts_in_the_documentation_are_current() -> None:
    written = (ROOT.parent / "docs" / "knowledge.md").read_text(encoding="utf-8")
    assert written == counts(base()), "draai: werkdruk knowledge docs docs/knowledge.md"
