"""The ids that the assistant may write, per kind of wave, from the knowledge base."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from api.store.writes import Catalogue
from knowledge.base import Base
from knowledge.questions import Question, Questionnaire
from knowledge.scales import Scale


def catalogues(base: Base) -> dict[str, Catalogue]:
    """Kind of wave -> what may be written in it."""
    measures = frozenset(base.measures)
    themes = frozenset(base.model.themas)
    behind = frozenset(item.id for change in base.change_model.values() for item in change.achter)
    return {
        kind: Catalogue(_questions(base, questionnaire), measures, themes, behind)
        for kind, questionnaire in base.questionnaires.items()
    }


def beside(known: Catalogue, own: Sequence[Mapping[str, Any]], scales: Mapping[str, Scale]) -> Catalogue:
    """The same with a school's own questions (documents of OwnQuestion)."""
    more = {question["id"]: frozenset(scales[question["schaal"]].values) for question in own}
    return replace(known, questions={**known.questions, **more})


def _questions(base: Base, questionnaire: Questionnaire) -> dict[str, frozenset[int | str] | None]:
    """Question -> values of its scale; None for an open question."""
    return {
        question.id: frozenset(base.scales[question.schaal].values) if question.schaal else None
        for question in _all_questions(base, questionnaire)
    }


def _all_questions(base: Base, questionnaire: Questionnaire) -> Iterator[Question]:
    """Also those that are made per theme."""
    for part in questionnaire.delen:
        yield from part.vragen
        if part.per_thema is not None:
            for name, theme in base.model.themas.items():
                yield part.per_thema.about(name, theme.kort, theme.factor)
