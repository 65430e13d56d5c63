"""Cells and bytes of every workbook we make: text is never a formula, and no moment is in the file."""

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

DAY = datetime(2020, 1, 1)  # a file holds no moment, so that the same content is the same file
RISKY = ("=", "+", "-", "@", "\t", "\r")
HEAD = PatternFill("solid", fgColor="DDE8E5")
WRAP = Alignment(wrap_text=True, vertical="top")
CHANGED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def put(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    """A value that can never become a formula: text stays text, whatever it begins with."""
    if value == "":
        return
    if not isinstance(value, str):
        sheet.cell(row, column).value = value
        return
    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.data_type = "s"
    if value.startswith(RISKY):
        cell.quotePrefix = True


def saved(book: Workbook) -> bytes:
    """Saved without the moment of saving."""
    book.properties.creator = "Werkdrukdialoog"
    book.properties.created = DAY
    first, last = io.BytesIO(), io.BytesIO()
    book.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "docProps/core.xml":
                content = CHANGED.sub(rb"\g<1>2020-01-01T00:00:00Z\g<2>", content)
            plain = zipfile.ZipInfo(part.filename, (2020, 1, 1, 0, 0, 0))
            plain.compress_type, plain.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(plain, content)
    return last.getvalue()
