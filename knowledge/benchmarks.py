"""National figures beside which a school can lay its own: descriptive, never a norm."""

from collections.abc import Mapping

from pydantic import Field

from knowledge.content import Content, Id
from knowledge.questions import Group


class ScaleBenchmark(Content):
    """Mean of a scale among all staff, on the scale's own range; by function where the source prints it."""

    schaal: Id
    jaar: int
    iedereen: float
    eerder: dict[int, float] = Field(default_factory=dict)
    per_functie: dict[Group, float] = Field(default_factory=dict)
    plaats: str
    weging: str
    opmerking: str | None = None

    def expected(self, headcounts: Mapping[str, int]) -> float:
        """The mean of a school with this mix of functions; of all staff where functions are not printed."""
        people = {g: headcounts.get(g, 0) for g in self.per_functie}
        total = sum(people.values())
        if not total:
            return self.iedereen
        return sum(count * self.per_functie[group] for group, count in people.items()) / total


class CauseBenchmark(Content):
    """Share of schools (percent) whose leader marked this as a cause of work pressure."""

    thema: Id
    wat: str
    regulier: float = Field(ge=0, le=100)
    gespecialiseerd: float = Field(ge=0, le=100)


class Causes(Content):
    jaar: int
    plaats: str
    gevraagd_aan: str
    weging: str
    opmerking: str | None = None
    rijen: tuple[CauseBenchmark, ...]


class Benchmarks(Content):
    """All figures, of one source."""

    versie: int
    bron: str
    schalen: dict[Id, ScaleBenchmark]
    oorzaken: Causes
