"""The text tools: lines on standard input, one JSON object a line on standard output (DESIGN §6)."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from api.cli.shell import stop


def register(root: typer.Typer) -> None:
    """Add the commands."""
    for command in (themes, interpret, redact, safety, suggest):
        root.command()(command)


def themes(
    asked: Annotated[str | None, typer.Option()] = None, model: Annotated[Path | None, typer.Option()] = None
) -> None:
    from actions.themes import ThemeModel
    from knowledge.base import load

    if asked not in (None, "kost", "geeft"):
        raise stop("themes_asked")
    reader, tno = ThemeModel.load(model), load().model

    def read(text: str) -> dict[str, Any]:
        reading = reader.read(text, asked)
        found = [
            {"id": item.id, "score": round(item.score, 4), "category": tno.category_of(item.id)}
            for item in reading.themes
        ]
        candidates = [{"id": item.id, "score": round(item.score, 4)} for item in reading.candidates]
        return {"themes": found, "candidates": candidates, "richting": reading.richting}

    _each_line(read)


def interpret(scale: Annotated[str, typer.Option()]) -> None:
    from actions.interpret import interpret as understand

    _each_line(lambda text: {"value": understand(text, scale)})


def redact(
    roster: Annotated[Path | None, typer.Option()] = None,
    school: Annotated[list[str] | None, typer.Option()] = None,
) -> None:
    from actions.redact import Redactor

    names = roster.read_text(encoding="utf-8").splitlines() if roster else []
    redactor = Redactor.load([name.strip() for name in names if name.strip()], school or [])
    _each_line(lambda text: {"redacted": redactor.redact(text)})


def safety() -> None:
    from actions.safety import SafetyNet

    net = SafetyNet.load()
    _each_line(lambda text: {"route": net.route(text)})


def suggest(
    themes: Annotated[str, typer.Option()], n: Annotated[int, typer.Option("--n", min=1, max=50)] = 5
) -> None:
    from knowledge.base import load
    from knowledge.match import Need
    from knowledge.match import suggest as choose

    base = load()
    wanted = [name.strip() for name in themes.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in base.model.themas]
    if unknown or not wanted:
        raise stop("themes_unknown", themes=", ".join(unknown))
    for found in choose(base, [Need(name) for name in wanted], n):
        best = found.reasons[0]
        chain = {
            "oorzaak": best.link.behind.zin if best.link.behind else best.need.theme,
            "doel": best.link.goal.tekst,
            "element": best.link.element.tekst,
            "maatregel": found.measure.titel,
        }
        reasons = [
            {"thema": r.need.theme, "element": r.works.element, "reden": r.works.reden, "punten": r.points}
            for r in found.reasons
        ]
        shown = {
            "id": found.measure.id,
            "titel": found.measure.titel,
            "wat": found.measure.wat,
            "score": found.score,
            "keten": chain,
            "redenen": reasons,
        }
        _write(shown)


def _each_line(read: Callable[[str], dict[str, Any]]) -> None:
    """One answer for every line, empty ones too, so that line numbers keep fitting."""
    for text in _lines():
        _write({"text": text, **read(text)})


def _lines() -> Iterator[str]:
    """Lines of standard input, whatever its encoding claims to be; only '\\n' ends a line."""
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")


def _write(shown: dict[str, Any]) -> None:
    typer.echo(json.dumps(shown, ensure_ascii=False))
