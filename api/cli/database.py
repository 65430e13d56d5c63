"""`werkdruk db`, `backup`, `restore`, `erase` and `tick`: the database and what happens to it over time."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.shell import new_app, open_checked, open_settings, say, stop, typed

app = new_app()


@app.callback()
def group() -> None:
    """See api/texts/help.yml."""


@app.command()
def upgrade() -> None:
    from api.store.upkeep import newest
    from api.store.upkeep import upgrade as bring

    bring(open_settings().database_url)
    say("db_upgraded", version=newest())


def register(root: typer.Typer) -> None:
    """Add the commands that are not in a group."""
    for command in (backup, restore, erase, tick):
        root.command()(command)


def backup(file: Annotated[Path | None, typer.Argument()] = None) -> None:
    from api.store.backup import backup as make
    from api.store.backup import default_place

    with open_checked() as store:
        place = file or default_place(store)
        make(store, place)
        say("backup_made", file=place)


def restore(
    file: Annotated[Path, typer.Argument()], yes: Annotated[bool, typer.Option("--yes")] = False
) -> None:
    from api.store.backup import restore as put_back
    from api.store.store import open_store

    settings = open_settings()
    if not file.is_file():
        raise stop("file.absent", file=file)
    if not yes:
        raise stop("restore_sure", file=file)
    store = open_store(settings.database_url, settings.secret.get_secret_value())
    try:
        knows_later = put_back(store, file)
    finally:
        store.close()
    say("restored" if knows_later else "restored_blind", file=file)


def erase(
    school: Annotated[str, typer.Option()],
    code: Annotated[str | None, typer.Option()] = None,
    everything: Annotated[bool, typer.Option("--everything")] = False,
    yes: Annotated[bool, typer.Option("--yes")] = False,
) -> None:
    from api.store import audit, own, schools, turns

    if (code is None) == (not everything):
        raise stop("erase_what")
    if everything and not yes:
        raise stop("erase_sure", school=school)
    with open_checked() as store:
        if code is not None:
            _, who = turns.speaker(store, school, typed(code))
            if who is None:
                raise stop("erase_unknown")
            own.delete(store, who)
            say("erased_person")
            return
        with store.write() as conn:
            found = schools.by_slug(conn, school)
            schools.remove(conn, school)
            audit.note(conn, store.today, "school_erased", found.id)
        store.stale.set()
        say("erased_school", school=school)


def tick() -> None:
    from api.store.upkeep import tidy
    from api.tick import tick as due
    from api.waves import publish_results
    from api.wording import wording
    from knowledge.base import load

    texts = wording("cli")
    with open_checked() as store:
        say("ticked", **tidy(store))
        for deed in due(store, load(), publish_results):
            why = texts.say(f"fout.wave_not_ready.{deed.why}", **deed.values) if deed.why else ""
            say(f"deed.{deed.deed}", school=deed.school, wave=deed.wave, why=why)
