"""What the model sees of a text: letters, words, lexicon and vectors, as named numbers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from actions.themes_denial import said
from actions.themes_lexicon import Lexicon
from actions.themes_words import normalise, stem

Blocks = dict[str, dict[str, float]]  # block -> feature -> count or strength
LETTERS = (2, 5)
BLOCKS = ("letters", "words", "lexicon", "direction", "vectors")
MOST_THEME, MOST = 4, 6  # strength that counts, of a theme and of a direction


@dataclass(frozen=True)
class Reader:
    """Turns the tokens of a text into blocks of features. `blocks` says which are made."""

    lexicon: Lexicon
    blocks: tuple[str, ...] = BLOCKS

    def words(self, tokens: Iterable[str]) -> list[str]:
        """Normalised words of a tokenised text."""
        spelling = self.lexicon.spelling
        return [word for token in tokens for word in normalise(token, spelling)]

    def read(self, tokens: Iterable[str], vector: Sequence[float] = ()) -> Blocks:
        """All features of one tokenised text; `vector` is its mean word vector, where there is one."""
        words = self.words(said(list(tokens)))
        found: Blocks = {}
        if "letters" in self.blocks:
            found["letters"] = _letters(words)
        if "words" in self.blocks:
            found["words"] = _words(words)
        if {"lexicon", "direction"} & set(self.blocks):
            self._hand_kept(words, found)
        if "vectors" in self.blocks and len(vector):
            found["vectors"] = {str(place): float(value) for place, value in enumerate(vector)}
        return {name: found[name] for name in self.blocks if name in found}

    def _hand_kept(self, words: Sequence[str], found: Blocks) -> None:
        themes, directions, _ = self.lexicon.find(words)
        for block, hits, most in (("lexicon", themes, MOST_THEME), ("direction", directions, MOST)):
            points: Counter[str] = Counter()
            for hit in hits:
                points[hit.entry.target] += hit.entry.strength
            found[block] = {name: float(min(score, most)) for name, score in points.items()}


def _letters(words: Sequence[str]) -> dict[str, float]:
    """Runs of letters inside words, with the edges of the word as blanks."""
    found: Counter[str] = Counter()
    low, high = LETTERS
    for word in words:
        padded = f" {word} "
        for size in range(low, high + 1):
            for start in range(max(1, len(padded) - size + 1)):
                found[padded[start : start + size]] += 1
    return {name: float(count) for name, count in found.items()}


def _words(words: Sequence[str]) -> dict[str, float]:
    """Words, their stems and pairs of neighbours."""
    stems = [stem(word) for word in words]
    found = Counter(words)
    found.update(f"~{s}" for s in stems)
    edged = ["^", *stems, "$"]
    found.update(f"{a}_{b}" for a, b in pairwise(edged))
    return {name: float(count) for name, count in found.items()}
