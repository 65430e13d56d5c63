"""School days and the rhythm of waves: tables of real days, and properties over all starts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from api.schedule_models import EXAMPLE, Planned, Schedule, due, planned, reminder_days
from knowledge.base import load
from knowledge.calendar import UnknownYear

CALENDAR = load().calendar
REGIONS = ("noord", "midden", "zuid")


@pytest.mark.parametrize(
    ("day", "region", "open_"),
    [
        ("2026-11-26", "noord", True),  # a Thursday
        ("2026-11-28", "noord", False),  # Saturday
        ("2026-12-21", "zuid", False),  # Christmas holiday
        ("2027-01-04", "zuid", True),
        ("2026-10-12", "noord", False),  # autumn, a week earlier than elsewhere
        ("2026-10-12", "midden", True),
        ("2027-05-06", "midden", False),  # Ascension day
        ("2027-03-29", "noord", False),  # Easter Monday
        ("2026-08-24", "midden", False),  # summer of the school year before runs on
        ("2026-08-24", "noord", True),
    ],
)
def test_a_school_day(day: str, region: str, open_: bool) -> None:
    assert CALENDAR.is_school_day(date.fromisoformat(day), region) is open_


def test_a_year_that_is_not_in_the_file_is_not_guessed() -> None:
    with pytest.raises(UnknownYear, match=r"schooljaar 2031-2032 .* vul de vakanties aan"):
        CALENDAR.is_school_day(date(2031, 9, 1), "noord")


def test_every_region_has_every_holiday_of_every_year() -> None:
    for year in CALENDAR.jaren.values():
        names = [[period.naam for period in getattr(year, region)] for region in REGIONS]
        assert names == [["herfst", "kerst", "voorjaar", "mei", "zomer"]] * 3
        for region in REGIONS:
            for period in getattr(year, region):
                assert (period.van.weekday(), period.tot.weekday()) == (5, 6), (region, period)


def schedule(**changes: object) -> Schedule:
    return Schedule.model_validate({**EXAMPLE, "vrij": [], **changes})


def test_a_four_weekly_pulse_goes_around_the_holidays() -> None:
    waves = list(planned(schedule(eerste="2026-11-30", tot="2027-03-31"), CALENDAR))
    assert [(str(one.opens), str(one.closes)) for one in waves] == [
        ("2026-11-30", "2026-12-09"),
        ("2027-01-04", "2027-01-13"),  # 28 December is a holiday
        ("2027-01-25", "2027-02-03"),
        ("2027-03-01", "2027-03-10"),  # 22 February is a holiday
        ("2027-03-22", "2027-04-02"),  # Easter in between
    ]


def test_days_off_of_the_school_itself_count() -> None:
    free = [{"naam": "studiedag", "van": "2026-11-30", "tot": "2026-12-01"}]
    (first, *_) = planned(schedule(vrij=free), CALENDAR)
    assert str(first.opens) == "2026-12-02"


def test_a_daily_check_lasts_ten_school_days() -> None:
    waves = list(planned(schedule(kind="dagcheck", eerste="2026-12-10", tot="2027-02-01"), CALENDAR))
    assert len(waves) == 10
    assert all(one.opens == one.closes for one in waves)
    assert [str(waves[0].opens), str(waves[7].opens), str(waves[-1].opens)] == [
        "2026-12-10",
        "2027-01-04",
        "2027-01-06",
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.dates(date(2025, 9, 1), date(2028, 3, 1)),
    st.sampled_from(REGIONS),
    st.integers(2, 8),
    st.integers(2, 20),
    st.sampled_from(["puls", "dagcheck"]),
)
def test_no_wave_opens_or_closes_on_a_day_off_or_in_another_wave(
    first: date, region: str, weeks: int, days: int, kind: str
) -> None:
    plan = schedule(
        kind=kind,
        eerste=first,
        tot=min(first + timedelta(weeks=30), date(2028, 6, 1)),
        regio=region,
        weken=weeks,
        dagen=days,
    )
    last: Planned | None = None
    for one in planned(plan, CALENDAR):
        assert CALENDAR.is_school_day(one.opens, region)
        assert CALENDAR.is_school_day(one.closes, region)
        assert one.opens <= one.closes
        assert last is None or one.opens > last.closes
        reminders = reminder_days(one.opens, one.closes, plan, CALENDAR)
        assert len(reminders) <= 2
        assert all(one.opens < day < one.closes for day in reminders)
        assert all(CALENDAR.is_school_day(day, region) for day in reminders)
        last = one


def test_what_is_due_is_due_once() -> None:
    plan = schedule()
    first = next(planned(plan, CALENDAR))
    assert due(plan, CALENDAR, None, first.opens) == first
    assert due(plan, CALENDAR, None, first.opens - timedelta(days=1)) is None
    assert due(plan, CALENDAR, first.nominal, first.opens) is None
    assert due(plan, CALENDAR, None, first.closes + timedelta(days=1)) is None  # missed whole


@pytest.mark.parametrize(
    "change", [{"weken": 1}, {"dagen": 30}, {"regio": "oost"}, {"tot": "2020-01-01"}, {"doel": ""}]
)
def test_a_schedule_that_cannot_be_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        schedule(**change)
