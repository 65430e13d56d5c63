"""What people type in a conversation, as the training of more than one model reads it."""

import csv
from collections.abc import Iterator
from pathlib import Path

import yaml


def talk(folder: Path) -> dict[str, list[str]]:
    """What is said around the questions, by what is wanted: the examples of `data/nlu`."""
    parts = [
        part
        for path in sorted(folder.glob("*.yml"))
        for part in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    ]
    return {
        part["intent"]: [line.removeprefix("- ") for line in part["examples"].splitlines()] for part in parts
    }


NO_VALUE = "null"
DOUBT = "twijfel"  # in a file: an answer of which no value follows, and surely no command or question


def answers(folder: Path) -> list[tuple[str, str, str]]:
    """Answers to closed questions, lines of `data/answers`: (scale, text, value or NO_VALUE)."""
    found = [(row[0], row[1], row[2]) for row in _rows(folder)]
    return [(scale, text, NO_VALUE if value == DOUBT else value) for scale, text, value in found]


def replies(folder: Path) -> list[tuple[str, str, str, str]]:
    """Answers that mean something to one question, lines of `data/replies`.

    (scale, question as it was asked, text, value or NO_VALUE).
    """
    return [(row[0], row[1], row[2], row[3]) for row in _rows(folder)]


def _rows(folder: Path) -> Iterator[list[str]]:
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            yield from (row for row in rows if row and not row[0].startswith("#"))
