"""What is wrong with a command as it was typed, as one Dutch sentence of api/texts/cli.yml."""

from typing import Any

import typer

from api.wording import wording

HELP = "NoArgsIsHelpError"  # not an error: the help itself


def sentence(error: typer.TyperException) -> str:
    """One sentence that names the option and where to look. Typer exports one kind; others go by name."""
    texts = wording("cli")
    found: Any = error
    context = getattr(found, "ctx", None)
    known = {"command": context.command_path if context else "werkdruk", "option": _option(found)}
    kind = type(error).__name__
    if kind in ("MissingParameter", "BadOptionUsage"):
        return texts.say("usage_missing", **known)
    if kind == "NoSuchOption":
        return texts.say("usage_unknown", **known)
    if isinstance(error, typer.BadParameter):
        return texts.say("usage_value", why=_why(found), **known)
    return texts.say("usage", **known)


def _option(error: Any) -> str:
    """The option as typed, or the name of an argument."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "option_name", ""))
    is_option = parameter.param_type_name == "option"
    return max(parameter.opts, key=len) if is_option else str(parameter.name)


def _why(error: Any) -> str:
    """Why a value does not fit; without a reason of pydantic it is about a file."""
    texts = wording("cli")
    cause = error.__cause__
    reason: dict[str, Any] = cause.errors()[0] if hasattr(cause, "errors") else {"type": "file"}
    name = f"usage.{reason['type']}"
    return texts.say(name if name in texts.sentences else "usage.other", **reason.get("ctx", {}))
