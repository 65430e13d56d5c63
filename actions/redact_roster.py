"""The names of a school's own people. Held in memory, for redaction only."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from actions.redact_words import WordLists, fold
from actions.slips import shorter


@dataclass(frozen=True)
class Roster:
    """The school's own people, in memory only."""

    words: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str], lists: WordLists) -> "Roster":
        words = {
            fold(part)
            for name in names
            for part in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name)
            if len(part) > 1 and fold(part) not in lists.cues.particles
        }
        long = {word for word in words if len(word) > 3}
        return cls(frozenset(words), frozenset(long.union(*(shorter(word) for word in long))))

    def is_near(self, word: str) -> bool:
        """Whether a word is at most one insertion, deletion, change or swap away from a name."""
        if len(word) < 4 or not self.near:
            return False
        return word in self.near or not self.near.isdisjoint(shorter(word))
