"""One made-up colleague and how she or he answers. The same person always answers the same."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from api.demo.chat import Chat
from knowledge.base import Base

TEAM = Path(__file__).parent / "team.yml"
LONGEST = 150  # turns; more means that the conversation does not move
LOVED = ("n_lesgeven", "n_leerlingen", "n_collegas")  # topics that give nearly everybody energy


@dataclass(frozen=True)
class Person:
    """A line of team.yml. `druk` 0..1; `grillen`: question id -> what is typed there first."""

    functie: str
    druk: float
    hoe: str
    kost: str
    geeft: str
    idee: str | None = None
    werkgroep: bool = False
    grillen: Mapping[str, str] = field(default_factory=dict)


@cache
def team() -> tuple[tuple[Person, ...], Mapping[str, Mapping[int, list[str]]]]:
    """The people, and how values are typed per scale."""
    data = yaml.safe_load(TEAM.read_text(encoding="utf-8"))
    return tuple(Person(**item) for item in data["mensen"]), data["antwoorden"]


class Talker:
    """Plays one person's conversation to the end."""

    def __init__(self, person: Person, chat: Chat, base: Base, seed: int) -> None:
        self.person = person
        self.chat = chat
        self.base = base
        self.random = random.Random(seed)
        self.whims = dict(person.grillen)

    def talk(self) -> None:
        """From hello to the end. Raises AssertionError when the conversation stops moving."""
        self.chat.say("hoi")
        for _ in range(LONGEST):
            if self.chat.last["state"] == "klaar":
                return
            self.answer()
        raise AssertionError(f"the conversation of {self.person.functie} stays at {self.chat.open}")

    def answer(self) -> None:
        """One message: a whim, else an answer to the open question."""
        question = self.chat.open
        if question is None:
            self.chat.say("verder")
        elif question in self.whims:
            self.chat.say(self.whims.pop(question))
        elif question in ("open_kost", "open_geeft", "idee"):
            own = {"open_kost": self.person.kost, "open_geeft": self.person.geeft}
            self.chat.say(own.get(question) or self.person.idee or "overslaan")
        else:
            self._choose(question)

    def _choose(self, question: str) -> None:
        value = self._value(question)
        scale = self._scale(question)
        typed = self.person.hoe == "typt" and scale in team()[1]
        if typed and scale is not None and isinstance(value, int):
            self.chat.say(self.random.choice(team()[1][scale][value]))
        else:
            self.chat.tap(question, value)

    def _scale(self, question: str) -> str | None:
        for questionnaire in self.base.questionnaires.values():
            for item in questionnaire.questions:
                if item.id == question:
                    return item.schaal
        return None

    def _value(self, question: str) -> Any:
        """A value of the open question that fits this person's load."""
        if question == "functiegroep":
            return self.person.functie
        values = [b["value"] for b in self.chat.buttons if b["value"] not in ("overslaan", "houden")]
        if question.endswith(".omvang"):
            return max(1, min(10, round(4 + 6 * self.person.druk)))
        if not all(isinstance(value, int) for value in values) or not values:
            return values[0] if values else "overslaan"
        good = question[:2] in ("b_", "i_") or question in ("c_rol",)
        load = self.person.druk if not good else 1 - self.person.druk
        if self._scale(question) == "energie3":
            load = 0.9 if question in LOVED else 1 - self.person.druk
        place = load + self.random.uniform(-0.25, 0.25)
        return values[max(0, min(len(values) - 1, round(place * (len(values) - 1))))]
