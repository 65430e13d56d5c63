"""What goes in and out of the administration routes, each with an example."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.store.tokens import DAYS

MOST_PURPOSE = 2000  # signs of the purpose of a wave

GroupName = Literal["schoolleider", "leraar", "onderwijsondersteunend", "overig_ondersteunend"]
RouteName = Literal["vertrouwenspersoon", "bedrijfsarts", "mens"]
Headcounts = dict[GroupName, Annotated[int, Field(ge=0, le=1000)]]
Contact = Annotated[str, Field(min_length=1, max_length=200)]
Routes = dict[RouteName, Contact | None]
SlugValue = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]

ID = "0b9f6a1c-7f63-4b5e-9f3e-0d8f5b1f2a11"
HEADCOUNTS = {"schoolleider": 1, "leraar": 16, "onderwijsondersteunend": 8, "overig_ondersteunend": 2}
SCHOOL = {
    "slug": "de-linde",
    "name": "De Linde",
    "headcounts": HEADCOUNTS,
    "routes": {"vertrouwenspersoon": "Sam de Boer, 06 00000001"},
    "k": 5,
    "region": None,
}
WAVE = {
    "kind": "nulmeting",
    "pmr": "2026-09-01",
    "purpose": "Samen zien waar de werkdruk vandaan komt",
    "closes": "2026-12-11",
    "sample": "iedereen",
}
SETTINGS = {
    "k": 5,
    "groups": ["leraar", "onderwijsondersteunend"],
    "headcounts": HEADCOUNTS,
    "turnover": {},
    "working_group": 4,
    "school_year": 2026,
    "focus": [],
}
TOKEN = {"role": "werkgroep", "schools": ["de-linde"]}


def shown(example: dict[str, Any]) -> ConfigDict:
    """Configuration with an example for the documentation."""
    return ConfigDict(json_schema_extra={"examples": [example]})


def strict(example: dict[str, Any]) -> ConfigDict:
    """The same, for what comes in: unknown fields are errors."""
    return ConfigDict(json_schema_extra={"examples": [example]}, extra="forbid")


class NewSchool(BaseModel):
    """A school."""

    model_config = strict(SCHOOL)

    slug: SlugValue
    name: Annotated[str, Field(min_length=1, max_length=120)]
    headcounts: Headcounts
    routes: Routes = {}
    k: Annotated[int, Field(ge=5, le=50)] = 5
    region: Annotated[str, Field(max_length=120)] | None = None


class SchoolChange(BaseModel):
    """What changes; what is left out stays. An open wave keeps what was frozen when it opened."""

    model_config = strict({"headcounts": {"leraar": 17}, "routes": {"mens": "Robin, kamer 3"}})

    name: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    headcounts: Headcounts | None = None
    routes: Routes | None = None
    k: Annotated[int, Field(ge=5, le=50)] | None = None
    region: Annotated[str, Field(max_length=120)] | None = None


class SchoolView(BaseModel):
    """A school as it is stored."""

    model_config = shown(SCHOOL)

    slug: str
    name: str
    region: str | None
    headcounts: dict[str, int]
    routes: dict[str, str | None]
    k: int


class NewCodes(BaseModel):
    """How many codes to make, and for whom."""

    model_config = strict({"count": 24, "working_group": False})

    count: Annotated[int, Field(ge=1, le=500)]
    working_group: bool = False


class Codes(BaseModel):
    """Codes; they cannot be read back later."""

    model_config = shown({"codes": ["K7QF-2M9X-TR4D"]})

    codes: list[str]


class LostCode(BaseModel):
    """A code that no longer opens anything."""

    model_config = strict({"code": "K7QF-2M9X-TR4D"})

    code: Annotated[str, Field(min_length=12, max_length=40)]


class NewToken(BaseModel):
    """An access token: a role and the schools it reaches (none for beheer)."""

    model_config = strict({**TOKEN, "days": DAYS})

    role: Literal["werkgroep", "facilitator", "bestuur", "beheer"]
    schools: Annotated[list[SlugValue], Field(max_length=200)] = []
    days: Annotated[int, Field(ge=1, le=1095)] = DAYS


class MadeToken(BaseModel):
    """The token itself; it cannot be read back later."""

    model_config = shown({"id": ID, "token": "wd_…"})

    id: str
    token: str


class TokenView(BaseModel):
    """A token as it is stored: without the token itself."""

    model_config = shown({"id": ID, **TOKEN, "made": "2026-09-01", "expires": "2027-09-01", "revoked": None})

    id: str
    role: str
    schools: list[str]
    made: date
    expires: date
    revoked: date | None


class NewWave(BaseModel):
    """A wave. It opens only with the date on which the P-MR consented and with its purpose."""

    model_config = strict({**WAVE, "focus": [], "turnover": {"leraar": 2}})

    kind: Literal["nulmeting", "puls", "nameting", "gereedheid", "dagcheck"]
    pmr: date | None
    purpose: Annotated[str, Field(max_length=MOST_PURPOSE)]
    closes: date
    sample: Literal["iedereen", "twaalfde"] = "iedereen"
    focus: Annotated[list[str], Field(max_length=10)] = []
    turnover: Annotated[
        dict[str, Annotated[int, Field(ge=0, le=1000)]],
        Field(description="Per function group: people who came or left since the wave before.", max_length=4),
    ] = {}


class WaveView(BaseModel):
    """A wave. `settings`: what was agreed when it opened. No counts: nobody gets live numbers."""

    model_config = shown(
        {"id": ID, **WAVE, "status": "open", "opens": "2026-11-20", "closed": None, "settings": SETTINGS}
    )

    id: str
    kind: str
    status: Literal["open", "closed", "published"]
    opens: date
    closes: date
    closed: date | None
    pmr: date
    purpose: str
    sample: str
    settings: dict[str, Any]
