"""The sheet with what can be behind a theme: a row per working element.

The cause stands on its first row, and a goal on its own first row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from api.exchange import columns
from api.exchange.columns import EVIDENCE, RETIRED, STAMP, STATUS, Column
from api.exchange.items import Item, Place
from api.exchange.table import Table
from knowledge.ids import id_for

COLUMNS: tuple[Column, ...] = (
    Column("id", "id", "id", width=36),
    Column("thema", "thema", "word", width=26, listed=columns.THEMES),
    Column("zin", "zin", width=44),
    Column("doel_id", "doel.id", "id", width=30),
    Column("doel_tekst", "doel.tekst", width=40),
    Column("doel_reden", "doel.reden", width=40),
    Column("doel_bron", "doel.bron", width=14),
    Column("element_id", "element.id", "id", width=36),
    Column("element_tekst", "element.tekst", width=44),
    Column("element_reden", "element.reden", width=44),
    Column("element_bron", "element.bron", width=14),
    Column("element_bewijs", "element.bewijs", "word", EVIDENCE, 18),
    Column(STATUS, STATUS, "word", (columns.ACTIVE, RETIRED), 12),
    Column(STAMP, STAMP, "id", width=20),
)
OWN = ("thema", "zin", STATUS, STAMP)
GOAL = ("tekst", "reden", "bron")
ELEMENT = ("tekst", "reden", "bron", "bewijs")


def cells(document: Mapping[str, Any], stamp: str) -> list[list[str]]:
    """The rows of one cause."""
    rows = []
    own = [document["thema"], document["zin"]]
    end = [columns.ACTIVE, stamp]
    for goal in document["doelen"]:
        about = [goal[name] for name in GOAL]
        for element in goal["elementen"]:
            parts = [element[name] or "" for name in ELEMENT]
            rows.append([document["id"], *own, goal["id"], *about, element["id"], *parts, *end])
            own, about, end = [""] * len(own), [""] * len(about), [""] * len(end)
    return rows


def read(table: Table) -> list[Item]:
    """Every cause on the sheet. A row without id and sentence belongs to the cause of the row above it."""
    found: dict[str, _Cause] = {}
    current: _Cause | None = None
    for number, line in table.lines:
        name = line.get("id") or line.get("zin", "").casefold()
        if name:
            current = found.setdefault(name, _Cause(table, number))
        if current is None:
            table.fault(number, "zin", "leeg")
            continue
        current.add(number, line)
    return [cause.item() for cause in found.values()]


@dataclass
class _Cause:
    """One cause in the making: its fields, goals by id or text, and where each stands."""

    table: Table
    row: int
    own: dict[str, str] = field(default_factory=dict)
    goals: list[dict[str, Any]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def add(self, number: int, line: Mapping[str, str]) -> None:
        """Take over one row."""
        for name in ("id", *OWN):
            self._keep(self.own, name, number, name, line)
        if not any(name.startswith(("doel_", "element_")) for name in line):
            return
        place = self._goal(line)
        goal, here = self.goals[place], f"doelen.{place}"
        for name in ("id", *GOAL):
            self._keep(goal, name, number, f"doel_{name}", line, f"{here}.")
        self.places.setdefault(here, self.table.place(number, "doel_tekst"))
        if any(name.startswith("element_") for name in line):
            element: dict[str, str] = {}
            spot = f"{here}.elementen.{len(goal['elementen'])}"
            for name in ("id", *ELEMENT):
                self._keep(element, name, number, f"element_{name}", line, f"{spot}.")
            self.places[spot] = self.table.place(number, "element_tekst")
            goal["elementen"].append(element)

    def _goal(self, line: Mapping[str, str]) -> int:
        """The place of the goal of a row: by id, by text, else the one above."""
        for name in ("id", "tekst"):
            given = line.get(f"doel_{name}")
            same = [place for place, goal in enumerate(self.goals) if given and goal.get(name) == given]
            if same:
                return same[0]
        if not self.goals or line.get("doel_id") or line.get("doel_tekst"):
            self.goals.append({"elementen": []})
        return len(self.goals) - 1

    def _keep(
        self,
        into: dict[str, Any],
        name: str,
        number: int,
        column: str,
        line: Mapping[str, str],
        before: str = "",
    ) -> None:
        """A field, said once or the same each time."""
        text, path = line.get(column, ""), f"{before}{name}"
        if not text:
            self.places.setdefault(path, self.table.place(number, column))
            return
        choices = self.table.head[column].choices
        if choices and text not in choices:
            self.table.fault(number, column, "keuze", keuzes=", ".join(choices))
        elif into.get(name, text) != text:
            self.table.fault(number, column, "anders", rij=self.rows[path])
        elif name not in into:
            into[name] = text
            self.places[path], self.rows[path] = self.table.place(number, column), number

    def item(self) -> Item:
        stamp, retired = self.own.pop(STAMP, ""), self.own.pop(STATUS, "") == RETIRED
        if not retired:
            for name in ("thema", "zin"):
                if name not in self.own:
                    self.table.fault(self.row, name, "leeg")
            if not self.goals:
                self.table.fault(self.row, "doel_tekst", "leeg")
        data = {"thema": "", "zin": "", **self.own, "doelen": self._named()}
        return Item(self.table.place(self.row, "zin"), data, self.places, stamp, retired)

    def _named(self) -> Sequence[Mapping[str, Any]]:
        """The goals, with ids made for people where there are none."""
        theme, taken = self.own.get("thema", ""), set[str]()
        for goal in self.goals:
            for kind, part in (("doel", goal), *(("el", element) for element in goal["elementen"])):
                if "id" not in part and part.get("tekst"):
                    part["id"] = id_for(f"{theme}_{kind}_{part['tekst']}", taken)
                taken.add(part.get("id", ""))
        return self.goals
