"""The school 'de-demo', with an open nulmeting, codes and tokens. Making it twice changes nothing."""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from api.store import codes, schools, tokens, waves
from api.store.errors import NotFound
from api.store.store import Store
from api.waves import Opening, open_wave
from api.wording import wording
from knowledge.base import Base

SLUG = "de-demo"
HEADCOUNTS = {"schoolleider": 2, "leraar": 16, "onderwijsondersteunend": 9, "overig_ondersteunend": 3}
CODES, WORKING_GROUP_CODES = 24, 4
WEEKS = 3
PAGES = {"werkgroep": "/werkgroep", "facilitator": "/facilitator", "bestuur": None, "beheer": None}


def prepare(store: Store, knowledge: Base, link: str, file: Path) -> dict[str, Any]:
    """Make what is missing; returns (and keeps in `file`, for this account only) the links, codes and tokens.

    Shape: {"school", "wave", "chat", "codes": [...], "working_group_codes": [...], "tokens": {role: token},
    "pages": {role: address | null}}.
    """
    known = _read(file)
    with store.write() as conn:
        school_id = _school(conn, store)
        made = _codes(conn, store, school_id, known)
        keys = _tokens(conn, store, school_id, known)
        wave = waves.open_wave(conn, school_id)
    if wave is None:
        opening = Opening(
            kind="nulmeting",
            pmr=store.today,
            purpose=wording("demo").say("doel"),
            closes=store.today + timedelta(weeks=WEEKS),
        )
        wave = open_wave(store, knowledge, SLUG, opening)
    found = {
        "school": SLUG,
        "wave": wave.id,
        "chat": f"{link}/s/{SLUG}#{made['codes'][0]}",
        **made,
        "tokens": keys,
        "pages": {role: f"{link}{page}" if page else None for role, page in PAGES.items()},
    }
    _write(file, found)
    return found


def _school(conn: sa.Connection, store: Store) -> str:
    try:
        return schools.by_slug(conn, SLUG).id
    except NotFound:
        texts = wording("demo")
        routes = {name: texts.say(name) for name in schools.ROUTES}
        return schools.add(conn, store.today, SLUG, texts.say("naam"), HEADCOUNTS, routes).id


def _codes(conn: sa.Connection, store: Store, school_id: str, known: dict[str, Any]) -> dict[str, list[str]]:
    """The codes of the file, where all still work; else new ones."""
    wanted = {"codes": (CODES, False), "working_group_codes": (WORKING_GROUP_CODES, True)}
    found: dict[str, list[str]] = {}
    for name, (count, working_group) in wanted.items():
        old = known.get(name) or []
        flags = [codes.working_group_flag(conn, store.secret, school_id, code) for code in old]
        still = len(old) == count and all(flag is working_group for flag in flags)
        found[name] = old if still else _new(conn, store, school_id, count, working_group)
    return found


def _new(conn: sa.Connection, store: Store, school_id: str, count: int, working_group: bool) -> list[str]:
    return codes.make(conn, store.secret, school_id, store.today, count, working_group)


def _tokens(conn: sa.Connection, store: Store, school_id: str, known: dict[str, Any]) -> dict[str, str]:
    """The tokens of the file that still work; new ones for the rest."""
    found: dict[str, str] = {}
    for role in tokens.ROLES:
        old = (known.get("tokens") or {}).get(role)
        if old and tokens.find(conn, old, store.today):
            found[role] = old
        else:
            reached = [] if role == "beheer" else [school_id]
            found[role] = tokens.make(conn, store.today, role, reached)[1]
    return found


def _read(file: Path) -> dict[str, Any]:
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _write(file: Path, found: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(file.name + ".half")
    half.unlink(missing_ok=True)
    with open(os.open(half, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w", encoding="utf-8") as target:
        json.dump(found, target, ensure_ascii=False, indent=1)
    half.replace(file)
