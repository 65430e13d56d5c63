"""Free text to themes of the TNO model, with the direction: does it cost or give energy.

`ThemeModel.load()` reads the spaCy pipeline that `python -m actions.themes_training` made.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actions.errors import MissingModel

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "models" / "themes"
NONE = "-"  # label of 'no theme fits'
DIRECTION = "richting:"  # prefix of the labels of direction
FLOOR = "ten_minste"  # threshold for the best theme where none reaches its own
SURE = 0.5
CANDIDATES = 8  # themes a reading has
MOST = 3  # themes a text as a whole can claim
MOST_IN_PARTS = 5  # ... and with its parts
#: Where another part of a text begins: a sentence, or what is added to one.
BREAK = re.compile(
    r"(?<=[.!?;\u2026])\s+|\n+|,\s+(?:en |maar |ook )*|\s+(?=(?:en|maar|plus|daarnaast|bovendien|tevens)\s)"
)
LEAST = 4  # words of a part that may be about something by itself
PARTS = 20  # parts of a text that are looked at one by one
MANY = 3  # parts from which a text is about more, and a part that is sure claims its own
SURE_PART = 0.9
MISSING = "Het themamodel staat nog niet in {folder}. Voer make train uit en probeer het opnieuw."


@dataclass(frozen=True)
class Scored:
    """A theme and how likely it is, 0..1."""

    id: str
    score: float


@dataclass(frozen=True)
class ThemeReading:
    """`themes`: what is claimed, best first; `candidates`: the claimed, and the likeliest others up to eight.

    `richting`: 'kost', 'geeft', 'beide' or 'onbekend'.
    """

    themes: tuple[Scored, ...]
    candidates: tuple[Scored, ...]
    richting: str


@dataclass(frozen=True)
class ThemeModel:
    """A loaded model; safe to share between threads for reading."""

    pipeline: Any
    thresholds: dict[str, float]

    @classmethod
    def load(cls, path: Path | None = None) -> "ThemeModel":
        """Read the model from a folder (default `var/models/themes`). Raises MissingModel."""
        from actions import themes_pipe  # spaCy takes seconds to import: only where a model is used

        folder = path or FOLDER
        try:
            pipeline, component = themes_pipe.load(folder)
        except (OSError, KeyError, ValueError) as error:
            raise MissingModel(MISSING.format(folder=folder)) from error
        return cls(pipeline, component.thresholds)

    def read(self, text: str, asked: str | None = None) -> ThemeReading:
        """Themes and direction of a text. `asked` ('kost' or 'geeft'): the direction of the question."""
        return decide(self.pipeline(text).cats, self.thresholds, asked)

    def read_parts(self, text: str, asked: str | None = None) -> ThemeReading:
        """As `read`, of an answer to an open question: what is in one part of it counts as well."""
        each = [self.pipeline(part).cats for part in parts(text)]
        return decide(self.pipeline(text).cats, self.thresholds, asked, each)


def parts(text: str) -> list[str]:
    """Sentences and clauses that may each be about something else; none where there are no two."""
    found = [part for part in BREAK.split(text) if len(part.split()) >= LEAST]
    return found[:PARTS] if len(found) > 1 else []


def decide(
    scores: dict[str, float],
    thresholds: dict[str, float],
    asked: str | None = None,
    parts: Sequence[dict[str, float]] = (),
) -> ThemeReading:
    """From probabilities per label to a reading.

    A theme is claimed at its own threshold; the best one sooner where no other is. `parts`: the same of each
    part of the text. A subject of one part among five is hardly seen in the whole: parts order what else may
    be meant, and of many parts one that is sure of its subject claims it too.
    """
    themes = {k: v for k, v in scores.items() if k != NONE and not k.startswith(DIRECTION)}
    likeliest = max(themes, key=lambda k: (themes[k], k))
    claimed = {k for k, v in themes.items() if v >= thresholds[k]}
    if not claimed and themes[likeliest] >= thresholds[FLOOR]:
        claimed = {likeliest}
    if scores[NONE] > max(themes[likeliest], SURE):
        claimed = set()
    taken = sorted(claimed, key=lambda k: (-themes[k], k))[:MOST]
    likely = {k: themes[k] if k in taken else max((themes[k], *(part[k] for part in parts))) for k in themes}
    if len(parts) >= MANY:
        sure = {k for part in parts for k in themes if part[k] >= max(SURE_PART, thresholds[k])}
        taken += sorted(sure.difference(taken), key=lambda k: (-likely[k], k))[: MOST_IN_PARTS - len(taken)]
    best = sorted(themes, key=lambda k: (k not in taken, k not in claimed, -likely[k], k))
    best = [*taken, *(k for k in best if k not in taken)]
    ranked = [Scored(k, round(min(max(likely[k], 0.0), 1.0), 4)) for k in best[:CANDIDATES]]
    return ThemeReading(tuple(ranked[: len(taken)]), tuple(ranked), asked or direction(scores))


def direction(scores: dict[str, float]) -> str:
    """The likeliest direction of a text."""
    own = {k.removeprefix(DIRECTION): v for k, v in scores.items() if k.startswith(DIRECTION)}
    return max(own, key=lambda k: (own[k], k))
