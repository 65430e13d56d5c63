"""The process manager: a `supervisord` of our own, configured here and asked over its socket.

Supervisor restarts what falls, rotates logs and stops everything together.
"""

from __future__ import annotations

import ctypes
import fcntl
import http.client
import os
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any
from xmlrpc.client import Fault, ServerProxy, Transport

from api.stack.settings import LOOPBACK, StackError, StackSettings, passed_on
from api.wording import wording

NAMES = ("rasa", "actions", "api")
START_SECONDS = 15  # falling sooner than this is a failed start, not a crash
STOP_SECONDS = 10
PDEATHSIG = 1  # prctl: this signal reaches the child when its parent dies

CONFIG = """\
[supervisord]
nodaemon=true
silent=true
loglevel=warn
logfile={log}
logfile_maxbytes=1MB
logfile_backups=1
pidfile={run}/supervisord.pid
childlogdir={run}
{user}
[unix_http_server]
file={socket}
chmod=0700

[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
"""

PROGRAM = """
[program:{name}]
command={command}
directory={root}
environment={environment}
autostart={autostart}
autorestart=true
startsecs={start_seconds}
startretries=3
stopsignal=TERM
stopwaitsecs={stop_seconds}
stopasgroup=true
killasgroup=true
redirect_stderr=true
stdout_logfile={log}
stdout_logfile_maxbytes=5MB
stdout_logfile_backups=1
"""


def commands(settings: StackSettings) -> dict[str, list[str]]:
    """How each process is started. Rasa and the actions stay on loopback; Rasa's HTTP API stays off."""
    python = str(settings.root / ".venv" / "bin" / "python")
    ports = settings.ports
    return {
        "rasa": [
            str(settings.root / ".venv-bot" / "bin" / "rasa"),
            *("run", "--model", str(settings.rasa_model)),
            *("--endpoints", "bot/endpoints.yml", "--credentials", "bot/credentials.yml"),
            *("--interface", LOOPBACK, "--port", str(ports["rasa"])),
        ],
        "actions": [
            *(python, "-m", "actions.server", "--port", str(ports["actions"])),
            *("--layers", str(settings.var / "knowledge")),
        ],
        "api": [
            *(python, "-m", "uvicorn", "--factory", "api.app:create_app"),
            *("--host", settings.host, "--port", str(ports["api"])),
            *("--no-access-log", "--no-server-header", "--log-level", "warning"),
        ],
    }


def configuration(settings: StackSettings) -> str:
    """The text of supervisord.conf. The API starts when its database is ready, the others at once."""
    run = settings.var / "run"
    text = CONFIG.format(
        log=settings.log("supervisord"),
        run=run,
        socket=run / "supervisor.sock",
        user="user=root\n" if os.geteuid() == 0 else "",
    )
    for name, command in commands(settings).items():
        text += PROGRAM.format(
            name=name,
            command=_escape(shlex.join(command)),
            root=settings.root,
            environment=_pairs(settings.environment(name)),
            autostart="false" if name == "api" else "true",
            start_seconds=START_SECONDS,
            stop_seconds=STOP_SECONDS,
            log=settings.log(name),
        )
    return text


def _escape(value: str) -> str:
    return value.replace("%", "%%")


def _pairs(environment: Mapping[str, str]) -> str:
    return ",".join(f'{name}="{_escape(value)}"' for name, value in environment.items())


class Manager:
    """One running supervisord and its three processes."""

    def __init__(self, settings: StackSettings) -> None:
        self.settings = settings
        self.process: subprocess.Popen[bytes] | None = None
        self.lock: IO[str] | None = None
        self.socket = settings.var / "run" / "supervisor.sock"

    def start(self) -> None:
        """Start supervisord; it starts Rasa and the action server at once. Raises StackError."""
        for folder in ("run", "log", "home"):
            (self.settings.var / folder).mkdir(parents=True, exist_ok=True)
        self._take_folder()
        path = self.settings.var / "run" / "supervisord.conf"
        path.unlink(missing_ok=True)
        with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(configuration(self.settings))
        self.socket.unlink(missing_ok=True)
        supervisord = Path(sys.executable).parent / "supervisord"
        self.process = subprocess.Popen(
            [str(supervisord), "--configuration", str(path)],
            cwd=self.settings.root,
            env=passed_on(),
            start_new_session=True,  # Ctrl-C reaches us alone; we stop the rest in order
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start_process(self, name: str) -> None:
        self._ask("startProcess", name, False)

    def stop_process(self, name: str) -> None:
        self._ask("stopProcess", name)

    def is_up(self) -> bool:
        """Whether supervisord answers."""
        try:
            return bool(self._ask("getState")["statename"] == "RUNNING")
        except (OSError, Fault):
            return False

    def has_fallen(self, name: str) -> bool:
        """Whether a process fell while starting; it may be tried again."""
        return str(self._info(name)["statename"]) in ("BACKOFF", "EXITED", "FATAL")

    def has_given_up(self, name: str) -> bool:
        """Whether a process fell so often that it is not started any more."""
        return str(self._info(name)["statename"]) == "FATAL"

    def pid(self, name: str) -> int:
        """Process id, 0 when it does not run."""
        return int(self._info(name)["pid"])

    def kill(self, name: str) -> None:
        """Kill a process without warning, as a crash would; supervisord starts it again."""
        os.kill(self.pid(name), signal.SIGKILL)

    def stop(self) -> None:
        """Stop everything; returns when nothing runs any more."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=STOP_SECONDS + 10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None
        if self.lock is not None:
            self.lock.close()

    def _take_folder(self) -> None:
        """One stack a folder: a second one would take over the socket and the database of the first."""
        self.lock = open(self.settings.var / "run" / "lock", "w")  # noqa: SIM115  held until `stop`
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.lock.close()
            said = wording("stack").say("draait_al", map=self.settings.var)
            raise StackError(said) from None

    def _info(self, name: str) -> dict[str, Any]:
        info = self._ask("getProcessInfo", name)
        assert isinstance(info, dict)
        return info

    def _ask(self, method: str, *arguments: str | bool) -> Any:
        """One call over the socket. Raises OSError when nobody listens, Fault when supervisord says no."""
        with ServerProxy("http://supervisor", transport=_SocketTransport(self.socket)) as server:
            return getattr(server.supervisor, method)(*arguments)


class _SocketTransport(Transport):
    """XML-RPC over a Unix socket."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def make_connection(self, host: Any) -> http.client.HTTPConnection:
        connection = _SocketConnection(self.path)
        self._connection = host, connection  # so that it is closed with the proxy
        return connection


class _SocketConnection(http.client.HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("supervisor")
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self.sock.connect(str(self.path))
        except OSError:
            self.close()
            raise


def _die_with_parent() -> None:
    """If we are killed, supervisord must not stay behind with three processes."""
    ctypes.CDLL(None).prctl(PDEATHSIG, signal.SIGTERM)
