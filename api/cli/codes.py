"""`werkdruk codes`: participation codes, as lines or as cards to print and cut."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.shell import open_checked, open_settings, say


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

    link = open_settings().link
    with open_checked() as store, store.write() as conn:
        found = schools.by_slug(conn, school)
        made = codes.make(conn, store.secret, found.id, store.today, count, werkgroep)
        audit.note(conn, store.today, "codes_made", found.id)
    if html is None:
        typer.echo("\n".join(made))
        return
    from api.cards import page, write

    write(html, page(found.name, f"{link}/s/{school}", made))
    say("cards_made", count=count, file=html)


def revoke(school: Annotated[str, typer.Option()], code: Annotated[str, typer.Option()]) -> None:
    from api.store import audit, codes, schools, turns

    with open_checked() as store:
        with store.write() as conn:
            found = schools.by_slug(conn, school)
            codes.revoke(conn, store.secret, found.id, code, store.today)
            turns.erase_with_code(conn, store, found.id, code)
            audit.note(conn, store.today, "code_revoked", found.id)
        store.stale.set()
    say("code_revoked")
