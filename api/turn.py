"""One turn of a conversation: safety first, in order per person, and written all at once."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from anyio.to_thread import run_sync
from fastapi import Request
from sqlalchemy.exc import SQLAlchemyError

from api import card
from api.assistant import AssistantDown, Said
from api.catalogue import beside
from api.errors import ApiError
from api.message import LONGEST, Choice, Incoming, escaped, for_the_net
from api.own_words import repeats
from api.rosters import Names
from api.services import Services
from api.store import schools, turns
from api.store.announcements import Announcement
from api.store.errors import BadWrite, Conflict, NoOpenWave, NotInSample
from api.store.keys import canonical
from api.store.schools import School
from api.store.tables import dump
from api.store.turns import After, Before
from api.store.writes import PendingText, Write, read_writes
from api.wording import wording

logger = logging.getLogger(__name__)
ATTEMPTS = 4  # times a turn is redone when another worker was first
NO_PROGRESS = {"done": 0, "total": 0}
IDEA, KEEP = "[…]", ".bewaren"  # stands for an idea that waits for a yes; step that asks for it
STATES = {"open", "gepauzeerd", "klaar", "geweigerd"}

Answer = str  # JSON, exactly as it is sent and kept for a retry


@dataclass(frozen=True)
class Heard:
    """What the assistant is told: text or a choice, and a sentence to say first, if there is one."""

    text: str = ""
    choice: Choice | None = None
    first: str | None = None


class Turns:
    """Takes messages. Holds nothing but the queue of each session that is busy."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._queues: dict[tuple[str, str], tuple[asyncio.Lock, list[None]]] = {}

    async def take(self, request: Request, slug: str, message: Incoming) -> Answer:
        """The answer to a message. Raises ApiError or StoreError; then nothing is written."""
        services = self._services
        services.limits.chat(request, slug, canonical(message.session) or message.session)
        if alarm := services.safety.route(for_the_net(message.typed)):
            return await self._alarm(slug, message, alarm)
        heard = _heard(message)
        in_view = services.watch.in_view(slug, message.session)
        chosen = card.chosen(message, self._alarms) if message.choice or in_view else None
        if chosen:
            services.watch.closed(slug, message.session)
            heard = Heard(card.AS_TEXT[chosen])
        elif route := services.watch.shown_again(slug, message.session, message.message_id):
            return await self._short_card(slug, route, message.typed)
        elif services.watch.follows_short(slug, message.session, message.message_id) and card.denied(message):
            heard = Heard(card.AS_TEXT[card.GO_ON])
        async with self._in_order(slug, message.session):
            return await self._turn(request, slug, message, heard)

    def _alarms(self, text: str) -> bool:
        """Whether a part of a message sets off the safety net by itself."""
        return self._services.safety.route(for_the_net(text)) is not None

    async def _alarm(self, slug: str, message: Incoming, alarm: str) -> Answer:
        """The safety card. Nothing of the message goes anywhere, and nothing of this is kept on disk."""
        school = await self._school(slug)
        self._services.watch.shown(slug, message.session, alarm)
        return _answer([card.full(self._services.knowledge.texts, alarm, school)], "open")

    async def _short_card(self, slug: str, route: str, typed: str) -> Answer:
        school = await self._school(slug)
        return _answer([card.short(self._services.knowledge.texts, route, typed, school)], "open")

    async def _not_asked(self, slug: str) -> Answer:
        """Only a part of the staff is asked this month: said, and nothing kept."""
        school = await self._school(slug)
        name = school.name if school else slug
        return _answer([_reply(wording("chat").say("not_asked", school=name), "welkom")], "klaar")

    async def _school(self, slug: str) -> School | None:
        """The school, for its routes; None when the database cannot say: the card is shown all the same."""

        def find() -> School:
            with self._services.store.read() as conn:
                return schools.by_slug(conn, slug)

        try:
            return await run_sync(find)
        except SQLAlchemyError as error:
            logger.error("school not read for a card: %s", type(error).__name__)
            return None

    async def _turn(self, request: Request, slug: str, message: Incoming, heard: Heard) -> Answer:
        store, linked = self._services.store, False
        for _ in range(ATTEMPTS):
            try:
                before = await run_sync(
                    turns.load, store, slug, message.session, message.message_id, message.body
                )
            except NotInSample:
                return await self._not_asked(slug)
            if before.wave is None:
                return _no_wave(before)
            if before.who is None:
                try:
                    found = not linked and await self._link(request, slug, message)
                except NotInSample:
                    return await self._not_asked(slug)
                if not found:
                    return _asks_code(before, bool(_code_text(message)))
                linked, heard = True, Heard()
                continue
            if before.done:
                return await self._again(before)
            try:
                return await self._new(before, heard)
            except Conflict:
                continue
            except NoOpenWave:
                return _no_wave(before)
        raise ApiError("conflict")

    async def _link(self, request: Request, slug: str, message: Incoming) -> bool:
        """Whether the message holds a valid code; the session is tied to it. Wrong codes are counted."""
        text, limits = _code_text(message), self._services.limits
        limits.guesses_so_far(request)
        store, session = self._services.store, message.session
        if text:
            linked: bool = await run_sync(turns.link, store, slug, session, text)
            if linked:
                return True
        if text or canonical(message.session):
            limits.guess(request)
        return False

    async def _new(self, before: Before, heard: Heard) -> Answer:
        """A message that was not seen before."""
        said, writes = await self._ask(before, heard)
        status = str(said.state.get("status", "open"))
        plain = [reply.model_dump() for reply in said.replies]
        replies = [_with_idea(reply, before.waiting) for reply in plain]
        shown = replies != plain
        if heard.first is not None:
            replies.insert(0, _reply(heard.first, "niet_begrepen"))
        answer = _answer(replies, status if status in STATES else "open")
        volatile = (
            shown
            or any(isinstance(write, PendingText) for write in writes)
            or repeats(heard.text, (reply.text for reply in said.replies), self._services.vocabulary)
        )
        after = After(said.state, writes, answer, volatile)
        await run_sync(turns.commit, self._services.store, before, after)
        return answer

    async def _again(self, before: Before) -> Answer:
        """A message that was handled before: the same reply, or where we are now when that has gone."""
        if before.reply is not None:
            return before.reply
        said, _ = await self._ask(before, Heard())
        return _answer([_with_idea(reply.model_dump(), before.waiting) for reply in said.replies], "open")

    async def _ask(self, before: Before, heard: Heard) -> tuple[Said, list[Write]]:
        """The assistant's turn, with its writes checked. Raises ApiError: then nothing happened at all."""
        choice = heard.choice.model_dump() if heard.choice else None
        if choice is not None and not choice["question"]:
            state = before.state or {}
            choice["question"] = state.get("aside") or state.get("open") or ""
        layers, school = self._services.layers, before.school.id
        effective = layers.known(school, before.release)
        if effective is None:
            effective = await run_sync(layers.of, school, before.release)
        known = effective.catalogues[before.wave.kind if before.wave else ""]
        if before.wave and (own := before.wave.settings.get("eigen")):
            known = beside(known, own, effective.base.scales)
        returning = before.state is not None and not heard.text and choice is None and heard.first is None
        roster = self._services.rosters.names(before.school.slug) if heard.text else ()
        context = {**self._context(before, returning, roster), "knowledge": effective.hash or None}
        metadata = {"state": before.state, "choice": choice, "context": context}
        try:
            said = await self._services.assistant.turn(escaped(heard.text), metadata)
            return said, read_writes(said.writes, known)
        except BadWrite as error:
            logger.error("the assistant asked for a write that is not allowed: %s", error)
        except AssistantDown:
            logger.error("the assistant is down")
        sentence = _reply(wording("errors").say("assistant_down"), "niet_begrepen")
        raise ApiError("assistant_down", extra={"replies": [sentence], "state": "open"})

    def _context(self, before: Before, returning: bool, roster: Names) -> Mapping[str, Any]:
        wave, school = before.wave, before.school
        assert wave is not None
        return {
            "school": {"name": school.name, "routes": dict(school.routes), "roster": list(roster)},
            "wave": {
                "id": wave.id,
                "kind": wave.kind,
                "closes": wave.closes.isoformat(),
                "focus": wave.settings["focus"],
                "own": wave.settings.get("eigen", []),
            },
            "k": wave.settings["k"],
            "today": self._services.store.today.isoformat(),
            "returning": returning,
            "waiting_text": sorted(before.waiting),
            "announcements": [_told(item) for item in before.announcements],
            "previous": {"closed": before.previous.isoformat() if before.previous else None},
        }

    @asynccontextmanager
    async def _in_order(self, slug: str, session: str) -> AsyncIterator[None]:
        """One turn at a time per session, in the order in which they came in."""
        name = (slug, canonical(session) or session)
        lock, waiting = self._queues.setdefault(name, (asyncio.Lock(), []))
        waiting.append(None)
        try:
            async with lock:
                yield
        finally:
            waiting.pop()
            if not waiting:
                self._queues.pop(name, None)


