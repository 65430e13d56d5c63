"""What the assistant may ask to write: checked strictly, then applied in order in the turn's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from api.store import participants
from api.store.errors import BadWrite
from api.store.ideas import text_id
from api.store.tables import (
    answer,
    mention,
    participant,
    pending_text,
    quality,
    shared_text,
    vote,
)
from api.store.upsert import upsert

PENDING_SECONDS = 3600
TEXT, REPLY = "tekst", "reply"

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,127}$")]
Direction = Literal["kost", "geeft"]
Value = Annotated[int, Field(strict=True, ge=-1000, le=1000)] | Name | None


@dataclass(frozen=True)
class Catalogue:
    """The ids that exist. `questions`: id -> values of its scale, None for an open question."""

    questions: Mapping[str, frozenset[int | str] | None]
    measures: frozenset[str]
    themes: frozenset[str]
    behind: frozenset[str]


@dataclass(frozen=True)
class Speaker:
    """Whose turn it is, in which wave, and the moment (seconds since 1970)."""

    participant: str
    wave: str
    key: bytes
    moment: int


class Write(BaseModel):
    """Base of all writes: unknown fields are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def check(self, known: Catalogue) -> None:
        """Raise BadWrite for an id that does not exist."""

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        """Write it."""
        raise NotImplementedError


class OfQuestion(Write):
    """A write about one question."""

    question: Name

    def check(self, known: Catalogue) -> None:
        _exists(self.question, known.questions, "question")


class Group(Write):
    """The function group; null is not said."""

    op: Literal["group"]
    value: Literal["schoolleider", "leraar", "onderwijsondersteunend", "overig_ondersteunend"] | None

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        row = participant.c.id == who.participant
        conn.execute(sa.update(participant).where(row).values(function_group=self.value))


class Answer(OfQuestion):
    """An answer; null is skipped."""

    op: Literal["answer"]
    value: Value

    def check(self, known: Catalogue) -> None:
        super().check(known)
        scale = known.questions[self.question]
        if scale is not None and self.value is not None and self.value not in scale:
            raise BadWrite(field="value", question=self.question)

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        row = {"participant": who.participant, "question": self.question, "value": self.value}
        upsert(conn, answer, row)


class Clear(OfQuestion):
    """No answer after all."""

    op: Literal["clear"]

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        _delete(conn, answer, who, answer.c.question == self.question)


class Mention(OfQuestion):
    """A theme in an answer to an open question."""

    op: Literal["mention"]
    theme: Name
    richting: Direction
    confirmed: Annotated[bool, Field(strict=True)]
    size: Annotated[int, Field(strict=True, ge=0, le=10)] | None = None
    behind: Name | None = None

    def check(self, known: Catalogue) -> None:
        super().check(known)
        _exists(self.theme, known.themes, "theme")
        if self.behind is not None:
            _exists(self.behind, known.behind, "behind")

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        upsert(conn, mention, {"participant": who.participant, **self.model_dump(exclude={"op"})})


class ClearMentions(OfQuestion):
    """No themes for this question after all."""

    op: Literal["clear_mentions"]

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        _delete(conn, mention, who, mention.c.question == self.question)


class Vote(Write):
    """Would this measure help here."""

    op: Literal["vote"]
    measure: Name
    vote: Literal["ja", "misschien", "nee", "doen_we_al"]

    def check(self, known: Catalogue) -> None:
        _exists(self.measure, known.measures, "measure")

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        upsert(conn, vote, {"participant": who.participant, "measure": self.measure, "vote": self.vote})


class ClearVote(Write):
    """No vote on this measure after all."""

    op: Literal["clear_vote"]
    measure: Name

    def check(self, known: Catalogue) -> None:
        _exists(self.measure, known.measures, "measure")

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        _delete(conn, vote, who, vote.c.measure == self.measure)


class PendingText(OfQuestion):
    """A redacted text that waits for a yes, an hour at most."""

    op: Literal["pending_text"]
    text: Annotated[str, Field(min_length=1, max_length=4000)]

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        keep(conn, who, TEXT, self.question, self.text)


