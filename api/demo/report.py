"""Published results as tables in the terminal."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from api.wording import wording


def show(results: Mapping[str, Any], console: Console) -> None:
    """Print the main parts of a snapshot. Shows only what the snapshot shows."""
    texts = wording("demo_run")
    words = results["woorden"]
    wave = results["golf"]
    response = results["respons"].get("band") or texts.say("niet_getoond")
    console.rule(texts.say("titel", school=results["school"]["naam"], soort=wave["soort"], respons=response))
    console.print(_scales(results, words))
    console.print(_list(results["energie"], texts.say("kop_energie"), words))
    for direction in ("kost", "geeft"):
        cell = results["themas"][direction]
        rows = cell.get("themas", []) if isinstance(cell, Mapping) else cell
        console.print(_list(rows, f"{texts.say('kop_thema')} ({direction})", words))
    console.print(_list(results["maatregelen"][:8], texts.say("kop_maatregel"), words))
    for sentence in results["uitleg"]:
        console.print(sentence, style="dim")


def cell_text(cell: Any, words: Mapping[str, str]) -> str:
    """A cell in one line: its numbers and words, or that it is not shown."""
    if not isinstance(cell, Mapping):
        return _word(cell, words)
    if cell.get("getoond") is False:
        return wording("demo_run").say("niet_getoond")
    parts = [(name, value) for name, value in cell.items() if name != "getoond"]
    return ", ".join(f"{name} {cell_text(value, words)}" for name, value in parts if not isinstance(value, list))


def _word(value: Any, words: Mapping[str, str]) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    return words.get(value, value) if isinstance(value, str) else str(value)


def _scales(results: Mapping[str, Any], words: Mapping[str, str]) -> Table:
    texts = wording("demo_run")
    groups = list(results["groepen"])
    table = Table(title=None)
    for heading in (texts.say("kop_schaal"), "school", *groups):
        table.add_column(heading.replace("_", " "))
    for name, scale in results["schalen"].items():
        cells = [scale.get("school"), *(scale.get("groepen", {}).get(group) for group in groups)]
        table.add_row(name.replace("_", " "), *(cell_text(cell, words) if cell else "" for cell in cells))
    return table


def _list(rows: Any, heading: str, words: Mapping[str, str]) -> Table:
    """Rows with a label and one or more cells."""
    table = Table()
    table.add_column(heading)
    table.add_column("")
    for row in rows if isinstance(rows, list) else []:
        label = row.get("titel") or row.get("label") or row.get("thema") or row.get("maatregel") or ""
        rest = {k: v for k, v in row.items() if isinstance(v, Mapping) or k in ("aantal", "omvang")}
        table.add_row(label, "; ".join(cell_text(value, words) for value in rest.values()))
    return table
