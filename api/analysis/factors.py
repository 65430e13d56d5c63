"""The TNO model: its factors and categories, from the questions about them and from published
themes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from api import disclosure
from api.analysis import facts
from api.analysis.scores import (
    Measured,
    measured,
    person_scores,
    position,
    scales,
    school_cell,
    verdict,
)
from api.analysis.survey import Survey
from api.analysis.themes import Voices
from api.disclosure import Cell
from knowledge.questions import Question


def factors(survey: Survey, voices: Voices, table: Mapping[str, Any]) -> dict[str, Any]:
    """Part 'factoren': per factor of the model, school level only.

    `score`: mean of its own questions on their own scale (hidden too where no question is about
    it); `genoemd`: per
    direction how many people named one of its published themes, each person once. `table` is part
    'schalen'.
    """
    scores = _scores(survey, table)
    return {
        name: {
            "label": factor.label,
            "categorie": factor.categorie,
            "vragen": [question.id for question in _questions(survey, name)],
            "score": scores.get(name, disclosure.hidden()),
            "genoemd": voices.of_factor(name),
        }
        for name, factor in survey.model.factoren.items()
    }


def categories(survey: Survey, voices: Voices, found: Mapping[str, Any]) -> dict[str, Any]:
    """Part 'categorieen': per box of the model. `oordeel` in words, from the shown scores of its
    factors only.
    """
    return {
        name: {
            "label": category.label,
            "kant": category.kant,
            "oordeel": verdict(_places(survey, [f for f in found.values() if f["categorie"] == name])),
            "genoemd": voices.of_category(name),
        }
        for name, category in survey.model.categorieen.items()
    }


def _places(survey: Survey, found: Sequence[Mapping[str, Any]]) -> list[float]:
    places = []
    for factor in found:
        scale = measured(survey, "", [survey.questions[name] for name in factor["vragen"]])
        if scale is None:
            continue
        part = {"bereik": [scale.low_end, scale.high_end], "hoog": scale.high}
        place = position(part, factor["score"])
        if place is not None:
            places.append(place)
    return places


def _questions(survey: Survey, factor: str) -> tuple[Question, ...]:
    """Questions on a scale about a factor."""
    return tuple(q for q in survey.questions.values() if q.factor == factor and q.schaal is not None)


def _scores(survey: Survey, table: Mapping[str, Any]) -> dict[str, Cell]:
    """Cells of the factors that may be shown beside the scales they are part of."""
    found: dict[str, Cell] = {}
    shown: dict[str, list[Measured]] = {}
    known = scales(survey)
    for name in survey.model.factoren:
        questions = _questions(survey, name)
        scale = measured(survey, name, questions) if questions else None
        homes = {question.meet for question in questions}
        if scale is None or len(homes) != 1:
            continue
        home = known.get(next(iter(homes)) or "")
        if home is not None and set(home.questions) == set(questions):
            found[name] = table[home.name]["school"]
            continue
        cell = school_cell(survey, scale, person_scores(survey, scale))
        if not cell["getoond"]:
            continue
        if home is not None:
            beside = [*shown.get(home.name, []), scale]
            if not _safe(survey, home, table[home.name], beside):
                continue
            shown[home.name] = beside
        found[name] = cell
    return found


def _safe(survey: Survey, home: Measured, part: Mapping[str, Any], beside: Sequence[Measured]) -> bool:
    """Whether factors can stand beside the scale that they are a part of.

    Someone who skipped one of the questions weighs differently in the factor than in the scale; if
    that is one person,
    the difference between both is about that person. Then the factor stays hidden.
    """
    groups = [group for group, cell in part["groepen"].items() if cell["getoond"]]
    try:
        facts.of_scale(survey, home, part["school"]["getoond"], groups, beside).check(survey.rules.k)
    except disclosure.NotPublished:
        return False
    return True
