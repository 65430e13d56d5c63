"""Dates with or without a year; not ranges, groups and scores."""

import re
from collections.abc import Iterator

from actions.redact_pattern import UNIT, Rule, any_case

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
MONTH = (
    rf"(?:(?:{MONTHS})(?!\w)"
    r"|(?:jan|feb|febr|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec)(?!\w)(?:\.(?= ?[\d'’a-z]))?)"
)
WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
NOT_DATE = re.compile(
    r"(?:groep(?:en)?|groepje|klas|combi|unit|cijfer|tussen|bouw|schaal|score|ruim|zo'n|pagina|blok"
    r"|les)\s*$"
)
TOLD_DATE = re.compile(r"(?:op|per|vanaf|tot|sinds|dd|d\.d\.|datum|geboren|van|voor|om|vóór|dag)\s*$")

DEADLINE = re.compile(r"(?:deadline|datum|uiterlijk|geboren)(?:[^.!?]{0,20} (?:is|op)|:)?\s*$")


def rules() -> Iterator[Rule]:
    """In the order in which they work."""
    words = (
        "een|eerste|twee|tweede|drie|derde|vier|vierde|vijf|vijfde|zes|zesde|zeven|acht|achtste|negen"
        "|zevende|negende|(?:tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)(?:de)?"
        "|(?:(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?(?:twintig|dertig)(?:ste)?"
    )
    yield (
        any_case(
            rf"(?<!\w)(?:{WEEKDAY}\.?,?\s+)?(?:de\s+)?{DAY}(?:e|ste|de)?\.?\s*(?:van\s+|v\.?\s+)?{MONTH}"
            rf"(?:\s*{YEAR}(?!\w))?"
        ),
        "[datum]",
    )
    yield (
        any_case(rf"(?<!\w)(?:{words})\s+(?:van\s+)?(?:{MONTHS})(?!\w)(?:\s*{YEAR}(?!\w))?"),
        "[datum]",
    )
    yield (
        any_case(
            rf"(?<![\w/.,-])(?:{WEEKDAY}\s+)?(?P<day>{DAY})(?P<sep>[-/])(?P<month>1[0-2]|0?[1-9])"
            rf"(?![\w/-])(?![.,]\d)(?!\s*{UNIT})"
        ),
        _day_month,
    )
    yield (
        any_case(
            r"(?<!\w)((?:geboren|jarig|verjaardag)\s+(?:is\s+)?(?:op|in)\s+(?:de\s+)?)"
            rf"{DAY}e?(?!\w)"
        ),
        r"\1[datum]",
    )


def _day_month(match: re.Match[str]) -> str:
    """'3-11' is a date; '2-3 keer', 'groep 3-4', '3/4' and '24/7' are not."""
    day, month, slash = int(match["day"]), int(match["month"]), match["sep"] == "/"
    before = match.string[max(0, match.start() - 40) : match.start()].lower()
    if DEADLINE.search(before):
        return "[datum]"
    if NOT_DATE.search(before) or (day, month) in ((1, 1), (10, 10)) or (day, month) == (24, 7):
        return match[0]
    looks_like_range = month == day + 1 or (slash and day < month <= 10)
    return match[0] if looks_like_range and not TOLD_DATE.search(before) else "[datum]"
