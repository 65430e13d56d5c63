"""The change model: oorzaak (theme and what is behind it) -> doel -> werkzaam element.

Measures name the elements they contain (`knowledge.measures`), which closes the chain.
Source of the form: facts on the verandermodel (000); one chain is printed there, the rest names its source.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, model_validator

from knowledge.content import Content, Id

Evidence = Literal["onderzoek_aanpak", "praktijk", "deskundig", "wisselend", "eigen"]


class Element(Content):
    """What a measure must contain to bring the change about. Only an id: written out elsewhere."""

    id: Id
    tekst: str | None = None
    reden: str | None = None
    bron: str | None = None
    bewijs: Evidence | None = None

    @model_validator(mode="after")
    def whole_or_reference(self) -> "Element":
        fields = (self.tekst, self.reden, self.bron, self.bewijs)
        if any(fields) and not all(fields):
            raise ValueError(f"element {self.id}: tekst, reden, bron en bewijs horen bij elkaar")
        return self


class Goal(Content):
    """What should change. `reden`: why this goal fits the cause."""

    id: Id
    tekst: str
    reden: str
    bron: str
    elementen: tuple[Element, ...] = Field(min_length=1)


class Behind(Content):
    """What can be behind a theme, in the words of staff; a button in the conversation.

    `ook`: how staff say it too; each is a few words that stand in what they say, in any order.
    """

    id: Id
    zin: str = Field(max_length=70)
    ook: tuple[str, ...] = ()
    doelen: tuple[Goal, ...] = Field(min_length=1)


class Cause(Behind):
    """The same, with its theme: as it is added or changed by itself."""

    thema: Id

    @property
    def behind(self) -> Behind:
        return Behind.model_validate(self.model_dump(exclude={"thema"}))


@dataclass(frozen=True)
class Link:
    """One way through the model: cause, goal, element. `behind` is None where a theme gives energy."""

    theme: str
    behind: Behind | None
    goal: Goal
    element: Element


class ThemeChange(Content):
    """The change model of one theme."""

    thema: Id
    achter: tuple[Behind, ...] = Field(min_length=2)
    versterken: Goal

    def elements(self) -> dict[str, Element]:
        """Elements of this theme by id, each as written out in full."""
        goals = [goal for behind in self.achter for goal in behind.doelen] + [self.versterken]
        return {e.id: e for goal in goals for e in goal.elementen if e.tekst is not None}

    def links(self) -> Iterator[Link]:
        """Every way through this theme's model, `versterken` last."""
        known = self.elements()
        for behind in self.achter:
            for goal in behind.doelen:
                for element in goal.elementen:
                    yield Link(self.thema, behind, goal, known.get(element.id, element))
        for element in self.versterken.elementen:
            yield Link(self.thema, None, self.versterken, known.get(element.id, element))
