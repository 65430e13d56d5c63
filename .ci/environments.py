"""Make the two Python environments, `.venv` (the app) and `.venv-bot` (Rasa), from the hash-locked lists.

Runs before anything is installed, on any Python 3: standard library only, and no syntax newer than 3.6. Each
environment keeps a stamp of what it was made from; where that has not changed, nothing is done.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
TOOLS = ROOT / "var" / "tools"
APP = ROOT / ".venv"
BOT = ROOT / ".venv-bot"
OLDEST = (3, 11)
BOT_PYTHON = "3.10"

NO_APP_PYTHON = (
    "Je hebt Python 3.11 of nieuwer nodig onder de naam python3; gevonden is {found}. "
    "Installeer hem en probeer het opnieuw.\n(Python 3.11 or newer is needed as python3; found {found}.)"
)
NO_VENV = (
    "Python kan geen eigen omgeving maken. Installeer het pakket python3-venv en probeer het opnieuw.\n"
    "(Python cannot make a virtual environment: install python3-venv.)"
)
NO_BOT_PYTHON = (
    "Rasa heeft Python 3.10 nodig en die is niet gevonden. Zet hem klaar als python3.10, of met "
    "'pyenv install 3.10', en probeer het opnieuw.\n"
    "(Rasa needs Python 3.10: provide a working python3.10, or run 'pyenv install 3.10'.)"
)
NO_NETWORK = (
    "De pakketten konden niet worden opgehaald. Controleer de internetverbinding en probeer het opnieuw.\n"
    "(The packages could not be downloaded: check the network connection.)"
)
NOT_INSTALLED = (
    "De omgeving {name} kon niet worden gemaakt; de melding hierboven zegt waarom.\n"
    "(The environment {name} could not be made; see the message above.)"
)
NETWORK_SIGNS = ("connect", "dns", "resolve", "timed out", "timeout", "network", "no matching distribution")


class SetupError(Exception):
    """An environment cannot be made; the message is for the person who typed the command."""


def run(command, name):
    """Run a command quietly; raise SetupError with one clear sentence when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=str(ROOT),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        said = done.stdout.lower()
        offline = any(sign in said for sign in NETWORK_SIGNS)
        raise SetupError(NO_NETWORK if offline else NOT_INSTALLED.format(name=name))


def version_of(python):
    """The version a Python really reports, as '3.10'; '' when it does not run (pyenv's shims may not)."""
    try:
        done = subprocess.run(
            [str(python), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            universal_newlines=True,
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def bot_python(uv):
    """Path of a Python 3.10: `python3.10`, else pyenv's, else one that uv fetches."""
    named = shutil.which("python" + BOT_PYTHON)
    pyenv = pathlib.Path(os.environ.get("PYENV_ROOT", str(pathlib.Path.home() / ".pyenv")))
    candidates = ([named] if named else []) + [
        str(path / "bin" / "python3.10")
        for path in sorted(pyenv.glob("versions/" + BOT_PYTHON + "*"), reverse=True)
    ]
    for candidate in candidates:
        if version_of(candidate) == BOT_PYTHON:
            return candidate
    fetched = subprocess.run(
        [str(uv), "python", "install", "-q", BOT_PYTHON],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if fetched.returncode:
        raise SetupError(NO_BOT_PYTHON)
    found = subprocess.run(
        [str(uv), "python", "find", BOT_PYTHON], stdout=subprocess.PIPE, universal_newlines=True
    )
    return found.stdout.strip()


def fingerprint(*parts):
    """One digest of files (by content) and strings."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.read_bytes() if isinstance(part, pathlib.Path) else str(part).encode())
        digest.update(b"\0")
    return digest.hexdigest()


def is_made(folder, mark):
    """Whether this environment was finished from exactly these inputs, and its Python still runs."""
    stamp = folder / "werkdrukdialoog.stamp"
    fresh = stamp.is_file() and stamp.read_text() == mark
    return fresh and version_of(folder / "bin" / "python") != ""


def own_package():
    """What our own installation is made of: its name, its commands and how it is built."""
    import tomllib  # from Python 3.11; `main` has refused older ones by now

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [settings["build-system"], settings["project"], settings["tool"]["hatch"]]
    return json.dumps(parts, sort_keys=True)


def make(folder, python, locked, uv, editable):
    """Make one environment with exactly what its list says, and our own packages if `editable`."""
    mark = fingerprint(version_of(python), str(folder), locked, own_package() if editable else "")
    if is_made(folder, mark):
        return
    print("Omgeving {} wordt gemaakt uit {} ...".format(folder.name, locked.name), flush=True)
    here = folder / "bin" / "python"
    if version_of(here) != version_of(python):
        run([uv, "venv", "-q", "--clear", "--python", python, folder], folder.name)
    sync = [uv, "pip", "sync", "-q", "--python", here, "--require-hashes", locked]
    run(sync, folder.name)
    if editable:
        own = [uv, "pip", "install", "-q", "--python", here, "--no-deps", "--no-build-isolation"]
        run([*own, "--offline", "--editable", ROOT], folder.name)
    (folder / "werkdrukdialoog.stamp").write_text(mark)


def make_tools():
    """Path of uv, installed from its own hash-locked list."""
    locked = REQUIREMENTS / "tools.txt"
    mark = fingerprint(sys.version, str(TOOLS), locked)
    if not is_made(TOOLS, mark):
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(TOOLS)])
        if made.returncode:
            raise SetupError(NO_VENV)
        pip = [TOOLS / "bin" / "python", "-m", "pip", "-q", "--disable-pip-version-check"]
        run([*pip, "install", "--require-hashes", "--no-deps", "-r", locked], "tools")
        (TOOLS / "werkdrukdialoog.stamp").write_text(mark)
    return TOOLS / "bin" / "uv"


@contextlib.contextmanager
def one_at_a_time():
    """Two set-ups at once would undo each other's work; the second waits."""
    (ROOT / "var").mkdir(exist_ok=True)
    with open(str(ROOT / "var" / "setup.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main():
    """Exit code 0 when both environments stand."""
    if sys.version_info < OLDEST:
        print(NO_APP_PYTHON.format(found=sys.version.split()[0]), file=sys.stderr)
        return 1
    try:
        with one_at_a_time():
            uv = make_tools()
            make(APP, sys.executable, REQUIREMENTS / "app.txt", uv, editable=True)
            made_from = version_of(BOT / "bin" / "python") == BOT_PYTHON
            python = BOT / "bin" / "python" if made_from else bot_python(uv)
            make(BOT, python, REQUIREMENTS / "bot.txt", uv, editable=False)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
