"""A second pair of eyes beside the patterns: a linear model over words and letters, trained on data/safety.

Deterministic: hashed features, fixed weights. It only adds cards, it never takes one away.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actions.errors import MissingModel

FOLDER = Path(__file__).parent.parent / "var" / "models" / "safety"
NO_CARD = "-"
FEATURES = 2**17
#: Probability of any card from which one is shown, by its likeliest route. A missed 'acuut' weighs most.
BARS = {"acuut": 0.35, "zorg": 0.5, "veiligheid": 0.65, "kind": 0.65}
FEWEST = 6  # words; what is shorter is left to the patterns
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
        if len(plain(text).split()) < FEWEST:
            return None
        chances = self.chances(text)
        none = self.routes.index(NO_CARD)
        any_card = 1 - chances[none]
        chances[none] = -1.0
        best = int(chances.argmax())
        if any_card < BARS[self.routes[best]]:
            return None
        if self.routes[best] == "acuut" and chances[best] < RED:
            return "zorg"
        return self.routes[best]

    def chances(self, text: str) -> NDArray[np.float64]:
        """Probability per route, in the order of `routes`."""
        row = features([text])
        logits = np.asarray(row @ self.weights.T).ravel() + self.intercepts
        powers = np.exp(logits - logits.max())
        found: NDArray[np.float64] = powers / powers.sum()
        return found


def plain(text: str) -> str:
    """Lower case, no punctuation, single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s]", " ", text[:LONGEST].lower()))


def features(texts: list[str]) -> Any:
    """Hashed words (1-3) and letters within words (2-5); a sparse matrix of len(texts) x 2*FEATURES."""
    from scipy.sparse import hstack

    words, letters = _vectorizers()
    return hstack([words.transform(texts), letters.transform(texts)]).tocsr()


@cache
def _vectorizers() -> tuple[Any, Any]:
    from sklearn.feature_extraction.text import HashingVectorizer

    shared = {"n_features": FEATURES, "alternate_sign": False, "norm": "l2", "preprocessor": plain}
    words = HashingVectorizer(analyzer="word", ngram_range=(1, 3), token_pattern=r"\w+", **shared)
    letters = HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), **shared)
    return words, letters
