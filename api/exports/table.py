"""CSV: the long table, as Dutch Excel opens it (semicolons, decimal comma, UTF-8 with a mark)."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from api.exchange.sheet import RISKY
from api.exports.rows import Row, rows
from api.wording import wording

BOM = "\ufeff"


def csv_bytes(content: Mapping[str, Any]) -> bytes:
    """The table of a snapshot. Text that a spreadsheet could take for a formula gets a quote before it."""
    texts = wording("export")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([texts.say(f"kolom.{name}") for name in Row._fields])
    for row in rows(content):
        writer.writerow([_safe(value) for value in row])
    return (BOM + out.getvalue()).encode()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(RISKY) else text
