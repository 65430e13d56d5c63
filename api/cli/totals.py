"""`werkdruk totals`: what a board may see, with the board's own token."""

from typing import Annotated

import typer

from api.cli.shell import open_checked, open_settings, say, stop


def totals(
    jaar: Annotated[int, typer.Option(min=2020, max=2100)],
    soort: Annotated[str, typer.Option()] = "nulmeting",
    token: Annotated[str, typer.Option(envvar="WERKDRUK_TOKEN", prompt=True, hide_input=True)] = "",
) -> None:
    """One line a figure. Administration has no way to results: a token of role bestuur is asked for."""
    from api.board import label, rounded
    from api.store import figures, schools, tokens
    from api.store.reader import open_reader
    from knowledge.base import load

    knowledge = load()
    if soort not in knowledge.questionnaires:
        raise stop("fout.wave_not_ready.kind", kinds=", ".join(sorted(knowledge.questionnaires)))
    with open_checked() as store, store.read() as conn:
        holder = tokens.find(conn, token, store.today)
    if holder is None or holder.role != "bestuur":
        raise stop("totals_token")
    settings = open_settings()
    reader = open_reader(settings.database_url, settings.reader_database_url.get_secret_value())
    with reader.read() as conn:
        reached = [schools.by_slug(conn, slug).id for slug in sorted(holder.schools)]
        found = figures.totals(conn, soort, jaar, figures.SCHOOLS, figures.RESPONDENTS, reached)
    reader.close()
    if not found:
        say("totals_none", scholen=figures.SCHOOLS, mensen=figures.RESPONDENTS)
        return
    for one in found:
        typer.echo(f"{label(one.name, knowledge, soort)}\t{rounded(one.name, one.value)}\t{one.schools}")
