"""Administration (`beheer`): schools, codes, tokens, waves and feedback to the team. It sees no results."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BaseModel, ConfigDict, Field

from api import waves as service
from api.chat import Slug
from api.errors import ApiError, responses
from api.security import allow
from api.services import ServicesDep
from api.store import announcements, audit, codes, schools, tokens, turns, waves
from api.store.schools import School
from api.store.tokens import Token
from api.store.waves import Wave

ERRORS = (401, 403, 404, 409, 413, 422, 429, 503)

router = APIRouter(
    prefix="/v1/admin", tags=["beheer"], dependencies=[Depends(allow("beheer"))], responses=responses(*ERRORS)
)

GroupName = Literal["schoolleider", "leraar", "onderwijsondersteunend", "overig_ondersteunend"]
RouteName = Literal["vertrouwenspersoon", "bedrijfsarts", "mens"]
Headcounts = dict[GroupName, Annotated[int, Field(ge=0, le=1000)]]
Contact = Annotated[str, Field(min_length=1, max_length=200)]
Routes = dict[RouteName, Contact | None]
Identity = Annotated[str, Path(pattern=r"^[0-9a-f-]{36}$", examples=["0b9f6a1c-7f63-4b5e-9f3e-0d8f5b1f2a11"])]
SlugValue = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$", examples=["de-demo"])]
Line = Annotated[str, Field(min_length=1, max_length=1000)]


class Strict(BaseModel):
    """Unknown fields are errors."""

    model_config = ConfigDict(extra="forbid")


class NewSchool(Strict):
    """A school."""

    slug: SlugValue
    name: Annotated[str, Field(min_length=1, max_length=120, examples=["De Demo"])]
    headcounts: Headcounts = Field(examples=[{"schoolleider": 1, "leraar": 16, "onderwijsondersteunend": 8}])
    routes: Routes = {}
    k: Annotated[int, Field(ge=5, le=50)] = 5
    region: Annotated[str, Field(max_length=120)] | None = None


class SchoolChange(Strict):
    """What changes; what is left out stays. An open wave keeps what was frozen when it opened."""

    name: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    headcounts: Headcounts | None = None
    routes: Routes | None = Field(None, examples=[{"vertrouwenspersoon": "Mw. Jansen, 06 12345678"}])
    k: Annotated[int, Field(ge=5, le=50)] | None = None
    region: Annotated[str, Field(max_length=120)] | None = None


class SchoolView(BaseModel):
    """A school as it is stored."""

    slug: str
    name: str
    region: str | None
    headcounts: dict[str, int]
    routes: dict[str, str | None]
    k: int


class NewCodes(Strict):
    """How many codes to make, and for whom."""

    count: Annotated[int, Field(ge=1, le=500, examples=[24])]
    working_group: bool = False


class Codes(BaseModel):
    """Codes; they cannot be read back later."""

    codes: list[str] = Field(examples=[["K7QF-2M9X-TR4D"]])


class LostCode(Strict):
    """A code that no longer opens anything."""

    code: Annotated[str, Field(min_length=12, max_length=40, examples=["K7QF-2M9X-TR4D"])]


class NewToken(Strict):
    """An access token: a role and the schools it reaches (none for beheer)."""

    role: Literal["werkgroep", "facilitator", "bestuur", "beheer"]
    schools: Annotated[list[SlugValue], Field(max_length=200)] = []
    days: Annotated[int, Field(ge=1, le=1095)] = tokens.DAYS


class MadeToken(BaseModel):
    """The token itself; it cannot be read back later."""

    id: str
    token: str


class TokenView(BaseModel):
    """A token as it is stored: without the token itself."""

    id: str
    role: str
    schools: list[str]
    made: date
    expires: date
    revoked: date | None


class NewWave(Strict):
    """A wave. It opens only with the date on which the P-MR consented and with its purpose."""

    kind: Literal["nulmeting", "puls", "nameting", "gereedheid", "dagcheck"]
    pmr: Annotated[date | None, Field(examples=["2026-09-01"])]
    purpose: Annotated[str, Field(max_length=2000, examples=["Werkdruk samen aanpakken"])]
    closes: Annotated[date, Field(examples=["2026-12-11"])]
    sample: Literal["iedereen"] = "iedereen"
    focus: Annotated[list[str], Field(max_length=10, examples=[["administratie"]])] = []


class WaveView(BaseModel):
    """A wave. `settings` were frozen when it opened. No counts: nobody gets live numbers."""

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


class NewAnnouncement(Strict):
    """Feedback to the team: what people said, what was heard, what changes."""

    zeiden: Line
    hoorden: Line
    verandert: Line
    datum: date | None = None


class AnnouncementView(BaseModel):
    """Feedback as it is stored."""

    id: str
    zeiden: str
    hoorden: str
    verandert: str
    datum: date


@router.get("/schools", summary="All schools")
def list_schools(services: ServicesDep) -> list[SchoolView]:
    with services.store.read() as conn:
        return [_school(school) for school in schools.all_schools(conn)]


@router.post("/schools", status_code=201, summary="Add a school")
def add_school(new: NewSchool, services: ServicesDep) -> SchoolView:
    store = services.store
    with store.write() as conn:
        made = schools.add(conn, store.today, **new.model_dump())
        audit.note(conn, store.today, "school_added", made.id)
    return _school(made)


@router.get("/schools/{school}", summary="One school")
def one_school(school: Slug, services: ServicesDep) -> SchoolView:
    with services.store.read() as conn:
        return _school(schools.by_slug(conn, school))


@router.patch("/schools/{school}", summary="Change a school")
def change_school(school: Slug, change: SchoolChange, services: ServicesDep) -> SchoolView:
    store = services.store
    with store.write() as conn:
        changed = schools.change(conn, school, change.model_dump(exclude_unset=True, exclude_none=True))
        audit.note(conn, store.today, "school_changed", changed.id)
    return _school(changed)


@router.post("/schools/{school}/codes", status_code=201, summary="Make participation codes")
def make_codes(school: Slug, new: NewCodes, services: ServicesDep) -> Codes:
    store = services.store
    with store.write() as conn:
        found = schools.by_slug(conn, school)
        made = codes.make(conn, store.secret, found.id, store.today, new.count, new.working_group)
        audit.note(conn, store.today, "codes_made", found.id)
    return Codes(codes=made)


@router.post("/schools/{school}/codes/revoke", status_code=204, summary="Revoke a lost code")
def revoke_code(school: Slug, lost: LostCode, services: ServicesDep) -> Response:
    store = services.store
    with store.write() as conn:
        found = schools.by_slug(conn, school)
        codes.revoke(conn, store.secret, found.id, lost.code, store.today)
        turns.unlink(conn, store, found.id, lost.code)
        audit.note(conn, store.today, "code_revoked", found.id)
    return Response(status_code=204)


@router.get("/schools/{school}/waves", summary="The waves of a school")
def list_waves(school: Slug, services: ServicesDep) -> list[WaveView]:
    with services.store.read() as conn:
        found = schools.by_slug(conn, school)
        return [_wave(wave) for wave in waves.of_school(conn, found.id)]


@router.post("/schools/{school}/waves", status_code=201, summary="Open a wave")
def open_wave(school: Slug, new: NewWave, services: ServicesDep) -> WaveView:
    opening = service.Opening(
        new.kind, new.pmr, new.purpose, new.closes, sample=new.sample, focus=tuple(new.focus)
    )
    return _wave(service.open_wave(services.store, services.knowledge, school, opening))


@router.post(
    "/schools/{school}/waves/{wave}/close",
    summary="Close a wave and publish its results once",
    description="Where publishing failed before, this tries again. A published wave stays as it is.",
)
def close_wave(school: Slug, wave: Identity, services: ServicesDep) -> WaveView:
    store = services.store
    with store.read() as conn:
        found = schools.by_slug(conn, school)
        if waves.by_id(conn, wave).school != found.id:
            raise ApiError("not_found")
    try:
        service.close_wave(store, wave, services.publish)
    except service.PublishFailed:
        raise ApiError("publish_failed") from None
    with store.read() as conn:
        return _wave(waves.by_id(conn, wave))


@router.get("/schools/{school}/announcements", summary="Feedback given to the team")
def list_announcements(school: Slug, services: ServicesDep) -> list[AnnouncementView]:
    with services.store.read() as conn:
        found = schools.by_slug(conn, school)
        return [AnnouncementView(**vars(item)) for item in announcements.of_school(conn, found.id)]


@router.post("/schools/{school}/announcements", status_code=201, summary="Give feedback to the team")
def add_announcement(school: Slug, new: NewAnnouncement, services: ServicesDep) -> AnnouncementView:
    store = services.store
    with store.write() as conn:
        found = schools.by_slug(conn, school)
        day = new.datum or store.today
        made = announcements.add(conn, found.id, new.zeiden, new.hoorden, new.verandert, day)
    return AnnouncementView(**vars(made))


@router.delete("/schools/{school}/announcements/{announcement}", status_code=204, summary="Take it back")
def remove_announcement(school: Slug, announcement: Identity, services: ServicesDep) -> Response:
    with services.store.write() as conn:
        found = schools.by_slug(conn, school)
        announcements.remove(conn, found.id, announcement)
    return Response(status_code=204)


@router.get("/tokens", summary="All access tokens, without the tokens themselves")
def list_tokens(services: ServicesDep) -> list[TokenView]:
    with services.store.read() as conn:
        return [_token(token) for token in tokens.all_tokens(conn)]


@router.post("/tokens", status_code=201, summary="Make an access token")
def make_token(new: NewToken, services: ServicesDep) -> MadeToken:
    store = services.store
    with store.write() as conn:
        reached = [schools.by_slug(conn, slug).id for slug in new.schools]
        token_id, token = tokens.make(conn, store.today, new.role, reached, new.days)
        audit.note(conn, store.today, "token_made", subject=token_id)
    return MadeToken(id=token_id, token=token)


@router.delete("/tokens/{token}", status_code=204, summary="Revoke an access token")
def revoke_token(token: Identity, services: ServicesDep) -> Response:
    store = services.store
    with store.write() as conn:
        tokens.revoke(conn, token, store.today)
        audit.note(conn, store.today, "token_revoked", subject=token)
    return Response(status_code=204)


def _school(found: School) -> SchoolView:
    return SchoolView(
        slug=found.slug,
        name=found.name,
        region=found.region,
        headcounts=dict(found.headcounts),
        routes=dict(found.routes),
        k=found.k,
    )


def _wave(found: Wave) -> WaveView:
    return WaveView.model_validate({**vars(found), "settings": dict(found.settings)})


def _token(found: Token) -> TokenView:
    return TokenView(**{**vars(found), "schools": sorted(found.schools)})
