"""The workbook, written: drop-downs, explanations and an example. The same measures give the same bytes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from api.exchange import causes, columns
from api.exchange.columns import COLUMNS, LINK_COLUMNS, Column
from api.exchange.sheet import HEAD, WRAP, put, saved
from api.wording import wording
from knowledge.base import Base
from knowledge.layer import document, fingerprint
from knowledge.measures import Measure

ROWS = 20_000  # rows with drop-downs


def workbook(base: Base, measures: Iterable[Measure]) -> bytes:
    """The workbook with these measures, by id, and the causes, elements and themes of `base`."""
    book = Workbook()
    for sheet in list(book.worksheets):
        book.remove(sheet)
    found = [(document(m), fingerprint(m)) for m in sorted(measures, key=lambda m: m.id)]
    behind = [row for c in base.causes.values() for row in causes.cells(document(c), fingerprint(c))]
    elements, themes = columns.elements(base), columns.themes(base)
    lengths = {columns.ELEMENTS: len(elements), columns.THEMES: len(themes)}
    _about(book.create_sheet(columns.ABOUT))
    rows = [columns.cells(data, stamp) for data, stamp in found]
    _table(book.create_sheet(columns.MEASURES), COLUMNS, rows, lengths)
    links = [row for data, _ in found for row in columns.links(data)]
    _table(book.create_sheet(columns.LINKS), LINK_COLUMNS, links, lengths)
    _table(book.create_sheet(columns.CAUSES), causes.COLUMNS, behind, lengths)
    _table(book.create_sheet(columns.ELEMENTS), _plain(columns.ELEMENT_COLUMNS), elements, lengths)
    _table(book.create_sheet(columns.THEMES), _plain(columns.THEME_COLUMNS), themes, lengths)
    _example(book.create_sheet(columns.EXAMPLE), base)
    book.active = 1
    return saved(book)


def _table(
    sheet: Worksheet, head: Sequence[Column], rows: Iterable[Sequence[Any]], lengths: Mapping[str, int]
) -> None:
    for number, column in enumerate(head, 1):
        put(sheet, 1, number, column.name)
        cell = sheet.cell(1, number)
        cell.font, cell.fill, cell.alignment = Font(bold=True), HEAD, WRAP
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        _drop_down(sheet, column, get_column_letter(number), lengths)
    for line, row in enumerate(rows, 2):
        for number, value in enumerate(row, 1):
            if value != "":
                put(sheet, line, number, value)
    if head is not causes.COLUMNS:  # there a row belongs to the one above it, so it must not be sorted
        sheet.auto_filter.ref = sheet.dimensions
    sheet.freeze_panes = "C2" if len(head) > len(LINK_COLUMNS) + 1 else "A2"


def _drop_down(sheet: Worksheet, column: Column, letter: str, lengths: Mapping[str, int]) -> None:
    texts = wording("exchange")
    name = f"kolom.{column.name}"
    if name not in texts.sentences:
        return
    formula = f'"{",".join(column.choices)}"' if column.choices else None
    if lengths.get(column.listed):
        formula = f"{quote_sheetname(column.listed)}!$A$2:$A${lengths[column.listed] + 1}"
    rule = DataValidation(type="list" if formula else None, formula1=formula, allow_blank=True)
    rule.promptTitle, rule.prompt = column.name, texts.say(name)[:250]
    rule.showInputMessage = True
    if formula:
        rule.showErrorMessage = True
        rule.errorTitle, rule.error = column.name, texts.say("keuze")
    rule.add(f"{letter}2:{letter}{ROWS}")
    sheet.add_data_validation(rule)


def _about(sheet: Worksheet) -> None:
    """How it works, line by line, and then every column."""
    texts = wording("exchange")
    lines = [(line, "") for line in texts.say("uitleg").splitlines()]
    lines += [("", ""), (texts.say("uitleg_kolommen"), "")]
    explained = ((columns.MEASURES, COLUMNS), (columns.LINKS, LINK_COLUMNS), (columns.CAUSES, causes.COLUMNS))
    for sheet_name, head in explained:
        lines += [(f"{sheet_name}: {c.name}", texts.say(f"kolom.{c.name}")) for c in head]
    for number, (first, second) in enumerate(lines, 1):
        put(sheet, number, 1, first)
        put(sheet, number, 2, second)
        for column in (1, 2):
            sheet.cell(number, column).alignment = WRAP
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 70, 90


def _example(sheet: Worksheet, base: Base) -> None:
    """One measure as it could be filled in, with its links under it."""
    texts = wording("exchange")
    element = next(iter(base.elements), "")
    put(sheet, 1, 1, texts.say("voorbeeld"))
    for number, column in enumerate(COLUMNS, 1):
        put(sheet, 3, number, column.name)
        put(sheet, 4, number, _exemplary(column))
        sheet.cell(3, number).font, sheet.cell(3, number).fill = Font(bold=True), HEAD
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    link = (texts.say("voorbeeld.titel"), element, 3, texts.say("voorbeeld.reden"))
    put(sheet, 6, 1, texts.say("voorbeeld_koppeling"))
    for number, (column, value) in enumerate(zip(LINK_COLUMNS, link, strict=True), 1):
        put(sheet, 7, number, column.name)
        put(sheet, 8, number, value)
        sheet.cell(7, number).font, sheet.cell(7, number).fill = Font(bold=True), HEAD


def _exemplary(column: Column) -> str:
    texts = wording("exchange")
    name = f"voorbeeld.{column.name}"
    return texts.say(name) if name in texts.sentences else ""


def _plain(names: Iterable[str]) -> list[Column]:
    return [Column(name, name, width=44) for name in names]
