"""A school whose truth is known: people with a name, what they answer, and the snapshots that follow."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from api.analysis import facts
from api.analysis.survey import GROUPS, Earlier
from api.publish import snapshot
from api.store.responses import Responses
from api.store.schools import School
from api.store.waves import Wave
from api.waves import partition
from knowledge.base import Base, load
from knowledge.questions import Questionnaire

SMALL = Questionnaire.model_validate(
    {
        "id": "puls",
        "versie": 1,
        "titel": "Klein",
        "minuten": 1,
        "delen": [
            {
                "id": "eisen",
                "vragen": [
                    {
                        "id": name,
                        "schaal": scale,
                        "tekst": "?",
                        "waarom": "?",
                        "uitleg": "?",
                        "meet": meet,
                        "factor": factor,
                        "hoog": high,
                    }
                    for name, scale, meet, factor, high in (
                        (
                            "k_snel",
                            "frequentie4",
                            "kwantitatieve_taakeisen",
                            "tijdsdruk",
                            "ongunstig",
                        ),
                        (
                            "k_veel",
                            "frequentie4",
                            "kwantitatieve_taakeisen",
                            "hoeveelheid_werk",
                            "ongunstig",
                        ),
                        (
                            "k_extra",
                            "frequentie4",
                            "kwantitatieve_taakeisen",
                            "hoeveelheid_werk",
                            "ongunstig",
                        ),
                        ("b_herstel", "eens5", "herstel", "herstelmogelijkheden", "gunstig"),
                    )
                ],
            },
            {
                "id": "energie",
                "keuze": {
                    "aantal": 1,
                    "voor": {g: ["n_leraar"] if g == "leraar" else ["n_algemeen"] for g in GROUPS},
                },
                "vragen": [
                    {"id": name, "schaal": "energie3", "tekst": "?", "waarom": "?", "uitleg": "?"}
                    for name in ("n_algemeen", "n_leraar")
                ],
            },
        ],
    }
)
VALUES = {
    "frequentie4": (1, 2, 3, 4),
    "frequentie3": (1, 2, 3),
    "eens5": (1, 2, 3, 4, 5),
    "energie3": (-1, 0, 1),
}


@cache
def base() -> Base:
    """The real knowledge base, read once."""
    return load()


@dataclass(frozen=True)
class Person:
    """Someone at the school. `answers`: question -> value; what they answer now, if they take part."""

    name: str
    group: str = "leraar"
    reader: bool = False
    answers: Mapping[str, int] = field(default_factory=dict)
    mentions: tuple[Mapping[str, Any], ...] = ()
    votes: Mapping[str, str] = field(default_factory=dict)

    def says(self, **answers: int) -> Person:
        return replace(self, answers={**self.answers, **answers})


@dataclass
class History:
    """A school with its published waves. `staff` may change between waves."""

    staff: list[Person]
    k: int = 5
    questionnaire: Questionnaire = SMALL
    waves: list[Earlier] = field(default_factory=list)
    groups: tuple[str, ...] | None = None
    rosters: list[dict[str, str]] = field(default_factory=list)  # per wave: name -> group
    answered: list[list[Person]] = field(default_factory=list)

    def publish(self, taking_part: Iterable[Person] | None = None) -> dict[str, Any]:
        """Close a wave in which these people took part (default: everyone) and keep its snapshot."""
        who = list(self.staff if taking_part is None else taking_part)
        settings = self._settings()
        content = content_of(who, settings, self.waves, self.questionnaire)
        self.waves.append(Earlier(settings, content))
        self.rosters.append({person.name: person.group for person in self.staff})
        self.answered.append(who)
        return content

    def _settings(self) -> dict[str, Any]:
        headcounts = {group: sum(p.group == group for p in self.staff) for group in GROUPS}
        self.groups = self.groups or tuple(partition(headcounts))
        settings: dict[str, Any] = {
            "k": self.k,
            "groups": list(self.groups),
            "headcounts": headcounts,
        }
        if self.rosters:
            now = {(p.name, p.group) for p in self.staff}
            before = set(self.rosters[-1].items())
            moved = now ^ before
            settings["turnover"] = {g: sum(group == g for _, group in moved) for g in GROUPS}
        return settings


def content_of(
    who: Sequence[Person],
    settings: Mapping[str, Any],
    earlier: Sequence[Earlier] = (),
    questionnaire: Questionnaire = SMALL,
) -> dict[str, Any]:
    """The snapshot of these people's answers."""
    known = base()
    known = replace(known, questionnaires={**known.questionnaires, questionnaire.id: questionnaire})
    return snapshot(rows(who, settings, questionnaire.id, len(earlier)), earlier, known)


