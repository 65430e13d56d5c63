"""What was read from a file, before it is known to be right: rows with the place of every field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from api.wording import wording


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands. `rij` counts as Excel does; `kolom` is a letter with the name of the column."""

    blad: str
    rij: int
    kolom: str = ""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong, where, and the way out."""

    place: Place
    melding: str

    def as_dict(self) -> dict[str, Any]:
        return {
            "blad": self.place.blad,
            "rij": self.place.rij,
            "kolom": self.place.kolom,
            "melding": self.melding,
        }


@dataclass
class Item:
    """One measure or cause as it stands in a file. `places`: field -> where it stands."""

    place: Place
    data: dict[str, Any]
    places: Mapping[str, Place] = field(default_factory=dict)
    stamp: str = ""
    retired: bool = False

    @property
    def is_cause(self) -> bool:
        return "zin" in self.data

    def where(self, name: str) -> Place:
        """The place of a field such as 'werkt_via.1.element'; the nearest one around it that is known."""
        parts = name.split(".")
        for end in range(len(parts), 0, -1):
            found = self.places.get(".".join(parts[:end]))
            if found is not None:
                return found
        return self.place


@dataclass(frozen=True)
class Read:
    """The items of a file, what could not be read, and what to know: it was left out or read otherwise.

    `loose`: a link stands there that belongs to no measure, so that some measure may lack one.
    """

    items: list[Item]
    faults: list[Fault]
    notices: list[Fault] = field(default_factory=list)
    loose: bool = False


def said(name: str, **values: object) -> str:
    """A sentence about a fault."""
    return wording("exchange").say(f"fout.{name}", **values)


def folded(text: str) -> str:
    """A title or sentence as it is compared: capitals and double spaces make no difference."""
    return " ".join(text.casefold().split())
