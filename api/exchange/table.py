"""One sheet of a workbook as rows of text, with the place of every cell."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from openpyxl.utils import get_column_letter

from api.exchange.columns import Column
from api.exchange.guard import Refused
from api.exchange.items import Fault, Place, said

MOST = 20_000  # rows of a sheet
WIDEST = 60  # columns that are looked at
Line = tuple[int, dict[str, str]]


class Table:
    """Rows by column name. Raises Refused for formulas and missing columns."""

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