class ShareText(OfQuestion):
    """Yes: the waiting text is kept. Where the hour has passed, there is nothing to keep."""

    op: Literal["share_text"]

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        waiting = (
            pending_text.c.participant == who.participant,
            pending_text.c.kind == TEXT,
            pending_text.c.name == self.question,
        )
        text = conn.scalar(sa.select(pending_text.c.content).where(*waiting))
        if text is None:
            return
        conn.execute(sa.delete(pending_text).where(*waiting))
        row = {
            "id": text_id(who.key, who.participant, self.question),
            "wave": who.wave,
            "question": self.question,
        }
        upsert(conn, shared_text, {**row, "content": text})


class DropText(OfQuestion):
    """No: the waiting text goes, and so does what was shared for this question before."""

    op: Literal["drop_text"]

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        own = (pending_text.c.kind == TEXT, pending_text.c.name == self.question)
        _delete(conn, pending_text, who, *own)
        conn.execute(
            sa.delete(shared_text).where(shared_text.c.id == text_id(who.key, who.participant, self.question))
        )


class DropWaiting(OfQuestion):
    """No to a text that waits where another was shared before: only the waiting one goes."""

    op: Literal["drop_waiting"]

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        own = (pending_text.c.kind == TEXT, pending_text.c.name == self.question)
        _delete(conn, pending_text, who, *own)


class Quality(Write):
    """Was a recognised theme right: a counter, without the person."""

    op: Literal["quality"]
    theme: Name
    outcome: Literal["bevestigd", "afgewezen", "toegevoegd"]

    def check(self, known: Catalogue) -> None:
        _exists(self.theme, known.themes, "theme")

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        row = {"wave": who.wave, "theme": self.theme, "outcome": self.outcome, "count": 1}
        upsert(conn, quality, row, add="count")


class Erase(Write):
    """Everything of this participant in this wave."""

    op: Literal["erase"]

    def apply(self, conn: sa.Connection, who: Speaker) -> None:
        erase(conn, who)


AnyWrite = Annotated[
    Group
    | Answer
    | Clear
    | Mention
    | ClearMentions
    | Vote
    | ClearVote
    | PendingText
    | ShareText
    | DropText
    | DropWaiting
    | Quality
    | Erase,
    Field(discriminator="op"),
]
WRITES: TypeAdapter[list[AnyWrite]] = TypeAdapter(list[AnyWrite])


def read_writes(raw: Any, known: Catalogue) -> list[Write]:
    """The writes of a turn, checked. Raises BadWrite: the message names the field, never its content."""
    try:
        writes = WRITES.validate_python(raw)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        raise BadWrite(field=".".join(str(part) for part in first["loc"]), problem=first["type"]) from None
    for write in writes:
        write.check(known)
    return list(writes)


def apply(conn: sa.Connection, who: Speaker, writes: Sequence[Write]) -> None:
    """Apply in order."""
    for write in writes:
        write.apply(conn, who)


def erases(writes: Sequence[Write]) -> bool:
    return any(isinstance(write, Erase) for write in writes)


def touches_text(writes: Sequence[Write]) -> bool:
    """Whether a text is removed, so that the write-ahead log has to be swept."""
    return any(isinstance(write, ShareText | DropText | DropWaiting | Erase) for write in writes)


def keep(conn: sa.Connection, who: Speaker, kind: str, name: str, content: str) -> None:
    """Keep a text for an hour at most."""
    row = {"participant": who.participant, "kind": kind, "name": name, "content": content}
    upsert(conn, pending_text, {**row, "expires": who.moment + PENDING_SECONDS})


def erase(conn: sa.Connection, who: Speaker) -> None:
    """Everything of this participant in this wave: rows, conversation, links and shared texts."""
    query = sa.select(shared_text.c.question).where(shared_text.c.wave == who.wave).distinct()
    texts = [text_id(who.key, who.participant, question) for question in conn.scalars(query)]
    if texts:
        conn.execute(sa.delete(shared_text).where(shared_text.c.id.in_(texts)))
    participants.erase(conn, (who.participant,))


def _delete(conn: sa.Connection, table: sa.Table, who: Speaker, *where: sa.ColumnElement[bool]) -> None:
    conn.execute(sa.delete(table).where(table.c.participant == who.participant, *where))


def _exists(name: str, known: Any, field: str) -> None:
    if name not in known:
        raise BadWrite(field=field)
