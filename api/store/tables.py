"""The tables. Times are days (UTC), ids are random; the migrations in `migrations/` make them.

Tables are WITHOUT ROWID on SQLite: a hidden row number would give away in which order people answered. The
one time finer than the day is `pending_text.expires`, and those rows live an hour at most.
"""

import json
from typing import Any

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Json(sa.types.TypeDecorator[Any]):
    """A JSON value kept as text with sorted keys; None is SQL NULL."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:
        return None if value is None else dump(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Any:
        return None if value is None else json.loads(value)


def dump(value: Any) -> str:
    """Canonical JSON: the same value is always the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String(36), primary_key=True)


def _table(name: str, *columns: Any) -> sa.Table:
    return sa.Table(name, metadata, *columns, sqlite_with_rowid=False)


def _of(parent: str, **options: Any) -> sa.Column[str]:
    """Column named after the parent table that goes where its parent row goes."""
    key = sa.ForeignKey(f"{parent}.id", ondelete="CASCADE", onupdate="CASCADE")
    return sa.Column(parent, sa.String(36), key, nullable=False, **options)


school = _table(
    "school",
    _id(),
    sa.Column("slug", sa.String(64), nullable=False, unique=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("region", sa.String(120)),
    sa.Column("headcounts", Json, nullable=False),  # {functiegroep: people}
    sa.Column("routes", Json, nullable=False),  # {"vertrouwenspersoon", "bedrijfsarts", "mens": str | null}
    sa.Column("k", sa.Integer, nullable=False),
    sa.Column("made", sa.Date, nullable=False),
    sa.CheckConstraint("k >= 5", name="k_at_least_five"),
)

wave = _table(
    "wave",
    _id(),
    _of("school", index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("questionnaire_version", sa.Integer, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),  # open | closed (not published yet) | published
    sa.Column("opens", sa.Date, nullable=False),
    sa.Column("closes", sa.Date, nullable=False),
    sa.Column("closed", sa.Date),
    sa.Column("pmr", sa.Date, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("sample", sa.String(32), nullable=False),
    sa.Column("settings", Json, nullable=False),  # frozen when opened, see api/store/waves.py
    sa.Column("number", sa.Integer, nullable=False, server_default="0"),  # in the school, from 1
    sa.Index(
        "uq_wave_one_open",
        "school",
        unique=True,
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    ),
)

wave_key = _table("wave_key", _of("wave", primary_key=True), sa.Column("key", sa.LargeBinary, nullable=False))

access_code = _table(
    "access_code",
    sa.Column("id", sa.String(36), primary_key=True),  # HMAC of the code, never the code
    _of("school", index=True),
    sa.Column("working_group", sa.Boolean, nullable=False),
    sa.Column("issued", sa.Date, nullable=False),
    sa.Column("revoked", sa.Date),
)

participant = _table(
    "participant",
    _id(),  # HMAC(wave key, code) while the wave is open, random after it
    _of("wave", index=True),
    sa.Column("function_group", sa.String(32)),
    sa.Column("working_group", sa.Boolean, nullable=False),
)

session_link = _table("session_link", _id(), _of("participant", index=True))

conversation = _table(
    "conversation",
    _of("participant", primary_key=True),
    sa.Column("state", Json, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
)

processed_message = _table(
    "processed_message",
    _of("participant", primary_key=True),
    sa.Column("message", sa.String(36), primary_key=True),
    sa.Column("body", sa.String(36), nullable=False),
    sa.Column("reply", sa.Text),  # null after typed text: see pending_text
)

answer = _table(
    "answer",
    _of("participant", primary_key=True),
    sa.Column("question", sa.String(64), primary_key=True),
    sa.Column("value", Json),  # null: skipped
)

mention = _table(
    "mention",
    _of("participant", primary_key=True),
    sa.Column("question", sa.String(64), primary_key=True),
    sa.Column("theme", sa.String(64), primary_key=True),
    sa.Column("richting", sa.String(8), nullable=False),
    sa.Column("confirmed", sa.Boolean, nullable=False),
    sa.Column("size", sa.Integer),
    sa.Column("behind", sa.String(128)),
)

vote = _table(
    "vote",
    _of("participant", primary_key=True),
    sa.Column("measure", sa.String(64), primary_key=True),
    sa.Column("vote", sa.String(16), nullable=False),
)

pending_text = _table(
    "pending_text",
    _of("participant", primary_key=True),
    sa.Column("kind", sa.String(8), primary_key=True),  # tekst: waits for a yes | reply: for a retry
    sa.Column("name", sa.String(64), primary_key=True),  # of the question | of the message
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("expires", sa.BigInteger, nullable=False, index=True),  # seconds since 1970
)

shared_text = _table(
    "shared_text",
    _id(),  # HMAC(wave key, participant, question); renewed at closing
    _of("wave", index=True),
    sa.Column("question", sa.String(64), nullable=False),
    sa.Column("content", sa.Text, nullable=False),
)

quality = _table(
    "quality",
    _of("wave", primary_key=True),
    sa.Column("theme", sa.String(64), primary_key=True),
    sa.Column("outcome", sa.String(16), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
)

snapshot = _table(
    "snapshot",
    _of("wave", primary_key=True),
    sa.Column("json", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("published", sa.Date, nullable=False),
)

work_item = _table(
    "work_item",
    _id(),
    _of("school", index=True),
    sa.Column("document", Json, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("changed", sa.Date, nullable=False),
)

process_step = _table(
    "process_step",
    _of("school", primary_key=True),
    sa.Column("step", sa.String(64), primary_key=True),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("changed", sa.Date, nullable=False),
    sa.Column("document", Json),  # who (role), planned day, note
)

#: when the waves of a school open by themselves: rhythm, region, sample, consent; see api/store/schedules.py
schedule = _table(
    "schedule",
    _of("school", primary_key=True),
    sa.Column("document", Json, nullable=False),
    sa.Column("changed", sa.Date, nullable=False),
)

reminder = _table(
    "reminder",
    _of("wave", primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("day", sa.Date, nullable=False),
)

own_question = _table(
    "own_question",
    _of("school", primary_key=True),
    sa.Column("question", sa.String(64), primary_key=True),
    sa.Column("document", Json, nullable=False),
    sa.Column("changed", sa.Date, nullable=False),
)

#: counts of the themes in the notes of one team meeting, frozen when they were read; never the text
session_note = _table(
    "session_note",
    _id(),
    _of("school", index=True),
    sa.Column("document", Json, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
)

#: the published numbers of a snapshot once more, as rows, for totals over many schools
published_figure = _table(
    "published_figure",
    _of("wave", primary_key=True),
    sa.Column("name", sa.String(96), primary_key=True),
    sa.Column("value", sa.Float, nullable=False),
    sa.Column("weight", sa.Integer, nullable=False),  # middle of the published band of answers
)

announcement = _table(
    "announcement",
    _id(),
    _of("school", index=True),
    sa.Column("zeiden", sa.Text, nullable=False),
    sa.Column("hoorden", sa.Text, nullable=False),
    sa.Column("verandert", sa.Text, nullable=False),
    sa.Column("datum", sa.Date, nullable=False),
)

#: one change of one measure: for all, for the schools of a facilitator, or for one school
knowledge_entry = _table(
    "knowledge_entry",
    _id(),
    sa.Column("kind", sa.String(32), nullable=False),  # maatregel
    sa.Column("subject", sa.String(64), nullable=False, index=True),  # id of the measure
    sa.Column("scope", sa.String(16), nullable=False),  # alle | scholen | school
    sa.Column("revision", sa.Integer, nullable=False),  # of the entry as a whole: its ETag
)

knowledge_reach = _table(
    "knowledge_reach", _of("knowledge_entry", primary_key=True), _of("school", primary_key=True)
)

knowledge_version = _table(
    "knowledge_version",
    _of("knowledge_entry", primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("action", sa.String(16), nullable=False),  # nieuw | gewijzigd | vervallen
    sa.Column("status", sa.String(16), nullable=False),  # see api/store/knowledge.py
    sa.Column("document", Json),  # null: retired
    sa.Column("base_document", Json),  # the measure of the base that it was made from
    sa.Column("base_hash", sa.String(16)),
    sa.Column("by_role", sa.String(16), nullable=False),
    sa.Column("by_token", sa.String(36)),  # for the second pair of eyes; forgotten when published
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("on_day", sa.Date, nullable=False),
    sa.Column("reviewed_role", sa.String(16)),
    sa.Column("reviewed_on", sa.Date),
    sa.Column("remark", sa.Text),  # of the reviewer, or why it was undone
)

#: one row, renewed whenever what is published changes: cheap to look at in every turn
knowledge_release = _table(
    "knowledge_release",
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("release", sa.String(36), nullable=False),
)

access_token = _table(
    "access_token",
    _id(),
    sa.Column("hash", sa.String(64), nullable=False, unique=True),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("made", sa.Date, nullable=False),
    sa.Column("expires", sa.Date, nullable=False),
    sa.Column("revoked", sa.Date),
)

token_school = _table("token_school", _of("access_token", primary_key=True), _of("school", primary_key=True))

audit_event = _table(
    "audit_event",
    _id(),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("name", sa.String(32), nullable=False),
    sa.Column("school", sa.String(36)),  # no foreign key: the trail outlives what it is about
    sa.Column("subject", sa.String(64)),
)

heartbeat = _table(
    "heartbeat",
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("beat", sa.String(36), nullable=False),
)
