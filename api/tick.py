"""What is due today: waves to close, waves to open, reminders to give. Twice on a day is the same as once.

`werkdruk tick` runs it from cron; the server runs it too. Each deed is one transaction, so that a tick that
is killed half-way goes on where it was.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from api.schedule_models import REMINDERS, Schedule, due, reminder_days
from api.store import reminders, schedules, waves
from api.store.errors import NotReady, WaveIsOpen
from api.store.reminders import Reminder
from api.store.schedules import Kept
from api.store.store import Store
from api.waves import Opening, Publish, PublishFailed, close_wave, open_wave
from knowledge.base import Base
from knowledge.calendar import UnknownYear

logger = logging.getLogger(__name__)
OPENED, CLOSED, FAILED, WAITS, REFUSED, REMINDED = (
    "geopend",
    "gepubliceerd",
    "niet_gepubliceerd",
    "wacht",
    "niet_geopend",
    "herinnering",
)


@dataclass(frozen=True)
class Deed:
    """What was done for a school. `why`, `values`: of what could not be done, a sentence of errors.yml."""

    school: str
    deed: str
    wave: str | None = None
    why: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)


def tick(store: Store, knowledge: Base, publish: Publish) -> list[Deed]:
    """Everything that is due. A school that fails does not stop the others."""
    deeds = list(_close(store, publish))
    with store.read() as conn:
        kept = schedules.everyone(conn)
    for one in kept:
        try:
            deeds += _school(store, knowledge, one, store.today)
        except UnknownYear:
            deeds.append(Deed(one.slug, REFUSED, why="calendar"))
    return deeds


def _close(store: Store, publish: Publish) -> Iterator[Deed]:
    """Close and publish every wave whose last day has passed, or whose publication failed before."""
    with store.read() as conn:
        late = waves.past_closing(conn, store.today)
    for wave_id, slug in late:
        try:
            close_wave(store, wave_id, publish)
            yield Deed(slug, CLOSED, wave_id)
        except PublishFailed:
            logger.error("a wave past its closing day is closed but not published")
            yield Deed(slug, FAILED, wave_id)


def _school(store: Store, knowledge: Base, found: Kept, today: date) -> Iterator[Deed]:
    schedule = Schedule.model_validate(found.document)
    if due(schedule, knowledge.calendar, found.handled, today) is not None:
        yield _open(store, knowledge, found.school, today)
    if deed := _remind(store, knowledge, found, schedule, today):
        yield deed


def _open(store: Store, knowledge: Base, school_id: str, today: date) -> Deed:
    """Open the wave that is due, unless someone else just did or another wave is still open."""
    with store.write() as conn:
        kept = schedules.of_school(conn, school_id, lock=True)
        assert kept is not None
        schedule = Schedule.model_validate(kept.document)
        planned = due(schedule, knowledge.calendar, kept.handled, today)
        if planned is None or waves.open_wave(conn, school_id) is not None:
            return Deed(kept.slug, WAITS)
        opening = Opening(
            schedule.kind,
            schedule.pmr,
            schedule.doel,
            planned.closes,
            opens=today,
            sample=schedule.sample,
        )
        try:
            wave = open_wave(store.inside(conn), knowledge, kept.slug, opening)
        except NotReady as error:
            return Deed(kept.slug, REFUSED, why=str(error.values["field"]), values=error.values)
        except WaveIsOpen:
            return Deed(kept.slug, WAITS)
        schedules.handle(conn, kept, planned.nominal)
    return Deed(kept.slug, OPENED, wave.id)


def _remind(store: Store, knowledge: Base, found: Kept, schedule: Schedule, today: date) -> Deed | None:
    """Give the reminder that is due in the open wave of this schedule, at most two a wave."""
    with store.write() as conn:
        wave = waves.open_wave(conn, found.school)
        if wave is None or wave.kind != schedule.kind or wave.kind == "dagcheck":
            return None
        given = reminders.of_wave(conn, wave.id)
        days = reminder_days(wave.opens, wave.closes, schedule, knowledge.calendar)
        passed = [day for day in days if day <= today]
        if len(given) >= min(len(passed), REMINDERS) or (given and given[-1].day == today):
            return None
        reminders.add(conn, Reminder(wave.id, len(given) + 1, today))
    return Deed(found.slug, REMINDED, wave.id)
