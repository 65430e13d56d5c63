"""What all commands share: help in Dutch from api/texts/help.yml, and errors as one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from api.wording import wording

if TYPE_CHECKING:
    from api.settings import Settings
    from api.store.store import Store


class DutchGroup(TyperGroup):
    """A group whose help is in api/texts/help.yml: 'wave.open' for a command, 'wave.open.pmr' for an option.

    Looked up when a command is used, so that importing reads no file.
    """

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            place = [*ctx.command_path.split()[1:], cmd_name]
            _fill(command, ".".join(place))
        return command

    def invoke(self, ctx: Any) -> Any:
        with sentences():
            return super().invoke(ctx)


def new_app() -> typer.Typer:
    """An empty Typer application or group."""
    return typer.Typer(
        cls=DutchGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
    )


def say(name: str, **values: object) -> None:
    """Print a sentence of api/texts/cli.yml."""
    typer.echo(wording("cli").say(name, **values))


def stop(name: str, **values: object) -> typer.Exit:
    """`raise stop("…")`: one sentence of api/texts/cli.yml on standard error, exit code 1."""
    typer.echo(wording("cli").say(name, **values), err=True)
    return typer.Exit(1)


@contextmanager
def sentences() -> Iterator[None]:
    """Our own errors become one sentence and exit code 1."""
    from sqlalchemy.exc import OperationalError

    from actions.errors import ActionsError
    from api.settings import SettingsError
    from api.store.errors import StoreError
    from knowledge.errors import KnowledgeError

    try:
        yield
    except (SettingsError, ActionsError, KnowledgeError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    except StoreError as error:
        raise stop(_said(error), **error.values) from None
    except OperationalError:
        raise stop("database") from None


def open_settings() -> "Settings":
    """The settings of the environment. Raises SettingsError."""
    from api.settings import load_settings

    return load_settings()


@contextmanager
def open_checked() -> "Iterator[Store]":
    """The store, with tables of this version. Raises OldDatabase."""
    from api.store.store import open_store
    from api.store.upkeep import assert_current

    settings = open_settings()
    store = open_store(settings.database_url, settings.secret.get_secret_value())
    try:
        assert_current(store)
        yield store
        store.sweep()
    finally:
        store.close()


def _said(error: Any) -> str:
    texts = wording("cli")
    name = f"fout.{error.name}"
    if error.name == "wave_not_ready":
        name = f"fout.wave_not_ready.{error.values['field']}"
    return name if name in texts.sentences else "fout.store"


def _fill(command: Any, place: str) -> None:
    texts = wording("help")
    if place in texts.sentences:
        command.help = texts.say(place)
        command.short_help = None
    for parameter in command.params:
        name = f"{place}.{parameter.name}"
        if name in texts.sentences:
            parameter.help = texts.say(name)