def rows(
    who: Sequence[Person], settings: Mapping[str, Any], kind: str = "puls", number: int = 0
) -> Responses:
    """As the store would read it; participants have an id that says nothing."""
    ids = {person.name: f"{index:04d}" for index, person in enumerate(who)}
    opens = date(2026, 9, 7) + timedelta(weeks=4 * number)
    wave = Wave(
        id=f"golf-{number}",
        school="school",
        kind=kind,
        questionnaire_version=1,
        status="closed",
        opens=opens,
        closes=opens + timedelta(days=11),
        closed=opens + timedelta(days=11),
        pmr=date(2026, 9, 1),
        purpose="samen kiezen wat we aanpakken",
        sample="iedereen",
        settings=settings,
        number=number + 1,
    )
    school = School("school", "school", "De School", None, settings["headcounts"], {}, settings["k"], opens)
    return Responses(
        school=school,
        wave=wave,
        participants=[{"id": ids[p.name], "function_group": p.group, "working_group": p.reader} for p in who],
        answers=[
            {"participant": ids[p.name], "question": question, "value": value}
            for p in who
            for question, value in p.answers.items()
        ],
        mentions=[
            {
                "participant": ids[p.name],
                "question": "open_kost",
                "richting": "kost",
                "confirmed": True,
                "size": None,
                "behind": None,
                **mention,
            }
            for p in who
            for mention in p.mentions
        ],
        votes=[
            {"participant": ids[p.name], "measure": measure, "vote": vote}
            for p in who
            for measure, vote in p.votes.items()
        ],
        quality=[],
        texts=[],
    )


def team(
    chance: random.Random, questionnaire: Questionnaire = SMALL, skip: float = 0.0, **sizes: int
) -> list[Person]:
    """People with random answers: `team(chance, leraar=14, onderwijsondersteunend=8)`."""
    return [
        person(chance, f"{group}-{number}", group, questionnaire, skip)
        for group, size in sizes.items()
        for number in range(size)
    ]


def person(
    chance: random.Random,
    name: str,
    group: str,
    questionnaire: Questionnaire = SMALL,
    skip: float = 0.0,
) -> Person:
    """Someone with random answers to what their group is asked, of which a share is skipped."""
    asked = [q for part in questionnaire.delen for q in part.asked(group) if q.schaal in VALUES]
    answers = {q.id: chance.choice(VALUES[str(q.schaal)]) for q in asked if chance.random() >= skip}
    return Person(name, group, answers=answers)


def shown(content: dict[str, Any], group: str, scale: str = "herstel") -> bool:
    return bool(content["schalen"][scale]["groepen"][group]["getoond"])


def topic(content: dict[str, Any], name: str) -> dict[str, Any]:
    return next(t["cel"] for t in content["energie"] if t["vraag"] == name)


# Coming and going with one answer.


def with_readers(chance: random.Random, readers: int) -> History:
    staff = team(chance, leraar=8, onderwijsondersteunend=9)
    return History([replace(p, reader=n < readers) for n, p in enumerate(staff)])


def without_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "check", lambda *_: None)
