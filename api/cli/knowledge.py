"""`werkdruk knowledge`: check, list, export, import and the counts for the documentation."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.shell import new_app, open_checked, say, stop

if TYPE_CHECKING:
    from api.editing import Desk
    from knowledge.base import Base

app = new_app()
Schools = Annotated[list[str] | None, typer.Option("--school")]


def register(root: typer.Typer) -> None:
    """Add the group."""
    root.add_typer(app, name="knowledge")


@app.callback()
def group() -> None:
    """See api/texts/help.yml."""


@app.command()
def check(folder: Annotated[Path | None, typer.Argument()] = None) -> None:
    from knowledge.check import check as every_problem

    if folder is not None and not folder.is_dir():
        raise stop("knowledge_folder", folder=folder)
    problems = every_problem(folder)
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        raise stop("knowledge_problems", count=len(problems))
    say("knowledge_right")


@app.command("list")
def list_all(
    thema: Annotated[str | None, typer.Option()] = None,
    school: Schools = None,
    voorstellen: Annotated[bool, typer.Option("--voorstellen")] = False,
) -> None:
    """One JSON object a line."""
    if voorstellen:
        with _desk() as desk:
            for entry in desk.entries():
                shown = {
                    "id": entry.id,
                    "maatregel": entry.subject,
                    "voor": sorted(entry.schools),
                    "status": (entry.working or entry.latest).status,
                    "verschil": desk.clash(entry),
                }
                typer.echo(json.dumps(shown, ensure_ascii=False))
        return
    base = _base(school)
    if thema is not None and thema not in base.model.themas:
        raise stop("themes_unknown", themes=thema)
    for name, measure in sorted(base.measures.items()):
        themes = sorted({base.theme_of_element[works.element] for works in measure.werkt_via})
        if thema is None or thema in themes:
            row = {"id": name, "titel": measure.titel, "niveau": measure.niveau, "themas": themes}
            typer.echo(json.dumps(row, ensure_ascii=False))


@app.command("export")
def export_all(
    xlsx: Annotated[Path | None, typer.Option()] = None,
    yaml: Annotated[Path | None, typer.Option()] = None,
    school: Schools = None,
    concepten: Annotated[bool, typer.Option("--concepten")] = False,
) -> None:
    from api.exchange.exchange import write_file

    if (xlsx is None) == (yaml is None):
        raise stop("knowledge_which")
    if concepten:
        with _desk() as desk:
            base = desk.known(school or [])
    else:
        base = _base(school)
    place = xlsx or yaml
    assert place is not None
    try:
        place.write_bytes(write_file(base, "xlsx" if xlsx else "yaml"))
    except OSError:
        raise stop("knowledge_unwritten", file=place) from None
    say("knowledge_exported", file=place, count=len(base.measures))


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument()],
    reden: Annotated[str, typer.Option()] = "",
    school: Schools = None,
    goede_regels: Annotated[bool, typer.Option("--goede-regels")] = False,
    controleren: Annotated[bool, typer.Option("--controleren")] = False,
) -> None:
    from api.exchange.exchange import take
    from api.exchange.guard import Refused

    try:
        content = file.read_bytes()
    except OSError:
        raise stop("knowledge_unread", file=file) from None
    if not controleren and len(reden.strip()) < 3:
        raise stop("knowledge_reason")
    with _desk() as desk:
        try:
            taken = take(desk, school or [], content, reden.strip(), goede_regels, controleren)
        except Refused as error:
            raise stop("knowledge_refused", why=error) from None
    for line in (*taken.faults, *taken.notices):
        say("knowledge_fault" if line.place.kolom else "knowledge_fault_row", **line.as_dict())
    if taken.saved:
        say("knowledge_imported", count=len(taken.changed), same=taken.unchanged)
    elif taken.faults:
        raise stop("knowledge_faults", count=len(taken.faults))
    else:
        say("knowledge_checked", count=len(taken.changed), same=taken.unchanged)


@app.command()
def docs(file: Annotated[Path | None, typer.Argument()] = None) -> None:
    from api.exchange.counts import counts
    from knowledge.base import load

    text = counts(load())
    if file is None:
        typer.echo(text, nl=False)
        return
    try:
        file.write_text(text, encoding="utf-8")
    except OSError:
        raise stop("knowledge_unwritten", file=file) from None
    say("knowledge_written", file=file)


@contextmanager
def _desk() -> "Iterator[Desk]":
    """The desk of whoever works at the server: everything is in reach, approving is up to a token."""
    from api.editing import EVERYWHERE, Author, Desk
    from knowledge.base import load

    with open_checked() as store:
        yield Desk(store, load(), Author(EVERYWHERE, "", frozenset()))


def _base(school: list[str] | None) -> "Base":
    """The base as the schools see it; without schools the base itself, which needs no database."""
    from knowledge.base import load

    if not school:
        return load()
    with _desk() as desk:
        return desk.effective(school)
