"""Text as the safety net reads it: lower case, no accents, no tricks, one form per word."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from actions.slips import shorter

LEET = str.maketrans("01345@$!7", "oieasasit")
QUOTES = str.maketrans("’‘`´“”„–—", "''''\"\"\"--")
SPACED = re.compile(r"(?<![^\W\d_])[^\W\d_](?:[ .*_-]{1,2}[^\W\d_](?![^\W\d_])){3,}")
HIDDEN = re.compile(r"[^\W\d_]*(?:[@$!*#013457]+[^\W\d_]+)+[@$013457]*")
LONG = re.compile(r"(.)\1{2,}")
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+|[.!?\n;]+|,|…")
#: Invisible characters that can be put inside a word.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
MAX_LENGTH = 6000
#: A text of at most so many words is also read as one sentence ('Ik. Wil. Dood.').
SHORT = 12


class Speller:
    """Brings misspelt key words back to their form. A known ordinary word is never changed."""

    def __init__(
        self, keywords: Iterable[str], ordinary: frozenset[str], begins: tuple[str, ...] = ()
    ) -> None:
        self.ordinary = ordinary
        self.begins = tuple(begin for begin in begins if len(begin) > 4)
        self.keywords = frozenset(keywords)
        self.near: dict[str, str] = {}
        for keyword in sorted(self.keywords):
            for form in _nearby(keyword):
                self.near.setdefault(form, keyword)
        self.correct = lru_cache(maxsize=20_000)(self._correct)

    def _correct(self, word: str) -> str:
        if len(word) < 4 or word in self.keywords or word in self.ordinary:
            return word
        for form in sorted(_nearby(word), key=len, reverse=True):
            keyword = self.near.get(form)
            if keyword and abs(len(keyword) - len(word)) <= 2 and _alike(keyword, word):
                inflected = word.startswith(self.begins) and not keyword.startswith(self.begins)
                return word if inflected else keyword
        return word


def _nearby(word: str) -> set[str]:
    return {word} | shorter(word, 2 if len(word) >= 8 else 1)


def _alike(keyword: str, word: str) -> bool:
    """At most one slip in a short word, two in a word of eight letters or more."""
    return OSA.distance(keyword, word) <= (2 if len(keyword) >= 8 else 1)


class Normaliser:
    """Turns typed text into sentences of plain words, each with a space on both sides."""

    def __init__(self, words: Mapping[str, str], phrases: Mapping[str, str], speller: Speller) -> None:
        self.words = dict(words)
        self.phrases = tuple((f" {old} ", f" {new} ") for old, new in phrases.items())
        self.speller = speller

    def sentences(self, text: str) -> list[str]:
        """' ik wil niet meer ' per sentence; ',' is a word of its own."""
        text = unicodedata.normalize("NFKD", text[:MAX_LENGTH].translate(INVISIBLE).translate(QUOTES))
        text = "".join(c for c in text if not unicodedata.combining(c)).lower().replace("ı", "i")
        text = SPACED.sub(lambda match: re.sub(r"[ .*_-]", "", match[0]), text)
        text = HIDDEN.sub(_uncover, text)
        sentences: list[list[str]] = [[]]
        for match in WORD.finditer(text):
            raw = match[0]
            if raw[0] in ".!?\n;…":
                sentences.append([])
            elif raw == "," or raw[0].isdigit():
                sentences[-1].append(raw)
            else:
                sentences[-1].extend(self._word(raw).split())
        lines = [f" {' '.join(words)} " for words in sentences if words]
        if len(lines) > 1 and sum(map(len, sentences)) <= SHORT:
            lines.append(f" {' '.join(word for words in sentences for word in words)} ")
        return [self._joined(line) for line in lines]

    def _word(self, raw: str) -> str:
        if raw in self.words:
            return self.words[raw]
        plain = LONG.sub(r"\1\1", raw)
        if plain != raw:
            single = LONG.sub(r"\1", raw)
            known = self.speller.ordinary | self.speller.keywords
            plain = single if plain not in known and single in known else plain
        if plain in self.words:
            return self.words[plain]
        corrected = self.speller.correct(plain)
        return self.words.get(corrected, corrected)

    def _joined(self, line: str) -> str:
        for old, new in self.phrases:
            if old in line:
                line = line.replace(old, new)
        return line


def _uncover(match: re.Match[str]) -> str:
    """'z3lfm00rd' and 'zelfm*rd'; not 'groep5' or '3x'."""
    raw = match[0]
    letters = sum(map(str.isalpha, raw))
    if letters < 2 or letters < len(raw) / 2 or len(raw) < 4 or raw[0].isdigit():
        return raw
    return raw.rstrip("!").translate(LEET).replace("*", "").replace("#", "")
