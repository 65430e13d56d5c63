"""Measures that fit the published themes, with what people think of them."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from api import disclosure
from api.analysis.survey import Survey
from api.analysis.themes import Voices
from api.disclosure import Cell
from knowledge.base import Base
from knowledge.match import Need, Reason, rank

MOST = 15  # measures in a snapshot
ANSWERS = ("ja", "misschien", "nee", "doen_we_al")


def measures(base: Base, voices: Voices, wanted: Sequence[Need]) -> list[dict[str, Any]]:
    """Part 'maatregelen': the best fitting measures, best first.

    An entry: maatregel, titel, punten, redenen (thema, achter, doel, element, reden), stemmen
    (cell with n and beeld; shares per answer as of energy topics).
    """
    sensitive = _sensitive(base)
    return [
        {
            "maatregel": suggestion.measure.id,
            "titel": suggestion.measure.titel,
            "niveau": list(suggestion.measure.niveau),
            "punten": suggestion.score,
            "redenen": [_reason(reason) for reason in suggestion.reasons],
            "stemmen": _votes(voices, suggestion.measure.id, suggestion.measure.id in sensitive),
        }
        for suggestion in rank(base, wanted)[:MOST]
    ]


def voters(survey: Survey) -> dict[str, frozenset[str]]:
    """Per measure who voted; one vote a person."""
    rows = _valid(survey)
    return {str(name): frozenset(group) for name, group in rows.groupby("measure")["participant"]}


def _valid(survey: Survey) -> pd.DataFrame:
    rows = survey.votes
    return rows[rows["vote"].isin(ANSWERS) & rows["participant"].isin(survey.people.index)]


def _sensitive(base: Base) -> frozenset[str]:
    """Measures that may be put to people who named a consequence or an individual factor.

    Not read from the published reasons: whoever voted may have named a theme that is not published.
    """
    of_theme = base.measures_of_theme.items()
    return frozenset(m.id for theme, all_ in of_theme if base.model.is_sensitive(theme) for m in all_)


def _votes(voices: Voices, measure: str, sensitive: bool) -> Cell:
    rows = _valid(voices.survey)
    votes = rows[rows["measure"] == measure].set_index("participant")["vote"]
    people, outsiders = voices.survey.count(votes.index)
    rules = voices.survey.rules
    least = rules.sensitive if sensitive else rules.k
    if not disclosure.enough(people, outsiders, least):
        return disclosure.hidden()
    outside = voices.survey.outside(votes.index)
    shares = disclosure.distribution(votes, outside, {answer: answer for answer in ANSWERS})
    return {
        "getoond": True,
        "n": disclosure.band(people),
        "beeld": _picture(votes[outside]),
        **shares,
    }


def _picture(own: pd.Series) -> str:
    """What most voters outside the working group say; 'verdeeld' where no answer has more than half."""
    shares = {answer: float((own == answer).mean()) for answer in ANSWERS}
    top = max(ANSWERS, key=lambda answer: (shares[answer], answer))
    return f"vooral_{top}" if shares[top] > 0.5 else "verdeeld"


def _reason(reason: Reason) -> dict[str, Any]:
    link = reason.link
    return {
        "thema": reason.need.theme,
        "achter": link.behind.id if link.behind else None,
        "doel": link.goal.id,
        "element": link.element.id,
        "reden": reason.works.reden,
    }
