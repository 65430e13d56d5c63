"""What a difference between two published cells says, and what it must be to exceed noise.

From published cells only. A cell in words or rounded is an interval in which the mean lies; two means differ
for sure when their intervals are further apart than the noise.

Noise: 1.96 times the standard error of a difference of two means, sqrt(s²/n1 + s²/n2), with n the lower bound
of the published band and s a quarter of the width of the scale (own assumption: spread of person scores on a
scale that is used from end to end; source for the formula: two-sample z-interval). Nothing is taken off
because most of the team answered or because people answer twice, since participants are random per wave: so
the bar is high rather than low.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api import disclosure
from api.disclosure import Cell

SURE = 1.96  # standard errors
SPREAD = 0.25  # standard deviation as a part of the width of the scale
LOWER, HIGHER, SAME, TOO_FEW = "lager", "hoger", "geen_zeker_verschil", "te_weinig"


@dataclass(frozen=True)
class Mean:
    """A published mean: it lies in low..high; `people`: at least so many answers behind it."""

    low: float
    high: float
    people: int

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def band_low(band: str) -> int:
    """Least number of people in a band: 20 for '20–24'."""
    return int(band.split("–")[0])


def read(part: Mapping[str, Any], cell: Cell, step: float = disclosure.SCHOOL_STEP) -> Mean | None:
    """The mean behind a cell of part 'schalen'; None where it is hidden or has no number of people."""
    if not cell["getoond"] or "n" not in cell:
        return None
    low, high = (float(end) for end in part["bereik"])
    people = band_low(cell["n"])
    words = cell.get("woorden")
    if words is None:
        return Mean(cell["gemiddelde"] - step / 2, cell["gemiddelde"] + step / 2, people)
    edges = {
        "overwegend_laag": (low, low + disclosure.ENDS),
        "tussenin": (low + disclosure.ENDS, high - disclosure.ENDS),
        "overwegend_hoog": (high - disclosure.ENDS, high),
    }
    return Mean(*edges[words], people)


def noise(part: Mapping[str, Any], *people: int) -> float:
    """What a difference must exceed, in points of the scale, for these numbers of answers."""
    low, high = (float(end) for end in part["bereik"])
    spread = SPREAD * (high - low)
    return SURE * spread * math.sqrt(sum(1 / count for count in people))


def difference(part: Mapping[str, Any], before: Mean | None, after: Mean | None) -> dict[str, Any]:
    """`verandering` (between the middles, to 0.1; None without two means), `ruis`, `oordeel`."""
    if before is None or after is None:
        return {"verandering": None, "ruis": None, "oordeel": TOO_FEW}
    bar = noise(part, before.people, after.people)
    verdict = SAME
    if after.low - before.high > bar:
        verdict = HIGHER
    elif before.low - after.high > bar:
        verdict = LOWER
    return {
        "verandering": disclosure.to_step(after.middle - before.middle, disclosure.SCHOOL_STEP),
        "ruis": disclosure.to_step(bar, disclosure.SCHOOL_STEP),
        "oordeel": verdict,
    }
