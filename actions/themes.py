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
CANDIDATES = 8
MOST = 3  # themes one text can claim
SENTENCE = re.compile(r"(?<=[.!?\u2026])\s+|\n+")
LEAST = 4  # words of a sentence that may be about something by itself
SENTENCES = 20  # sentences of a text that are looked at one by one
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
        parts = [self.pipeline(part).cats for part in sentences(text)]
        return decide(self.pipeline(text).cats, self.thresholds, asked, parts)


def sentences(text: str) -> list[str]:
    """The sentences of a text that may each be about something else; none where there are no two."""
    found = [part for part in SENTENCE.split(text) if len(part.split()) >= LEAST]
    return found[:SENTENCES] if len(found) > 1 else []


def decide(
    scores: dict[str, float],
    thresholds: dict[str, float],
    asked: str | None = None,
    parts: Sequence[dict[str, float]] = (),
) -> ThemeReading:
    """From probabilities per label to a reading.

    A theme is claimed at its own threshold; the best one sooner where no other is. `parts`: the same of each
    sentence. They claim nothing, but order what else may be meant: a subject of one sentence among five is
    hardly seen in the whole.
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
    best = sorted(themes, key=lambda k: (k not in taken, k not in claimed, -likely[k], k))
    ranked = [Scored(k, round(min(max(likely[k], 0.0), 1.0), 4)) for k in best[:CANDIDATES]]
    return ThemeReading(tuple(ranked[: len(taken)]), tuple(ranked), asked or direction(scores))


def direction(scores: dict[str, float]) -> str:
    """The likeliest direction of a text."""
    own = {k.removeprefix(DIRECTION): v for k, v in scores.items() if k.startswith(DIRECTION)}
    return max(own, key=lambda k: (own[k], k))