def _with_idea(reply: dict[str, Any], waiting: Mapping[str, str]) -> dict[str, Any]:
    """The question whether an idea may be kept, with the idea, which the assistant no longer knows."""
    idea = waiting.get(str(reply["question"]).removesuffix(KEEP))
    if idea is None or IDEA not in reply["text"]:
        return reply
    return {**reply, "text": reply["text"].replace(IDEA, idea)}


def _told(item: Announcement) -> dict[str, str]:
    return {
        "zeiden": item.zeiden,
        "hoorden": item.hoorden,
        "verandert": item.verandert,
        "datum": item.datum.isoformat(),
    }


def _heard(message: Incoming) -> Heard:
    text = message.typed
    if len(text) > LONGEST:
        return Heard(first=wording("chat").say("too_long", most=LONGEST))
    return Heard(text, message.choice)


def _code_text(message: Incoming) -> str:
    """Where a code can be: in what was typed, or in the value of a choice."""
    if message.choice is not None:
        return message.choice.value if isinstance(message.choice.value, str) else ""
    return message.typed[:LONGEST]


def _no_wave(before: Before) -> Answer:
    text = wording("chat").say("no_wave", school=before.school.name)
    return _answer([_reply(text, "welkom")], "klaar")


def _asks_code(before: Before, tried: bool) -> Answer:
    text = wording("chat").say("code_unknown" if tried else "code", school=before.school.name)
    return _answer([_reply(text, "welkom", question="code", kind="tekst")], "toegang")


def _reply(text: str, act: str, question: str | None = None, kind: str | None = None) -> dict[str, Any]:
    reply = {"text": text, "act": act, "question": question}
    return {**reply, "buttons": [], "progress": NO_PROGRESS, "input": kind}


def _answer(replies: list[dict[str, Any]], state: str) -> Answer:
    return dump({"replies": replies, "state": state})
