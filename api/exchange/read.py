"""The workbook, read: everything that is wrong is named with sheet, row and column, all at once."""

import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from api.exchange import columns
from api.exchange.columns import COLUMNS, LINK_COLUMNS, Column
from api.exchange.guard import Refused, check_workbook
from api.exchange.items import Fault, Item, Place, Read
from api.wording import wording
from knowledge.layer import LEVELS

MOST = 20_000  # rows of a sheet
WIDEST = 60  # columns that are looked at
Line = tuple[int, dict[str, str]]


class Sheet:
    """One sheet as rows of text, by column name. Raises Refused for formulas and missing columns."""

    def __init__(self, book: Any, name: str, head: Sequence[Column]) -> None:
        if name not in book.sheetnames:
            raise Refused("blad", blad=name)
        self.name = name
        self.head = {column.name: column for column in head}
        self.letters: dict[str, str] = {}
        self.faults: list[Fault] = []
        sheet = book[name]
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_col=WIDEST)
        self._read_head(next(rows, ()))
        self.lines = list(self._lines(rows))

    def place(self, row: int, column: str = "") -> Place:
        return Place(self.name, row, f"{self.letters[column]} ({column})" if column in self.letters else "")

    def fault(self, row: int, column: str, name: str, **values: object) -> None:
        self.faults.append(Fault(self.place(row, column), said(name, **values)))

    def _read_head(self, row: Sequence[Any]) -> None:
        for number, cell in enumerate(row, 1):
            name = str(cell.value or "").strip().lower()
            if not name:
                continue
            here = Place(self.name, 1, get_column_letter(number))
            if name in self.letters:
                self.faults.append(Fault(here, said("kolom_dubbel", naam=name)))
            elif name not in self.head:
                self.faults.append(Fault(here, said("kolom_onbekend", naam=name[:40])))
            else:
                self.letters[name] = get_column_letter(number)
        for name in self.head:
            if name not in self.letters:
                raise Refused("kolom", blad=self.name, kolom=name)
        self.order = {letter: name for name, letter in self.letters.items()}

    def _lines(self, rows: Iterator[Sequence[Any]]) -> Iterator[Line]:
        names = [self.order.get(get_column_letter(number)) for number in range(1, WIDEST + 1)]
        for number, row in enumerate(islice(rows, MOST + 1), 2):
            if number > MOST + 1:
                raise Refused("te_veel", blad=self.name, meeste=MOST)
            line = {}
            for index, cell in enumerate(row):
                if cell.value is None:
                    continue
                if cell.data_type == "f":
                    letter = get_column_letter(index + 1)
                    raise Refused("formule", blad=self.name, rij=number, kolom=letter)
                name = names[index]
                if name is not None and (text := self._text(number, name, cell.value)):
                    line[name] = text
            if line:
                yield number, line

    def _text(self, row: int, name: str, value: Any) -> str:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self.fault(row, name, "geen_tekst")
            return ""
        return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def read_workbook(content: bytes) -> Read:
    """The measures of a workbook. Raises Refused where it is not read at all."""
    check_workbook(content)
    try:
        with catch_warnings():
            simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        try:
            measures = Sheet(book, columns.MEASURES, COLUMNS)
            links = Sheet(book, columns.LINKS, LINK_COLUMNS)
        finally:
            book.close()
    except Refused:
        raise
    except Exception:  # whatever a damaged file makes the reader raise, it is one and the same to a person
        raise Refused("kapot") from None
    if not measures.lines:
        raise Refused("leeg")
    items = [_item(measures, number, line) for number, line in measures.lines]
    _couple(items, links)
    for item in items:
        if not item.data["werkt_via"] and not item.retired:
            measures.fault(item.place.rij, "titel", "koppeling_geen")
    return Read(items, measures.faults + links.faults)


def _item(sheet: Sheet, number: int, line: Mapping[str, str]) -> Item:
    data: dict[str, Any] = {"werkt_via": [], "niveau": [], "doelgroep": [], "bewijs": {}}
    places: dict[str, Place] = {"werkt_via": sheet.place(number, "titel")}
    words = {**columns.DEFAULTS}
    retired = line.get(columns.STATUS, "").lower() == columns.RETIRED
    for column in COLUMNS:
        text = line.get(column.name, "") or words.get(column.field, "")
        places.setdefault(column.field, sheet.place(number, column.name))
        if column.kind in ("word", "yes"):
            text = text.lower()
        if column.choices and text and text not in column.choices:
            sheet.fault(number, column.name, "keuze", keuzes=", ".join(column.choices))
            continue
        _fill(data, column, text)
    if not retired:
        for column in COLUMNS:
            needed = column.kind in ("text", "word") and column.name not in ("id", columns.STAMP)
            if needed and not line.get(column.name) and column.field not in words:
                sheet.fault(number, column.name, "leeg")
        for name, first in (("niveau", f"niveau_{LEVELS[0]}"), ("doelgroep", "voor_leraar")):
            if not data[name]:
                sheet.fault(number, first, name)
    stamp = str(data.pop(columns.STAMP, ""))
    data.pop(columns.STATUS, None)
    return Item(sheet.place(number, "titel"), data, places, stamp, retired)


def _fill(data: dict[str, Any], column: Column, text: str) -> None:
    if column.kind == "yes":
        if text:
            data[column.field].append(column.name.split("_", 1)[1])
    elif column.kind == "lines":
        data[column.field] = [part.strip() for part in text.split("\n") if part.strip()]
    elif column.kind == "ids":
        data[column.field] = [part.strip() for part in text.split(",") if part.strip()]
    elif column.field.startswith("bewijs."):
        data["bewijs"][column.field.removeprefix("bewijs.")] = text
    elif text or column.field != "id":
        data[column.field] = text


def _couple(items: Sequence[Item], links: Sheet) -> None:
    """Hang every link under its measure, by id or by title."""
    ids = {item.data["id"]: item for item in items if "id" in item.data}
    titles: dict[str, list[Item]] = {}
    for item in items:
        titles.setdefault(item.data.get("titel", "").lower(), []).append(item)
    for number, line in links.lines:
        name = line.get("maatregel", "")
        found = [ids[name]] if name in ids else titles.get(name.lower(), [])
        if not name:
            links.fault(number, "maatregel", "leeg")
        elif not found:
            links.fault(number, "maatregel", "koppeling_los", naam=name[:60])
        elif len(found) > 1:
            links.fault(number, "maatregel", "koppeling_twee", naam=name[:60])
        else:
            _link(found[0], links, number, line)


def _link(item: Item, links: Sheet, number: int, line: Mapping[str, str]) -> None:
    works: dict[str, Any] = {}
    here = f"werkt_via.{len(item.data['werkt_via'])}"
    assert isinstance(item.places, dict)
    item.places[here] = links.place(number)
    for name in ("element", "sterkte", "reden"):
        item.places[f"{here}.{name}"] = links.place(number, name)
        works[name] = line.get(name, "")
        if not works[name]:
            links.fault(number, name, "leeg")
    choices = links.head["sterkte"].choices
    if works["sterkte"] in choices:
        works["sterkte"] = int(works["sterkte"])
    elif works["sterkte"]:
        links.fault(number, "sterkte", "keuze", keuzes=", ".join(choices))
    item.data["werkt_via"].append(works)


def said(name: str, **values: object) -> str:
    """A sentence about a fault."""
    return wording("exchange").say(f"fout.{name}", **values)
