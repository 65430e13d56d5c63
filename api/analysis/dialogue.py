"""Where staff disagree most: subjects for a talk, not for a decision. From published cells only."""

from collections.abc import Mapping
from typing import Any

MOST = 5
DIVIDED = "verdeeld"


def subjects(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Part 'dialoog': topics and measures on which both sides are large, the most divided first.

    An entry: soort (energie or maatregel), id, label, and the two sides as cells where they are shown.
    Order: by the smaller of two published shares; what has no shares comes last, by name.
    """
    topics = [
        _entry("energie", topic["vraag"], topic["label"], topic["cel"], ("kost", "geeft"))
        for topic in content["energie"]
        if topic["cel"].get("beeld") == DIVIDED
    ]
    measures = [
        _entry("maatregel", one["maatregel"], one["titel"], one["stemmen"], ("ja", "nee"))
        for one in content["maatregelen"]
        if one["stemmen"].get("beeld") == DIVIDED
    ]
    order = sorted([*topics, *measures], key=lambda entry: (-_smaller(entry), entry["soort"], entry["id"]))
    return order[:MOST]


def _entry(
    kind: str, name: str, label: str, cell: Mapping[str, Any], sides: tuple[str, str]
) -> dict[str, Any]:
    return {
        "soort": kind,
        "id": name,
        "label": label,
        "kanten": {side: cell[side] for side in sides if side in cell},
    }


def _smaller(entry: Mapping[str, Any]) -> int:
    return min((side.get("procent", 0) for side in entry["kanten"].values()), default=0)
