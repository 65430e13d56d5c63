"""Changing the knowledge base: who may do what with an entry, and in which order.

A facilitator works on entries for own schools and for all; someone else looks at them before they are
published, and `beheer` at entries for all. Every change takes the revision that its author had read.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from api.exchange.judge import Proposal, untidy
from api.layers import effective
from api.store import audit, knowledge, schools
from api.store.errors import NotFound, Outdated, StoreError, Taken
from api.store.knowledge import (
    ALL,
    APPROVED,
    CONCEPT,
    PUBLISHED,
    REVIEW,
    SCHOOL,
    SCHOOLS,
    Entry,
    Version,
)
from api.store.store import Store
from knowledge.base import Base
from knowledge.errors import ContentError, Problem
from knowledge.ids import name_for
from knowledge.layer import (
    Change,
    Clash,
    Item,
    Layer,
    cause_faults,
    clash,
    document,
    faults,
    fingerprint,
    gaps,
    item_of,
    read_item,
    with_layer,
)
from knowledge.measures import Measure

EVERYWHERE = "beheer"


class NotYours(StoreError):
    """This token may see the entry, but not do this with it."""

    name = "forbidden"


class FourEyes(StoreError):
    """Whoever wrote a version does not approve it."""

    name = "four_eyes"


class WrongMoment(StoreError):
    """The entry is not in a state in which this can be done."""

    name = "wrong_moment"


class BaseChanged(StoreError):
    """The base has another measure now than the one this change was made from."""

    name = "base_changed"


class Kept(StoreError):
    """There is no conflict to solve."""

    name = "no_conflict"


@dataclass(frozen=True)
class Author:
    """Who is at work: the role and id of a token and the schools (slugs) it reaches."""

    role: str
    token: str
    schools: frozenset[str]

    @property
    def everywhere(self) -> bool:
        return self.role == EVERYWHERE

    def sees(self, entry: Entry) -> bool:
        return self.everywhere or entry.scope == ALL or bool(entry.schools & self.schools)

    def may_change(self, entry: Entry) -> bool:
        return self.everywhere or entry.scope == ALL or entry.schools <= self.schools

    def may_decide(self, entry: Entry) -> bool:
        """Approve, undo and solve; for all schools that is up to `beheer`."""
        return self.everywhere or (entry.scope != ALL and entry.schools <= self.schools)


class Desk:
    """Everything that one author can do. Raises StoreError, or ContentError with every fault in Dutch."""

    def __init__(self, store: Store, base: Base, author: Author) -> None:
        self.store, self.base, self.author = store, base, author

    # -- reading --------------------------------------------------------------------------------

    def entries(self) -> list[Entry]:
        with self.store.read() as conn:
            return [entry for entry in knowledge.all_entries(conn) if self.author.sees(entry)]

    def entry(self, entry_id: str) -> Entry:
        with self.store.read() as conn:
            return self._seen(conn, entry_id)

    def clash(self, entry: Entry) -> Clash | None:
        """Whether what counts of an entry (published, else in the making) still fits the base."""
        version = entry.published or entry.working
        return clash(self.base, change_of(entry.subject, version)) if version else None

    # -- writing --------------------------------------------------------------------------------

    def create(
        self, slugs: Collection[str], subject: str | None, data: Mapping[str, Any] | None, reason: str
    ) -> Entry:
        """A new entry. Without data the measure is retired; without subject the id comes from the title."""
        with self.store.write() as conn:
            scope, reached = self._scope(conn, slugs)
            known = self._known(conn, reached)
            if subject is None:
                there = (entry.subject for entry in knowledge.all_entries(conn))
                subject = name_for(data or {}, {*known.measures, *known.causes, *there})
            measure = self._right(conn, reached, subject, data)
            if measure is None and item_of(known, subject) is None:
                raise NotFound(what=subject)
            if any(self._same(entry, subject, scope, slugs) for entry in knowledge.all_entries(conn)):
                raise Taken(what=subject)
            version = self._version(1, subject, measure, reason)
            [made] = knowledge.add(conn, [(subject, version)], scope, reached)
            audit.note(conn, self.store.today, "knowledge_draft", subject=made)
            return knowledge.one(conn, made)

    def revise(self, entry_id: str, revision: int, data: Mapping[str, Any] | None, reason: str) -> Entry:
        """A new concept of an entry, or another text of the one in the making. Without data: retire."""
        with self.store.write() as conn:
            entry = self._mine(conn, entry_id, revision)
            measure = self._right(conn, self._ids(conn, entry), entry.subject, data)
            self._put(conn, entry, measure, reason)
            return knowledge.one(conn, entry_id)

    def withdraw(self, entry_id: str, revision: int) -> Entry:
        """Drop what is in the making; what is published stays."""
        with self.store.write() as conn:
            entry = self._mine(conn, entry_id, revision)
            version = self._working(entry, *knowledge.WORKING)
            knowledge.put(conn, entry, replace(version, status=knowledge.DROPPED, by_token=None))
            return knowledge.one(conn, entry_id)

    def submit(self, entry_id: str, revision: int) -> Entry:
        """Ask someone else to look at it."""
        with self.store.write() as conn:
            entry = self._mine(conn, entry_id, revision)
            version = self._working(entry, CONCEPT)
            self._fits(entry, version)
            knowledge.put(conn, entry, replace(version, status=REVIEW))
            return knowledge.one(conn, entry_id)

    def review(self, entry_id: str, revision: int, approve: bool, remark: str) -> Entry:
        """Approve, or send back with a remark. Raises FourEyes for the author."""
        with self.store.write() as conn:
            entry = self._revised(conn, entry_id, revision)
            version = self._working(entry, REVIEW)
            if not self.author.may_decide(entry):
                raise NotYours
            if version.by_token == self.author.token:
                raise FourEyes
            status = APPROVED if approve else CONCEPT
            seen = {"reviewed_role": self.author.role, "reviewed_on": self.store.today, "remark": remark}
            knowledge.put(conn, entry, replace(version, status=status, **seen))  # type: ignore[arg-type]
            return knowledge.one(conn, entry_id)

    def publish(self, entry_id: str, revision: int) -> Entry:
        """From the next turn on the conversation uses it."""
        with self.store.write() as conn:
            entry = self._mine(conn, entry_id, revision)
            version = self._working(entry, APPROVED)
            self._fits(entry, version)
            self._right(conn, self._ids(conn, entry), entry.subject, version.document)
            if entry.published:
                knowledge.mark(conn, entry, entry.published.number, status=knowledge.REPLACED)
            knowledge.put(conn, entry, replace(version, status=PUBLISHED, by_token=None))
            self._announce(conn, "knowledge_published", entry)
            return knowledge.one(conn, entry_id)

    def undo(self, entry_id: str, revision: int, reason: str) -> Entry:
        """Back to the version before the published one; without one, to the base."""
        with self.store.write() as conn:
            entry = self._decided(conn, entry_id, revision)
            current = entry.published
            if current is None:
                raise WrongMoment
            before = [
                v for v in entry.versions if v.status == knowledge.REPLACED and v.number < current.number
            ]
            knowledge.put(conn, entry, replace(current, status=knowledge.UNDONE, remark=reason))
            if before:
                knowledge.mark(conn, entry, before[-1].number, status=PUBLISHED)
            self._announce(conn, "knowledge_undone", entry)
            return knowledge.one(conn, entry_id)

    def solve(
        self, entry_id: str, revision: int, how: str, data: Mapping[str, Any] | None, reason: str
    ) -> Entry:
        """End a conflict with the base: keep 'mijn', take the 'basis', or 'samen': a new concept."""
        with self.store.write() as conn:
            entry = self._decided(conn, entry_id, revision) if how != "samen" else None
            entry = entry or self._mine(conn, entry_id, revision)
            if self.clash(entry) is None:
                raise Kept
            version = entry.published or self._working(entry, *knowledge.WORKING)
            if how == "samen":
                measure = self._right(conn, self._ids(conn, entry), entry.subject, data)
                self._put(conn, entry, measure, reason)
                return knowledge.one(conn, entry_id)
            if how == "mijn":
                known = self._right(conn, self._ids(conn, entry), entry.subject, version.document)
                fresh = self._version(version.number, entry.subject, known, version.reason)
                kept = replace(version, action=fresh.action, base_hash=fresh.base_hash, remark=reason)
                knowledge.put(conn, entry, replace(kept, base_document=fresh.base_document))
            else:
                status = knowledge.UNDONE if version.status == PUBLISHED else knowledge.DROPPED
                knowledge.put(conn, entry, replace(version, status=status, remark=reason, by_token=None))
            self._announce(conn, "knowledge_solved", entry)
            return knowledge.one(conn, entry_id)

    # -- many at once ---------------------------------------------------------------------------

    def known(self, slugs: Collection[str]) -> Base:
        """What an author works on for these schools: what is published there, with the concepts over it."""
        with self.store.read() as conn:
            scope, reached = self._scope(conn, slugs)
            return self._with_concepts(conn, scope, slugs, reached)

    def effective(self, slugs: Collection[str]) -> Base:
        """What is published for these schools (for all where there are none)."""
        with self.store.read() as conn:
            return self._known(conn, self._scope(conn, slugs)[1])

    def propose(self, slugs: Collection[str], proposals: Sequence[Proposal], reason: str) -> list[str]:
        """Concepts for what a file asks for, all or none; returns the measure ids. Raises WrongMoment."""
        with self.store.write() as conn:
            scope, reached = self._scope(conn, slugs)
            there = {
                e.subject: e for e in knowledge.all_entries(conn) if self._same(e, e.subject, scope, slugs)
            }
            fresh = []
            for proposal in proposals:
                entry = there.get(proposal.subject)
                if entry is None:
                    version = self._version(1, proposal.subject, proposal.item, reason)
                    fresh.append((proposal.subject, version))
                elif self.author.may_change(entry):
                    self._put(conn, entry, proposal.item, reason)
                else:
                    raise NotYours
            knowledge.add(conn, fresh, scope, reached)
            audit.note(conn, self.store.today, "knowledge_import")
        return [proposal.subject for proposal in proposals]

    def gaps(self, entry: Entry) -> list[Problem]:
        """What the base as a whole would lack with this entry: to know before it is published."""
        version = entry.working or entry.published
        if version is None:
            return []
        item = read_item(version.document, entry.subject) if version.document is not None else None
        return gaps(self.base, with_layer(self.base, Layer({entry.subject: item})))

    # -- rules ----------------------------------------------------------------------------------

    def _seen(self, conn: sa.Connection, entry_id: str) -> Entry:
        entry = knowledge.one(conn, entry_id)
        if not self.author.sees(entry):
            raise NotFound(what=entry_id)
        return entry

    def _revised(self, conn: sa.Connection, entry_id: str, revision: int) -> Entry:
        entry = self._seen(conn, entry_id)
        if entry.revision != revision:
            raise Outdated(what=entry_id)
        return entry

    def _mine(self, conn: sa.Connection, entry_id: str, revision: int) -> Entry:
        entry = self._revised(conn, entry_id, revision)
        if not self.author.may_change(entry):
            raise NotYours
        return entry

    def _decided(self, conn: sa.Connection, entry_id: str, revision: int) -> Entry:
        entry = self._revised(conn, entry_id, revision)
        if not self.author.may_decide(entry):
            raise NotYours
        return entry

    def _scope(self, conn: sa.Connection, slugs: Collection[str]) -> tuple[str, list[str]]:
        if not self.author.everywhere and not set(slugs) <= self.author.schools:
            raise NotYours
        ids = [schools.by_slug(conn, slug).id for slug in sorted(set(slugs))]
        return (ALL, SCHOOL, SCHOOLS)[min(len(ids), 2)], ids

    def _ids(self, conn: sa.Connection, entry: Entry) -> list[str]:
        return [schools.by_slug(conn, slug).id for slug in sorted(entry.schools)]

    @staticmethod
    def _same(entry: Entry, subject: str, scope: str, slugs: Iterable[str]) -> bool:
        return (entry.subject, entry.scope, entry.schools) == (subject, scope, frozenset(slugs))

    @staticmethod
    def _working(entry: Entry, *states: str) -> Version:
        version = entry.working
        if version is None or version.status not in states:
            raise WrongMoment
        return version

    def _fits(self, entry: Entry, version: Version) -> None:
        if clash(self.base, change_of(entry.subject, version)) is not None:
            raise BaseChanged

    def _known(self, conn: sa.Connection, reached: Sequence[str]) -> Base:
        return effective(conn, self.base, reached[0] if reached else None)

    def _with_concepts(
        self, conn: sa.Connection, scope: str, slugs: Collection[str], reached: Sequence[str]
    ) -> Base:
        found: dict[str, Item | None] = {}
        for entry in knowledge.all_entries(conn):
            version = entry.working
            if version is not None and self._same(entry, entry.subject, scope, slugs):
                data = version.document
                found[entry.subject] = read_item(data, entry.subject) if data is not None else None
        return with_layer(self._known(conn, reached), Layer(found))

    def _right(
        self, conn: sa.Connection, reached: Sequence[str], subject: str, data: Mapping[str, Any] | None
    ) -> Item | None:
        """The measure or cause, right in the effective base of every school it reaches. Raises
        ContentError.
        """
        bases = [effective(conn, self.base, school_id) for school_id in reached or [None]]  # type: ignore[list-item]
        if data is None:
            found = {p for base in bases if subject in base.causes for p in cause_faults(base, subject, None)}
            item: Item | None = None
        else:
            item = read_item({**data, "id": subject}, f"measures/{subject}.yml")
            if isinstance(item, Measure):
                found = {Problem(f"measures/{subject}.yml", *fault) for fault in untidy(item)}
                found |= {problem for base in bases for problem in faults(base, [item])}
            else:
                found = {problem for base in bases for problem in cause_faults(base, subject, item)}
        if found:
            raise ContentError(sorted(found))
        return item

    def _version(self, number: int, subject: str, measure: Item | None, reason: str) -> Version:
        current = item_of(self.base, subject)
        action = "vervallen" if measure is None else "gewijzigd" if current else "nieuw"
        return knowledge.version_of(
            number,
            action,
            document(measure) if measure else None,
            (self.author.role, self.author.token),
            base_document=document(current) if current else None,
            base_hash=fingerprint(current) if current else None,
            reason=reason,
            on_day=self.store.today,
        )

    def _put(self, conn: sa.Connection, entry: Entry, measure: Item | None, reason: str) -> None:
        number = entry.working.number if entry.working else entry.latest.number + 1
        knowledge.put(conn, entry, self._version(number, entry.subject, measure, reason))

    def _announce(self, conn: sa.Connection, name: str, entry: Entry) -> None:
        knowledge.renew(conn)
        audit.note(conn, self.store.today, name, subject=entry.id)


def change_of(subject: str, version: Version) -> Change:
    """A version as a change over the base."""
    item = read_item(version.document, subject) if version.document is not None else None
    return Change(subject, version.action, item, version.base_hash)  # type: ignore[arg-type]
