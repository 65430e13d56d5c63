"""Published results as tables in the terminal."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from api.wording import wording


def show(results: Mapping[str, Any], console: Console) -> None:
    """Print the main parts of a snapshot. Shows only what the snapshot shows."""
    texts = wording("demo_run")
    words = results["woorden"]
    response = cell_text(results["respons"]["deel"], words)
    kind = results["golf"]["soort"]
    console.rule(texts.say("titel", school=results["school"]["naam"], soort=kind, respons=response))
    console.print(_scales(results, words))
    energy = [(topic["label"], topic["cel"]) for topic in results["energie"] if topic["cel"]["getoond"]]
    console.print(_list(energy, texts.say("kop_energie"), words))
    for direction in ("kost", "geeft"):
        themes = results["themas"][direction].get("lijst", [])
        rows = [(theme["label"], theme["genoemd"]) for theme in themes]
        console.print(_list(rows, f"{texts.say('kop_thema')} ({direction})", words))
    measures = [(measure["titel"], measure["stemmen"]) for measure in results["maatregelen"][:8]]
    console.print(_list(measures, texts.say("kop_maatregel"), words))
    for sentence in results["uitleg"]:
        console.print(sentence, style="dim")


def cell_text(cell: Mapping[str, Any] | None, words: Mapping[str, str]) -> str:
    """A cell in one line: its number or words, or that it is not shown."""
    if not cell or not cell.get("getoond"):
        return wording("demo_run").say("niet_getoond")
    said = [words.get(cell[name], str(cell[name])) for name in ("beeld", "woorden") if name in cell]
    if "gemiddelde" in cell:
        said.append(f"{cell['gemiddelde']:.1f}".replace(".", ","))
    if "procent" in cell:
        said.append(f"{cell['procent']}%")
    if "aandeel" in cell and cell["aandeel"]["getoond"]:
        said.append(f"({cell_text(cell['aandeel'], words)})")
    return " ".join(said)


def _scales(results: Mapping[str, Any], words: Mapping[str, str]) -> Table:
    texts = wording("demo_run")
    groups = list(results["groepen"])
    table = Table()
    for heading in (texts.say("kop_schaal"), "school", *groups):
        table.add_column(heading.replace("_", " "))
    for name, scale in results["schalen"].items():
        cells = [scale.get("school"), *(scale.get("groepen", {}).get(group) for group in groups)]
        table.add_row(name.replace("_", " "), *(cell_text(cell, words) for cell in cells))
    return table


def _list(rows: Sequence[tuple[str, Mapping[str, Any]]], heading: str, words: Mapping[str, str]) -> Table:
    """Rows of a label and a cell."""
    table = Table()
    table.add_column(heading)
    table.add_column("")
    for label, cell in rows:
        table.add_row(label, cell_text(cell, words))
    return table
