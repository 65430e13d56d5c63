"""Energy givers and takers: per topic how many people it costs or gives energy. For the school
only.
"""

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
    words, and from n = 10 the shares kost, neutraal, geeft (each a cell: procent or woorden).
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
    told = (t for wave in reversed(survey.earlier) for t in wave.content["energie"] if t["vraag"] == question)
    last = next(told, None)
    return last is not None and not last["cel"]["getoond"]


def _cell(answers: pd.Series, outside: pd.Series) -> Cell:
    cell: Cell = {"getoond": True, "n": disclosure.band(len(answers)), "beeld": _picture(answers)}
    if outside.sum() < disclosure.DISTRIBUTION:
        return cell
    return {
        **cell,
        **{word: disclosure.share_cell(answers == value, outside) for value, word in WORDS.items()},
    }


def _picture(answers: pd.Series) -> str:
    costs, gives = (float((answers == value).mean()) for value in (-1, 1))
    if min(costs, gives) >= DIVIDED:
        return "verdeeld"
    if max(costs, gives) < 0.5:
        return "vooral_neutraal"
    return "kost_vooral" if costs > gives else "geeft_vooral"
