"""A layer over the base: measures and causes that a facilitator made, changed or retired. Pure; api/store
keeps it.

A cause is what can be behind a theme, with its goals and working elements: the first links of the chain.

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
from knowledge.change_model import Cause, ThemeChange
from knowledge.content import parse
from knowledge.errors import ContentError, Problem
from knowledge.measures import Measure

Item = Measure | Cause
Action = Literal["nieuw", "gewijzigd", "vervallen"]
Clash = Literal["basis_anders", "basis_weg", "naam_bezet", "element_weg"]
LEVELS = ("individu", "team", "school", "bestuur")
GROUPS = ("schoolleider", "leraar", "onderwijsondersteunend", "overig_ondersteunend")
RELATIONS = ("overlapt", "botst_met")


@dataclass(frozen=True)
class Change:
    """One published change. `item` is None where it is retired; `made_from`: fingerprint in the base."""

    subject: str
    action: Action
    item: Item | None
    made_from: str | None


@dataclass(frozen=True)
class Layer:
    """What differs from the base: id -> measure or cause, or None where it is retired."""

    items: Mapping[str, Item | None]

    @property
    def text(self) -> str:
        """Canonical JSON: the same layer is always the same text."""
        return dumped({name: document(m) if m else None for name, m in self.items.items()})

    @property
    def hash(self) -> str:
        """SHA-256 of `text`; empty for an empty layer."""
        return digest(self.text) if self.items else ""


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


def document(item: Item) -> dict[str, Any]:
    """Plain data of a measure (levels and function groups in their usual order) or a cause."""
    data = item.model_dump(mode="json")
    if isinstance(item, Measure):
        data["niveau"] = [level for level in LEVELS if level in item.niveau]
        data["doelgroep"] = [group for group in GROUPS if group in item.doelgroep]
    return data


def item_of(base: Base, subject: str) -> Item | None:
    """The measure or cause with this id."""
    return base.measures.get(subject) or base.causes.get(subject)


@lru_cache(maxsize=8192)
def fingerprint(item: Item) -> str:
    """16 characters that change when anything in the measure or cause changes."""
    return digest(dumped(document(item)))[:16]


def base_version(base: Base) -> str:
    """16 characters that change when any measure or change model of the base changes."""
    parts = [fingerprint(measure) for measure in base.measures.values()]
    parts += [dumped(change.model_dump(mode="json")) for change in base.change_model.values()]
    return digest("\n".join(parts))[:16]


def read_layer(text: str) -> Layer:
    """A layer from its JSON. Raises ContentError or ValueError."""
    return Layer({name: read_item(item, name) if item else None for name, item in json.loads(text).items()})


def with_layer(base: Base, layer: Layer) -> Base:
    """The effective base. What is there keeps its place; what is new follows by id.

    A cause that takes away an element on which measures still rest is left out: they would hang in the air.
    """
    if not layer.items:
        return base
    measures: dict[str, Measure] = dict(base.measures)
    changed = dict(base.change_model)
    for name in sorted(layer.items):
        item = layer.items[name]
        theme = item.thema if isinstance(item, Cause) else _theme(base, name)
        if theme is not None and not isinstance(item, Measure):
            changed[theme] = _with_cause(changed[theme], name, item)
        elif item is None:
            measures.pop(name, None)
        elif isinstance(item, Measure):
            measures[name] = item
    if changed != dict(base.change_model):
        model = base.with_change_model(changed)
        base = model if not _hanging(model, measures.values()) else base
    return base.with_measures(measures)


def layer_of(base: Base, changes: Iterable[Change]) -> Layer:
    """The changes as a layer; a later change of the same subject goes over an earlier one.

    What names an element that the base with these causes does not have is left out: it is a conflict, not a
    failure.
    """
    listed = list(changes)
    causes = {c.subject: c.item for c in listed if isinstance(c.item, Cause) and not _unknown(base, c.item)}
    wider = with_layer(base, Layer(causes))
    found: dict[str, Item | None] = {}
    for change in listed:
        if change.item is None or not _unknown(wider, change.item):
            found[change.subject] = change.item
    known = {name: item_of(base, name) for name in found}
    return Layer({name: item for name, item in found.items() if item != known[name]})


def clash(base: Base, change: Change) -> Clash | None:
    """Why a change no longer fits this base; None when it does."""
    current = item_of(base, change.subject)
    if isinstance(change.item, Cause) and _unknown(base, change.item):
        return "element_weg"
    if change.action == "nieuw":
        return "naam_bezet" if current is not None else None
    if current is None:
        return None if change.action == "vervallen" else "basis_weg"
    return None if fingerprint(current) == change.made_from else "basis_anders"


def compare(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[Difference]:
    """Field by field what differs between two documents, in the order of the fields."""
    first, second = before or {}, after or {}
    names = dict.fromkeys((*Measure.model_fields, *Cause.model_fields))
    fields = [name for name in names if name in first or name in second]
    return [
        Difference(name, first.get(name), second.get(name))
        for name in fields
        if first.get(name) != second.get(name)
    ]


def read_measure(data: Any, place: str) -> Measure:
    """A measure from plain data. Raises ContentError with every problem, in Dutch."""
    return parse(Measure, data, place)


def read_item(data: Any, place: str) -> Item:
    """A cause (it has a `zin`) or a measure from plain data. Raises ContentError with every
    problem, in Dutch.
    """
    return (
        parse(Cause, data, place)
        if isinstance(data, Mapping) and "zin" in data
        else read_measure(data, place)
    )


def cause_faults(base: Base, name: str, cause: Cause | None) -> list[Problem]:
    """What is wrong with a cause in this (effective) base, or with retiring it (None); each is refused."""
    file = f"change_model/{cause.thema if cause else _theme(base, name)}.yml"
    before = base.causes.get(name)
    if cause is not None and cause.thema not in base.change_model:
        return [Problem(file, "thema", f"thema '{cause.thema}' bestaat niet; kies er een uit het model")]
    if cause is not None and before is not None and before.thema != cause.thema:
        return [Problem(file, "thema", f"deze oorzaak hoort bij '{before.thema}'; maak een nieuwe")]
    found = []
    elsewhere = {e: n for n, c in base.causes.items() if n != name for e in _written(c)}
    for element in _written(cause) if cause else ():
        if element in elsewhere:
            what = f"element '{element}' is al uitgeschreven bij '{elsewhere[element]}'; noem alleen de id"
            found.append(Problem(file, "elementen", what))
    if cause is not None and _unknown(base, cause):
        what = "een element is nergens uitgeschreven; vul tekst, reden, bron en bewijs in of kies een ander"
        found.append(Problem(file, "elementen", what))
    theme = cause.thema if cause else _theme(base, name)
    if not found and theme is not None:
        changed = {**base.change_model, theme: _with_cause(base.change_model[theme], name, cause)}
        after = base.with_change_model(changed)
        for measure, element in _hanging(after, base.measures.values()):
            what = f"element '{element}' wordt nog gebruikt door maatregel '{measure}'; pas die eerst aan"
            found.append(Problem(file, "elementen", what))
        known = set(check.ids_tell_their_theme(base))
        found += [problem for problem in check.ids_tell_their_theme(after) if problem not in known]
    return sorted(found)


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


def _theme(base: Base, name: str) -> str | None:
    cause = base.causes.get(name)
    return cause.thema if cause else None


def _with_cause(change: ThemeChange, name: str, cause: Cause | None) -> ThemeChange:
    """The change model of a theme with a cause put in, changed, or taken out (None)."""
    kept = [behind for behind in change.achter if cause is not None or behind.id != name]
    if cause is not None:
        places = [place for place, behind in enumerate(kept) if behind.id == name]
        kept[places[0] if places else len(kept) : (places[0] + 1 if places else len(kept))] = [cause.behind]
    return change.model_copy(update={"achter": tuple(kept)})


def _written(cause: Cause) -> list[str]:
    """Elements that a cause writes out in full."""
    return [e.id for goal in cause.doelen for e in goal.elementen if e.tekst is not None]


def _hanging(base: Base, measures: Iterable[Measure]) -> list[tuple[str, str]]:
    """(measure, element) for every element that a measure names and the base does not have."""
    return [(m.id, w.element) for m in measures for w in m.werkt_via if w.element not in base.elements]


def _unknown(base: Base, item: Item) -> bool:
    if isinstance(item, Measure):
        return any(works.element not in base.elements for works in item.werkt_via)
    own = set(_written(item))
    named = [e.id for goal in item.doelen for e in goal.elementen]
    return item.thema not in base.change_model or any(e not in base.elements and e not in own for e in named)


def _times(measure: Measure, element: str) -> int:
    return sum(works.element == element for works in measure.werkt_via)
