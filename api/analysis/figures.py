"""The published numbers of a snapshot as rows, for totals over many schools. From shown cells only."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from api import disclosure
from api.analysis import change

MIDDLE = (disclosure.BAND - 1) // 2  # from the least number of a band to its middle
SHARES = {"hoogstens_10_procent": 5.0, "op_hoogstens_10_procent_na": 95.0}


class Figure(NamedTuple):
    """`name`: respons, schaal.<name> or energie.<question>.<side>; `weight`: middle of the band of n."""

    name: str
    value: float
    weight: int


def figures(content: Mapping[str, Any]) -> list[Figure]:
    """Rows of a snapshot with numbers; none at the levels without.

    Means on their own scale, shares in percent; a cell in words counts as the middle of what its words allow.
    """
    if content.get("niveau") != "cijfers":
        return []
    return list(_figures(content))


def _figures(content: Mapping[str, Any]) -> Iterator[Figure]:
    band = content["respons"]["band"]
    yield Figure("respons", float(_middle(band)), _middle(band))
    for name, part in content["schalen"].items():
        mean = change.read(part, part["school"])
        if mean is not None:
            yield Figure(f"schaal.{name}", round(mean.middle, 3), _middle(part["school"]["n"]))
    for topic in content["energie"]:
        cell = topic["cel"]
        for side in ("kost", "geeft"):
            share = _share(cell.get(side, {}))
            if share is not None:
                yield Figure(f"energie.{topic['vraag']}.{side}", share, _middle(cell["n"]))


def _middle(band: str) -> int:
    return change.band_low(band) + MIDDLE


def _share(cell: Mapping[str, Any]) -> float | None:
    if "procent" in cell:
        return float(cell["procent"])
    return SHARES.get(cell.get("woorden", ""))
