"""Administration (`beheer`): schools, codes, tokens, waves and feedback to the team. It sees no results."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from api import waves as service
from api.admin_models import (
    ID,
    Codes,
    LostCode,
    MadeToken,
    NewCodes,
    NewSchool,
    NewToken,
    NewWave,
    SchoolChange,
    SchoolView,
    TokenView,
    WaveView,
)
from api.chat import Slug
from api.errors import ApiError, responses
from api.security import allow
from api.services import ServicesDep
from api.store import audit, codes, schools, tokens, turns, waves
from api.store.schools import School
from api.store.tokens import Token
from api.store.waves import Wave

Identity = Annotated[str, Path(pattern=r"^[0-9a-f-]{36}$", examples=[ID])]
ERRORS = (401, 403, 404, 409, 413, 422, 429, 503)

router = APIRouter(
    prefix="/v1/admin", tags=["beheer"], dependencies=[Depends(allow("beheer"))], responses=responses(*ERRORS)
)


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
    """What was said with it in the open wave is deleted."""
    store = services.store
    with store.write() as conn:
        found = schools.by_slug(conn, school)
        codes.revoke(conn, store.secret, found.id, lost.code, store.today)
        turns.erase_with_code(conn, store, found.id, lost.code)
        audit.note(conn, store.today, "code_revoked", found.id)
    store.stale.set()
    return Response(status_code=204)


@router.get("/schools/{school}/waves", summary="The waves of a school")
def list_waves(school: Slug, services: ServicesDep) -> list[WaveView]:
    with services.store.read() as conn:
        found = schools.by_slug(conn, school)
        return [_wave(wave) for wave in waves.of_school(conn, found.id)]


@router.post("/schools/{school}/waves", status_code=201, summary="Open a wave")
def open_wave(school: Slug, new: NewWave, services: ServicesDep) -> WaveView:
    opening = service.Opening(
        new.kind,
        new.pmr,
        new.purpose,
        new.closes,
        sample=new.sample,
        focus=tuple(new.focus),
        turnover=new.turnover,
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
    return WaveView.model_validate({**vars(found), "settings": service.agreed(found)})


def _token(found: Token) -> TokenView:
    return TokenView(**{**vars(found), "schools": sorted(found.schools)})
