"""Top five bottlenecks and strengths, each criterion shown; the working group decides.

Criteria (facts/process.md, step 2): many people have it, it causes big problems, it causes several problems
at once. All from published parts; points per criterion are an own rule. The consequences and individual
factors of the model are no bottlenecks to tackle but signs of them, and are left out.
"""

from collections.abc import Mapping
from typing import Any

from knowledge.model import TnoModel

MOST = 5
PEOPLE = {"enkele": 1, "een_aantal": 2, "veel": 3}  # how many named it
SIZE = {"klein": 1, "middel": 2, "groot": 3}  # how large it is for those who named it
TOPIC = 2  # points where the closed question says that it costs (or gives) most people energy
SEVERAL = 3  # most points for going together with other themes
PICTURE = {"kost": "kost_vooral", "geeft": "geeft_vooral"}


def bottlenecks(content: Mapping[str, Any], model: TnoModel) -> list[dict[str, Any]]:
    """Part 'top_vijf': at most five themes that cost energy, most points first, ties by name.

    An entry: thema, label, punten, criteria {veel_mensen, groot, meer_problemen}, each with its points and
    its published basis (None: not known, 0 points).
    """
    return _ranked(content, model, "kost")


def strengths(content: Mapping[str, Any], model: TnoModel) -> list[dict[str, Any]]:
    """Part 'krachten': at most five themes that give energy, by how many people say so."""
    return _ranked(content, model, "geeft")


def _ranked(content: Mapping[str, Any], model: TnoModel, direction: str) -> list[dict[str, Any]]:
    named = _named(content, direction)
    topics = {
        topic["thema"]: topic
        for topic in content["energie"]
        if topic["thema"] and topic["cel"].get("beeld") == PICTURE[direction]
    }
    themes = sorted({*named, *topics})
    found = [
        _entry(content, model, direction, theme, named.get(theme), topics.get(theme))
        for theme in themes
        if not model.is_sensitive(theme)
    ]
    return sorted(found, key=lambda entry: (-entry["punten"], entry["thema"]))[:MOST]


def _named(content: Mapping[str, Any], direction: str) -> dict[str, Mapping[str, Any]]:
    part = content["themas"][direction]
    return {entry["thema"]: entry for entry in part["lijst"]} if part["getoond"] else {}


def _entry(
    content: Mapping[str, Any],
    model: TnoModel,
    direction: str,
    theme: str,
    named: Mapping[str, Any] | None,
    topic: Mapping[str, Any] | None,
) -> dict[str, Any]:
    people = {
        "genoemd": named["genoemd"]["woorden"] if named else None,
        "energie": topic["cel"]["beeld"] if topic else None,
    }
    points = max(PEOPLE.get(people["genoemd"] or "", 0), TOPIC if topic else 0)
    criteria: dict[str, Any] = {"veel_mensen": {"punten": points, "basis": people}}
    if direction == "kost":
        size = named["omvang"].get("woorden") if named else None
        together = _together(content, theme)
        criteria["groot"] = {"punten": SIZE.get(size or "", 0), "basis": size}
        criteria["meer_problemen"] = {"punten": min(SEVERAL, len(together)), "basis": together}
    return {
        "thema": theme,
        "label": model.themas[theme].kort,
        "punten": sum(criterion["punten"] for criterion in criteria.values()),
        "criteria": criteria,
        "achter": [entry["achter"] for entry in content["achter"].get(theme, [])],
    }


def _together(content: Mapping[str, Any], theme: str) -> list[str]:
    """Other themes that the same people name, by name."""
    pairs = [set(pair["themas"]) for pair in content["samen"]]
    return sorted(other for pair in pairs if theme in pair for other in pair - {theme})
