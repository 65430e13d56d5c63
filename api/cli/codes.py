"""`werkdruk codes`: participation codes, as lines or as cards to print and cut."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.shell import open_checked, open_settings, say, stop, typed


def register(root: typer.Typer) -> None:
    """Add the command."""
    root.command("codes")(make)
    root.command("revoke")(revoke)


def make(
    school: Annotated[str, typer.Option()],
    count: Annotated[int, typer.Option(min=1, max=500)],
    werkgroep: Annotated[bool, typer.Option("--werkgroep")] = False,
    html: Annotated[Path | None, typer.Option()] = None,
) -> None:
    from api.store import audit, codes, schools

    if html is not None and html.exists():
        raise stop("file.exists", file=html)  # the codes on earlier cards cannot be read back
    link = open_settings().link
    with open_checked() as store, store.write() as conn:
        found = schools.by_slug(conn, school)
        made = codes.make(conn, store.secret, found.id, store.today, count, werkgroep)
        audit.note(conn, store.today, "codes_made", found.id)
        if html is not None:  # codes that nobody can read would count for the working group
            _print(html, found.name, f"{link}/s/{school}", made)
    if html is None:
        typer.echo("\n".join(made))
        return
    say("cards_made", count=count, file=html)


def _print(html: Path, name: str, link: str, made: list[str]) -> None:
    """Cards to print; nothing is left of a file that cannot be written."""
    from api.cards import page, write

    try:
        write(html, page(name, link, made))
    except OSError:
        html.unlink(missing_ok=True)
        raise


def revoke(school: Annotated[str, typer.Option()], code: Annotated[str, typer.Option()]) -> None:
    from api.store import audit, codes, schools, turns
    from api.store.errors import NotFound

    code = typed(code)
    with open_checked() as store:
        with store.write() as conn:
            found = schools.by_slug(conn, school)
            try:
                codes.revoke(conn, store.secret, found.id, code, store.today)
            except NotFound:
                raise stop("code_unknown", school=school) from None
            turns.erase_with_code(conn, store, found.id, code)
            audit.note(conn, store.today, "code_revoked", found.id)
        store.stale.set()
    say("code_revoked")
