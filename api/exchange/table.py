"""One sheet of a workbook as rows of text, with the place of every cell."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import Any

from openpyxl.utils import get_column_letter

from api.exchange.columns import Column
from api.exchange.guard import Refused
from api.exchange.items import Fault, Place, said
from api.exchange.merged import Merged, merged

MOST = 20_000  # filled rows of a sheet
DEEPEST = 100_000  # rows that are looked at; a row in between may be empty
WIDEST = 60  # columns that are looked at
HEAD_ROWS = 5  # the names of the columns stand in one of these; someone may have put a title above them
NAMES = 3  # that many names make a row the head
SMALL = ("word", "yes", "id", "ids")  # kinds in which capitals say nothing
YES, NO = ("ja", "j", "x", "v", "1", "waar", "true", "✓", "✔"), ("nee", "n", "0", "onwaar", "false", "-")
Line = tuple[int, dict[str, str]]


class Table:
    """Rows by column name. `whole`: no column is missing; else no row is read. Raises Refused."""

    def __init__(self, book: Any, title: str, head: Sequence[Column]) -> None:
        self.name = title
        self.head = {column.name: column for column in head}
        self.letters: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []
        self._wrong: set[Place] = set()
        sheet = book[title]
        sheet.reset_dimensions()
        self.top = self._find_head(sheet)
        self.whole = self._read_head(next(sheet.iter_rows(self.top, self.top, max_col=WIDEST), ()))
        self.lines: list[Line] = []
        if self.whole:
            self._down = self._merged(merged(sheet))
            self.lines += self._lines(sheet.iter_rows(self.top + 1, max_col=WIDEST))

    def place(self, row: int, column: str = "") -> Place:
        return Place(self.name, row, f"{self.letters[column]} ({column})" if column in self.letters else "")

    def fault(self, row: int, column: str, name: str, **values: object) -> None:
        """One sentence a cell: a cell that cannot be read is not called empty as well."""
        place = self.place(row, column)
        if place.kolom and place in self._wrong:
            return
        self._wrong.add(place)
        self.faults.append(Fault(place, said(name, **values)))

    def is_wrong(self, row: int, *columns: str) -> bool:
        """Whether one of these cells has a fault."""
        return any(self.place(row, column) in self._wrong for column in columns)

    def _find_head(self, sheet: Any) -> int:
        for number, row in enumerate(sheet.iter_rows(1, HEAD_ROWS, max_col=WIDEST), 1):
            if len({_name(cell.value) for cell in row} & set(self.head)) >= NAMES:
                return number
        return 1

    def _read_head(self, row: Sequence[Any]) -> bool:
        self._unread = set[int]()
        for number, cell in enumerate(row):
            name = _name(cell.value)
            if not name:
                continue
            here = Place(self.name, self.top, get_column_letter(number + 1))
            if name in self.letters:
                self.faults.append(Fault(here, said("kolom_dubbel", naam=name)))
                self._unread.add(number)
            elif name not in self.head:
                self.notices.append(Fault(here, said("kolom_onbekend", naam=str(cell.value).strip()[:40])))
                self._unread.add(number)
            else:
                self.letters[name] = get_column_letter(number + 1)
        missing = [name for name in self.head if name not in self.letters]
        if missing:
            self.faults.append(Fault(Place(self.name, self.top), said("kolommen", namen=", ".join(missing))))
        self.order = {letter: name for name, letter in self.letters.items()}
        return not missing

    def _merged(self, areas: Sequence[Merged]) -> dict[int, list[tuple[Merged, str]]]:
        """Cells made one downwards count for each row; by the row on which they begin. Others are a fault."""
        found: dict[int, list[tuple[Merged, str]]] = {}
        for area in areas:
            names = [self.order.get(get_column_letter(n), "") for n in range(area.left, area.right + 1)]
            known = [name for name in names if name]
            if not known or area.top <= self.top:
                continue
            if len(names) > 1:
                self.fault(area.top, known[0], "samengevoegd", cellen=area.ref)
                self._wrong |= {self.place(area.top, name) for name in known}
                continue
            self.notices.append(
                Fault(self.place(area.top, known[0]), said("samengevoegd_omlaag", cellen=area.ref))
            )
            found.setdefault(area.top, []).append((area, known[0]))
        return found

    def _lines(self, rows: Iterator[Sequence[Any]]) -> Iterator[Line]:
        names = [self.order.get(get_column_letter(number)) for number in range(1, WIDEST + 1)]
        filled = 0
        open_: list[tuple[Merged, str, str]] = []
        for number, row in enumerate(rows, self.top + 1):
            line = {}
            for index, cell in enumerate(row):
                if cell.value is None:
                    continue
                name = names[index]
                if name is None:
                    self._left(number, index)
                elif text := self._text(number, name, cell):
                    line[name] = text
            open_ = [held for held in open_ if held[0].bottom >= number]
            if not line:
                continue
            for _, name, text in open_:
                line.setdefault(name, text)
            open_ += [(area, name, line.get(name, "")) for area, name in self._down.get(number, ())]
            filled += 1
            if filled > MOST or number > DEEPEST:
                raise Refused("te_veel", blad=self.name, meeste=MOST)
            yield number, {name: text for name, text in line.items() if text}

    def _left(self, row: int, index: int) -> None:
        """What stands in a column without a name is not read, and that is said once."""
        if index not in self._unread:
            self._unread.add(index)
            here = Place(self.name, row, get_column_letter(index + 1))
            self.notices.append(Fault(here, said("kolom_zonder_naam")))

    def _text(self, row: int, name: str, cell: Any) -> str:
        value, column = cell.value, self.head[name]
        if cell.data_type == "f":
            self.fault(row, name, "formule")
        elif cell.data_type == "e":
            self.fault(row, name, "foutwaarde", waarde=value)
        elif isinstance(value, date | time | timedelta):
            self.fault(row, name, "datum", datum=f"{value:%d-%m-%Y}" if isinstance(value, date) else value)
        elif isinstance(value, bool) and column.kind != "yes":
            self.fault(row, name, "geen_tekst")
        else:
            return _plain(column, value)
        return ""


def _name(value: Any) -> str:
    """The name of a column, whatever its capitals and spaces."""
    return "_".join(str(value or "").lower().split())


def _plain(column: Column, value: Any) -> str:
    """The text of a cell, as the rest of the program writes it where there is no doubt."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    if column.kind in SMALL:
        text = text.lower()
    if column.kind == "yes":
        return column.choices[0] if text in YES else "" if text in NO else text
    if column.choices and (joined := "_".join(text.split())) in column.choices:
        return joined
    return text
