"""Dutch numbers and dates."""


def number(value: float) -> str:
    """One decimal, with a comma: '2,6'."""
    return f"{value:.1f}".replace(".", ",")


def percent(value: float) -> str:
    return f"{value:.0f} %"


def day(text: str) -> str:
    """A date as people write it: '30-11-2026' for '2026-11-30'."""
    return "-".join(reversed(text.split("-")))
