"""Excel: an explanation, and a sheet for every part. Nothing hidden; the same snapshot gives the
same bytes.
"""

from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from api.exchange.sheet import HEAD, WRAP, put, saved
from api.exports.numbers import day
from api.exports.rows import PARTS, Row, of_part
from api.wording import wording

WIDTHS = (44, 26, 26, 34, 10, 70)


def workbook(content: Mapping[str, Any]) -> bytes:
    """The workbook of a snapshot."""
    texts = wording("export")
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    _about(sheet, content)
    for part in PARTS:
        if found := of_part(content, part):
            _sheet(book.create_sheet(texts.say(f"deel.{part}")), found)
    return saved(book)


def _about(sheet: Worksheet, content: Mapping[str, Any]) -> None:
    texts = wording("export")
    wave = content["golf"]
    kind = wording("report").say(f"soort.{wave['soort']}").lower()
    sheet.title = texts.say("uitleg.blad")
    lines = [
        texts.say("uitleg.titel", school=content["school"]["naam"], soort=kind),
        texts.say("uitleg.dagen", opent=day(wave["opent"]), sluit=day(wave["sluit"])),
        texts.say(f"uitleg.niveau.{content['niveau']}"),
        *content["uitleg"],
    ]
    for number, line in enumerate(lines, 1):
        put(sheet, number, 1, line)
        sheet.cell(number, 1).alignment = WRAP
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    sheet.column_dimensions["A"].width = 110


def _sheet(sheet: Worksheet, found: list[Row]) -> None:
    texts = wording("export")
    names = Row._fields[1:]
    for number, (name, width) in enumerate(zip(names, WIDTHS, strict=True), 1):
        put(sheet, 1, number, texts.say(f"kolom.{name}"))
        cell = sheet.cell(1, number)
        cell.font, cell.fill, cell.alignment = Font(bold=True), HEAD, WRAP
        sheet.column_dimensions[get_column_letter(number)].width = width
    for line, row in enumerate(found, 2):
        for number, value in enumerate(row[1:], 1):
            put(sheet, line, number, value)
            sheet.cell(line, number).alignment = WRAP
    sheet.freeze_panes = "B2"
