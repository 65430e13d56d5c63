"""Misspelt words: one slip from four letters, two from eight; real words stay themselves."""

import re
from collections.abc import Collection, Hashable, Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from actions.slips import shorter

SHORTEST = 4  # letters a word must have before a slip is forgiven
SHORTEST_FILLER = 5
TWO_SLIPS = 8  # letters from which two slips are forgiven
REPEATED = re.compile(r"(.)\1+")
SMALL = {"ja", "al", "we", "ik"}  # two-letter words that may be half of a run-together word
STRETCHED = re.compile(r"(.)\1{2,}")


class Speller:
    """Brings a misspelt word back to the vocabulary.

    `known` is every word of the vocabulary, `telling` what those mean that carry an answer by
    themselves, `real` existing Dutch words that look like one of them and are left alone.
    """

    def __init__(
        self, known: Collection[str], telling: Mapping[str, Hashable], real: Collection[str]
    ) -> None:
        self.known = frozenset(known)
        self.telling = dict(telling)
        self.real = frozenset(real)
        self._mended = sorted(  # the same word in every process
            word
            for word in self.known
            if word.isalpha() and len(word) >= (SHORTEST if word in telling else SHORTEST_FILLER)
        )

    def correct(self, word: str) -> str | None:
        """The word meant, itself when it is known, None when unknown or in doubt."""
        if word in self.known:
            return word
        if word in self.real or not word.isalpha():
            return None
        for short in (word.replace("y", "ij"), *_unstretched(word)):
            if short in self.known:
                return short
        if len(word) == SHORTEST - 1:
            return self._inner_letter(word)
        if len(word) < SHORTEST or len(word) > 30:
            return None
        return self._nearest(word)

    def _inner_letter(self, word: str) -> str | None:
        """The one telling word that lost a letter inside ('kst' for 'kost')."""
        whole = [c for c in self.telling if len(c) == SHORTEST and (c[0], c[-1]) == (word[0], word[-1])]
        near = [c for c in whole if word in shorter(c)]
        return near[0] if len(near) == 1 else None

    def _nearest(self, word: str) -> str | None:
        near = process.extract(word, self._mended, scorer=OSA.distance, score_cutoff=2, limit=None)
        close = [(d, c) for c, d, _ in near if d <= _slips(c)]
        if not close:
            return None
        best = min(d for d, _ in close)
        nearest = [c for d, c in close if d == best]
        if len(nearest) == 1:
            return nearest[0]
        return self._favourite(word, nearest)

    def _favourite(self, word: str, nearest: list[str]) -> str | None:
        """One of several equally near words, unless the choice could change an answer."""
        telling = [c for c in nearest if c in self.telling]
        if len({self.telling[c] for c in telling}) > 1:
            return None
        same = [c for c in nearest if c[0] == word[0]]
        if telling:
            return telling[0] if any(c in same for c in telling) or not same else None
        if len(same) > 1:
            same = [c for c in same if _single(c) == _single(word)]
        return same[0] if len(same) == 1 else None

    def split(self, word: str) -> tuple[str, str] | None:
        """Two known words written as one ('heelvaak'), None when there is no such cut."""
        if word in self.real or not word.isalpha():
            return None
        for cut in range(2, len(word) - 1):
            left, right = word[:cut], word[cut:]
            if any(len(half) < 3 and half not in SMALL for half in (left, right)):
                continue
            known = left in self.known and right in self.known
            if known and {left, right} & self.telling.keys() and max(len(left), len(right)) >= SHORTEST:
                return left, right
        return None


def _single(word: str) -> str:
    return REPEATED.sub(r"\1", word)


def _unstretched(word: str) -> Iterator[str]:
    """The word with letters said longer brought back: 'nooooit' to 'nooit', 'toee' to 'toe'."""
    for short in (STRETCHED.sub(r"\1\1", word), STRETCHED.sub(r"\1", word)):
        if short != word:
            yield short
    if len(word) >= SHORTEST:
        for double in REPEATED.finditer(word):
            yield word[: double.start()] + double[1] + word[double.end() :]


def _slips(word: str) -> int:
    return 2 if len(word) >= TWO_SLIPS else 1
