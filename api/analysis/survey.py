"""The answers of one closed wave as tables, and which groups of people may be shown in it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from api import disclosure
from api.disclosure import Rules
from knowledge.model import TnoModel
from knowledge.questions import Question, Questionnaire
from knowledge.scales import Scale
from knowledge.texts import within

GROUPS = ("schoolleider", "leraar", "onderwijsondersteunend", "overig_ondersteunend")
REST = "overig_team"  # everyone outside the groups of the partition; never shown by itself
START = frozenset({"meedoen", "functiegroep"})  # questions that say nothing about the work


@dataclass(frozen=True)
class Earlier:
    """An earlier wave of the same school: what was agreed at its opening and what was published.

    `after`: what was agreed for waves after it that were never published; who came and went counts there too.
    """

    settings: Mapping[str, Any]
    content: Mapping[str, Any]
    after: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Survey:
    """One wave, ready for counting.

    people:   index participant; `cell` (group of the partition or REST), `group` (function group
    or ''),
              `outsider` (not of the working group). Only people who answered something.
    answers:  participant, question, value (float): answers on number scales, skipped ones left out.
    mentions: participant, question, theme, richting, confirmed, size, behind.
    votes:    participant, measure, vote.
    earlier:  published waves before this one, oldest first.
    """

    people: pd.DataFrame
    answers: pd.DataFrame
    mentions: pd.DataFrame
    votes: pd.DataFrame
    questionnaire: Questionnaire
    questions: Mapping[str, Question]
    scales: Mapping[str, Scale]
    model: TnoModel
    settings: Mapping[str, Any]
    sample: str
    earlier: tuple[Earlier, ...] = ()

    @cached_property
    def rules(self) -> Rules:
        return Rules(max(int(self.settings["k"]), disclosure.K))

    @cached_property
    def partition(self) -> tuple[str, ...]:
        """Groups frozen at opening; one that has become too small since is never shown."""
        frozen = sorted(self.settings["groups"])[: disclosure.MOST_GROUPS]
        return tuple(g for g in frozen if self.headcount([g]) >= disclosure.HEADCOUNT)

    @cached_property
    def level(self) -> str:
        """'cijfers', 'woorden' (3 or 4 people) or 'niets'."""
        people, outsiders = len(self.people), int(self.people["outsider"].sum())
        if disclosure.enough(people, outsiders, self.rules.k):
            return "cijfers"
        return "woorden" if outsiders >= disclosure.FEW else "niets"

    @cached_property
    def _columns(self) -> dict[str, NDArray[np.float64]]:
        wide = self.answers.pivot(index="participant", columns="question", values="value")
        wide = wide.reindex(self.people.index)
        return {str(name): wide[name].to_numpy(dtype=float) for name in wide.columns}

    def columns(self, questions: Sequence[str]) -> NDArray[np.float64]:
        """Answers to these questions: a row per participant of `people`, NaN where not answered."""
        empty = np.full(len(self.people), np.nan)
        columns = [self._columns.get(question, empty) for question in questions]
        return np.column_stack(columns) if columns else empty[:, :0]

    def who(self, question: str) -> pd.Series:
        """Answers to one question, without those who did not give one; index participant."""
        answers = pd.Series(self.columns([question])[:, 0], index=self.people.index)
        return answers.dropna()

    @cached_property
    def shown(self) -> frozenset[str]:
        """Groups that are shown in this wave at all; what is hidden here is hidden for every
        question.
        """
        still = [g for g in self.partition if not self.moved([g])]
        candidates = disclosure.beside_enough(self.settings["headcounts"], still, self.rules)
        before = self.earlier[-1].content["groepen"] if self.earlier else {}
        back = {g for g, cell in before.items() if not cell["getoond"]}
        return disclosure.shown_groups(self.cells(self.people.index), candidates, self.rules, back)

    def cells(self, who: Collection[str]) -> pd.DataFrame:
        """Counts of these participants per cell of the partition: columns people, outsiders."""
        found = {name: [0, 0] for name in [*sorted(self.settings["groups"]), REST]}
        places = self._places
        for participant in set(who) & places.keys():
            cell, outsider = places[participant]
            found[cell][0] += 1
            found[cell][1] += outsider
        return pd.DataFrame.from_dict(found, orient="index", columns=["people", "outsiders"])

    def count(self, who: Collection[str]) -> tuple[int, int]:
        """People and, among them, outsiders."""
        places = self._places
        mine = [places[name][1] for name in set(who) & places.keys()]
        return len(mine), sum(mine)

    def outside(self, who: pd.Index) -> pd.Series:
        """Per participant whether they are not of the working group."""
        return self.people["outsider"].reindex(who).astype(bool)

    def groups_for(self, who: Collection[str], was_hidden: Collection[str] = ()) -> frozenset[str]:
        """Groups that may be shown for a question that these participants answered."""
        return disclosure.shown_groups(self.cells(who), self.shown, self.rules, was_hidden)

    def headcount(self, groups: Collection[str]) -> int:
        return sum(int(self.settings["headcounts"].get(group, 0)) for group in groups)

    def moved(self, groups: Collection[str], since: Sequence[Earlier] | None = None) -> bool:
        """Whether 1..k-1 people may have come or gone since an earlier wave that had this group's
        number.

        Without `since`: since any earlier wave in which this group of the partition was shown.
        """
        waves = [*self.earlier]
        shown = waves if since is None else list(since)
        for index, wave in enumerate(waves):
            listed = wave.content["groepen"]
            if wave not in shown:
                continue
            if since is None and not all(listed.get(g, {}).get("getoond") for g in groups):
                continue
            if self._changed(groups, [s for w in waves[index:] for s in (w.settings, *w.after)]):
                return True
        return False

    def reach(self, questions: Collection[Question]) -> frozenset[str]:
        """Function groups to which every one of these questions is put."""
        return frozenset(g for g in GROUPS if all(_is_put(self._pools, q.id, g) for q in questions))

    def said_nothing(self, wave: Earlier) -> bool:
        """Whether the same questionnaire was published without numbers: everything in it was hidden."""
        golf = wave.content["golf"]["soort"]
        return wave.content["niveau"] != "cijfers" and bool(golf == self.questionnaire.id)

    def least(self, reached: Collection[str], was_hidden: bool) -> int:
        """Answers that a question to these function groups needs; one to all of them does not come and go."""
        return self.rules.needed(was_hidden and set(reached) != set(GROUPS))

    def reach_is_group(self, reached: Collection[str]) -> bool:
        """Whether people of these function groups are many and steady enough to be shown as one."""
        if set(reached) == set(GROUPS):
            return True
        if self.headcount(reached) < disclosure.HEADCOUNT:
            return False
        return not self.moved(reached, since=self.earlier)

    @cached_property
    def _pools(self) -> dict[str, frozenset[str]]:
        return pools(self.questionnaire)

    @cached_property
    def _places(self) -> dict[str, tuple[str, bool]]:
        """Cell and outsider of each participant."""
        table = self.people
        pairs = zip(table["cell"], table["outsider"], strict=True)
        return {str(n): (str(c), bool(o)) for n, (c, o) in zip(table.index, pairs, strict=True)}

    def _changed(self, groups: Collection[str], settings: Sequence[Mapping[str, Any]]) -> bool:
        """Whether the groups then (first of `settings`) and now may differ by too few people."""
        chain = [*settings, self.settings]
        counts = [[int(s["headcounts"].get(group, 0)) for group in groups] for s in chain]
        steps = []
        for before, after, later in zip(counts, counts[1:], chain[1:], strict=False):
            stated = later.get("turnover", {})
            pairs = zip(groups, before, after, strict=True)
            steps.append(sum(max(int(stated.get(g, 0)), abs(new - old)) for g, old, new in pairs))
        net = sum(counts[-1]) - sum(counts[0])
        return disclosure.unsettled(steps, net, self.rules.k)


def survey(
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    questionnaire: Questionnaire,
    scales: Mapping[str, Scale],
    model: TnoModel,
    settings: Mapping[str, Any],
    sample: str = "iedereen",
    earlier: Sequence[Earlier] = (),
) -> Survey:
    """Tables from the rows `participants`, `answers`, `mentions`, `votes` (shapes:
    api/store/responses.py).

    Answers to questions or on values that the questionnaire does not have, and answers to
    questions that are not put to
    someone's function group, do not count.
    """
    answers = _table(rows["answers"], ["participant", "question", "value"])
    questions = _questions(questionnaire, model, set(answers["question"]))
    pairs = zip(answers["question"], answers["value"], strict=True)
    numbers = [_is_number(name, value, questions, scales) for name, value in pairs]
    answers = answers[pd.Series(numbers, index=answers.index, dtype=bool)]
    mentions = _table(
        rows["mentions"],
        ["participant", "question", "theme", "richting", "confirmed", "size", "behind"],
    )
    mentions = mentions[mentions["theme"].isin(list(model.themas))]
    votes = _table(rows["votes"], ["participant", "measure", "vote"])
    people = _table(rows["participants"], ["id", "function_group", "working_group"])
    present = {*answers["participant"], *mentions["participant"], *votes["participant"]}
    people = people[people["id"].isin(list(present))].sort_values("id").set_index("id")
    group = people["function_group"].where(people["function_group"].isin(list(GROUPS)), "").astype(str)
    table = pd.DataFrame(
        {
            "cell": group.where(group.isin(list(settings["groups"])), REST),
            "group": group,
            "outsider": ~people["working_group"].astype(bool),
        }
    )
    pairs = zip(answers["participant"], answers["question"], strict=True)
    known, group_of = pools(questionnaire), group.to_dict()
    asked = [_is_put(known, q, group_of.get(p, "")) for p, q in pairs]
    answers = answers[pd.Series(asked, index=answers.index, dtype=bool)]
    return Survey(
        people=table,
        answers=answers.assign(value=answers["value"].astype(float)),
        mentions=mentions,
        votes=votes,
        questionnaire=questionnaire,
        questions=questions,
        scales=scales,
        model=model,
        settings=settings,
        sample=sample,
        earlier=tuple(earlier),
    )


def _table(rows: Sequence[Mapping[str, Any]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame([[row[name] for name in columns] for row in rows], columns=columns, dtype=object)


def _questions(
    questionnaire: Questionnaire, model: TnoModel, answered: Collection[str]
) -> dict[str, Question]:
    """Every question by id, those about one theme of the work plan (a puls) too where they were
    answered.
    """
    found = {question.id: question for question in questionnaire.questions}
    for part in questionnaire.delen:
        if part.per_thema is None:
            continue
        for name, theme in model.themas.items():
            question = part.per_thema.about(name, within(theme.kort), theme.factor)
            if question.id in answered:
                found[question.id] = question
    return found


def _is_number(
    name: str, value: object, questions: Mapping[str, Question], scales: Mapping[str, Scale]
) -> bool:
    """Whether an answer counts: a number that is on the scale of a question about the work."""
    question = questions.get(name)
    if question is None or question.schaal is None or name in START:
        return False
    number = isinstance(value, int) and not isinstance(value, bool)
    return number and value in scales[question.schaal].values


def pools(questionnaire: Questionnaire) -> dict[str, frozenset[str]]:
    """Questions that are not put to everyone -> function groups that get them ('': group not said)."""
    found: dict[str, frozenset[str]] = {}
    for part in questionnaire.delen:
        if part.keuze is None:
            continue
        asked = {group: {q.id for q in part.asked(group or None)} for group in (*GROUPS, "")}
        for question in part.vragen:
            found[question.id] = frozenset(g for g, names in asked.items() if question.id in names)
    return found


def _is_put(known: Mapping[str, frozenset[str]], question: str, group: str) -> bool:
    return question not in known or group in known[question]
