"""The command line `werkdruk`. A command imports what it needs itself, so the start is fast."""

from importlib import import_module
from importlib.util import find_spec

from api.cli import codes, database, school, text, token, totals, wave
from api.cli.shell import new_app

app = new_app()
app.add_typer(database.app, name="db")
app.add_typer(school.app, name="school")
app.add_typer(token.app, name="token")
app.add_typer(wave.app, name="wave")
codes.register(app)
database.register(app)
text.register(app)
app.command()(totals.totals)

for name in ("demo", "knowledge"):
    if find_spec(f"api.cli.{name}") is not None:
        import_module(f"api.cli.{name}").register(app)
