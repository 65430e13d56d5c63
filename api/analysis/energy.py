"""Energy givers and takers: per topic how many people it costs or gives energy. For the school
only.
"""

import math
from typing import Any

import pandas as pd

from api import disclosure
from api.analysis.survey import GROUPS, Survey
from api.disclosure import Cell

SCALE = "energie3"
WORDS = {-1: "kost", 0: "neutraal", 1: "geeft"}
DIVIDED = 0.25  # both sides at least this share: people disagree, a subject for a talk (own rule)


def topics(survey: Survey) -> list[dict[str, Any]]:
    """Part 'energie': a list, in the order of the questionnaire.

    `gevraagd_aan`: function groups that get the question ([]: everyone). A shown cell has n (band)
    and `beeld` in
    words, and from ten people outside the working group the shares kost, neutraal, geeft (cells with
    procent), unless one of them is nearly nobody or nearly everybody.
    """
    found = []
    for question in survey.questions.values():
        if question.schaal != SCALE:
            continue
        reached = survey.reach([question])
        answers = survey.who(question.id)
        people, outsiders = survey.count(answers.index)
        least = survey.least(reached, _was_hidden(survey, question.id))
        may = disclosure.enough(people, outsiders, least) and survey.reach_is_group(reached)
        found.append(
            {
                "vraag": question.id,
                "label": question.kort or question.tekst,
                "thema": question.thema,
                "gevraagd_aan": [] if reached == set(GROUPS) else sorted(reached),
                "cel": _cell(answers, survey.outside(answers.index)) if may else disclosure.hidden(),
            }
        )
    return found


def _was_hidden(survey: Survey, question: str) -> bool:
    """Whether this topic was hidden the last time it was asked."""
    for wave in reversed(survey.earlier):
        if survey.said_nothing(wave):
            return True
        for topic in wave.content["energie"]:
            if topic["vraag"] == question:
                return not topic["cel"]["getoond"]
    return False


def _cell(answers: pd.Series, outside: pd.Series) -> Cell:
    shares = disclosure.distribution(answers, outside, WORDS)
    picture = _picture(answers[outside])
    return {"getoond": True, "n": disclosure.band(len(answers)), "beeld": picture, **shares}


def _picture(own: pd.Series) -> str:
    """What those outside the working group say; all of them looks the same as all but one."""
    costs, gives = (int((own == value).sum()) for value in (-1, 1))
    if min(costs, gives) >= max(2, math.ceil(DIVIDED * len(own))):
        return "verdeeld"
    if 2 * max(costs, gives) < len(own):
        return "vooral_neutraal"
    return "kost_vooral" if costs > gives else "geeft_vooral"
