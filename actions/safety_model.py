"""A second pair of eyes beside the patterns: a linear model over words and letters, trained on data/safety.

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
#: Probability of any card from which one is shown, by its likeliest route. A missed 'acuut' weighs most.
BARS = {"acuut": 0.22, "zorg": 0.32, "veiligheid": 0.42, "kind": 0.42}
#: The same for texts of less than FEW words, which say less.
SHORT = {"acuut": 0.56, "zorg": 0.56, "veiligheid": 0.6, "kind": 0.6}
FEWEST, FEW = 4, 6  # words; what is shorter than FEWEST is left to the patterns
RED = 0.7  # probability of 'acuut' from which it is the red one
LONGEST = 2000  # characters that are looked at


@dataclass(frozen=True, eq=False)
class SafetyModel:
    """Weights per route: (routes, 2*FEATURES) and (routes,)."""

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
        words = len(plain(text).split())
        if words < FEWEST:
            return None
        chances = self.chances(text)
        none = self.routes.index(NO_CARD)
        any_card = 1 - chances[none]
        chances[none] = -1.0
        best = int(chances.argmax())
        bars = BARS if words >= FEW else SHORT
        if any_card < bars[self.routes[best]]:
            return None
        if self.routes[best] == "acuut" and chances[best] < RED:
            return "zorg"
        return self.routes[best]

    def chances(self, text: str) -> NDArray[np.float64]:
        """Probability per route, in the order of `routes`."""
        row = features(text)
        weights = self.weights[:, list(row)].astype(np.float64)
        logits = weights @ np.array(list(row.values())) + self.intercepts
        powers = np.exp(logits - logits.max())
        found: NDArray[np.float64] = powers / powers.sum()
        return found


def plain(text: str) -> str:
    """Lower case, no punctuation, single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s]", " ", text[:LONGEST].lower()))


def features(text: str) -> dict[int, float]:
    """Place -> weight: words (1-3 in a row) in the first half, letters within words (2-5) in the second.

    Hashed, each half of length 1. No library: this runs in the process that answers the chat.
    """
    words = plain(text).split()
    runs = (" ".join(words[at : at + size]) for size in WORDS for at in range(len(words) - size + 1))
    found = _hashed(runs, 0)
    letters = (
        padded[at : at + size]
        for padded in (f" {word} " for word in words)
        for size in LETTERS
        for at in range(len(padded) - size + 1)
    )
    return found | _hashed(letters, FEATURES)


def _hashed(names: Iterable[str], offset: int) -> dict[int, float]:
    counts = Counter(crc32(name.encode()) % FEATURES for name in names)
    length = math.sqrt(sum(count * count for count in counts.values()))
    return {offset + place: count / length for place, count in counts.items()}
