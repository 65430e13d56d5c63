"""Scores of the scales, per school and per shown group.

Source: facts/questionnaire.md, "Scale construction" (person score = mean of the items; group score =
mean over persons; share 'vaak of altijd' = persons with a mean of 2.5 or more, for one item the
answers 3 and 4).
Own rules: a person counts when at least half of the items are answered; the share on other scales
is cut in the same way, halfway between two answers.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from api import disclosure
from api.analysis.survey import Survey
from api.disclosure import Cell
from knowledge.questions import OWN, Question

CUT = {
    "frequentie4": 2.5,
    "frequentie3": 1.5,
    "eens5": 3.5,
    "cijfer10": 5.5,
}  # person scores at or above it count
THREE = "frequentie3"  # a scale of three answers: mean and share together are its distribution
DEMANDS = ("kwantitatieve_taakeisen", "emotionele_belasting", "moeilijkheidsgraad")
ROOM = "regelmogelijkheden"
POSITION = {"overwegend_laag": 0.0, "tussenin": 0.5, "overwegend_hoog": 1.0}


@dataclass(frozen=True)
class Measured:
    """A scale as it was asked: its questions all have the same answers and direction."""

    name: str
    questions: tuple[Question, ...]
    scale: str
    high: str  # what a high score says: 'ongunstig' or 'gunstig'
    low_end: float
    high_end: float


def measured(survey: Survey, name: str, questions: Sequence[Question]) -> Measured | None:
    """The questions as one scale; None where they differ in answers or direction."""
    kinds = {(q.schaal, q.hoog) for q in questions}
    if len(kinds) != 1:
        return None
    scale, high = kinds.pop()
    if scale is None or high is None or scale not in CUT:
        return None
    ends = [float(value) for value in survey.scales[scale].values]
    return Measured(name, tuple(questions), scale, high, min(ends), max(ends))


def scales(survey: Survey) -> dict[str, Measured]:
    """The scales of this questionnaire by name, in the order in which they are asked."""
    found: dict[str, list[Question]] = {}
    for question in survey.questions.values():
        if question.meet is not None and question.schaal is not None:
            found.setdefault(question.meet, []).append(question)
    made = {name: measured(survey, name, questions) for name, questions in found.items()}
    return {name: scale for name, scale in made.items() if scale is not None}


def person_scores(survey: Survey, scale: Measured) -> pd.Series:
    """Mean of the answered items per participant, for those who answered at least half; index
    participant.
    """
    items = survey.columns([q.id for q in scale.questions])
    counted = np.count_nonzero(~np.isnan(items), axis=1)
    enough = counted * 2 >= len(scale.questions)
    scores = np.nansum(items[enough], axis=1) / counted[enough]
    return pd.Series(scores, index=survey.people.index[enough])


def table(survey: Survey) -> dict[str, Any]:
    """Part 'schalen': per scale what it is, the school's cell and a cell per group of the
    partition.

    A shown cell: n (band), gemiddelde (own scale; school to 0.1, group to 0.5) or woorden. Beside a
    mean of the school: aandeel (a cell: procent or woorden; persons with a score of at least `grens`).
    A group has none: the school's share minus that of a group is the share of the rest.
    """
    return {name: _about(scale) | _cells(survey, name, scale) for name, scale in scales(survey).items()}


def _about(scale: Measured) -> dict[str, Any]:
    return {
        "schaal": scale.scale,
        "bereik": [scale.low_end, scale.high_end],
        "vragen": [question.id for question in scale.questions],
        "hoog": scale.high,
        "grens": CUT[scale.scale],
    }


def school_cell(survey: Survey, scale: Measured, scores: pd.Series) -> Cell:
    """The cell of everyone to whom this was asked."""
    people, outsiders = survey.count(scores.index)
    reached = survey.reach(scale.questions)
    least = survey.least(reached, "school" in _hidden_before(survey, scale.name))
    if is_sensitive(survey, scale):
        least = max(least, survey.rules.sensitive)
    if not disclosure.enough(people, outsiders, least) or not survey.reach_is_group(reached):
        return disclosure.hidden()
    outside = survey.outside(scores.index)
    cell = _mean(scale, scores, outside, disclosure.SCHOOL_STEP)
    if "woorden" in cell or (len(scale.questions) == 1 and scale.scale == THREE):
        return cell  # a share would tell on which side the words are, or all three counts
    return {**cell, "aandeel": disclosure.share_cell(scores >= CUT[scale.scale], outside)}


def is_sensitive(survey: Survey, scale: Measured) -> bool:
    """Whether a question of it is about what work does to someone, or about the person: never split then."""
    own = any(q.id.startswith(OWN) for q in scale.questions)  # a school may ask anything there
    return own or any(q.factor and survey.model.is_sensitive_factor(q.factor) for q in scale.questions)


def position(part: dict[str, Any], cell: Cell) -> float | None:
    """How unfavourable a published cell is, 0..1; from what is shown only. None where it is
    hidden.
    """
    if not cell["getoond"]:
        return None
    low, high = part["bereik"]
    place = POSITION[cell["woorden"]] if "woorden" in cell else _place(cell["gemiddelde"], low, high)
    return place if part["hoog"] == "ongunstig" else 1 - place


def _place(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low)


def third(place: float) -> int:
    """-1, 0 or 1: in the lowest, the middle or the highest third of 0..1; an edge belongs to the outer one.

    Own rule, see docs/analysis.md, "The middle". On 1..4 the edges are the answers 2 ('soms') and 3 ('vaak').
    """
    place = round(place, 6)  # a mean of published numbers can miss an edge by rounding
    return int(place >= round(2 / 3, 6)) - int(place <= round(1 / 3, 6))


def verdict(places: Collection[float]) -> Cell:
    """Words for a mean of unfavourable positions; hidden where nothing is shown."""
    if not places:
        return disclosure.hidden()
    words = {-1: "gunstig", 0: "gemengd", 1: "ongunstig"}
    return {"getoond": True, "woorden": words[third(disclosure.mean(places))]}


def balance(table: dict[str, Any]) -> Cell:
    """Part 'balans': taakeisen against regelmogelijkheden in words, from the published cells of
    the school.

    Demands: the mean of the shown scales, by thirds 'weinig', 'midden' or 'veel'; room: likewise for ROOM.
    Source: facts/tno_model.md, "Balance". Hidden unless ROOM and at least one scale of demands are
    shown.
    """
    places = {
        name: position(table[name], table[name]["school"]) for name in (*DEMANDS, ROOM) if name in table
    }
    demands = [place for name in DEMANDS if (place := places.get(name)) is not None]
    room = places.get(ROOM)
    if not demands or room is None:
        return disclosure.hidden()
    first = {-1: "weinig", 0: "midden", 1: "veel"}[third(disclosure.mean(demands))]
    second = {-1: "veel", 0: "midden", 1: "weinig"}[third(room)]
    return {"getoond": True, "woorden": f"{first}_eisen_{second}_ruimte"}


def few(survey: Survey) -> dict[str, Any]:
    """Part 'schalen' for 3 or 4 respondents: 'gaat_goed' or 'kan_beter' per scale, no numbers.

    Cut: the middle of the scale (own rule). What readers answered is left out, as they could take it out.
    """
    found = {}
    for name, scale in scales(survey).items():
        scores = person_scores(survey, scale)
        scores = scores[survey.outside(scores.index)]
        cell = disclosure.hidden()
        steady = survey.reach_is_group(survey.reach(scale.questions)) and not is_sensitive(survey, scale)
        if len(scores) >= disclosure.FEW and steady:
            middle = (scale.low_end + scale.high_end) / 2
            worse = disclosure.mean(scores) >= middle
            better = worse if scale.high == "gunstig" else not worse
            cell = {"getoond": True, "woorden": "gaat_goed" if better else "kan_beter"}
        groups = {g: disclosure.hidden() for g in survey.partition}
        found[name] = {**_about(scale), "school": cell, "groepen": groups}
    return found


def _cells(survey: Survey, name: str, scale: Measured) -> dict[str, Any]:
    scores = person_scores(survey, scale)
    school = school_cell(survey, scale, scores)
    shown: frozenset[str] = frozenset()
    everyone = len(survey.reach(scale.questions)) == len(survey.reach(()))
    if school["getoond"] and everyone and not is_sensitive(survey, scale):
        shown = survey.groups_for(scores.index, _hidden_before(survey, name))
    cell_of = survey.people["cell"].reindex(scores.index)
    outside = survey.outside(scores.index)
    groups = {
        group: _mean(scale, scores[cell_of == group], outside[cell_of == group], disclosure.GROUP_STEP)
        if group in shown
        else disclosure.hidden()
        for group in sorted(survey.settings["groups"])
    }
    return {"school": school, "groepen": groups}


def _mean(scale: Measured, scores: pd.Series, outside: pd.Series, step: float) -> Cell:
    return disclosure.mean_cell(scores, outside, scale.low_end, scale.high_end, step)


def _hidden_before(survey: Survey, name: str) -> frozenset[str]:
    """Groups, and 'school', whose cell of this scale was hidden the last time it was asked."""
    for wave in reversed(survey.earlier):
        if wave.content["niveau"] == "niets" and survey.said_nothing(wave):
            return frozenset(("school", *survey.partition))
        if name in wave.content["schalen"]:
            part = wave.content["schalen"][name]
            cells = {"school": part["school"], **part["groepen"]}
            return frozenset(place for place, cell in cells.items() if not cell["getoond"])
    return frozenset()
