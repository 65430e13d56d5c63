"""Matching: which measures fit what people named, and why.

score of a measure = sum over the needs of: weight of the need x strength of the measure on its theme x
evidence, doubled where the measure works on what is behind it, minus a small cost for money and time.
Every part of the score comes out as a reason; nothing else decides the order, ties go by id.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from knowledge.base import Base
from knowledge.change_model import Link
from knowledge.measures import Measure, Works

EVIDENCE = {"onderzoek_aanpak": 1.0, "praktijk": 0.9, "deskundig": 0.85, "eigen": 0.75, "wisselend": 0.6}
COST = {"geen": 0.0, "werkdrukmiddelen": 0.15, "anders": 0.25}
WAIT = {"dagen": 0.0, "weken": 0.05, "maanden": 0.1, "schooljaar": 0.15}
RESILIENCE_ONLY = 0.8  # bron before veerkracht
BEHIND = 2.0  # works on the very cause that was named
NOT_BEHIND = 0.6  # works on the theme, but through another cause than the one named
OTHER_GROUP = 0.7  # relief lands with another function group


@dataclass(frozen=True)
class Need:
    """A theme that was named: how heavily (0..1), what is behind it, and whether it gives energy."""

    theme: str
    weight: float = 1.0
    behind: str | None = None
    gives: bool = False


@dataclass(frozen=True)
class Reason:
    """One link of a measure to a need, with the chain that leads to it and its points."""

    need: Need
    link: Link
    works: Works
    points: float


@dataclass(frozen=True)
class Suggestion:
    """A measure with its score and what it is made of: reasons (best first) minus `cost`, times `factor`."""

    measure: Measure
    score: float
    reasons: tuple[Reason, ...]
    factor: float
    cost: float


@dataclass(frozen=True)
class Limits:
    """What may be suggested. Empty sets mean no limit."""

    money: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    exclude: frozenset[str] = frozenset()

    def allow(self, measure: Measure) -> bool:
        if measure.id in self.exclude:
            return False
        if self.money and measure.geld not in self.money:
            return False
        return not self.levels or bool(self.levels & set(measure.niveau))


def rank(
    base: Base,
    needs: Sequence[Need],
    groups: Collection[str] = (),
    limits: Limits | None = None,
) -> list[Suggestion]:
    """Every measure that serves at least one need, best first. Deterministic."""
    limits = limits or Limits()
    allowed = {
        measure.id: measure
        for need in needs
        for measure in base.measures_of_theme.get(need.theme, ())
        if limits.allow(measure)
    }
    found = [s for m in allowed.values() if (s := _judge(base, m, needs, groups)).reasons]
    return sorted(found, key=lambda s: (-s.score, s.measure.id))


def suggest(
    base: Base,
    needs: Sequence[Need],
    count: int = 3,
    groups: Collection[str] = (),
    limits: Limits | None = None,
) -> list[Suggestion]:
    """The best `count` measures for one person: not variants of each other, never only individual ones."""
    ranked = rank(base, needs, groups, limits)
    if groups:  # what helps other colleagues comes last
        ranked.sort(key=lambda s: _for_others(s.measure, groups))
    chosen = _without_variants(ranked, count)
    if chosen and all(set(s.measure.niveau) == {"individu"} for s in chosen):
        wider = next((s for s in ranked if set(s.measure.niveau) != {"individu"}), None)
        if wider is None:
            return []
        chosen = [wider, *chosen[: count - 1]]
    return chosen


def _without_variants(ranked: Iterable[Suggestion], count: int) -> list[Suggestion]:
    chosen: list[Suggestion] = []
    for suggestion in ranked:
        measure = suggestion.measure
        near = {other for s in chosen for other in (*s.measure.overlapt, *s.measure.botst_met)}
        mine = {*measure.overlapt, *measure.botst_met}
        if measure.id in near or mine & {s.measure.id for s in chosen}:
            continue
        chosen.append(suggestion)
        if len(chosen) == count:
            break
    return chosen


def _for_others(measure: Measure, groups: Collection[str]) -> bool:
    """Whether the relief of a measure lands with other function groups than these."""
    return set(groups).isdisjoint(measure.doelgroep)


def _judge(base: Base, measure: Measure, needs: Sequence[Need], groups: Collection[str]) -> Suggestion:
    reasons = [r for need in needs if (r := _best_reason(base, measure, need))]
    factor = 1.0
    if measure.aanpak == "veerkracht":
        factor *= RESILIENCE_ONLY
    if groups and _for_others(measure, groups):
        factor *= OTHER_GROUP
    cost = COST[measure.geld] + WAIT[measure.looptijd]
    score = sum(r.points for r in reasons) * factor - cost if reasons else 0.0
    reasons.sort(key=lambda r: (-r.points, r.need.theme))
    return Suggestion(measure, round(score, 4), tuple(reasons), factor, cost)


def _best_reason(base: Base, measure: Measure, need: Need) -> Reason | None:
    """The strongest way in which a measure serves a need."""
    best: Reason | None = None
    evidence = EVIDENCE[measure.bewijs.sterkte]
    for works in base.works_on(measure, need.theme):
        for link in base.links_of_element[works.element]:
            if (link.behind is None) != need.gives:
                continue
            points = need.weight * works.sterkte * evidence
            if need.behind:
                on_cause = link.behind is not None and link.behind.id == need.behind
                points *= BEHIND if on_cause else NOT_BEHIND
            if best is None or points > best.points:
                best = Reason(need, link, works, round(points, 4))
    return best
