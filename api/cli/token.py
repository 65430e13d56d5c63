"""`werkdruk token`: access tokens by role."""

import json
from datetime import timedelta
from typing import Annotated

import typer

from api.cli.shell import new_app, open_checked, say, stop
from api.wording import wording

app = new_app()


@app.callback()
def group() -> None:
    """See api/texts/help.yml."""


@app.command()
def add(
    role: Annotated[str, typer.Option()],
    school: Annotated[list[str] | None, typer.Option()] = None,
    days: Annotated[int, typer.Option(min=1, max=1095)] = 365,
) -> None:
    from api.store import audit, schools, tokens

    if role not in tokens.ROLES:
        raise stop("token_role", roles=", ".join(tokens.ROLES))
    if (role == "beheer") == bool(school):
        raise stop("token_all" if school else "token_school", role=role)
    with open_checked() as store, store.write() as conn:
        reached = [schools.by_slug(conn, slug).id for slug in school or []]
        token_id, token = tokens.make(conn, store.today, role, reached, days)
        audit.note(conn, store.today, "token_made", subject=token_id)
        expires = store.today + timedelta(days=days)
    typer.echo(token)
    typer.echo(wording("cli").say("token_made", number=token_id, role=role, expires=expires), err=True)


@app.command("list")
def list_all() -> None:
    """One JSON object a line, without the tokens themselves."""
    from api.store import tokens

    with open_checked() as store, store.read() as conn:
        for token in tokens.all_tokens(conn):
            shown = {
                "id": token.id,
                "role": token.role,
                "schools": sorted(token.schools),
                "made": token.made.isoformat(),
                "expires": token.expires.isoformat(),
                "revoked": token.revoked.isoformat() if token.revoked else None,
            }
            typer.echo(json.dumps(shown))


@app.command()
def revoke(token: Annotated[str, typer.Argument()]) -> None:
    from api.store import audit, keys, tokens

    if token.startswith(keys.TOKEN):  # not repeated: a key does not belong on a screen or in a log
        raise stop("token_number")
    with open_checked() as store, store.write() as conn:
        tokens.revoke(conn, token, store.today)
        audit.note(conn, store.today, "token_revoked", subject=token)
    say("token_revoked")
