"""How many people took part: for the whole school only, in a band and in words."""

from typing import Any

from api import disclosure
from api.analysis.survey import GROUPS, Survey
from api.disclosure import Cell

PARTS = ((0.75, "driekwart_of_meer"), (0.5, "helft_tot_driekwart"), (0.25, "kwart_tot_helft"))


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
    words = next((name for least, name in PARTS if share >= least), "minder_dan_een_kwart")
    return {"getoond": True, "woorden": words}
