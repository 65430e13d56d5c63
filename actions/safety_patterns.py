"""The small language in which the patterns of the safety net are written.

A pattern is a row of elements, separated by spaces, that is sought within one sentence:
  woord       that word                       woord*      words that begin so
  <deel>      one of the phrases of a part    (a|b c|d)   one of these phrases
  element?    may be absent                   ~           at most five filler words
  ..n         at most n words of any kind     ^ and $     begin and end of the sentence or clause
"""

import re
from dataclasses import dataclass

from actions.errors import ActionsError

ELEMENT = re.compile(r"\([^)]*\)\??|\S+")
END = r"(?:$|(?=(?:,|en|maar|want|dus|omdat|ook|hoor|echt|nu|zo|of|en|dan|als|gewoon|sorry|juf) ))"


class BadPattern(ActionsError):
    """A pattern in knowledge/safety cannot be read."""


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern. It can only match a sentence that has one of `anchors` as (begin of) a word."""

    regex: re.Pattern[str]
    anchors: frozenset[str]

    def found(self, sentence: str) -> bool:
        return self.regex.search(sentence) is not None


class Compiler:
    """Compiles patterns with the parts and filler words of knowledge/safety/delen.yml."""

    def __init__(self, parts: dict[str, list[str]], fillers: list[str]) -> None:
        self.parts = parts
        self.fillers = "(?:(?:" + "|".join(sorted(map(re.escape, fillers), key=len, reverse=True)) + ") ){0,5}"

    def compile(self, source: str) -> Pattern:
        """Raises BadPattern."""
        pieces: list[str] = []
        anchors: list[frozenset[str]] = []
        for element in ELEMENT.findall(source):
            piece, words = self._element(element, source)
            pieces.append(piece)
            if words:
                anchors.append(words)
        if not anchors:
            raise BadPattern(f"knowledge/safety: het patroon '{source}' heeft geen vast woord")
        best = max(anchors, key=lambda words: (min(map(_rarity, words)), -len(words)))
        return Pattern(re.compile("(?<= )" + "".join(pieces)), best)

    def _element(self, element: str, source: str) -> tuple[str, frozenset[str] | None]:
        if element == "~":
            return self.fillers, None
        if element == "$":
            return END, None
        if element == "^":
            return "(?:(?<=^ )|(?<=, ))", None
        if match := re.fullmatch(r"\.\.(\d)", element):
            return rf"(?:\S+ ){{0,{match[1]}}}", None
        optional = element.endswith("?")
        element = element.removesuffix("?")
        if element.startswith("("):
            phrases = element[1:-1].split("|")
        elif element.startswith("<"):
            if element[1:-1] not in self.parts:
                raise BadPattern(f"knowledge/safety: het deel {element} in '{source}' bestaat niet")
            phrases = self.parts[element[1:-1]]
        else:
            phrases = [element]
        flat = self._flat(phrases, source)
        options = sorted(set(map(_phrase, flat)), key=len, reverse=True)
        piece = f"(?:{'|'.join(options)}) "
        if optional:
            return f"(?:{piece})?", None
        return piece, frozenset(max(phrase.split(), key=_rarity) for phrase in flat)

    def _flat(self, phrases: list[str], source: str) -> list[str]:
        flat: list[str] = []
        for phrase in phrases:
            if match := re.fullmatch(r"<(\w+)>", phrase):
                if match[1] not in self.parts:
                    raise BadPattern(f"knowledge/safety: het deel {phrase} in '{source}' bestaat niet")
                flat += self._flat(self.parts[match[1]], source)
            else:
                flat.append(phrase)
        return flat


def _phrase(phrase: str) -> str:
    return " ".join(re.escape(word).replace(r"\*", r"[^ ]*") for word in phrase.split())


COMMON = frozenset(
    "ik je het een de er niet meer dat is en van in me mij wil ga ben was maar door mijn hij ze zij hem haar aan zou kan te op"
    " met als dit die geen word wordt werd zijn heeft heb moet voor nog al alles zo weer over dan bij naar thuis kind kinderen"
    " leerling leerlingen collega* directeur ouder ouders vader moeder iemand jongen meisje leerling* kind* zegt school klas".split()
)


def _rarity(word: str) -> int:
    """How rare a word is, roughly: long words are rare, function words are not."""
    return 0 if word in COMMON else len(word.rstrip("*"))
