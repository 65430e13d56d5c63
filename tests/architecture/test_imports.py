"""The import arrows of the design, and modules that do nothing when they are imported."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, dotted, imports, modules, tree

OURS = ("knowledge", "actions", "api", "bot")
#: package -> what it may import of ours
ARROWS = {
    "knowledge": ("knowledge",),
    "actions": ("actions", "knowledge"),
    "api": ("api", "actions", "knowledge"),
    "bot": ("bot",),
}
#: what the API may take from the actions: pure functions on text, and their errors
TEXT_FUNCTIONS = (
    *("actions.safety", "actions.redact", "actions.themes", "actions.interpret", "actions.going_on"),
    *("actions.misreading", "actions.errors"),
)
WEB = ("fastapi", "starlette", "uvicorn", "httpx", "jinja2", "limits")
ANALYSIS_ONLY = ("pandas", "numpy")


def names(path: Path) -> list[str]:
    return list(imports(path))


def within(name: str, parents: tuple[str, ...]) -> bool:
    return any(name == parent or name.startswith(parent + ".") for parent in parents)


@pytest.mark.parametrize("path", modules(), ids=str)
def test_imports_go_one_way(path: Path) -> None:
    allowed = ARROWS[path.parts[0]]
    wrong = [name for name in names(path) if within(name, OURS) and not within(name, allowed)]
    assert wrong == []


@pytest.mark.parametrize("path", modules("api"), ids=str)
def test_the_api_takes_only_text_functions_from_the_actions(path: Path) -> None:
    wrong = [name for name in names(path) if within(name, ("actions",)) and not within(name, TEXT_FUNCTIONS)]
    assert wrong == []


@pytest.mark.parametrize("path", modules("api/store"), ids=str)
def test_the_store_knows_no_web_and_nothing_above_it(path: Path) -> None:
    wrong = [name for name in names(path) if within(name, WEB)]
    wrong += [name for name in names(path) if within(name, ("api",)) and not within(name, ("api.store",))]
    assert wrong == []


def test_disclosure_knows_pandas_and_nothing_of_ours() -> None:
    assert [name for name in names(Path("api/disclosure.py")) if within(name, OURS)] == []


@pytest.mark.parametrize("path", modules("actions"), ids=str)
def test_the_actions_hold_no_database(path: Path) -> None:
    assert [name for name in names(path) if within(name, ("sqlalchemy", "sqlite3", "alembic"))] == []


def test_the_dialogue_knows_no_framework_and_no_clock() -> None:
    wrong = ("rasa_sdk", "fastapi", "time", "spacy", "datetime.datetime")
    assert [name for name in names(Path("actions/dialogue.py")) if within(name, wrong)] == []


def test_the_api_runs_without_spacy() -> None:
    """It takes 40 MB, and the API has no sentence to cut."""
    code = "import sys, api.app; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=120).returncode == 0


@pytest.mark.parametrize("path", modules("api"), ids=str)
def test_only_the_results_read_all_answers(path: Path) -> None:
    reading = [name for name in names(path) if name.endswith("store.responses") or "store.responses." in name]
    allowed = path.parts[1] in ("publish.py", "analysis") or path.parts[1] == "store"
    assert allowed or reading == []


WATCH = """
import importlib, json, sys
from pathlib import Path
root, seen, watching = Path(sys.argv[1]), [], [None]
harmless = (".py", ".pyc", ".so", ".typed")

def hook(event, args):
    if watching[0] is None:
        return
    if event == "open" and isinstance(args[0], str):
        path = Path(args[0])
        inside = path.is_relative_to(root) and not any(part.startswith(".venv") for part in path.parts)
        if inside and path.suffix not in harmless and not path.is_dir():
            seen.append((watching[0], "open " + path.name))
    elif event in ("sqlite3.connect", "socket.connect", "subprocess.Popen", "os.system"):
        seen.append((watching[0], event))

sys.addaudithook(hook)
for name in json.loads(sys.argv[2]):
    watching[0] = name
    importlib.import_module(name)
    watching[0] = None
print(json.dumps(seen))
"""
#: not imported in the product: Alembic reads the first, the second is run apart, with torch
SCRIPTS = ("api/store/migrations", "actions/encoder_")


def importable() -> list[str]:
    paths = modules("knowledge", "actions", "api")
    paths = [path for path in paths if not str(path).startswith(SCRIPTS) and path.name != "__main__.py"]
    return [dotted(path) for path in paths]


def test_importing_opens_nothing_and_connects_to_nothing() -> None:
    command = [sys.executable, "-c", WATCH, str(ROOT), json.dumps(importable())]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout.splitlines()[-1]) == []
    assert done.stdout.count("\n") == 1, "importing printed something"


@pytest.mark.parametrize("path", modules("knowledge", "actions", "api"), ids=str)
def test_no_module_reads_the_environment_when_imported(path: Path) -> None:
    reading = []
    for node in at_import(tree(path)):
        for inner in ast.walk(node):
            if isinstance(inner, ast.Attribute) and inner.attr in ("environ", "getenv"):
                reading.append(inner.lineno)
    assert reading == []


def at_import(module: ast.Module) -> list[ast.AST]:
    """Statements that run when a module is imported: not the bodies of functions."""
    found: list[ast.AST] = []
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            found += [n for n in node.body if not isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.If):
            found.append(node)
    return found
