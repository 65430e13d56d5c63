"""A second opinion on what snapshots give away, written apart from the product.

It knows who answered what, takes every shown number as exact, and asks by plain ranks whether some sum or difference of
them is about fewer than k people. Two readings: every wave by itself with everything in it, and all waves together for
the groups, as if everybody who stayed had answered the same (docs/disclosure.md says why the school's total is not in
the second).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from tests.attacks.world import History, Person

OTHERS = 4  # what readers can work out together must be about at least this many others
Row = dict[tuple[str, str], float]  # (person, question) -> weight


def smallest_found(history: History) -> int | None:
    """The smallest number of people, below k, that the snapshots of this school determine; None if none."""
    found = []
    for number, wave in enumerate(history.waves):
        for rows in facts(history, number, wave.content):
            found.append(smallest(rows, history.k))
            readers = {person.name for person in history.answered[number] if person.reader}
            found.append(smallest(without(rows, readers), OTHERS))
    found += [smallest(rows, history.k) for rows in shared_facts(history)]
    return min((size for size in found if size), default=None)


def facts(history: History, number: int, content: Mapping[str, Any]) -> Iterable[list[Row]]:
    """Totals of one wave that are about the same questions."""
    people = history.answered[number]
    if content["niveau"] != "cijfers":
        return
    for scale in content["schalen"].values():
        names = scale["vragen"]
        rows = [total(people, names)] if scale["school"]["getoond"] else []
        for group, cell in scale["groepen"].items():
            if cell["getoond"]:
                rows.append(total([p for p in people if p.group == group], names))
        for factor in content["factoren"].values():
            if factor["score"]["getoond"] and set(factor["vragen"]) & set(names):
                rows.append(total(people, factor["vragen"]))
        yield rows
    for topic in content["energie"]:
        if topic["cel"]["getoond"]:
            yield [total(people, [topic["vraag"]])]


def shared_facts(history: History) -> Iterable[list[Row]]:
    """Per scale: totals of groups in all waves, over everyone at the school, people the same in every wave."""
    names = {name for wave in history.waves for name in wave.content["schalen"]}
    for name in sorted(names):
        rows: list[Row] = []
        for wave, roster in zip(history.waves, history.rosters, strict=True):
            cells = wave.content["schalen"].get(name, {"groepen": {}})["groepen"]
            for group, cell in cells.items():
                if cell["getoond"]:
                    rows.append({(who, name): 1.0 for who, its in roster.items() if its == group})
        yield rows


def without(rows: Sequence[Row], readers: set[str]) -> list[Row]:
    """The same totals after readers took out their own answers together."""
    return [{key: weight for key, weight in row.items() if key[0] not in readers} for row in rows]


def total(people: Sequence[Person], names: Sequence[str]) -> Row:
    """The sum of person scores: means of what they answered, when that is at least half."""
    row: Row = {}
    for person in people:
        mine = [name for name in names if name in person.answers]
        if len(mine) * 2 >= len(names):
            row.update({(person.name, name): 1 / len(mine) for name in mine})
    return row


def smallest(rows: Sequence[Row], k: int) -> int | None:
    """Fewest people, below k, in a combination of these rows that is not nothing."""
    people = sorted({person for row in rows for person, _ in row})
    names = sorted({name for row in rows for _, name in row})
    if not people:
        return None
    alike: dict[tuple[float, ...], list[str]] = {}
    for person in people:
        column = tuple(row.get((person, name), 0.0) for name in names for row in rows)
        alike.setdefault(column, []).append(person)
    blocks = [np.array(column).reshape(len(names), len(rows)).T for column in alike]
    sizes = [len(members) for members in alike.values()]
    whole = np.linalg.matrix_rank(np.hstack(blocks))
    small = [index for index, size in enumerate(sizes) if size < k]
    found = None
    for count in range(1, k):
        for union in combinations(small, count):
            size = sum(sizes[index] for index in union)
            if size >= k or (found is not None and size >= found):
                continue
            rest = [block for index, block in enumerate(blocks) if index not in union]
            if not rest or np.linalg.matrix_rank(np.hstack(rest)) < whole:
                found = size
    return found
