"""Measures: what a school can do, for which element of the change model, and what it asks."""

from typing import Literal

from pydantic import Field

from knowledge.change_model import Evidence
from knowledge.content import Content, Id
from knowledge.questions import Group

Level = Literal["individu", "team", "school", "bestuur"]


class Works(Content):
    """Which working element a measure contains, how strongly (1..3) and why."""

    element: Id
    sterkte: int = Field(ge=1, le=3)
    reden: str


class Proof(Content):
    """How much is known about a measure, in words. Nothing here is proven for one measure alone."""

    sterkte: Evidence
    uitleg: str
    bron: str


class Measure(Content):
    """One measure. Its themes follow from `werkt_via`; they are not written twice."""

    id: Id
    titel: str = Field(max_length=60)
    wat: str
    eerste_stap: str
    werkt_via: tuple[Works, ...] = Field(min_length=1)
    niveau: tuple[Level, ...] = Field(min_length=1)
    aanpak: Literal["bron", "veerkracht", "beide"]
    geld: Literal["geen", "werkdrukmiddelen", "anders"]
    looptijd: Literal["dagen", "weken", "maanden", "schooljaar"]
    doelgroep: tuple[Group, ...] = Field(min_length=1)
    voorwaarden: tuple[str, ...] = ()
    bijwerkingen: tuple[str, ...] = ()
    bewijs: Proof
    herkomst: Literal["bron", "eigen"]
    overlapt: tuple[Id, ...] = ()
    botst_met: tuple[Id, ...] = ()
