"""What the school's mean and that of the one shown group say together of the people who are not shown.

`python -m tests.attacks.rest`: random schools of one measurement, a scale of one question at a time. A reader knows
the headcounts, the bands and how numbers are rounded, and sees how low and how high the mean of the rest can be.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from api import disclosure
from api.analysis.scores import POSITION
from api.disclosure import ENDS, GROUP_STEP, SCHOOL_STEP
from api.waves import partition
from tests.attacks.cost import SHARES
from tests.attacks.world import base, content_of, team

SCHOOLS = 120
TEAMS = ((20, 1.0), (20, 0.75), (25, 0.9), (30, 0.9))  # people, chance that somebody answers
TOP = {"frequentie4": 4, "frequentie3": 3, "eens5": 5}


def main() -> None:
    """A row per size of a team."""
    print(
        "| team, response | scales with one group shown | rest known to half a point | all at an end, surely |"
    )
    print("|---|---|---|---|")
    for people, chance in TEAMS:
        found = [bounds for seed in range(SCHOOLS) for bounds in rests(people, chance, seed)]
        narrow = sum(high - low <= 0.5 for _, low, high in found)
        ends = sum(
            high <= part["bereik"][0] + ENDS or low >= part["bereik"][1] - ENDS for part, low, high in found
        )
        print(
            f"| {people}, {chance:.0%} | {len(found)} | {narrow / len(found):.1%} | {ends / len(found):.1%} |"
        )


def rests(people: int, chance: float, seed: int) -> Iterator[tuple[Any, float, float]]:
    """Scales of one random school, with the lowest and highest mean that the rest can have."""
    draw = random.Random(seed)
    teachers, assistants = (round(SHARES[group] * people) for group in ("leraar", "onderwijsondersteunend"))
    headcounts = {
        "schoolleider": 1,
        "leraar": teachers,
        "onderwijsondersteunend": assistants,
        "overig_ondersteunend": people - 1 - teachers - assistants,
    }
    asked = base().questionnaires["nulmeting"]
    staff = [one for one in team(draw, asked, 0.02, **headcounts) if draw.random() < chance]
    for question in (one for part in asked.delen for one in part.vragen if one.schaal in TOP):
        top = TOP[question.schaal]
        middle = draw.uniform(1.3, top - 0.3)
        for one in staff:
            if question.id in one.answers:
                one.answers[question.id] = min(top, max(1, round(draw.gauss(middle, 0.8))))
    settings = {"k": disclosure.K, "groups": partition(headcounts), "headcounts": headcounts}
    try:
        content = content_of(staff, settings, questionnaire=asked)
    except disclosure.NotPublished:
        return
    shown = [group for group, cell in content["groepen"].items() if cell["getoond"]]
    if len(shown) != 1:
        return
    for part in content["schalen"].values():
        cell = part["groepen"][shown[0]]
        if len(part["vragen"]) == 1 and part["school"]["getoond"] and cell["getoond"]:
            yield part, *of_rest(part, cell, people, headcounts[shown[0]])


def of_rest(part: Any, cell: Any, team_size: int, group_size: int) -> tuple[float, float]:
    """Lowest and highest mean of the rest that the two cells leave open."""
    bottom, top = part["bereik"]
    lows, highs = [], []
    for everyone in counts(part["school"], team_size):
        for group in counts(cell, group_size):
            rest = everyone - group
            if not disclosure.K <= rest <= team_size - group_size:
                continue
            least, most = total(part["school"], everyone, bottom, top, SCHOOL_STEP)
            least_group, most_group = total(cell, group, bottom, top, GROUP_STEP)
            low, high = (least - most_group) / rest, (most - least_group) / rest
            if low <= top and high >= bottom:
                lows.append(max(bottom, low))
                highs.append(min(top, high))
    return min(lows), max(highs)


def counts(cell: Any, most: int) -> range:
    low = int(cell["n"].split("–")[0])
    return range(low, min(low + disclosure.BAND, most + 1))


def total(cell: Any, people: int, bottom: float, top: float, step: float) -> tuple[float, float]:
    """Lowest and highest sum of scores behind a cell."""
    if "gemiddelde" in cell:
        middle = cell["gemiddelde"]
        return people * (middle - step / 2), people * (middle + step / 2)
    ends = {"overwegend_laag": (bottom, bottom + ENDS), "overwegend_hoog": (top - ENDS, top)}
    assert cell["woorden"] in POSITION
    low, high = ends.get(cell["woorden"], (bottom + ENDS, top - ENDS))
    return people * low, people * high


if __name__ == "__main__":
    main()
