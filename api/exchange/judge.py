"""What a file asks for: what is new, changed or retired, and what is wrong. Changes nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.exchange.columns import LONGEST
from api.exchange.items import Fault, Item, Read, folded, said
from knowledge.base import Base
from knowledge.change_model import Cause
from knowledge.errors import ContentError
from knowledge.ids import name_for
from knowledge.layer import (
    Action,
    Layer,
    cause_faults,
    document,
    faults,
    fingerprint,
    item_of,
    read_item,
    with_layer,
)
from knowledge.layer import Item as Known
from knowledge.measures import Measure

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
ID = re.compile(r"[a-z][a-z0-9_]{0,63}")


@dataclass(frozen=True)
class Proposal:
    """One change that a file asks for. `item` is None where it is to be retired."""

    subject: str
    action: Action
    item: Known | None


@dataclass(frozen=True)
class Judged:
    """The proposals that are right, how many items stay as they are, and the faults and notices in order."""

    proposals: tuple[Proposal, ...]
    unchanged: int
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...] = ()


def judge(base: Base, known: Base, read: Read) -> Judged:
    """`base`: what comes with the product; `known`: what the author works on (published, and own drafts)."""
    judge_ = _Judge(base, known)
    found = [*read.faults, *judge_.same_titles(read.items)]
    spoiled = {(f.place.blad, f.place.rij) for f in found}
    named = {f.place for f in found}
    good: list[Wanted] = []
    for item in read.items:
        wanted, faults_of_item = judge_.item(item)
        found.extend(f for f in faults_of_item if f.place not in named)
        spoiled |= {(f.place.blad, f.place.rij) for f in faults_of_item}
        if not _rows(item) & spoiled:
            good.append(wanted)
    late = judge_.together(good)
    found.extend(fault for faults_ in late.values() for fault in faults_)
    proposals, unchanged = [], 0
    for wanted in good:
        if wanted.subject in late or (read.loose and judge_.links_differ(wanted)):
            continue
        proposal = judge_.proposal(wanted)
        if proposal is None:
            unchanged += 1
        else:
            proposals.append(proposal)
    return Judged(tuple(proposals), unchanged, tuple(sorted(set(found))), tuple(sorted(set(read.notices))))


@dataclass(frozen=True)
class Wanted:
    """What a file wants a subject to be. `known` is None where it is to be retired."""

    item: Item
    subject: str
    known: Known | None = None


class _Judge:
    def __init__(self, base: Base, known: Base) -> None:
        self.base, self.known = base, known
        self.titles = {folded(m.titel): name for name, m in known.measures.items()}
        self.sentences = {(c.thema, folded(c.zin)): name for name, c in known.causes.items()}
        self.taken: dict[str, Item] = {}
        self.reserved = {*known.measures, *base.measures, *known.causes, *base.causes}

    def same_titles(self, items: Sequence[Item]) -> Iterator[Fault]:
        """Two measures with one title cannot be told apart, on the sheet with links least of all.

        Two that had one already are left alone.
        """
        called: dict[str, list[Item]] = {}
        for item in items:
            if not item.is_cause and not item.retired and isinstance(title := item.data.get("titel"), str):
                called.setdefault(folded(title), []).append(item)
        for title, same in called.items():
            for item in same if title and len(same) > 1 else ():
                had = self.known.measures.get(str(item.data.get("id")))
                if had is None or folded(had.titel) != title:
                    other = next(one for one in same if one is not item)
                    yield Fault(item.where("titel"), said("titel_dubbel", rij=other.place.rij))

    def item(self, item: Item) -> tuple[Wanted, list[Fault]]:
        """What one item wants, and its faults by itself."""
        name = self._name(item)
        nothing = Wanted(item, name)
        if not ID.fullmatch(name):
            return nothing, [Fault(item.where("id"), said("id"))]
        current = item_of(self.known, name)
        if current is not None and isinstance(current, Cause) != item.is_cause:
            return nothing, [Fault(item.where("id"), said("bezet"))]
        if name in self.taken:
            field = "id" if item.data.get("id") else "zin" if item.is_cause else "titel"
            return nothing, [Fault(item.where(field), said("dubbel", rij=self.taken[name].place.rij))]
        self.taken[name] = item
        self.reserved.add(name)
        if item.retired:
            wrong = current is None or (bool(item.stamp) and item.stamp != fingerprint(current))
            why = said("vervallen_onbekend" if current is None else "veranderd")
            return nothing, [Fault(item.where("status"), why)] if wrong else []
        unsaid = {"ook": list(current.ook)} if isinstance(current, Cause) else {}  # has no column of its own
        try:
            found = read_item({**unsaid, **item.data, "id": name}, name)
        except ContentError as error:
            return nothing, [Fault(item.where(p.field), p.what) for p in error.problems]
        unfit = [Fault(item.where(field), why) for field, why in _untidy(found.model_dump(mode="json"))]
        if unfit:
            return nothing, unfit
        now = fingerprint(found)
        if item.stamp and current is not None and now == item.stamp:
            found = current  # not touched since the export: what it is now stays
        elif item.stamp and current is not None and item.stamp != fingerprint(current) != now:
            return nothing, [Fault(item.where("versie"), said("veranderd"))]
        return Wanted(item, name, found), []

    def together(self, good: Sequence[Wanted]) -> dict[str, list[Fault]]:
        """Faults that show only beside the other measures and causes, by subject."""
        changed = [wanted for wanted in good if wanted.known != item_of(self.known, wanted.subject)]
        measures = {w.subject: w for w in changed if not w.item.is_cause}
        rest = {name: m for name, m in self.known.measures.items() if name not in measures}
        beside = self.known.with_measures(rest)
        found: dict[str, list[Fault]] = {}
        for wanted in changed:
            other = self.titles.get(folded(wanted.known.titel)) if isinstance(wanted.known, Measure) else None
            if other not in (None, wanted.subject) and other not in self.taken:
                found[wanted.subject] = [Fault(wanted.item.where("titel"), said("titel_bezet", id=other))]
            if wanted.item.is_cause:
                cause = wanted.known if isinstance(wanted.known, Cause) else None
                problems = cause_faults(beside, wanted.subject, cause)
                if problems:
                    found[wanted.subject] = [Fault(wanted.item.where(p.field), p.what) for p in problems]
                else:
                    beside = with_layer(beside, Layer({wanted.subject: cause}))
        kept = {n: m for n, m in self.known.measures.items() if n not in measures or measures[n].known}
        new = [w.known for w in measures.values() if isinstance(w.known, Measure)]
        for problem in faults(beside.with_measures(kept), new):
            name = problem.file.removeprefix("measures/").removesuffix(".yml")
            if name in measures:
                found.setdefault(name, []).append(
                    Fault(measures[name].item.where(problem.field), problem.what)
                )
        return found

    def links_differ(self, wanted: Wanted) -> bool:
        """Whether a measure would get other links than it has: one of them may be lost on its way."""
        current = item_of(self.known, wanted.subject)
        return isinstance(wanted.known, Measure) and (
            not isinstance(current, Measure) or wanted.known.werkt_via != current.werkt_via
        )

    def proposal(self, wanted: Wanted) -> Proposal | None:
        current = item_of(self.known, wanted.subject)
        if wanted.known is None:
            return Proposal(wanted.subject, "vervallen", None)
        if current is not None and fingerprint(current) == fingerprint(wanted.known):
            return None
        there = item_of(self.base, wanted.subject) is not None
        return Proposal(wanted.subject, "gewijzigd" if there else "nieuw", wanted.known)

    def _name(self, item: Item) -> str:
        given = item.data.get("id")
        if isinstance(given, str) and given.strip():
            return given.strip()
        theme, text = item.data.get("thema"), item.data.get("zin" if item.is_cause else "titel")
        if not isinstance(text, str) or (item.is_cause and not isinstance(theme, str)):
            return ""
        small = folded(text)
        same = self.sentences.get((str(theme), small)) if item.is_cause else self.titles.get(small)
        return same or name_for(item.data, self.reserved)


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


def untidy(item: Known) -> list[tuple[str, str]]:
    """(field, sentence) for every text that cannot go into a workbook as it is."""
    return _untidy(document(item))


def _rows(item: Item) -> set[tuple[str, int]]:
    return {(p.blad, p.rij) for p in (item.place, *item.places.values())}
