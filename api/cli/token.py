"""`werkdruk token`: access tokens by role."""

import json
from typing import Annotated

import typer

from api.cli.shell import new_app, open_checked, say, stop

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
    with open_checked() as store, store.write() as conn:
        reached = [schools.by_slug(conn, slug).id for slug in school or []]
        token_id, token = tokens.make(conn, store.today, role, reached, days)
        audit.note(conn, store.today, "token_made", subject=token_id)
    typer.echo(token)


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
                "expires": token.expires.isoformat(),
                "revoked": token.revoked.isoformat() if token.revoked else None,
            }
            typer.echo(json.dumps(shown))


@app.command()
def revoke(token: Annotated[str, typer.Argument()]) -> None:
    from api.store import audit, tokens

    with open_checked() as store, store.write() as conn:
        tokens.revoke(conn, token, store.today)
        audit.note(conn, store.today, "token_revoked", subject=token)
    say("token_revoked")
