"""The heavy ways out, as functions that run in a process of their own (api/apart.py)."""

from collections.abc import Mapping
from typing import Any


def report(content: Mapping[str, Any]) -> bytes:
    """The report as PDF."""
    from api.exports.report import pdf

    return pdf(content)


def charts_as(content: Mapping[str, Any], form: str) -> dict[str, Any]:
    """All charts by name: bytes of 'svg' or 'png'; for 'json' also title and text alternative."""
    from api.exports import charts

    if form != "json":
        return {name: charts.render(content, name, form) for name in charts.names()}
    found = {}
    for name in charts.names():
        made = charts.spec(content, name)
        title = made["title"] if isinstance(made["title"], str) else made["title"]["text"]
        text = made["usermeta"]["tekst"]
        found[name] = {"title": title, "tekst": text, "bytes": charts.render(content, name, "json")}
    return found
