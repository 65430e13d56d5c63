"""How many people took part: for the whole school only, in a band and in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from api import disclosure
from api.analysis.survey import GROUPS, Survey
from api.disclosure import Cell

PARTS = ((0.75, "driekwart_of_meer"), (0.5, "helft_tot_driekwart"), (0.25, "kwart_tot_helft"))
LEAST = "minder_dan_een_kwart"
LOW = 2  # place in PARTS from which a response is low


def response(survey: Survey) -> dict[str, Any]:
    """Part 'respons': `band` of people who answered something; `deel` of the team in words (cell).

    `deel` is hidden below k people and when only a sample was asked.
    """
    people = len(survey.people)
    return {"band": disclosure.band(people), "deel": _part(survey, people)}


def _part(survey: Survey, people: int) -> Cell:
    team = survey.headcount(GROUPS)
    if survey.level != "cijfers" or survey.sample != "iedereen" or not team:
        return disclosure.hidden()
    share = people / team
    words = next((name for least, name in PARTS if share >= least), LEAST)
    return {"getoond": True, "woorden": words}


def signal(history: Sequence[Mapping[str, Any]]) -> str | None:
    """'laag', 'dalend' or None, from published snapshots of one school, oldest first.

    Low: less than half of the team, or too few for numbers. Falling: in a lower part than the wave before.
    A wave in which only a sample was asked says nothing about it.
    """
    places = [place for one in history if (place := _place(one)) is not None]
    if not places:
        return None
    if places[-1] >= LOW:
        return "laag"
    return "dalend" if len(places) > 1 and places[-1] > places[-2] else None


def _place(content: Mapping[str, Any]) -> int | None:
    """How low the response was: 0 is the highest part; None when it is not known."""
    order = [word for _, word in PARTS] + [LEAST]
    if content["niveau"] != "cijfers":
        return len(order)
    word = content["respons"]["deel"].get("woorden")
    return order.index(word) if word in order else None
