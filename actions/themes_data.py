"""Reading `data/themes`: one line is one text with its themes and direction.

Format: `thema1,thema2 | richting | tekst`; `-` for no theme; lines that begin with `#` are notes.
A file is one writer; folders `train` and `dev` keep the writers apart.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from actions.errors import ActionsError

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "themes"
DIRECTIONS = ("kost", "geeft", "beide", "onbekend")


class BadData(ActionsError):
    """A line of training data cannot be read; names every file and line."""


@dataclass(frozen=True)
class Line:
    """One labelled text. `themes` is empty where no theme fits."""

    writer: str
    themes: tuple[str, ...]
    direction: str
    text: str


def read_folder(folder: Path, themes: Collection[str]) -> tuple[Line, ...]:
    """Lines of every writer in a folder, in order of file name; no folder is no lines.

    Raises BadData with every line that cannot be read.
    """
    lines: list[Line] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        rows = path.read_text(encoding="utf-8").splitlines()
        for number, row in enumerate(rows, 1):
            if not row.strip() or row.startswith("#"):
                continue
            try:
                lines.append(_parse(path.stem, row, themes))
            except ValueError as error:
                problems.append(f"{path.name}, regel {number}: {error}")
    if problems:
        raise BadData("\n".join(problems))
    return tuple(lines)


def _parse(writer: str, row: str, themes: Collection[str]) -> Line:
    fields = [field.strip() for field in row.split(" | ")]
    if len(fields) != 3 or not fields[2]:
        raise ValueError("verwacht 'themas | richting | tekst'")
    labels = () if fields[0] == "-" else tuple(fields[0].split(","))
    unknown = [label for label in labels if label not in themes]
    if unknown:
        raise ValueError(f"dit thema bestaat niet: {', '.join(unknown)}")
    if not len(set(labels)) == len(labels) <= 3:
        raise ValueError("hoogstens drie verschillende thema's")
    if fields[1] not in DIRECTIONS:
        raise ValueError(f"richting moet een van {', '.join(DIRECTIONS)} zijn")
    return Line(writer, labels, fields[1], fields[2])


def share(lines: Sequence[Line], most: int) -> tuple[Line, ...]:
    """At most `most` of the lines, of every writer as large a share; which ones follows from their texts."""
    kept = set(sorted(lines, key=lambda line: crc32(line.text.encode()))[:most])
    return tuple(line for line in lines if line in kept)


def writers(lines: Iterable[Line]) -> tuple[str, ...]:
    """Names of the writers, sorted."""
    return tuple(sorted({line.writer for line in lines}))
