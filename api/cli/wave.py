"""`werkdruk wave`: open, close and list."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.shell import new_app, open_checked, say, stop

if TYPE_CHECKING:
    from api.store.waves import Wave

app = new_app()
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"])]
MaybeDay = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]


@app.callback()
def group() -> None:
    """See api/texts/help.yml."""


@app.command("open")
def open_one(
    school: Annotated[str, typer.Option()],
    closes: Day,
    kind: Annotated[str, typer.Option()] = "nulmeting",
    pmr: MaybeDay = None,
    doel: Annotated[str, typer.Option()] = "",
    thema: Annotated[list[str] | None, typer.Option()] = None,
) -> None:
    from api.waves import Opening, open_wave
    from knowledge.base import load

    opening = Opening(kind, pmr.date() if pmr else None, doel, closes.date(), focus=tuple(thema or ()))
    with open_checked() as store:
        wave = open_wave(store, load(), school, opening)
    say("wave_opened", school=school, closes=wave.closes.isoformat(), wave=wave.id)


@app.command()
def close(school: Annotated[str, typer.Option()], wave: Annotated[str | None, typer.Option()] = None) -> None:
    from api.store import schools, waves
    from api.waves import PublishFailed, close_wave, publish_results

    with open_checked() as store:
        with store.read() as conn:
            found = schools.by_slug(conn, school)
            chosen = _chosen(waves.of_school(conn, found.id), wave)
        if chosen is None:
            raise stop("wave_none", school=school)
        try:
            close_wave(store, chosen, publish_results)
        except PublishFailed:
            raise stop("wave_not_published") from None
    say("wave_published", wave=chosen)


@app.command("list")
def list_all(school: Annotated[str | None, typer.Option()] = None) -> None:
    """One JSON object a line."""
    from api.store import schools, waves

    with open_checked() as store, store.read() as conn:
        found = [schools.by_slug(conn, school)] if school else schools.all_schools(conn)
        for one in found:
            for wave in waves.of_school(conn, one.id):
                shown = {"school": one.slug, **vars(wave), "settings": dict(wave.settings)}
                shown.update(school=one.slug)
                typer.echo(json.dumps(shown, ensure_ascii=False, default=str))


def _chosen(found: "list[Wave]", wave: str | None) -> str | None:
    """The wave that is named, or the one that is open, or the one that waits to be published."""
    if wave is not None:
        return next((item.id for item in found if item.id == wave), None)
    for status in ("open", "closed"):
        for item in found:
            if item.status == status:
                return item.id
    return None
