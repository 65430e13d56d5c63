"""A second pair of eyes beside the patterns: a linear model over words and letters, trained on data/safety.

It only adds cards, it never takes one away.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from actions.hashed_model import HashedModel, Row, hashed, letters, pairs, runs

FOLDER = Path(__file__).parent.parent / "var" / "models" / "safety"
MISSING = "Het vangnetmodel is er nog niet: voer 'make train' uit."
NO_CARD = "-"
SIZE, BLOCKS = 2**17, 3
BAR = 0.25  # probability of any card from which one is shown, by its likeliest route
FEWEST = 4  # words; what is shorter is left to the patterns
RED = 0.6  # probability of 'acuut' from which it is the red one
LONGEST = 2000  # characters that are looked at


@dataclass(frozen=True, eq=False)
class SafetyModel:
    """A probability for every route, and for NO_CARD."""

    model: HashedModel

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "SafetyModel":
        """Read the trained model. Raises MissingModel."""
        return cls(HashedModel.load(folder, MISSING))

    def route(self, text: str) -> str | None:
        """The likeliest route where a card is likely enough, else None.

        Less sure of 'acuut' than RED: the softer card, which has the same numbers.
        """
        words = plain(text)
        if len(words) < FEWEST:
            return None
        chances = dict(zip(self.model.labels, self.model.chances(features(words)).tolist(), strict=True))
        if 1 - chances.pop(NO_CARD) < BAR:
            return None
        best = max(chances, key=chances.__getitem__)
        return "zorg" if best == "acuut" and chances[best] < RED else best


def plain(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return re.sub(r"[^\w\s]", " ", text[:LONGEST].lower()).split()


def features(words: list[str]) -> Row:
    """Words in a row, letters within words, and pairs of words that stand apart."""
    return hashed((runs(words), letters(words), pairs(words)), SIZE)
