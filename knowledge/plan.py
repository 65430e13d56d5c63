"""A set of measures for a work plan: covers the top bottlenecks without overlap, within limits.

Measures are chosen one by one. The gain of a measure is, over the needs, its points on that need times the
part of the need that is still open, times its factor, minus its cost (as in knowledge.match). A measure that
works strongly and is well known closes most of a need, so that the next one is chosen for another need.
Nothing else decides; ties go by id. The choice is by gain at each step: easy to explain, not always the best
of all sets.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from knowledge.base import Base
from knowledge.match import BEHIND, EVIDENCE, Limits, Need, Reason, Suggestion, rank
from knowledge.measures import Measure

STRONGEST = 3  # sterkte of a link
ENOUGH = 0.5  # a need is covered when half of it or more is closed
INDIVIDUAL = frozenset({"individu"})


@dataclass(frozen=True)
class Part:
    """What a measure does for one need: `share` (0..1) of what was open is closed, for `points`."""

    need: Need
    reason: Reason
    share: float
    points: float


@dataclass(frozen=True)
class Chosen:
    """A measure of the plan. gain = sum of the points of `covers` x factor - cost."""

    measure: Measure
    gain: float
    covers: tuple[Part, ...]
    factor: float
    cost: float


@dataclass(frozen=True)
class Left:
    """A need that is not covered, how much of it is closed (0..1), and why no more is."""

    need: Need
    closed: float
    why: str  # 'geen_maatregel' (within the limits) | 'vol' (the plan is full) | 'overlap'


@dataclass(frozen=True)
class Plan:
    """The measures in order of choice; `closed`: need -> 0..1; `uncovered`: what stays, heaviest first."""

    chosen: tuple[Chosen, ...]
    closed: Mapping[Need, float]
    uncovered: tuple[Left, ...]


def plan(
    base: Base,
    needs: Sequence[Need],
    limits: Limits | None = None,
    size: int = 3,
    groups: Collection[str] = (),
) -> Plan:
    """At most `size` measures for these needs. Never only individual ones. Deterministic."""
    needs = list(dict.fromkeys(needs))
    ranked = rank(base, needs, groups, limits)
    found = _choose(ranked, needs, size)
    if found and all(set(one.measure.niveau) == INDIVIDUAL for one in found):
        wider = [s for s in ranked if set(s.measure.niveau) != INDIVIDUAL]
        start = _choose(wider, needs, 1)
        found = _choose(ranked, needs, size, start) if start else []
    closed = _closed(found, needs)
    left = [
        Left(need, round(closed[need], 4), _why(need, ranked, found, size))
        for need in needs
        if closed[need] < ENOUGH
    ]
    left.sort(key=lambda one: (-one.need.weight, one.need.theme, one.need.behind or ""))
    return Plan(tuple(found), {need: round(value, 4) for need, value in closed.items()}, tuple(left))


def _choose(
    ranked: Sequence[Suggestion], needs: Sequence[Need], size: int, start: Sequence[Chosen] = ()
) -> list[Chosen]:
    found = list(start)
    while len(found) < size:
        closed = _closed(found, needs)
        free = [s for s in ranked if not any(_clashes(s.measure, one.measure) for one in found)]
        best = min((_gain(s, closed) for s in free), key=lambda c: (-c.gain, c.measure.id), default=None)
        if best is None or best.gain <= 0:
            break
        found.append(best)
    return found


def _gain(suggestion: Suggestion, closed: Mapping[Need, float]) -> Chosen:
    parts = []
    for reason in suggestion.reasons:
        part_open = 1.0 - closed[reason.need]
        parts.append(
            Part(reason.need, reason, _share(suggestion, reason), round(reason.points * part_open, 4))
        )
    gain = sum(part.points for part in parts) * suggestion.factor - suggestion.cost
    return Chosen(suggestion.measure, round(gain, 4), tuple(parts), suggestion.factor, suggestion.cost)


def _share(suggestion: Suggestion, reason: Reason) -> float:
    """How much of an open need a measure closes: strength times evidence, half beside the cause."""
    share = reason.works.sterkte / STRONGEST * EVIDENCE[suggestion.measure.bewijs.sterkte]
    if reason.need.behind and (reason.link.behind is None or reason.link.behind.id != reason.need.behind):
        share /= BEHIND
    return round(share, 4)


def _closed(found: Sequence[Chosen], needs: Sequence[Need]) -> dict[Need, float]:
    part_open = dict.fromkeys(needs, 1.0)
    for one in found:
        for part in one.covers:
            part_open[part.need] *= 1.0 - part.share
    return {need: 1.0 - value for need, value in part_open.items()}


def _clashes(first: Measure, second: Measure) -> bool:
    """The same, a variant of it, or contradicting it; said at either side."""
    if first.id == second.id:
        return True
    return second.id in (*first.overlapt, *first.botst_met) or first.id in (
        *second.overlapt,
        *second.botst_met,
    )


def _why(need: Need, ranked: Sequence[Suggestion], found: Sequence[Chosen], size: int) -> str:
    serving = [s for s in ranked if any(reason.need == need for reason in s.reasons)]
    if not serving:
        return "geen_maatregel"
    return "vol" if len(found) >= size else "overlap"
