"""What themes are called: by their buttons, and by the words of the school floor for these."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from actions.themes_words import stem
from actions.words import plain
from knowledge.model import Theme

#: Words that a name may have more or less of: 'grootte van de groep' and 'grootte groep'.
LOOSE = {
    "de", "het", "een", "van", "vd", "v", "d", "vh", "t", "n", "met", "in", "en", "je", "mijn", "m", "mn",
    "onze", "ons", "jouw", "al", "die", "dat", "da", "deze", "dit", "der", "den", "aan", "s", "zo",
}  # fmt: skip
SHORTEST = 5  # letters of a word that may have another ending


@dataclass(frozen=True)
class Name:
    """A name found in words `start` up to `end`; more than one theme may have it."""

    themes: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class ThemeNames:
    """All names of themes in one direction ('kost' or 'geeft')."""

    themas: Mapping[str, Theme]
    richting: str

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        found: dict[tuple[str, ...], list[str]] = {}
        for theme, about in self.themas.items():
            beside = next((names for way, names in about.ook_bij.items() if way == self.richting), ())
            for name in dict.fromkeys(
                _stems(plain(text).split()) for text in (about.kort, *about.ook, *beside)
            ):
                found.setdefault(name, []).append(theme)
        return {name: tuple(themes) for name, themes in found.items()}

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._by_words))

    def within(self, words: Sequence[str]) -> list[Name]:
        """The names in plain words, in the order said; of names in each other the longest."""
        telling = [(place, _stem(word)) for place, word in enumerate(words) if word not in LOOSE]
        found, at = list[Name](), 0
        while at < len(telling):
            for size in range(min(self._longest, len(telling) - at), 0, -1):
                themes = self._by_words.get(tuple(word for _, word in telling[at : at + size]))
                if themes:
                    found.append(Name(themes, telling[at][0], telling[at + size - 1][0] + 1))
                    at += size - 1
                    break
            at += 1
        return found

    def whole(self, text: str) -> tuple[str, ...]:
        """The themes of which a text is the name, and nothing more."""
        return self._by_words.get(_stems(plain(text).split()), ())


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(_stem(word) for word in words if word not in LOOSE)


def _stem(word: str) -> str:
    return stem(word) if len(word) >= SHORTEST else word  # 'opp' is not 'op'
