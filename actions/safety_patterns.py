"""The small language in which the patterns of the safety net are written.

A pattern is a row of elements, separated by spaces, that is sought within one sentence:
  woord       that word                       woord*      words that begin so
  <deel>      one of the phrases of a part    (a|b c|d)   one of these rows; groups may be nested
  element?    may be absent                   ~           at most five filler words
  ..n         at most n words of any kind     ^ and $     begin and end of the sentence or clause
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from actions.errors import ActionsError

Item = TypeVar("Item")

TOKEN = re.compile(r"[()|]|[^\s()|]+|\s+")
END = r"(?:$|(?=(?:,|en|maar|want|dus|omdat|ook|hoor|echt|nu|zo|of|dan|als|gewoon|sorry|juf|_) ))"
BEGIN = r"(?:(?<=^ )|(?<=, ))"
COMMON_WORDS = (
    "ik je het een de er niet meer dat is en van in me mij wil ga ben was maar door mijn hij ze"
    " zij hem haar aan zou kan te op met als dit die geen word wordt werd zijn heeft heb moet voor"
    " nog al alles zo weer over dan bij naar thuis kind kinderen leerling leerlingen collega*"
    " directeur ouder ouders vader moeder iemand jongen meisje zegt school klas , uit om"
)
COMMON = frozenset(COMMON_WORDS.split())


class BadPattern(ActionsError):
    """A pattern in knowledge/safety cannot be read."""


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern. It can only match a sentence that has one of `anchors`.

    source: its regular expression, compiled when it is first needed (loading stays quick).
    anchors: words, or begins of words with a * behind them.
    """

    source: str
    anchors: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile("(?<= )" + self.source)

    def found(self, sentence: str) -> bool:
        """Whether the pattern occurs in a sentence of the normaliser."""
        return self.regex.search(sentence) is not None


class Index(Generic[Item]):
    """Items by the words of which a sentence must have one."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[tuple[int, Item]]] = {}
        self.by_begin: dict[str, list[tuple[str, int, Item]]] = {}
        self.size = 0

    def add(self, anchors: Iterable[str], item: Item) -> None:
        """Raises BadPattern for a begin of a word of less than three letters."""
        self.size += 1
        for anchor in anchors:
            begin = anchor.removesuffix("*")
            if begin == anchor:
                self.by_word.setdefault(anchor, []).append((self.size, item))
            elif len(begin) < 3:
                raise BadPattern(f"knowledge/safety: '{anchor}' is te kort")
            else:
                self.by_begin.setdefault(begin[:3], []).append((begin, self.size, item))

    def near(self, sentence: str) -> list[Item]:
        """The items that may match a sentence, in the order in which they were added."""
        found: dict[int, Item] = {}
        for word in set(sentence.split()):
            found.update(self.by_word.get(word, ()))
            for begin, number, item in self.by_begin.get(word[:3], ()):
                if word.startswith(begin):
                    found[number] = item
        return [found[number] for number in sorted(found)]


@dataclass(frozen=True)
class _Piece:
    """Regular expression of one element, and the words of which it needs one (if any)."""

    regex: str
    anchors: frozenset[str] | None


class Compiler:
    """Compiles patterns with the parts and filler words of knowledge/safety/delen.yml.

    loose: whether one word of any kind may stand among the filler words.
    """

    def __init__(self, parts: dict[str, list[str]], fillers: list[str], loose: bool = False) -> None:
        self.parts = parts
        self.known: dict[str, _Piece] = {}
        #: Every word that a pattern names, with its * if it has one.
        self.vocabulary: set[str] = set()
        words = "|".join(sorted(map(re.escape, fillers), key=len, reverse=True))
        filler = f"(?:{words}) "
        other = rf"(?:\S+ )?(?:{filler}){{0,2}}" if loose else ""
        self.fillers = f"(?:{filler}){{0,5}}{other}"

    def compile(self, source: str) -> Pattern:
        """Raises BadPattern."""
        tokens = TOKEN.findall(source.strip())
        piece, rest = self._row(tokens, source)
        if rest:
            raise BadPattern(f"knowledge/safety: de haakjes in '{source}' kloppen niet")
        if not piece.anchors:
            raise BadPattern(f"knowledge/safety: het patroon '{source}' heeft geen vast woord")
        return Pattern(piece.regex, piece.anchors)

    def shortening(self, keep: str, drop: str) -> re.Pattern[str]:
        """Finds `keep` followed by `drop`; `keep` is group 1. Raises BadPattern."""
        kept, dropped = self.compile(keep), self.compile(drop)
        return re.compile(f"(?<= )({kept.source}){dropped.source}")

    def _row(self, tokens: list[str], source: str) -> tuple[_Piece, list[str]]:
        """Elements up to '|', ')' or the end."""
        pieces: list[_Piece] = []
        while tokens and tokens[0] not in "|)":
            token, tokens = tokens[0], tokens[1:]
            if token.isspace():
                continue
            if token == "(":
                piece, tokens = self._group(tokens, source)
                if tokens and tokens[0] == "?":
                    piece, tokens = _Piece(f"(?:{piece.regex})?", None), tokens[1:]
            else:
                piece = self._element(token, source)
            pieces.append(piece)
        sets = [piece.anchors for piece in pieces if piece.anchors]
        best = max(sets, key=lambda words: (min(map(_rarity, words)), -len(words)), default=None)
        return _Piece("".join(piece.regex for piece in pieces), best), tokens

    def _group(self, tokens: list[str], source: str) -> tuple[_Piece, list[str]]:
        """Rows between brackets; `tokens` begins after '('."""
        rows: list[_Piece] = []
        while True:
            row, tokens = self._row(tokens, source)
            rows.append(row)
            if not tokens:
                raise BadPattern(f"knowledge/safety: de haakjes in '{source}' kloppen niet")
            token, tokens = tokens[0], tokens[1:]
            if token == ")":
                return _either(rows), tokens

    def _element(self, token: str, source: str) -> _Piece:
        if token.endswith("?") and len(token) > 1:
            return _Piece(f"(?:{self._element(token[:-1], source).regex})?", None)
        if token == "~":
            return _Piece(self.fillers, None)
        if token in "$^":
            return _Piece(END if token == "$" else BEGIN, None)
        if match := re.fullmatch(r"\.\.(\d)", token):
            return _Piece(rf"(?:\S+ ){{0,{match[1]}}}", None)
        if token.startswith("<"):
            return self._part(token[1:-1], source)
        self.vocabulary.add(token)
        return _Piece(re.escape(token).replace(r"\*", "[^ ]*") + " ", frozenset({token}))

    def _part(self, name: str, source: str) -> _Piece:
        if name not in self.known:
            if name not in self.parts:
                raise BadPattern(f"knowledge/safety: het deel <{name}> in '{source}' bestaat niet")
            phrases = sorted(self.parts[name], key=len, reverse=True)
            self.known[name] = _either([self._row(TOKEN.findall(p), p)[0] for p in phrases])
        return self.known[name]


def _either(rows: list[_Piece]) -> _Piece:
    anchors: frozenset[str] | None = frozenset()
    for row in rows:
        anchors = None if anchors is None or row.anchors is None else anchors | row.anchors
    return _Piece(f"(?:{'|'.join(row.regex for row in rows)})", anchors)


def _rarity(word: str) -> int:
    """How rare a word is, roughly: long words are rare, function words are not."""
    return 0 if word in COMMON else len(word.rstrip("*"))
