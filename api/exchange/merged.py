"""Cells that were merged in Excel: the reader gives only the first of them a value."""

import re
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import range_boundaries

REF = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
PIECE, OVERLAP = 2**20, 100  # bytes
MOST = 5000  # areas that are looked at


@dataclass(frozen=True, order=True)
class Merged:
    """An area of cells made one; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int
    ref: str


def merged(sheet: Any) -> list[Merged]:
    """The merged areas of a sheet that is open for reading, from the top.

    openpyxl tells them only of a workbook that is in memory as a whole, so its source is read here.
    """
    found: set[str] = set()
    with sheet._get_source() as source:
        rest = b""
        while len(found) < MOST and (piece := source.read(PIECE)):
            rest += piece
            found.update(ref.decode() for ref in REF.findall(rest))
            rest = rest[-OVERLAP:]
    return sorted(_area(ref) for ref in found)


def _area(ref: str) -> Merged:
    left, top, right, bottom = range_boundaries(ref)
    return Merged(int(top or 1), int(left or 1), int(bottom or 1), int(right or 1), ref)
