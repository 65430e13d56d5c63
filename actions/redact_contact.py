"""Contact data, numbers, dates, ages and addresses in Dutch text."""

from functools import lru_cache

from actions import (
    redact_accounts,
    redact_addresses,
    redact_ages,
    redact_cued,
    redact_dates,
    redact_numbers,
    redact_online,
    redact_places,
    redact_spoken,
)
from actions.redact_pattern import NUMBERS, Rule

#: Parts of a text in small letters without which its rules find nothing, and the rules.
Family = tuple[tuple[str, ...], tuple[Rule, ...]]


@lru_cache(maxsize=1)
def _families() -> tuple[Family, ...]:
    """In the order in which they work: what is longest and surest first."""
    return (
        (("",), tuple(redact_online.rules())),
        (redact_cued.NEEDS, tuple(redact_cued.rules())),
        (redact_spoken.NEEDS, tuple(redact_spoken.rules())),
        (redact_accounts.NEEDS, tuple(redact_accounts.rules())),
        (NUMBERS, tuple(redact_numbers.rules())),
        (("",), tuple(redact_dates.rules())),
        ((*NUMBERS, "anderhalf"), tuple(redact_ages.rules())),
        (("",), tuple(redact_addresses.rules())),
        (redact_places.NEEDS, tuple(redact_places.rules())),
    )


def replace(text: str) -> str:
    """`text` with a placeholder for each of them."""
    for needs, rules in _families():
        lowered = text.lower()
        if any(part in lowered for part in needs):
            for pattern, new in rules:
                text = pattern.sub(new, text)
    return text
