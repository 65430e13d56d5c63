"""The workbook, read: everything that is wrong is named with sheet, row and column, all at once."""

import io
from collections.abc import Mapping, Sequence
from typing import Any
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook

from api.exchange import causes, columns
from api.exchange.columns import COLUMNS, LINK_COLUMNS, Column
from api.exchange.guard import Refused, check_workbook
from api.exchange.items import Item, Place, Read
from api.exchange.table import Table
from knowledge.layer import LEVELS


def read_workbook(content: bytes) -> Read:
    """The measures and causes of a workbook. Raises Refused where it is not read at all."""
    check_workbook(content)
    try:
        with catch_warnings():
            simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        try:
            measures = Table(book, columns.MEASURES, COLUMNS)
            links = Table(book, columns.LINKS, LINK_COLUMNS)
            behind = (
                Table(book, columns.CAUSES, causes.COLUMNS) if columns.CAUSES in book.sheetnames else None
            )
        finally:
            book.close()
    except Refused:
        raise
    except Exception:  # whatever a damaged file makes the reader raise, it is one and the same to a person
        raise Refused("kapot") from None
    if not measures.lines and not (behind and behind.lines):
        raise Refused("leeg")
    items = [_item(measures, number, line) for number, line in measures.lines]
    _couple(items, links)
    for item in items:
        if not item.data["werkt_via"] and not item.retired:
            measures.fault(item.place.rij, "titel", "koppeling_geen")
    if behind is None:  # a workbook of before there were causes in it
        return Read(items, measures.faults + links.faults)
    items += causes.read(behind)
    return Read(items, measures.faults + links.faults + behind.faults)


def _item(sheet: Table, number: int, line: Mapping[str, str]) -> Item:
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


def _couple(items: Sequence[Item], links: Table) -> None:
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
