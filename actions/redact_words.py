"""The word lists of redaction. What each is and where it comes from: knowledge/names/README.md."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from actions.errors import ActionsError

FOLDER = Path(__file__).parent.parent / "knowledge" / "names"
SPECIAL = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "s", "æ": "a", "œ": "o", "ð": "d", "þ": "t"}


class BadWordList(ActionsError):
    """A word list in knowledge/names is missing or has an unknown heading."""


def fold(text: str) -> str:
    """Lower case without accents, same length as `text` (which should be NFC)."""
    lowered = text.lower() if text.isascii() else "".join(map(_fold_character, text))
    return lowered


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    lower = character.lower()[:1]
    return SPECIAL.get(lower) or unicodedata.normalize("NFD", lower)[0]


@dataclass(frozen=True)
class Cues:
    """Words around a name, folded. The headings of aanwijzingen.txt say what each is for."""

    forms: frozenset[str]
    abbreviated: frozenset[str]
    roles: frozenset[str]
    departments: frozenset[str]
    naming: frozenset[str]
    owners: frozenset[str]
    verbs: frozenset[str]
    speech: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    leading: frozenset[str]
    connectors: frozenset[str]
    month_before: frozenset[str]
    not_names: frozenset[str]

    def is_function_word(self, word: str) -> bool:
        """Whether a folded word is an article, a preposition or a particle."""
        return word in self.determiners or word in self.prepositions or word in self.particles


#: Fields of `Cues` by their heading.
CUES = {
    "aanspreekvorm": "forms",
    "afkorting": "abbreviated",
    "rol": "roles",
    "afdeling": "departments",
    "noemend": "naming",
    "van": "owners",
    "werkwoord": "verbs",
    "zeggen": "speech",
    "lidwoord": "determiners",
    "voorzetsel": "prepositions",
    "tussenvoegsel": "particles",
    "tussenvoegsel_vooraan": "leading",
    "verbinding": "connectors",
    "voor_maand": "month_before",
    "geen_naam": "not_names",
}
KINDS = ("hoofdletter", "midden", "werkwoord", "aanwijzing", "nooit")


@dataclass(frozen=True)
class WordLists:
    """All words are folded (`fold`).

    first: first names in any case. last: last names in any case.
    capital, middle, verbs, cued: name-like words (headings of woordnamen.txt).
    last_after: last names that count after a first name or a form of address.
    allowed: words that may have a capital. ordinary: words that are no name.
    schools: words that schools are called. titles: patterns of functions.
    famous: well-known people and characters by their first word.
    """

    first: frozenset[str]
    last: frozenset[str]
    capital: frozenset[str]
    middle: frozenset[str]
    verbs: frozenset[str]
    cued: frozenset[str]
    last_after: frozenset[str]
    allowed: frozenset[str]
    ordinary: frozenset[str]
    schools: frozenset[str]
    titles: tuple[str, ...]
    famous: Mapping[str, tuple[tuple[str, ...], ...]]
    cues: Cues

    def is_verb(self, word: str) -> bool:
        """Whether a folded word is what somebody does, as 'vertaalt' of 'vertalen'; not 'niet'."""
        if len(word) < 4 or not word.endswith("t"):
            return False
        stem = re.sub(r"([aeou])\1(?=[^aeiou]$)", r"\1", word[:-1])
        return f"{stem}en" in self.ordinary or f"{word[:-1]}en" in self.ordinary

    def is_ordinary(self, word: str) -> bool:
        """Whether a folded word is known, or a compound, plural or diminutive of a known word."""
        if word in self.ordinary or word in self.allowed:
            return True
        if "-" in word:
            return all(self.is_ordinary(part) for part in word.split("-") if part)
        if any(word[cut:] in self.ordinary for cut in range(3, len(word) - 3)):
            return True
        if len(word) > 8 and any(word[:cut] in self.ordinary for cut in range(4, len(word) - 2)):
            return True
        return len(word) > 6 and word.endswith(
            ("heid", "ing", "ingen", "tie", "ties", "isme", "tjes", "lijk", "lijke")
        )


@lru_cache(maxsize=1)
def load_words() -> WordLists:
    """Read the lists once. Raises BadWordList."""
    sections = _sections("woordnamen.txt", KINDS)
    never = sections["nooit"]
    last_after = (_words("achternamen.txt") | _words("achternamen_faker.txt")) - {
        "es",
        "bij",
        "meer",
    }
    special = sections["hoofdletter"] | sections["midden"] | sections["werkwoord"]
    special |= sections["aanwijzing"]
    ordinary = _words("gewone_woorden.txt") | never
    first = (_words("voornamen.txt") | _words("voornamen_faker.txt")) - special - never
    return WordLists(
        first=first,
        last=frozenset(w for w in last_after - special - ordinary - first if len(w) > 3),
        capital=sections["hoofdletter"] - sections["midden"] - never,
        middle=sections["midden"] - never,
        verbs=sections["werkwoord"],
        cued=sections["aanwijzing"],
        last_after=last_after,
        allowed=_words("hoofdletterwoorden.txt") - first - sections["hoofdletter"],
        ordinary=ordinary - first,
        schools=_words("schoolnamen.txt"),
        titles=tuple(_lines("functies.txt")),
        famous=_famous(),
        cues=Cues(**{CUES[heading]: words for heading, words in _sections("aanwijzingen.txt", CUES).items()}),
    )


def _lines(name: str) -> list[str]:
    path = FOLDER / name
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadWordList(f"knowledge/names/{name} ontbreekt; zet het bestand terug") from None
    lines = (line.strip() for line in unicodedata.normalize("NFC", content).splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for line in _lines(name) for word in line.split())


def _famous() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word."""
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in _lines("bekend.txt"):
        phrase = tuple(fold(line).split())
        phrases[phrase[0]].append(phrase)
    return {first: tuple(found) for first, found in phrases.items()}


def _sections(name: str, headings: Iterable[str]) -> dict[str, frozenset[str]]:
    """Words by heading ('[midden]'). Every heading must be there."""
    found: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in _lines(name):
        if match := re.fullmatch(r"\[(\w+)\]", line):
            words = found.setdefault(match[1], set())
        else:
            words.update(fold(word) for word in line.split())
    if wrong := set(headings) ^ set(found):
        what = ", ".join(f"[{heading}]" for heading in sorted(wrong))
        raise BadWordList(f"knowledge/names/{name}: deze kopjes kloppen niet: {what}")
    return {heading: frozenset(words) for heading, words in found.items()}
