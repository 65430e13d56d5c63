"""A second pair of eyes beside the patterns: what words and letters tell, and how the text sounds as a whole.

A linear model over words and letters, trained on data/safety by `make train`, and a small language model
(`actions/small_network.py`). It only adds cards to those of the patterns, it never takes one away.
"""

import math
import re
from dataclasses import dataclass
from pathlib import Path

from actions.errors import MissingModel
from actions.hashed_model import HashedModel, Row, hashed, letters, pairs, runs
from actions.safety_parts import WHOLE, is_long, parts
from actions.small_network import LISTENER, SmallNetwork

FOLDER = Path(__file__).parent.parent / "var" / "models" / "safety"
MISSING = "Het vangnetmodel is er nog niet: voer 'make train' uit."
INCOMPLETE = "De map data/listener is niet volledig; zet haar terug."
NO_CARD = "-"
SIZE, BLOCKS = 2**17, 3
SHARE = 0.5  # of the listener in what is weighed, on the scale of log odds
CALM = -4.5  # log odds of any card by words and letters, below which nobody needs to listen
#: Log odds of any card from which one is shown: of a long text; of a part or few words.
BAR, PART_BAR = -2.0, 0.1
FALL, LOWEST = 0.25, -2.6  # what a word more takes off the bar of few words, and where that ends
RED, PART_RED = 0.4, 3.0  # log odds of 'acuut' from which it is the red one
FEWEST, SHORT = 4, 6  # words: what is shorter is left to the patterns; is hardly more than an answer
LONGEST = 2000  # characters that are looked at
CERTAIN = -1e-9  # logarithm of the highest chance


@dataclass(frozen=True, eq=False)
class SafetyModel:
    """Log odds of every route, and of NO_CARD."""

    words: HashedModel
    listener: SmallNetwork

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "SafetyModel":
        """Read the trained model. Raises MissingModel."""
        words = HashedModel.load(folder, MISSING)
        try:
            return cls(words, SmallNetwork.load(LISTENER))
        except OSError as error:
            raise MissingModel(INCOMPLETE) from error

    def route(self, text: str) -> str | None:
        """The route of a text, or of the first part of a longer one that asks for a card; else None."""
        kept = text[:LONGEST]
        count = len(plain(kept))
        if count < SHORT:
            return self._route(kept, PART_BAR, PART_RED)
        found = None if is_long(kept) else self._route(kept, bar(count), RED)
        if found:
            return found
        told = (self._route(part, PART_BAR, PART_RED) for part in parts(kept))
        return next((route for route in told if route), None)

    def _route(self, part: str, bar: float, red: float) -> str | None:
        """The likeliest route where the log odds of any card reach `bar`.

        Where those of 'acuut' do not reach `red`: the softer card, which has the same numbers.
        """
        odds = self._weighed(part)
        if not odds or -odds.pop(NO_CARD) < bar:
            return None
        best = max(odds, key=odds.__getitem__)
        return "zorg" if best == "acuut" and odds[best] < red else best

    def _weighed(self, part: str) -> dict[str, float]:
        """Log odds of every label; none of what is too short, or calm by its words."""
        words = plain(part)
        if len(words) < FEWEST:
            return {}
        told = dict(zip(self.words.labels, self.words.log_odds(features(words)).tolist(), strict=True))
        if -told[NO_CARD] < CALM:
            return {}
        heard = self._heard(part)
        return {label: (1 - SHARE) * odds + SHARE * heard[label] for label, odds in told.items()}

    def _heard(self, part: str) -> dict[str, float]:
        kept = {label: min(log, CERTAIN) for label, log in self.listener.log_chances(part).items()}
        return {label: log - math.log(-math.expm1(log)) for label, log in kept.items()}


def bar(words: int) -> float:
    """Log odds from which a text of so many words gets a card: few words are mostly an answer."""
    return BAR if words > WHOLE else max(LOWEST, PART_BAR - FALL * (words - SHORT + 1))


def plain(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return re.sub(r"[^\w\s]", " ", text.lower()).split()


def features(words: list[str]) -> Row:
    """Words in a row, letters within words, and pairs of words that stand apart."""
    return hashed((runs(words), letters(words), pairs(words)), SIZE)
