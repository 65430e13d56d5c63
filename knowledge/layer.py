"""A layer over the base: measures that a facilitator made, changed or retired. Pure; api/store keeps it.

The effective base is the base with a layer over it. A change remembers the fingerprint of the measure it was
made from: where a newer base has another one, the change stays in use and the difference is a conflict.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from knowledge import check
from knowledge.base import Base
from knowledge.content import parse
from knowledge.errors import ContentError, Problem
from knowledge.measures import Measure

Action = Literal["nieuw", "gewijzigd", "vervallen"]
Clash = Literal["basis_anders", "basis_weg", "naam_bezet", "element_weg"]
LEVELS = ("individu", "team", "school", "bestuur")
GROUPS = ("schoolleider", "leraar", "onderwijsondersteunend", "overig_ondersteunend")
RELATIONS = ("overlapt", "botst_met")


@dataclass(frozen=True)
class Change:
    """One published change. `measure` is None where it is retired; `made_from`: fingerprint in the base."""

    subject: str
    action: Action
    measure: Measure | None
    made_from: str | None


@dataclass(frozen=True)
class Layer:
    """What differs from the base: measure id -> measure, or None where it is retired."""

    measures: Mapping[str, Measure | None]

    @property
    def text(self) -> str:
        """Canonical JSON: the same layer is always the same text."""
        return dumped({name: document(m) if m else None for name, m in self.measures.items()})

    @property
    def hash(self) -> str:
        """SHA-256 of `text`; empty for an empty layer."""
        return digest(self.text) if self.measures else ""


@dataclass(frozen=True)
class Difference:
    """One field of which two versions differ."""

    veld: str
    eerst: Any
    daarna: Any


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def document(measure: Measure) -> dict[str, Any]:
    """Plain data of a measure, with levels and function groups in their usual order."""
    data = measure.model_dump(mode="json")
    data["niveau"] = [level for level in LEVELS if level in measure.niveau]
    data["doelgroep"] = [group for group in GROUPS if group in measure.doelgroep]
    return data


@lru_cache(maxsize=8192)
def fingerprint(measure: Measure) -> str:
    """16 characters that change when anything in the measure changes."""
    return digest(dumped(document(measure)))[:16]


def base_version(base: Base) -> str:
    """16 characters that change when any measure or change model of the base changes."""
    parts = [fingerprint(measure) for measure in base.measures.values()]
    parts += [dumped(change.model_dump(mode="json")) for change in base.change_model.values()]
    return digest("\n".join(parts))[:16]


def read_layer(text: str) -> Layer:
    """A layer from its JSON. Raises ContentError or ValueError."""
    return Layer(
        {name: parse(Measure, item, name) if item else None for name, item in json.loads(text).items()}
    )


def with_layer(base: Base, layer: Layer) -> Base:
    """The effective base. Measures keep the order of the base; new ones follow by id."""
    if not layer.measures:
        return base
    found = dict(base.measures)
    for name in sorted(layer.measures):
        measure = layer.measures[name]
        if measure is None:
            found.pop(name, None)
        else:
            found[name] = measure
    return base.with_measures(found)


def layer_of(base: Base, changes: Iterable[Change]) -> Layer:
    """The changes as a layer; a later change of the same measure goes over an earlier one.

    What names an element that the base no longer has is left out: it is a conflict, not a failure.
    """
    found: dict[str, Measure | None] = {}
    for change in changes:
        if change.measure is None or not _unknown(base, change.measure):
            found[change.subject] = change.measure
    known = {name: base.measures.get(name) for name in found}
    return Layer({name: m for name, m in found.items() if m != known[name]})


def clash(base: Base, change: Change) -> Clash | None:
    """Why a change no longer fits this base; None when it does."""
    current = base.measures.get(change.subject)
    if change.measure is not None and _unknown(base, change.measure):
        return "element_weg"
    if change.action == "nieuw":
        return "naam_bezet" if current is not None else None
    if current is None:
        return None if change.action == "vervallen" else "basis_weg"
    return None if fingerprint(current) == change.made_from else "basis_anders"


def compare(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[Difference]:
    """Field by field what differs between two documents, in the order of the fields of a measure."""
    first, second = before or {}, after or {}
    fields = [name for name in Measure.model_fields if name in first or name in second]
    return [
        Difference(name, first.get(name), second.get(name))
        for name in fields
        if first.get(name) != second.get(name)
    ]


def read_measure(data: Any, place: str) -> Measure:
    """A measure from plain data. Raises ContentError with every problem, in Dutch."""
    return parse(Measure, data, place)


def faults(base: Base, measures: Iterable[Measure]) -> list[Problem]:
    """What is wrong with these measures in this (effective) base; each is refused."""
    found: list[Problem] = []
    chosen = {measure.id: measure for measure in measures}
    for name, measure in chosen.items():
        file = f"measures/{name}.yml"
        for number, works in enumerate(measure.werkt_via):
            if works.element not in base.elements:
                what = f"element '{works.element}' bestaat niet; kies er een uit de lijst met elementen"
                found.append(Problem(file, f"werkt_via.{number}.element", what))
        doubled = {w.element for w in measure.werkt_via if _times(measure, w.element) > 1}
        if doubled:
            what = f"dit element staat er twee keer: {', '.join(sorted(doubled))}"
            found.append(Problem(file, "werkt_via", what))
        for field in RELATIONS:
            for other in getattr(measure, field):
                if other not in base.measures and other not in chosen:
                    found.append(Problem(file, field, f"maatregel '{other}' bestaat niet"))
    alone = base.with_measures(chosen)
    for rule in check.PER_MEASURE:
        found.extend(rule(alone))
    return sorted(found)


def gaps(base: Base, effective: Base) -> list[Problem]:
    """What the effective base lacks as a whole and the base does not: to know, not to refuse."""
    known = {problem for rule in check.WHOLE for problem in rule(base)}
    return sorted(problem for rule in check.WHOLE for problem in rule(effective) if problem not in known)


def require(base: Base, measures: Iterable[Measure]) -> None:
    """Raise ContentError with every fault."""
    if problems := faults(base, measures):
        raise ContentError(problems)


def _unknown(base: Base, measure: Measure) -> bool:
    return any(works.element not in base.elements for works in measure.werkt_via)


def _times(measure: Measure, element: str) -> int:
    return sum(works.element == element for works in measure.werkt_via)
