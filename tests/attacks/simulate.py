"""Random schools, waves, joiners, leavers and withdrawals: does any school's history give a few people away?

    python -m tests.attacks.simulate --schools 10000 --seed 1

Prints how many schools and publications were tried, how many determined fewer than k people (0 is right), and the time.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from dataclasses import replace

from api.analysis.survey import GROUPS
from api.disclosure import NotPublished
from tests.attacks.oracle import smallest_found
from tests.attacks.world import History, Person, person, team

SKIPS = (0.0, 0.02, 0.1)


def school(seed: int) -> tuple[History, bool]:
    """One school with one to four waves. The flag: publishing was refused somewhere."""
    chance = random.Random(seed)
    skip = chance.choice(SKIPS)
    sizes = {
        "leraar": chance.randint(3, 24),
        "onderwijsondersteunend": chance.randint(0, 14),
        "overig_ondersteunend": chance.randint(0, 10),
        "schoolleider": chance.randint(1, 2),
    }
    staff = [replace(p, reader=chance.random() < 0.15) for p in team(chance, skip=skip, **sizes)]
    history = History(staff, k=chance.choice((5, 5, 5, 6, 8)))
    refused = False
    for number in range(chance.randint(1, 4)):
        if number:
            history.staff = changed(chance, history.staff, f"w{number}", skip)
        taking_part = [p for p in history.staff if chance.random() < chance.choice((0.6, 0.8, 1.0))]
        withdrawn = {p.name for p in taking_part if chance.random() < 0.05}
        try:
            history.publish([p for p in taking_part if p.name not in withdrawn])
        except NotPublished:
            refused = True
    return history, refused


def changed(chance: random.Random, staff: list[Person], mark: str, skip: float) -> list[Person]:
    """Some leave, some come; most stay, and those who stay answer the same."""
    stay = [p for p in staff if chance.random() >= chance.choice((0.0, 0.0, 0.03, 0.3))]
    new = [
        person(chance, f"{mark}-{number}", chance.choice(GROUPS[1:]), skip=skip)
        for number in range(chance.choice((0, 0, 1, 1, 2, 6)))
    ]
    return [*stay, *new]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schools", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    began = time.perf_counter()
    count: Counter[str] = Counter()
    for seed in range(wanted.seed, wanted.seed + wanted.schools):
        history, refused = school(seed)
        count["publications"] += len(history.waves)
        count["refused by the audit"] += refused
        count["with a group shown"] += any(
            cell["getoond"] for wave in history.waves for cell in wave.content["groepen"].values()
        )
        count["fewer than k people determined"] += smallest_found(history) is not None
    for name in (
        "publications",
        "with a group shown",
        "refused by the audit",
        "fewer than k people determined",
    ):
        print(f"{name}: {count[name]}")
    print(f"schools: {wanted.schools}, seconds: {time.perf_counter() - began:.0f}")


if __name__ == "__main__":
    main()
