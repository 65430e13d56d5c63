"""What a file asks for: which measures are new, changed or retired, and what is wrong. Changes nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.exchange.columns import LONGEST
from api.exchange.items import Fault, Item, Read
from api.exchange.read import said
from knowledge.base import Base
from knowledge.errors import ContentError
from knowledge.ids import id_for
from knowledge.layer import Action, document, faults, fingerprint, read_measure
from knowledge.measures import Measure

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
ID = re.compile(r"[a-z][a-z0-9_]{0,63}")


@dataclass(frozen=True)
class Proposal:
    """One change that a file asks for. `measure` is None where it is to be retired."""

    subject: str
    action: Action
    measure: Measure | None


@dataclass(frozen=True)
class Judged:
    """The proposals that are right, how many measures stay as they are, and the faults in order."""

    proposals: tuple[Proposal, ...]
    unchanged: int
    faults: tuple[Fault, ...]


def judge(base: Base, known: Base, read: Read) -> Judged:
    """`base`: what comes with the product; `known`: what the author works on (published, and own drafts)."""
    judge_ = _Judge(base, known)
    found = list(read.faults)
    spoiled = {(f.place.blad, f.place.rij) for f in found}
    named = {f.place for f in found}
    good: list[tuple[Item, Measure | None, str]] = []
    for item in read.items:
        faults_of_item = judge_.item(item)
        found.extend(f for f in faults_of_item if f.place not in named)
        spoiled |= {(f.place.blad, f.place.rij) for f in faults_of_item}
        if not _rows(item) & spoiled:
            good.append((item, judge_.measures.get(id(item)), judge_.subject(item)))
    late = judge_.together(good)
    found.extend(fault for faults_ in late.values() for fault in faults_)
    proposals, unchanged = [], 0
    for item, measure, subject in good:
        if id(item) in late:
            continue
        proposal = judge_.proposal(subject, measure)
        if proposal is None:
            unchanged += 1
        else:
            proposals.append(proposal)
    return Judged(tuple(proposals), unchanged, tuple(sorted(set(found))))


class _Judge:
    def __init__(self, base: Base, known: Base) -> None:
        self.base, self.known = base, known
        self.titles = {m.titel.casefold(): name for name, m in known.measures.items()}
        self.taken: dict[str, Item] = {}
        self.reserved = set(known.measures.keys() | base.measures.keys())
        self.names: dict[int, str] = {}
        self.measures: dict[int, Measure] = {}

    def subject(self, item: Item) -> str:
        return self.names[id(item)]

    def item(self, item: Item) -> list[Fault]:
        """Faults of one item by itself."""
        name = self._name(item)
        self.names[id(item)] = name
        if not ID.fullmatch(name):
            return [Fault(item.where("id"), said("id"))]
        if name in self.taken:
            return [Fault(item.where("id"), said("dubbel", rij=self.taken[name].place.rij))]
        self.taken[name] = item
        self.reserved.add(name)
        current = self.known.measures.get(name)
        if item.retired:
            wrong = current is None or (bool(item.stamp) and item.stamp != fingerprint(current))
            why = said("vervallen_onbekend" if current is None else "veranderd")
            return [Fault(item.where("status"), why)] if wrong else []
        try:
            measure = read_measure({**item.data, "id": name}, name)
        except ContentError as error:
            return [Fault(item.where(p.field), p.what) for p in error.problems]
        untidy = [Fault(item.where(field), why) for field, why in _untidy(measure.model_dump(mode="json"))]
        if untidy:
            return untidy
        now = fingerprint(measure)
        if item.stamp and current is not None and now == item.stamp:
            measure = current  # not touched since the export: what it is now stays
        elif item.stamp and current is not None and item.stamp != fingerprint(current) != now:
            return [Fault(item.where("versie"), said("veranderd"))]
        self.measures[id(item)] = measure
        return []

    def together(self, good: list[tuple[Item, Measure | None, str]]) -> dict[int, list[Fault]]:
        """Faults that show only beside the other measures, by item."""
        changed = [m for _, m, name in good if m is not None and m != self.known.measures.get(name)]
        retired = {name for item, _, name in good if item.retired}
        rest = {name: m for name, m in self.known.measures.items() if name not in retired}
        problems: dict[str, list[tuple[str, str]]] = {}
        for problem in faults(self.known.with_measures(rest), changed):
            name = problem.file.removeprefix("measures/").removesuffix(".yml")
            problems.setdefault(name, []).append((problem.field, problem.what))
        return {
            id(item): [Fault(item.where(field), what) for field, what in problems[name]]
            for item, _, name in good
            if name in problems
        }

    def proposal(self, subject: str, measure: Measure | None) -> Proposal | None:
        current = self.known.measures.get(subject)
        if measure is None:
            return Proposal(subject, "vervallen", None)
        if current is not None and fingerprint(current) == fingerprint(measure):
            return None
        return Proposal(subject, "gewijzigd" if subject in self.base.measures else "nieuw", measure)

    def _name(self, item: Item) -> str:
        given, title = item.data.get("id"), item.data.get("titel")
        if isinstance(given, str) and given.strip():
            return given.strip()
        if not isinstance(title, str):
            return ""
        same = self.titles.get(title.strip().casefold())
        return same or id_for(title, self.reserved)


def _untidy(data: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    """Texts that do not fit in a cell or cannot be written in one."""
    found = []
    for name, value in data.items():
        place = f"{before}{name}"
        many = isinstance(value, list)
        for number, part in enumerate(value if many else [value]):
            if isinstance(part, dict):
                found += _untidy(part, f"{place}.{number}." if many else f"{place}.")
            elif isinstance(part, str):
                if len(part) > LONGEST:
                    found.append((place, said("lang", meeste=LONGEST)))
                elif CONTROL.search(part):
                    found.append((place, said("tekens")))
                elif many and "\n" in part:
                    found.append((place, said("regel")))
    return found


def untidy(measure: Measure) -> list[tuple[str, str]]:
    """(field, sentence) for every text that cannot go into a workbook as it is."""
    return _untidy(document(measure))


def _rows(item: Item) -> set[tuple[str, int]]:
    return {(p.blad, p.rij) for p in (item.place, *item.places.values())}
