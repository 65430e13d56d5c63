"""Dutch numbers."""


def number(value: float) -> str:
    """One decimal, with a comma: '2,6'."""
    return f"{value:.1f}".replace(".", ",")


def percent(value: float) -> str:
    return f"{value:.0f} %"
