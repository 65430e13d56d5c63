"""What a snapshot says, as linear facts, so that api.disclosure.audit can look for people in it.

Unknowns are answers: one column per question and class of people who look the same in every fact
(same cell of the
partition, same questions answered). A published mean is a row of weights. Rounding is ignored:
facts count as exact,
and so do cells in words.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from api import disclosure
from api.analysis.scores import Measured, person_scores, scales
from api.analysis.survey import Survey
from api.disclosure import Matrix


@dataclass(frozen=True)
class Facts:
    """Arguments of disclosure.audit."""

    rows: Matrix
    owner: tuple[int, ...]
    people: tuple[int, ...]
    outsiders: tuple[int, ...]

    def check(self, k: int) -> None:
        """Raises NotPublished."""
        if len(self.rows):
            disclosure.audit(self.rows, self.owner, self.people, self.outsiders, k)


def of_scale(
    survey: Survey,
    scale: Measured,
    school: bool,
    groups: Collection[str],
    parts: Sequence[Measured],
) -> Facts:
    """Facts of a scale: the school's total, totals of groups, and totals of factors inside the
    scale (`parts`).
    """
    if not parts:
        return of_people(survey, person_scores(survey, scale).index, school, groups)
    names = [question.id for question in scale.questions]
    answered = ~np.isnan(survey.columns(names))
    keys = [
        (str(cell), tuple(bool(there) for there in has))
        for cell, has in zip(survey.people["cell"], answered, strict=True)
    ]
    people = Counter(keys)
    readers = Counter(k for k, out in zip(keys, survey.people["outsider"], strict=True) if not out)
    classes = sorted(people)

    def row(part: Measured, cells: Collection[str] | None) -> list[float]:
        """Weights of every answer in a total: of those who answered at least half of `part`."""
        inside = [name in {q.id for q in part.questions} for name in names]
        weights = []
        for cell, has in classes:
            mine = [there and within for there, within in zip(has, inside, strict=True)]
            counts = 2 * sum(mine) >= len(part.questions) and (cells is None or cell in cells)
            weights += [float(there) / sum(mine) if counts else 0.0 for there in mine]
        return weights

    rows = [row(scale, None)] if school else []
    rows += [row(scale, [group]) for group in sorted(groups)]
    rows += [row(part, None) for part in parts]
    return Facts(
        np.array(rows, dtype=float),
        tuple(index for index in range(len(classes)) for _ in names),
        tuple(people[key] for key in classes),
        tuple(people[key] - readers[key] for key in classes),
    )


def of_people(
    survey: Survey, who: Collection[str], school: bool = True, groups: Collection[str] = ()
) -> Facts:
    """Facts about totals of these participants, all of them and those of `groups`, where nothing inside the
    score of a person is shown.
    """
    cells = survey.cells(who)
    rows = [np.ones(len(cells))] if school else []
    rows += [(cells.index == group).astype(float) for group in sorted(groups)]
    return Facts(
        np.array(rows, dtype=float),
        tuple(range(len(cells))),
        tuple(int(n) for n in cells["people"]),
        tuple(int(n) for n in cells["outsiders"]),
    )


def check(survey: Survey, content: Mapping[str, Any], voters: Mapping[str, Collection[str]]) -> None:
    """Audit a finished snapshot on its own and beside every earlier one. Raises NotPublished.

    Read from what the snapshot shows, not from why it was decided. `voters`: per measure who voted.
    """
    k = survey.rules.k
    known = scales(survey)
    factors = content["factoren"]
    for name, part in content["schalen"].items():
        scale = known[name]
        shown = [g for g, cell in part["groepen"].items() if cell["getoond"]]
        inside = [
            _as_part(scale, factor, factors[factor]["vragen"])
            for factor in factors
            if factors[factor]["score"]["getoond"] and _is_inside(scale, factors[factor]["vragen"])
        ]
        of_scale(survey, scale, part["school"]["getoond"], shown, inside).check(k)
        for earlier in survey.earlier:
            before = earlier.content["schalen"].get(name, {"groepen": {}})["groepen"]
            both = [g for g in shown if before.get(g, {"getoond": False})["getoond"]]
            _across(survey, both, earlier)
    for factor in factors.values():
        questions = [survey.questions[name] for name in factor["vragen"]]
        if factor["score"]["getoond"] and not any(q.meet in known for q in questions):
            alone = Measured("", tuple(questions), "", "", 0.0, 0.0)
            of_people(survey, person_scores(survey, alone).index).check(k)
    for topic in content["energie"]:
        if topic["cel"]["getoond"]:
            of_people(survey, survey.who(topic["vraag"]).index).check(k)
    for measure in content["maatregelen"]:
        if measure["stemmen"]["getoond"]:
            of_people(survey, voters[measure["maatregel"]]).check(k)


def _across(survey: Survey, groups: Sequence[str], earlier: Any) -> None:
    """The same group in two waves: who stayed is taken to have answered the same; the rest may not
    be too few.

    The school's own totals of two waves are left out: see docs/disclosure.md, 'Tussen twee
    metingen'.
    """
    for group in groups:
        if survey.moved([group], since=[earlier]):
            raise disclosure.NotPublished("the same group in two waves differs by too few people")


def _is_inside(scale: Measured, questions: Collection[str]) -> bool:
    mine = {question.id for question in scale.questions}
    return set(questions) < mine


def _as_part(scale: Measured, name: str, questions: Collection[str]) -> Measured:
    inside = tuple(q for q in scale.questions if q.id in questions)
    return Measured(name, inside, scale.scale, scale.high, scale.low_end, scale.high_end)
