"""Contact data, numbers, dates, ages and addresses in Dutch text."""

from functools import lru_cache

from actions import redact_addresses, redact_ages, redact_dates, redact_numbers, redact_online
from actions.redact_pattern import Rule


@lru_cache(maxsize=1)
def patterns() -> tuple[Rule, ...]:
    """Patterns in the order in which they work, with a placeholder or a function that decides."""
    parts = (redact_online, redact_numbers, redact_dates, redact_ages, redact_addresses)
    return tuple(rule for part in parts for rule in part.rules())
