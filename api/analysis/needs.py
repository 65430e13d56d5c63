"""Published themes as needs that measures can serve: weight by how many people and how large, and
the cause.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from api import disclosure
from api.analysis.change import band_low
from knowledge.match import Need

GIVES = 0.5  # weight of what gives energy beside what costs it (own rule)
SIZE = {"klein": 0.6, "middel": 0.8, "groot": 1.0}  # how large it is for those who named it (own rule)
UNKNOWN = SIZE["middel"]


def needs(themes: Mapping[str, Any], behind: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Need]:
    """Needs from parts 'themas' and 'achter', in their order; weights 0..1, the most named theme of a side is
    1.
    """
    found = []
    for direction in ("kost", "geeft"):
        rows = themes[direction]["lijst"] if themes[direction]["getoond"] else []
        bands = [band_low(row["genoemd"]["n"]) // disclosure.BAND + 1 for row in rows]
        for row, place in zip(rows, bands, strict=True):
            weight = place / max(bands)
            theme = row["thema"]
            if direction == "geeft":
                found.append(Need(theme, weight * GIVES, gives=True))
            else:
                size = SIZE.get(row["omvang"].get("woorden", ""), UNKNOWN)
                causes = behind.get(theme, [])
                found.append(Need(theme, round(weight * size, 4), causes[0]["achter"] if causes else None))
    return found
