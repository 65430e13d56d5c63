"""A suggestion in plain data: the chain oorzaak → doel → werkzaam element → maatregel, and its score."""

from typing import Any

from knowledge.base import Base
from knowledge.match import Suggestion


def describe(base: Base, suggestion: Suggestion) -> dict[str, Any]:
    """JSON-ready description of a suggestion.

    `keten`: one chain per need it serves, best first. `redenen`: the reason of each link in that chain.
    `punten`: what the score is made of; score = som × factor − kosten.
    """
    measure = suggestion.measure
    return {
        "id": measure.id,
        "titel": measure.titel,
        "wat": measure.wat,
        "score": suggestion.score,
        "keten": [
            {
                "thema": reason.need.theme,
                "oorzaak": reason.link.behind.zin if reason.link.behind else None,
                "doel": reason.link.goal.tekst,
                "element": reason.link.element.tekst,
                "maatregel": measure.titel,
            }
            for reason in suggestion.reasons
        ],
        "redenen": [
            sentence
            for reason in suggestion.reasons
            for sentence in (reason.link.goal.reden, reason.link.element.reden, reason.works.reden)
        ],
        "bewijs": measure.bewijs.model_dump(),
        "niveau": list(measure.niveau),
        "aanpak": measure.aanpak,
        "geld": measure.geld,
        "eerste_stap": measure.eerste_stap,
        "punten": {
            "per_thema": {reason.need.theme: reason.points for reason in suggestion.reasons},
            "factor": suggestion.factor,
            "kosten": suggestion.cost,
        },
    }
