"""The workbook, read: everything that is wrong is named with sheet, row and column, all at once."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook

from api.exchange import causes, columns
from api.exchange.columns import COLUMNS, LINK_COLUMNS, Column
from api.exchange.guard import Refused, check_workbook
from api.exchange.items import Fault, Item, Place, Read, folded, said
from api.exchange.table import Table

HEADS: Mapping[str, Sequence[Column]] = {
    columns.MEASURES: COLUMNS,
    columns.LINKS: LINK_COLUMNS,
    columns.CAUSES: causes.COLUMNS,
}
NUMBERED = re.compile(r"\s*[-\u2013]\s*(?:tabel|table)\s*1$", re.IGNORECASE)
BETWEEN_IDS = re.compile(r"[,;\n]")


def read_workbook(content: bytes) -> Read:
    """The measures and causes of a workbook. Raises Refused where it is not read at all."""
    check_workbook(content)
    try:
        with catch_warnings():
            simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            try:
                return _read(book)
            finally:
                book.close()
    except Refused:
        raise
    except Exception:  # whatever a damaged file makes the reader raise, it is one and the same to a person
        raise Refused("kapot") from None


def _read(book: Any) -> Read:
    titles = [sheet.title for sheet in book.worksheets]
    tables, missing = {}, []
    for name, head in HEADS.items():
        title = _title(titles, name)
        if title is not None:
            tables[name] = Table(book, title, head)
        elif name != columns.CAUSES:  # a workbook of before there were causes in it
            missing.append(Fault(Place(name, 1), said("blad")))
    read = [table.name for table in tables.values()]
    ours = [*read, *(_title(titles, name) for name in columns.SHEETS if name not in HEADS)]
    notices = [Fault(Place(title, 1), said("blad_extra")) for title in titles if title not in ours]
    notices += [notice for table in tables.values() for notice in table.notices]
    if missing or not all(table.whole for table in tables.values()):
        return Read([], [*missing, *_faults(tables.values())], notices)
    measures, links, behind = (tables.get(name) for name in HEADS)
    assert measures
    assert links
    if not measures.lines and not (behind and behind.lines) and not _faults(tables.values()):
        raise Refused("leeg")
    items = [_item(measures, number, line) for number, line in measures.lines]
    loose = _couple(items, links)
    notices += [Fault(links.place(number), said("koppeling_zwevend")) for number in loose]
    for item in items:
        if not item.data["werkt_via"] and not item.retired:
            measures.fault(item.place.rij, "titel", "koppeling_geen")
    items += causes.read(behind) if behind else []
    return Read(items, _faults(tables.values()), notices, bool(loose))


def _title(titles: Iterable[str], name: str) -> str | None:
    """The sheet with this name: as it is, else whatever its capitals and what Numbers puts behind it."""
    same = [title for title in titles if NUMBERED.sub("", title.strip()).casefold() == name.casefold()]
    return name if name in same else same[0] if same else None


def _faults(tables: Iterable[Table]) -> list[Fault]:
    return [fault for table in tables for fault in table.faults]


def _item(sheet: Table, number: int, line: Mapping[str, str]) -> Item:
    data: dict[str, Any] = {"werkt_via": [], "niveau": [], "doelgroep": [], "bewijs": {}}
    places: dict[str, Place] = {"werkt_via": sheet.place(number, "titel")}
    words = {**columns.DEFAULTS}
    retired = line.get(columns.STATUS) == columns.RETIRED
    for column in COLUMNS:
        text = line.get(column.name, "") or words.get(column.field, "")
        places.setdefault(column.field, sheet.place(number, column.name))
        if column.choices and text and text not in column.choices:
            name = "ja" if column.kind == "yes" else "keuze"
            sheet.fault(number, column.name, name, keuzes=", ".join(column.choices))
            continue
        _fill(data, column, text)
    if not retired:
        for column in COLUMNS:
            needed = column.kind in ("text", "word")
            if needed and not line.get(column.name) and column.field not in words:
                sheet.fault(number, column.name, "leeg")
        for name in ("niveau", "doelgroep"):
            cells = [column.name for column in COLUMNS if column.field == name]
            if not data[name] and not sheet.is_wrong(number, *cells):
                sheet.fault(number, cells[0], name)
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
        data[column.field] = [part.strip() for part in BETWEEN_IDS.split(text) if part.strip()]
    elif column.field.startswith("bewijs."):
        data["bewijs"][column.field.removeprefix("bewijs.")] = text
    elif text or column.field != "id":
        data[column.field] = text


def _couple(items: Sequence[Item], links: Table) -> list[int]:
    """Hang every link under its measure, by id or by title. Returns the rows that hang nowhere."""
    loose = []
    ids = {item.data["id"]: item for item in items if "id" in item.data}
    titles: dict[str, list[Item]] = {}
    for item in items:
        titles.setdefault(folded(item.data.get("titel", "")), []).append(item)
    for number, line in links.lines:
        name = line.get("maatregel", "")
        found = [ids[name.lower()]] if name.lower() in ids else titles.get(folded(name), [])
        if len(found) != 1:
            loose.append(number)
        if not name:
            links.fault(number, "maatregel", "leeg")
        elif not found:
            links.fault(number, "maatregel", "koppeling_los", naam=name[:60])
        elif len(found) > 1:
            links.fault(number, "maatregel", "koppeling_twee", naam=name[:60])
        else:
            _link(found[0], links, number, line)
    return loose


def _link(item: Item, links: Table, number: int, line: Mapping[str, str]) -> None:
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
