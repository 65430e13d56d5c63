"""What the linear model sees of a text: letters, words, lexicon and word groups, as named counts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.themes_lexicon import Lexicon
from actions.themes_words import normalise, stem

Blocks = dict[str, dict[str, float]]  # block -> feature -> count or strength
LETTERS = (2, 5)


@dataclass(frozen=True)
class Reader:
    """Turns the tokens of a text into blocks of features. `blocks` says which are made."""

    lexicon: Lexicon
    blocks: tuple[str, ...] = ("letters", "words", "lexicon", "groups")

    def words(self, tokens: Iterable[str]) -> list[str]:
        """Normalised words of a tokenised text."""
        spelling = self.lexicon.spelling
        return [word for token in tokens for word in normalise(token, spelling)]

    def read(self, tokens: Iterable[str]) -> Blocks:
        """All features of one tokenised text."""
        words = self.words(tokens)
        found: Blocks = {}
        if "letters" in self.blocks:
            found["letters"] = _letters(words)
        if "words" in self.blocks:
            found["words"] = _words(words)
        if "lexicon" in self.blocks or "groups" in self.blocks:
            self._hand_kept(words, found)
        return found

    def _hand_kept(self, words: Sequence[str], found: Blocks) -> None:
        themes, directions, groups = self.lexicon.find(words)
        points: Counter[str] = Counter()
        for hit in themes:
            points[hit.entry.target] += hit.entry.strength
        found["lexicon"] = {theme: float(min(score, 4)) for theme, score in points.items()}
        toward: Counter[str] = Counter()
        for hit in directions:
            toward[hit.entry.target] += hit.entry.strength
        found["direction"] = {name: float(min(score, 6)) for name, score in toward.items()}
        names = sorted({hit.entry.target for hit in groups})
        pairs = [f"{a}+{b}" for i, a in enumerate(names) for b in names[i + 1:]]
        found["groups"] = dict.fromkeys((*names, *pairs), 1.0)


def _letters(words: Sequence[str]) -> dict[str, float]:
    """Runs of letters inside words, with the edges of the word as blanks."""
    found: Counter[str] = Counter()
    low, high = LETTERS
    for word in words:
        padded = f" {word} "
        for size in range(low, high + 1):
            for start in range(max(1, len(padded) - size + 1)):
                found[padded[start:start + size]] += 1
    return {name: float(count) for name, count in found.items()}


def _words(words: Sequence[str]) -> dict[str, float]:
    """Words, their stems and pairs of neighbours."""
    stems = [stem(word) for word in words]
    found = Counter(words)
    found.update(f"~{s}" for s in stems)
    edged = ["^", *stems, "$"]
    found.update(f"{a}_{b}" for a, b in zip(edged, edged[1:], strict=False))
    return {name: float(count) for name, count in found.items()}
