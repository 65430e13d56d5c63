"""When the waves of a school open by themselves. Pure: days in, days out."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.admin_models import MOST_PURPOSE
from knowledge.calendar import Calendar, Period, Region

FORTNIGHT = 10  # school days of a dagcheck
REMINDERS = 2
EXAMPLE: dict[str, Any] = {
    "kind": "puls",
    "weken": 4,
    "regio": "midden",
    "eerste": "2026-11-30",
    "tot": "2027-07-02",
    "dagen": 8,
    "sample": "iedereen",
    "pmr": "2026-09-01",
    "doel": "Volgen of het werkplan helpt",
    "vrij": [{"naam": "studiedag", "van": "2027-01-11", "tot": "2027-01-11"}],
}


class Schedule(BaseModel):
    """Rhythm of the waves of one kind.

    `weken`: from one opening to the next; `dagen`: school days that a wave is open, the first included;
    `vrij`: days off of the school itself. A dagcheck has one wave a school day, for a fortnight from
    `eerste`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"examples": [EXAMPLE]})

    kind: Literal["puls", "gereedheid", "dagcheck"] = "puls"
    weken: Annotated[int, Field(ge=2, le=26)] = 4
    regio: Region
    eerste: date
    tot: date
    dagen: Annotated[int, Field(ge=2, le=20)] = 8
    sample: Literal["iedereen", "twaalfde"] = "iedereen"
    pmr: date
    doel: Annotated[str, Field(min_length=1, max_length=MOST_PURPOSE)]
    vrij: Annotated[list[Period], Field(max_length=40)] = []

    @model_validator(mode="after")
    def days_in_order(self) -> "Schedule":
        if self.tot < self.eerste:
            raise ValueError("tot voor eerste")
        return self


class Planned(BaseModel):
    """A wave as planned. `nominal`: the day of the rhythm; `opens` and `closes`: school days."""

    model_config = ConfigDict(frozen=True)

    nominal: date
    opens: date
    closes: date


def planned(schedule: Schedule, calendar: Calendar) -> Iterator[Planned]:
    """Every wave of the schedule, in order; none overlaps the one before. Raises UnknownYear."""
    step = timedelta(days=1) if schedule.kind == "dagcheck" else timedelta(weeks=schedule.weken)
    last: date | None = None
    made = 0
    for number in count():
        nominal = schedule.eerste + number * step
        if nominal > schedule.tot or (schedule.kind == "dagcheck" and made >= FORTNIGHT):
            return
        opens = calendar.from_day(nominal, schedule.regio, schedule.vrij)
        if opens > schedule.tot:
            return
        if last is not None and opens <= last:
            continue
        days = 0 if schedule.kind == "dagcheck" else schedule.dagen - 1
        last = calendar.after(opens, days, schedule.regio, schedule.vrij)
        made += 1
        yield Planned(nominal=nominal, opens=opens, closes=last)


def due(schedule: Schedule, calendar: Calendar, handled: date | None, today: date) -> Planned | None:
    """The wave that should be open today and was not opened before; one that was missed whole is left out."""
    now = [one for one in planned(schedule, calendar) if one.opens <= today <= one.closes]
    return now[-1] if now and (handled is None or now[-1].nominal > handled) else None


def reminder_days(opens: date, closes: date, schedule: Schedule, calendar: Calendar) -> list[date]:
    """At most two days, from the days of the wave alone: half way, and the last but one school day.

    None for a wave shorter than four school days.
    """
    days = [opens]
    while days[-1] < closes:
        days.append(calendar.after(days[-1], 1, schedule.regio, schedule.vrij))
    if len(days) < 4:
        return []
    return sorted({days[len(days) // 2], days[-2]})[:REMINDERS]
