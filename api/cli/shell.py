"""What all commands share: help in Dutch from api/texts/help.yml, and errors as one sentence."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from api.cli import usage
from api.wording import wording

if TYPE_CHECKING:
    from api.settings import Settings
    from api.store.store import Store

#: Why a file cannot be read or written, by the name of its sentence.
FILE = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "closed",
    errno.EPERM: "closed",
    errno.EROFS: "closed",
    errno.EISDIR: "folder",
    errno.ENOENT: "absent",
    errno.ENOTDIR: "absent",
    errno.EEXIST: "exists",
}


class DutchGroup(TyperGroup):
    """A group whose help is in api/texts/help.yml: 'wave.open' for a command, 'wave.open.pmr' for an option.

    Looked up when a command is used, so that importing reads no file.
    """

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        command = super().get_command(ctx, cmd_name)
        if command is None:
            raise stop("usage_command", said=cmd_name, known=", ".join(self.list_commands(ctx)))
        place = [*ctx.command_path.split()[1:], cmd_name]
        _fill(command, ".".join(place))
        return command

    def make_context(self, *arguments: Any, **values: Any) -> Any:
        with sentences():
            return super().make_context(*arguments, **values)

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


def typed(code: str) -> str:
    """A participation code as it was given; '-' asks for it, so that no history or process list has it."""
    return str(typer.prompt(wording("cli").say("code_prompt"), hide_input=True)) if code == "-" else code


@contextmanager
def sentences() -> Iterator[None]:
    """Our own errors become one sentence and exit code 1."""
    from sqlalchemy.exc import DatabaseError, OperationalError

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
    except (DatabaseError, sqlite3.OperationalError) as error:
        if type(error) not in (DatabaseError, OperationalError, sqlite3.OperationalError):
            raise  # a mistake of ours
        raise stop("database") from None
    except BrokenPipeError:
        raise
    except OSError as error:
        why = f"file.{FILE.get(error.errno or 0, 'other')}"
        raise stop(why, file=error.filename2 or error.filename or wording("cli").say("file.some")) from None
    except typer.TyperException as error:
        if type(error).__name__ == usage.HELP:
            raise
        typer.echo(usage.sentence(error), err=True)
        raise typer.Exit(2) from None


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
    if error.name == "old_database" and error.values["found"] == "-":
        name = "fout.no_tables"
    if error.name == "bad_backup" and error.values["file"] == "postgresql":
        name = "fout.backup_elsewhere"
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
