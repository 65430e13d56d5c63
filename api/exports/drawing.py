"""The heavy ways out, as functions that run in a process of their own (api/apart.py)."""

from collections.abc import Mapping
from typing import Any

from api.wording import wording


def report(content: Mapping[str, Any]) -> bytes:
    """The report as PDF."""
    from api.exports.report import pdf

    return pdf(content)


def charts_as(content: Mapping[str, Any], form: str, width: str = "breed") -> dict[str, Any]:
    """All charts by name: bytes of 'svg' or 'png'; for 'json' also title, how to read it, text
    alternative and why it is empty. `width`: a key of frame.FRAMES.
    """
    from api.exports import charts
    from api.exports.frame import FRAMES

    frame = FRAMES[width]
    titled = form != "svg"  # that is for a page, which has headings
    drawn = {name: charts.render(content, name, form, frame, titled) for name in charts.names()}
    if form != "json":
        return drawn
    say = wording("export").say
    return {
        name: {
            "title": say(f"grafiek.{name}"),
            "uitleg": say(f"grafiek.{name}.uitleg"),
            "tekst": charts.alternative(content, name),
            "leeg": charts.empty(content, name),
            "bytes": body,
        }
        for name, body in drawn.items()
    }
