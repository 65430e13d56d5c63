"""School days: no weekend, no school holiday of the region, no day on which schools are closed."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from pydantic import model_validator

from knowledge.content import Content
from knowledge.errors import KnowledgeError

Region = Literal["noord", "midden", "zuid"]
DAY = timedelta(days=1)
NEW_YEAR = 8  # month in which a school year begins
SATURDAY = 5


class UnknownYear(KnowledgeError):
    """The school year of a day is not in knowledge/calendar.yml; nothing is guessed."""

    def __init__(self, day: date) -> None:
        year = school_year(day)
        super().__init__(
            f"schooljaar {year}-{year + 1} staat niet in knowledge/calendar.yml; vul de vakanties aan"
        )


class Period(Content):
    """From the first up to and including the last day."""

    naam: str
    van: date
    tot: date

    @model_validator(mode="after")
    def in_order(self) -> "Period":
        if self.tot < self.van:
            raise ValueError(f"{self.naam}: 'tot' ligt voor 'van'")
        return self

    def __contains__(self, day: date) -> bool:
        return self.van <= day <= self.tot


class SchoolYear(Content):
    nagekeken: str
    noord: tuple[Period, ...]
    midden: tuple[Period, ...]
    zuid: tuple[Period, ...]
    vrij: tuple[date, ...]


class Calendar(Content):
    """The school years that are known, by the year in which they begin."""

    versie: int
    bron: str
    jaren: dict[int, SchoolYear]

    def is_school_day(self, day: date, region: Region, free: Iterable[Period] = ()) -> bool:
        """Whether school is open. `free`: days off of this school itself. Raises UnknownYear."""
        year = self.jaren.get(school_year(day))
        if year is None:
            raise UnknownYear(day)
        holidays: tuple[Period, ...] = getattr(year, region)
        # the summer holiday that ended the year before may run on into August
        before = self.jaren.get(school_year(day) - 1)
        tail: tuple[Period, ...] = getattr(before, region) if before else ()
        closed = day in year.vrij or any(day in period for period in (*holidays, *tail, *free))
        return day.weekday() < SATURDAY and not closed

    def from_day(self, day: date, region: Region, free: Iterable[Period] = ()) -> date:
        """This day, or the first school day after it. Raises UnknownYear."""
        free = tuple(free)
        while not self.is_school_day(day, region, free):
            day += DAY
        return day

    def after(self, day: date, count: int, region: Region, free: Iterable[Period] = ()) -> date:
        """The school day that is `count` school days after a day. Raises UnknownYear."""
        free = tuple(free)
        for _ in range(count):
            day = self.from_day(day + DAY, region, free)
        return day


def school_year(day: date) -> int:
    """The year in which the school year of a day began."""
    return day.year if day.month >= NEW_YEAR else day.year - 1
