"""The same scale in earlier waves of this school, from published cells only."""

from collections.abc import Mapping, Sequence
from typing import Any

from api import disclosure
from api.analysis import change
from api.analysis.survey import Earlier


def trend(content: Mapping[str, Any], earlier: Sequence[Earlier]) -> dict[str, Any]:
    """Part 'trend': per scale that was asked before, its points (oldest first, this wave last) and what
    changed.

    `punten`: golf, soort, sluit and the school's cell as published; `sinds_vorige` and `sinds_eerste`: see
    change.difference, against the latest and the first earlier wave in which the school's mean was shown;
    `groepen`: the same against the latest wave for groups that are shown in both.
    """
    found = {}
    for name, part in content["schalen"].items():
        before = [wave.content for wave in earlier if name in wave.content["schalen"]]
        if before:
            found[name] = _scale(name, part, before, content)
    return found


def since(part: Mapping[str, Any], before: Mapping[str, Any], group: str | None = None) -> dict[str, Any]:
    """What changed in a scale since an earlier wave, for the school or for a group.

    `part` and `before`: entries of part 'schalen' of both waves.
    """
    if group is None:
        pair = [change.read(one, one["school"]) for one in (before, part)]
    else:
        cells = [(one, one["groepen"].get(group, disclosure.hidden())) for one in (before, part)]
        pair = [change.read(one, cell, disclosure.GROUP_STEP) for one, cell in cells]
    return change.difference(part, *pair)


def _scale(
    name: str, part: Mapping[str, Any], before: Sequence[Mapping[str, Any]], content: Mapping[str, Any]
) -> dict[str, Any]:
    seen = [one["schalen"][name] for one in before if change.read(part, one["schalen"][name]["school"])]
    nothing = change.difference(part, None, None)
    return {
        "label": part["label"],
        "schaal": part["schaal"],
        "hoog": part["hoog"],
        "punten": [
            {
                **{key: one["golf"][key] for key in ("id", "soort", "sluit")},
                "cel": one["schalen"][name]["school"],
            }
            for one in (*before, content)
        ],
        "sinds_vorige": since(part, seen[-1]) if seen else nothing,
        "sinds_eerste": since(part, seen[0]) if seen else nothing,
        "groepen": {
            group: since(part, before[-1]["schalen"][name], group)
            for group, cell in part["groepen"].items()
            if cell["getoond"] and before[-1]["schalen"][name]["groepen"].get(group, {}).get("getoond")
        },
    }
