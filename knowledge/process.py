"""The approach step by step: what a step needs, who takes part, and guidance for it."""

from typing import Literal

from pydantic import Field

from knowledge.content import Content, Id

#: what the system knows by itself about a school, so that nobody has to tick it
Fact = Literal[
    "golf_gereedheid",
    "golf_nulmeting",
    "golf_puls",
    "golf_nameting",
    "pmr",
    "werkplan",
    "gestart",
    "gecontroleerd",
    "beoordeeld",
]


class Requirement(Content):
    """Something a step needs. `weet`: known from the data; without it the working group ticks it."""

    id: Id
    tekst: str
    weet: Fact | None = None


class Guidance(Content):
    """Advice that supports the approach; it does not relieve by itself. Evidence in words."""

    id: Id
    tekst: str
    bewijs: str
    bron: str


class Step(Content):
    """One step of the approach."""

    id: Id
    volgorde: int = Field(ge=1)
    titel: str
    wat: str
    wie: tuple[str, ...] = Field(min_length=1)
    uitkomst: str
    nodig: tuple[Requirement, ...] = Field(min_length=1)
    helpt: tuple[str, ...] = ()
    hindert: tuple[str, ...] = ()
    begeleiding: tuple[Guidance, ...] = Field(min_length=1)
