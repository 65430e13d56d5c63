"""Habits that a reader counts on: small modules, words in YAML, logs that hold no words, settings that are listed."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from api.settings import setting_names
from tests.architecture.source import ROOT, modules, texts, tree

LONGEST = 400
PARTS = modules()
LOGGING = ("debug", "info", "warning", "error", "critical", "log")
#: what a log line may be told: how many, how long, which kind
HARMLESS_CALLS = ("len", "round", "type", "int", "sum")
HARMLESS_ATTRIBUTES = ("__name__", "name", "status_code", "returncode")
HARMLESS_NAMES = ("attempt", "count", "seconds", "number", "status", "port", "error")


@pytest.mark.parametrize("path", PARTS, ids=str)
def test_a_module_fits_in_a_head(path: Path) -> None:
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) < LONGEST


def test_there_is_no_drawer() -> None:
    drawers = {"utils", "util", "helpers", "misc", "common"}
    assert [path for path in PARTS if path.stem in drawers or drawers & set(path.parts)] == []


@pytest.mark.parametrize("path", PARTS, ids=str)
def test_logs_hold_no_words_of_people(path: Path) -> None:
    wrong = []
    for call in logged(tree(path)):
        message, *values = call.args
        if not isinstance(message, ast.Constant) or any(not harmless(value) for value in values):
            wrong.append(call.lineno)
        if any(keyword.arg in ("exc_info", "stack_info") for keyword in call.keywords):
            wrong.append(call.lineno)
    assert wrong == []


def logged(module: ast.Module) -> list[ast.Call]:
    """Calls of a logger; `logger.exception` is found too, as a call without a harmless form."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of_logger = isinstance(node.func.value, ast.Name) and node.func.value.id in ("logger", "logging")
            assert not (of_logger and node.func.attr == "exception"), f"line {node.lineno} logs a traceback"
            if of_logger and node.func.attr in LOGGING and node.args:
                found.append(node)
    return found


def harmless(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        return True
    if isinstance(value, ast.Attribute):
        return value.attr in HARMLESS_ATTRIBUTES
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id in HARMLESS_CALLS
    return isinstance(value, ast.Name) and value.id in HARMLESS_NAMES


DUTCH = {
    "de",
    "het",
    "een",
    "je",
    "niet",
    "van",
    "naar",
    "voor",
    "met",
    "wordt",
    "geen",
    "deze",
    "dit",
    "hier",
}


@pytest.mark.parametrize("path", modules("api"), ids=str)
def test_sentences_for_people_stand_in_yaml(path: Path) -> None:
    sentences = []
    for line, text in texts(path):
        words = re.findall(r"[a-z]+", text.lower())
        if len(words) >= 5 and sum(word in DUTCH for word in words) >= 2:
            sentences.append((line, text))
    assert sentences == []


def listed() -> set[str]:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return {m.group(1) for line in lines if (m := re.match(r"#?\s?([A-Z][A-Z_]+)=", line))}


def test_every_setting_is_in_the_example() -> None:
    assert set(setting_names()) - listed() == set()


def test_the_example_names_no_setting_that_does_not_exist() -> None:
    source = "\n".join((ROOT / path).read_text(encoding="utf-8") for path in modules("api"))
    unknown = {
        name for name in listed() - set(setting_names()) if name.removeprefix("WERKDRUK_") not in source
    }
    assert unknown == set()


@pytest.mark.parametrize("path", PARTS, ids=str)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path)) or not tree(path).body


@pytest.mark.parametrize("path", PARTS, ids=str)
def test_no_error_is_swallowed_by_a_bare_except(path: Path) -> None:
    bare = [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.ExceptHandler) and n.type is None]
    assert bare == []


@pytest.mark.parametrize("path", PARTS, ids=str)
def test_nothing_is_left_for_later(path: Path) -> None:
    left = [word for word in ("TODO", "FIXME", "XXX") if word in (ROOT / path).read_text(encoding="utf-8")]
    assert left == []
