"""What the rules cost: how many schools see numbers for the school, and for one, two or three groups.

    python -m tests.attacks.cost --schools 2000 --seed 1

Teams are drawn around 62 % leraar, 24 % onderwijsondersteunend and 10 % overig; a working group of four answers as
often as the rest. The last lines are the newcomer: how often a reader who knows all else guesses one answer right.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence

import pandas as pd

from api import disclosure
from api.analysis.survey import GROUPS, REST
from api.disclosure import Rules
from api.waves import partition

SIZES = (8, 10, 12, 15, 20, 25, 30, 40, 60)
RESPONSES = (0.6, 0.75, 0.9)
SHARES = {"leraar": 0.62, "onderwijsondersteunend": 0.24, "overig_ondersteunend": 0.10}
READERS = 4


def team(chance: random.Random, size: int) -> list[str]:
    """Function groups of a team with one school leader."""
    names, weights = list(SHARES), list(SHARES.values())
    return ["schoolleider", *chance.choices(names, weights, k=size - 1)]


def groups_shown(chance: random.Random, size: int, response: float) -> int | None:
    """How many groups one school sees in its first wave; None: not even the school."""
    groups = team(chance, size)
    headcounts = {group: groups.count(group) for group in GROUPS}
    own = partition(headcounts)
    readers = set(chance.sample(range(size), min(READERS, size)))
    counts = {cell: [0, 0] for cell in (*own, REST)}
    for number, group in enumerate(groups):
        if chance.random() < response:
            cell = counts[group if group in own else REST]
            cell[0] += 1
            cell[1] += number not in readers
    cells = pd.DataFrame.from_dict(counts, orient="index", columns=["people", "outsiders"])
    if not disclosure.enough(*(int(n) for n in cells.sum()), disclosure.K):
        return None
    return len(disclosure.shown_groups(cells, disclosure.beside_enough(headcounts, own, Rules()), Rules()))


def newcomer(chance: random.Random, size: int, step: float, answers: Sequence[int] = (1, 2, 3)) -> bool:
    """Whether the newcomer's answer is guessed right from two rounded means, everyone else the same."""
    before = [chance.choice(answers) for _ in range(size)]
    new = chance.choice(answers)

    def mean(total: float, count: int) -> float:
        return disclosure.to_step(total / count, step)

    first, second = mean(sum(before), size), mean(sum(before) + new, size + 1)
    fits = Counter(
        guess
        for total in range(size * min(answers), size * max(answers) + 1)
        for guess in answers
        if mean(total, size) == first and mean(total + guess, size + 1) == second
    )
    return max(answers, key=lambda guess: (fits[guess], chance.random())) == new


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schools", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    chance = random.Random(wanted.seed)
    print("| team | respons | school | 1 groep | 2 groepen | 3 groepen |\n|---|---|---|---|---|---|")
    for size in SIZES:
        for response in RESPONSES:
            found = [groups_shown(chance, size, response) for _ in range(wanted.schools)]
            school = sum(number is not None for number in found)
            least = [sum((number or 0) >= groups for number in found) for groups in (1, 2, 3)]
            cells = [f"{count / wanted.schools:.0%}" for count in (school, *least)]
            print(f"| {size} | {response:.0%} | {' | '.join(cells)} |")
    for size, step in ((8, 0.1), (8, 0.5), (16, 0.1), (24, 0.1), (40, 0.1)):
        right = sum(newcomer(chance, size, step) for _ in range(wanted.schools)) / wanted.schools
        print(f"newcomer {size} -> {size + 1}, mean to {step}: {right:.0%}")


if __name__ == "__main__":
    main()
