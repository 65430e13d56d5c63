"""Where the stack runs: folders, ports and the environment that each process gets."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

from api.wording import wording

ROOT = Path(__file__).parent.parent.parent
PREFIX = "WERKDRUK_"
LOOPBACK = "127.0.0.1"
PORTS = {"rasa": ("RASA_PORT", 5005), "actions": ("ACTIONS_PORT", 5055), "api": ("PORT", 8000)}
#: What a process needs to find its programs, its language and its certificates; nothing else is handed on.
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "SSL_CERT_FILE", "COVERAGE_PROCESS_START")


class StackError(Exception):
    """The stack cannot run; the message is one Dutch sentence."""


@dataclass(frozen=True)
class StackSettings:
    """One stack: the folder for what it writes, its ports, and the WERKDRUK_ settings of the API.

    `demo`: whether to make the demo school.
    """

    var: Path
    host: str
    ports: Mapping[str, int]
    values: Mapping[str, str]
    root: Path = ROOT
    demo: bool = True

    @property
    def url(self) -> str:
        """Address of the API on this computer."""
        return f"http://{LOOPBACK}:{self.ports['api']}"

    @property
    def rasa_url(self) -> str:
        return f"http://{LOOPBACK}:{self.ports['rasa']}"

    @property
    def actions_url(self) -> str:
        return f"http://{LOOPBACK}:{self.ports['actions']}"

    @property
    def bot_key(self) -> str:
        return self.values[PREFIX + "BOT_KEY"]

    @property
    def rasa_model(self) -> Path:
        return self.root / "var" / "models" / "rasa" / "werkdrukdialoog.tar.gz"

    @property
    def theme_model(self) -> Path:
        return self.root / "var" / "models" / "themes"

    def log(self, name: str) -> Path:
        """The log file of one process."""
        return self.var / "log" / f"{name}.log"

    def environment(self, name: str) -> dict[str, str]:
        """What one process gets to know. Rasa gets the shared key and no other secret, the actions none."""
        own: dict[str, dict[str, str]] = {
            "rasa": {
                "HOME": str(self.var / "home"),
                "ACTIONS_PORT": str(self.ports["actions"]),
                PREFIX + "BOT_KEY": self.bot_key,
                **RASA_MANNERS,
            },
            "actions": {"HOME": str(self.var / "home"), "OTEL_SDK_DISABLED": "true", **ONE_THREAD},
            "api": {"HOME": str(self.var / "home"), **ONE_THREAD, **self.values},
        }
        return {**passed_on(), **own[name]}

    def command_environment(self) -> dict[str, str]:
        """The environment of a `werkdruk` command that works on this stack."""
        return {**os.environ, **self.values}


ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
#: No telemetry, no text in logs, no noise, no threads for a classifier that takes two milliseconds.
RASA_MANNERS = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "PYTHONWARNINGS": "ignore",
    "LOG_LEVEL": "WARNING",
    "LOG_LEVEL_LIBRARIES": "ERROR",
    **ONE_THREAD,
}


def passed_on() -> dict[str, str]:
    return {name: os.environ[name] for name in PASSED_ON if name in os.environ}


def read_settings(var: Path | None = None, **overrides: str) -> StackSettings:
    """From the environment, `.env` and the demo secrets, in that order; secrets are made where none are set.

    `overrides` are WERKDRUK_ settings without their prefix (`PORT="0"` means any free port).
    Raises StackError.
    """
    folder = var or ROOT / "var"
    folder.mkdir(parents=True, exist_ok=True)
    given = {
        **_ours(dotenv_values(folder / "demo.env")),
        **_ours(dotenv_values(ROOT / ".env")),
        **_ours(os.environ),
        **{PREFIX + name: value for name, value in overrides.items()},
    }
    given = {**_demo_secrets(folder, given), **given}
    ports = {name: _port(given, *setting) for name, setting in PORTS.items()}
    host = given.get(PREFIX + "HOST", LOOPBACK)
    values = {
        **given,
        PREFIX + "VAR_DIR": str(folder.resolve()),
        PREFIX + "HOST": host,
        PREFIX + "PORT": str(ports["api"]),
        PREFIX + "RASA_PORT": str(ports["rasa"]),
        PREFIX + "ACTIONS_PORT": str(ports["actions"]),
    }
    if "DATABASE_URL" not in values:
        values.setdefault(PREFIX + "DATABASE_URL", f"sqlite:///{(folder / 'werkdruk.db').resolve()}")
    if not values.get(PREFIX + "PUBLIC_URL"):
        values[PREFIX + "PUBLIC_URL"] = f"http://{seen_from_outside(host)}:{ports['api']}"
    for name, value in values.items():
        if '"' in value or "\n" in value:
            raise StackError(wording("stack").say("aanhaling", naam=name))
    demo = values.pop(PREFIX + "DEMO", "ja")
    if demo not in ("ja", "nee"):
        raise StackError(wording("stack").say("ja_of_nee", naam=PREFIX + "DEMO"))
    return StackSettings(folder.resolve(), host, ports, values, demo=demo == "ja")


def _ours(values: Mapping[str, str | None]) -> dict[str, str]:
    return {
        name: value
        for name, value in values.items()
        if value and (name.startswith(PREFIX) or name == "DATABASE_URL")
    }


def _demo_secrets(folder: Path, given: Mapping[str, str]) -> dict[str, str]:
    """Random secrets for a local demo, kept in `demo.env`: the next start reads the same database."""
    missing = [name for name in (PREFIX + "SECRET", PREFIX + "BOT_KEY") if name not in given]
    if not missing:
        return {}
    made = {name: secrets.token_hex(32) for name in missing}
    path = folder / "demo.env"
    with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600), "a", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in made.items())
    return made


def _port(given: Mapping[str, str], setting: str, default: int) -> int:
    raw = given.get(PREFIX + setting, str(default))
    if not raw.isdecimal() or int(raw) > 65535:
        raise StackError(wording("stack").say("poort_ongeldig", naam=PREFIX + setting, waarde=raw))
    return int(raw) or free_port()


def free_port() -> int:
    """A port on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def refuse_busy_ports(settings: StackSettings) -> None:
    """Raises StackError that names the first port on which something already listens."""
    for name, port in settings.ports.items():
        host = settings.host if name == "api" else LOOPBACK
        if not _is_free(host, port):
            make_name = {"rasa": "RASA_PORT", "actions": "ACTIONS_PORT", "api": "API_PORT"}[name]
            others = range(port + 1, 65536)
            free = next(p for p in others if p not in settings.ports.values() and _is_free(host, p))
            raise StackError(wording("stack").say("bezet", poort=port, naam=make_name, andere=free))


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def seen_from_outside(host: str) -> str:
    """The address under which others on the network reach us; nothing is sent to find it."""
    if host not in ("0.0.0.0", "::"):
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return LOOPBACK
