"""The one gate for numbers: what may be shown about people, and in how much detail.

Pure: counts and scores in, cells out; no parameter opens it. A cell is a dict for JSON:
hidden `{"getoond": False, "reden": "te_weinig"}`, the same whatever the reason; shown
`{"getoond": True, ...}`.
Words are ids; their sentences are in api/texts/results.yml. How and why: docs/disclosure.md.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

K = 5  # answers behind a published number, at least
OUTSIDERS = 4  # of which this many are not of readers (members of the working group)
RETURN = 2  # extra answers that a group needs to come back after it was hidden
HEADCOUNT = 8  # people at the school before a group can be shown
MOST_GROUPS = 3
WRITERS = 8  # people who wrote before any theme is shown
VOICES = 3  # different people behind a theme
SENSITIVE = 8  # the same for 'gevolgen' and 'individuele factoren'
FEW = 3  # respondents before 'gaat goed / kan beter' is said
DISTRIBUTION = 10  # answers of people outside the working group before shares are numbers
EDGE = 10  # one in so many is nearly nobody, all but one in so many nearly everybody
ALIKE = 0.8  # of the people (or all but one) who said the same, before a mean becomes words
SCHOOL_STEP, GROUP_STEP, SHARE_STEP, BAND = 0.1, 0.5, 5, 5
ENDS = 0.25  # a mean this near to an end of its scale (it would round to it) becomes words
UNIONS, AT_ONCE = 400_000, 20_000  # unions of people that the audit is willing to try
ZERO = 1e-9

Cell = dict[str, Any]
Matrix = NDArray[np.float64]


class NotPublished(Exception):
    """The audit failed or could not be done. Nothing may be published."""


@dataclass(frozen=True)
class Rules:
    """The thresholds of a school. A school may raise k; below 5 raises ValueError."""

    k: int = K

    def __post_init__(self) -> None:
        if self.k < K:
            raise ValueError("k")

    @property
    def writers(self) -> int:
        return max(WRITERS, self.k)

    @property
    def voices(self) -> int:
        return max(VOICES, self.k - 2)

    @property
    def sensitive(self) -> int:
        return max(SENSITIVE, self.k)

    def needed(self, was_hidden: bool) -> int:
        """Answers that a group needs: sticky, so that it does not come and go with one person."""
        return self.k + RETURN if was_hidden else self.k


def hidden() -> Cell:
    """A cell that is not shown. It looks the same whatever the reason, and it is not 0."""
    return {"getoond": False, "reden": "te_weinig"}


def enough(people: int, outsiders: int, least: int) -> bool:
    """Whether a number over `people` may be shown to readers, of whom `people - outsiders` are
    inside it.
    """
    return people >= least and outsiders >= min(least - 1, OUTSIDERS)


def beside_enough(headcounts: Mapping[str, int], candidates: Collection[str], rules: Rules) -> list[str]:
    """Candidates that leave nobody of the staff outside, or enough people; else without the smallest.

    By headcount, not by who answered: whether one to four people took part must not follow from which groups
    are shown.
    """
    left = sorted(candidates, key=lambda group: (-headcounts[group], group))
    staff = sum(headcounts.values())
    while left and 0 < staff - sum(headcounts[group] for group in left) < rules.k:
        left.pop()
    return left


def shown_groups(
    cells: pd.DataFrame, candidates: Collection[str], rules: Rules, was_hidden: Collection[str] = ()
) -> frozenset[str]:
    """Groups that may be shown beside the school as a whole.

    `cells`: index = every cell of the partition, the rest of the school too; columns `people`,
    `outsiders` (counts of answers). What stays hidden is nobody or enough people; else the smallest
    shown group is hidden too, ties by name.
    """
    people = {str(name): int(count) for name, count in cells["people"].items()}
    outsiders = {str(name): int(count) for name, count in cells["outsiders"].items()}
    if not enough(sum(people.values()), sum(outsiders.values()), rules.k):
        return frozenset()
    shown = {
        name
        for name in candidates
        if name in people and enough(people[name], outsiders[name], rules.needed(name in was_hidden))
    }
    while shown:
        rest = [name for name in people if name not in shown]
        left = sum(people[name] for name in rest)
        if left == 0 or enough(left, sum(outsiders[name] for name in rest), rules.k):
            break
        shown.discard(min(shown, key=lambda name: (people[name], name)))
    return frozenset(shown)


def unsettled(steps: Sequence[int], net: int, k: int) -> bool:
    """Whether a group then and now may differ by 1..k-1 people, so that two totals would give them
    away.

    `steps`: joiners plus leavers from wave to wave between then and now; `net`: change of the
    headcount.
    """
    most = sum(steps)
    least = max(abs(net), 2 * max(steps, default=0) - most)
    return most > 0 and least < k


def band(count: int) -> str:
    """A count in words of a band: '5–9', '10–14', ... Below five: 'minder_dan_5'."""
    low = count // BAND * BAND
    return f"{low}–{low + BAND - 1}" if low else "minder_dan_5"


def to_step(value: float, step: float) -> float:
    """Nearest multiple of `step`, halves up; free of float noise."""
    return round(math.floor(round(value / step + 0.5, 9)) * step, 6)


def mean(values: Iterable[float]) -> float:
    """Mean that does not depend on the order of the values. NaN for no values."""
    listed = list(values)
    return math.fsum(listed) / len(listed) if listed else math.nan


def mean_cell(scores: pd.Series, outside: pd.Series, low: float, high: float, step: float) -> Cell:
    """Cell of a mean of person scores on a scale low..high.

    A mean at the end of its scale becomes words, and so does a cell in which four in five or more are
    alike; of everyone, or of those outside the working group (`outside`: booleans, same index), as
    readers can take out their own answers.
    """
    cell: Cell = {"getoond": True, "n": band(len(scores))}
    words = _in_words(scores[outside], low, high) or _in_words(scores, low, high)
    return {**cell, "woorden": words} if words else {**cell, "gemiddelde": to_step(mean(scores), step)}


def _in_words(scores: pd.Series, low: float, high: float) -> str | None:
    """The words for scores that are at an end of their scale, or nearly all alike; else None."""
    if scores.empty:
        return None
    value = mean(scores)
    if value <= low + ENDS:
        return "overwegend_laag"
    if value >= high - ENDS:
        return "overwegend_hoog"
    most_alike = int(scores.round(6).value_counts().max())
    return "tussenin" if most_alike >= min(len(scores) - 1, math.ceil(ALIKE * len(scores))) else None


def share_cell(flags: pd.Series, outside: pd.Series) -> Cell:
    """Cell of a share: a number (0..100, steps of 5) where at least ten people are not of the working group.

    Words where nobody or everybody of those outside, but for one in ten, said it. What is said then depends
    on how many people there are and not on what readers answered; nothing, where words would be too wide.
    """
    own = flags[outside]
    if len(own) < DISTRIBUTION:
        return hidden()
    count, few = len(flags), len(own) // EDGE
    yes = int(own.sum())
    cell: Cell = {"getoond": True, "n": band(count)}
    if min(yes, len(own) - yes) <= few:
        name = _width((few + count - len(own)) / count)
        if name is None:
            return hidden()
        return {**cell, "woorden": f"hoogstens_{name}" if 2 * yes <= len(own) else f"op_hoogstens_{name}_na"}
    share = mean(float(flag) for flag in flags)
    if min(share, 1 - share) <= 1 / EDGE:
        return {**cell, "woorden": "hoogstens_10_procent" if share < 0.5 else "op_hoogstens_10_procent_na"}
    return {**cell, "procent": int(to_step(100 * share, SHARE_STEP))}


def _width(part: float) -> str | None:
    """Words for at most this part of the people; None above a quarter."""
    return "10_procent" if part <= 0.1 else "kwart" if part <= 0.25 else None


def distribution(answers: pd.Series, outside: pd.Series, values: Mapping[Any, str]) -> Cell:
    """Shares of every value by its name; none where one of them is no number, as together they are 100."""
    cells = {name: share_cell(answers == value, outside) for value, name in values.items()}
    return cells if all("procent" in cell for cell in cells.values()) else {}


def count_cell(people: int, outsiders: int, least: int) -> Cell:
    """Cell of a number of people, in a band and in words; hidden below `least`."""
    if not enough(people, outsiders, least):
        return hidden()
    words = "enkele" if people < BAND else "een_aantal" if people < 2 * BAND else "veel"
    return {
        "getoond": True,
        "n": f"{VOICES}–{BAND - 1}" if people < BAND else band(people),
        "woorden": words,
    }


def audit(
    facts: Matrix, owner: Sequence[int], people: Sequence[int], outsiders: Sequence[int], k: int
) -> None:
    """Raise NotPublished when the facts determine fewer than k people, or readers' arithmetic
    fewer than 4 others.

    `facts`: one row per published total, one column per unknown; `owner`: per column the class of
    people it belongs to;
    `people`, `outsiders`: size of each class. People in a class look the same in every fact.
    """
    if determined(facts, owner, people, k) or determined(facts, owner, outsiders, OUTSIDERS):
        raise NotPublished("a published total would be about too few people")


def determined(facts: Matrix, owner: Sequence[int], size: Sequence[int], k: int) -> bool:
    """Whether some combination of the rows is about 1..k-1 people and nobody else.

    Columns of a class without people (size 0: known to the reader) are left out first. What such a
    combination says of every class of k or more is nothing, so only the combinations that do
    (`_silent`) are looked at; among these one that vanishes outside a union of small classes is
    sought. Raises NotPublished when there are too many unions to try.
    """
    sizes = np.asarray(size)
    of_column = np.asarray(owner)
    present = sizes[of_column] > 0
    rows = np.asarray(facts, dtype=float)[:, present]
    of_column = of_column[present]
    left = _silent(_orthonormal(rows), sizes[of_column] >= k)
    small = [int(c) for c in np.unique(of_column) if sizes[c] < k]
    blocks = {c: left[:, of_column == c] @ left[:, of_column == c].T for c in small}
    told = [c for c in small if np.trace(blocks[c]) > ZERO]
    if len(left) < 2:
        return bool(told) and int(sizes[told].sum()) < k
    unions = list(islice(_unions(told, sizes, k), UNIONS + 1))
    if len(unions) > UNIONS:
        raise NotPublished("too many small groups to audit")
    for start in range(0, len(unions), AT_ONCE):
        parts = unions[start : start + AT_ONCE]
        outside = np.array([np.eye(len(left)) - sum(blocks[c] for c in union) for union in parts])
        if np.linalg.eigvalsh(outside)[:, 0].min() < ZERO:
            return True
    return False


def _silent(basis: Matrix, columns: NDArray[np.bool_]) -> Matrix:
    """Orthonormal combinations of orthonormal rows that are zero in these columns."""
    if not len(basis):
        return basis
    weights, ways = np.linalg.eigh(basis[:, columns] @ basis[:, columns].T)
    found: Matrix = ways[:, weights < ZERO].T @ basis
    return found


def _unions(small: Sequence[int], sizes: NDArray[Any], k: int) -> Iterator[tuple[int, ...]]:
    """Unions of classes with fewer than k people together."""
    for count in range(1, k):
        for union in combinations(small, count):
            if sum(int(sizes[c]) for c in union) < k:
                yield union


def _orthonormal(rows: Matrix) -> Matrix:
    """Orthonormal rows that span the same space."""
    if not rows.size:
        return np.zeros((0, rows.shape[1]))
    _, weights, basis = np.linalg.svd(rows, full_matrices=False)
    found: Matrix = basis[weights > ZERO * weights.max(initial=1.0)]
    return found
