"""What goes in and out of the work plan, each with an example. Fields: facts/process.md, step 3
(Werkplan).
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Line = Annotated[str, Field(min_length=1, max_length=300)]
Status = Literal["gepland", "gestart", "gemerkt", "gestopt"]
Done = Literal["ja", "deels", "nee"]
Works = Literal["ja", "nee", "weet_niet"]
Money = Literal["geen", "werkdrukmiddelen", "anders"]
Level = Literal["individu", "team", "school", "bestuur"]

ID = "0b9f6a1c-7f63-4b5e-9f3e-0d8f5b1f2a11"
ITEM: dict[str, Any] = {
    "maatregel": "vergadervrije_middag",
    "titel": "Een middag zonder vergadering",
    "oorzaak": "vergaderen",
    "achter": None,
    "beoogd_resultaat": "Elke week een vrije middag",
    "activiteiten": ["Middag kiezen in het team", "In de jaarplanning zetten"],
    "eigenaar": "bouwcoördinator",
    "start": "2026-12-01",
    "klaar": "2027-02-01",
    "evaluatie": "2027-02-15",
    "geld": "geen",
    "status": "gepland",
}
CHECK: dict[str, Any] = {"gedaan": "deels", "werkt": "weet_niet", "notitie": "Onderbouw nog niet"}


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Item(Body):
    """One measure of the work plan. `oorzaak`: theme; `achter`: what is behind it, of the change model."""

    model_config = ConfigDict(json_schema_extra={"examples": [ITEM]})

    maatregel: Annotated[str, Field(max_length=64)] | None = None
    titel: Line
    oorzaak: Annotated[str, Field(max_length=64)]
    achter: Annotated[str, Field(max_length=128)] | None = None
    beoogd_resultaat: Annotated[str, Field(max_length=1000)] = ""
    activiteiten: Annotated[list[Line], Field(max_length=20)] = []
    eigenaar: Annotated[str, Field(max_length=120, description="een rol, geen naam")] = ""
    start: date | None = None
    klaar: date | None = None
    evaluatie: date | None = None
    geld: Money = "geen"
    status: Status = "gepland"

    @property
    def too_early(self) -> list[str]:
        """Fields with a day that comes before the start."""
        days = {"klaar": self.klaar, "evaluatie": self.evaluatie}
        return [name for name, day in days.items() if self.start and day and day < self.start]

    @property
    def texts(self) -> dict[str, str]:
        """Everything that people typed, by field."""
        lines = {f"activiteiten.{place}": line for place, line in enumerate(self.activiteiten, 1)}
        return {
            "titel": self.titel,
            "beoogd_resultaat": self.beoogd_resultaat,
            "eigenaar": self.eigenaar,
            **lines,
        }


class Check(Body):
    """After a month: was it done, and does it work?"""

    model_config = ConfigDict(json_schema_extra={"examples": [CHECK]})

    gedaan: Done
    werkt: Works
    notitie: Annotated[str, Field(max_length=500)] = ""


class CheckView(Check):
    datum: date


class ItemView(Item):
    """An item as it is kept. `te_controleren`: it runs for four weeks or more since its start or
    last check.
    """

    id: str
    etag: str
    gewijzigd: date
    controles: list[CheckView]
    te_controleren: bool


class ItemList(BaseModel):
    maatregelen: list[ItemView]


class Wish(Body):
    """What a proposal may hold. Empty lists: no limit."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"golf": ID, "aantal": 3, "geld": ["geen"], "niveaus": []}]}
    )

    golf: Annotated[str, Field(max_length=36)]
    aantal: Annotated[int, Field(ge=1, le=8)] = 3
    geld: list[Money] = []
    niveaus: list[Level] = []


class Covered(BaseModel):
    """A theme that a measure serves, with the chain: why it fits. `deel`: percent of what was open."""

    thema: str
    achter: str | None
    doel: str
    element: str
    reden: str
    deel: int


class Proposed(BaseModel):
    """A measure of the proposal, as an item that can be added, and what it serves."""

    item: Item
    dekt: list[Covered]
    stemmen: dict[str, Any] | None = Field(description="as published")


class Uncovered(BaseModel):
    """A bottleneck that stays open: geen_maatregel (within the limits), vol, or overlap."""

    thema: str
    gedekt: int
    waarom: str


class Proposal(BaseModel):
    voorstel: list[Proposed]
    blijft_open: list[Uncovered]
    uitleg: list[str]
