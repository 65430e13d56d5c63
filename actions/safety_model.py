"""A second pair of eyes beside the patterns: linear models over words and letters, trained on data/safety.

Deterministic: hashed features, fixed weights. It only adds cards, it never takes one away.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from actions.errors import MissingModel

FOLDER = Path(__file__).parent.parent / "var" / "models" / "safety"
NO_CARD = "-"
FEATURES = 2**17
WORDS, LETTERS = (1, 2, 3), (2, 3, 4, 5)
APART = (2, 3, 4, 5)  # words between which a pair is seen: 'ik hoef er morgen niet meer te zijn'
BLOCKS = 3
BAR = 0.35  # probability of any card from which one is shown, by its likeliest route
FEWEST = 4  # words; what is shorter is left to the patterns
RED = 0.6  # probability of 'acuut' from which it is the red one
LONGEST = 2000  # characters that are looked at


@dataclass(frozen=True, eq=False)
class SafetyModel:
    """Weights per route, each against all others: (routes, BLOCKS*FEATURES) and (routes,)."""

    routes: tuple[str, ...]
    weights: NDArray[np.float32]
    intercepts: NDArray[np.float32]

    @classmethod
    def load(cls, folder: Path | None = None) -> "SafetyModel":
        """Read the trained model. Raises MissingModel."""
        folder = folder or FOLDER
        try:
            about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            arrays = np.load(folder / "weights.npz", allow_pickle=False)
        except FileNotFoundError:
            raise MissingModel("Het vangnetmodel is er nog niet: voer 'make train' uit.") from None
        return cls(tuple(about["routes"]), arrays["weights"], arrays["intercepts"])

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        np.savez(folder / "weights.npz", weights=self.weights, intercepts=self.intercepts)
        about = json.dumps({"routes": self.routes})
        (folder / "model.json").write_text(about, encoding="utf-8")

    def route(self, text: str) -> str | None:
        """The likeliest route where a card is likely enough, else None.

        Less sure of 'acuut' than RED: the softer card, which has the same numbers.
        """
        if len(plain(text).split()) < FEWEST:
            return None
        chances = self.chances(text)
        none = self.routes.index(NO_CARD)
        if 1 - chances[none] < BAR:
            return None
        chances[none] = -1.0
        best = int(chances.argmax())
        if self.routes[best] == "acuut" and chances[best] < RED:
            return "zorg"
        return self.routes[best]

    def chances(self, text: str) -> NDArray[np.float64]:
        """Probability of each route by itself, in the order of `routes`."""
        row = features(text)
        weights = self.weights[:, list(row)].astype(np.float64)
        logits = weights @ np.array(list(row.values())) + self.intercepts
        found: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
        return found


def plain(text: str) -> str:
    """Lower case, no punctuation, single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s]", " ", text[:LONGEST].lower()))


def features(text: str) -> dict[int, float]:
    """Place -> weight: words in a row, letters within words, and pairs of words that stand APART.

    Hashed, each block of length 1. No library: this runs in the process that answers the chat.
    """
    words = plain(text).split()
    runs = (" ".join(words[at : at + size]) for size in WORDS for at in range(len(words) - size + 1))
    letters = (
        padded[at : at + size]
        for padded in (f" {word} " for word in words)
        for size in LETTERS
        for at in range(len(padded) - size + 1)
    )
    pairs = (f"{words[at]} {words[at + far]}" for far in APART for at in range(len(words) - far))
    return _hashed(runs, 0) | _hashed(letters, FEATURES) | _hashed(pairs, 2 * FEATURES)


def _hashed(names: Iterable[str], offset: int) -> dict[int, float]:
    counts = Counter(crc32(name.encode()) % FEATURES for name in names)
    length = math.sqrt(sum(count * count for count in counts.values()))
    return {offset + place: count / length for place, count in counts.items()}
