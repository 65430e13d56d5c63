"""A text as words, marks and placeholders, and back again."""

import re
from dataclasses import dataclass

from actions.redact_words import fold

TOKEN = re.compile(r"\[[a-z-]{4,15}\]|[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d+|\n|[^\w\s]")
#: Characters after which a sentence begins.
ENDS = frozenset(".!?:;…\n\"“”‘(-–—•*>'")
SHORTENED = frozenset(("st", "ca", "evt", "bijv", "incl"))


@dataclass(slots=True)
class Token:
    """A word, number or mark. `word` is folded, without possessive s; `end` excludes that s."""

    start: int
    end: int
    text: str
    word: str
    kind: str  # 'word', 'place' (a placeholder) or 'other'
    first: bool  # begins a sentence
    capital: bool
    name: bool = False


def tokenise(text: str, abbreviated: frozenset[str]) -> list[Token]:
    """Words, numbers, marks and placeholders of a text."""
    tokens: list[Token] = []
    begins = True
    for match in TOKEN.finditer(text):
        raw = match[0]
        start, end = match.span()
        if raw[0] == "[" and len(raw) > 1:
            tokens.append(Token(start, end, raw, raw, "place", begins, False))
            begins = False
        elif raw[0].isalpha():
            bare = re.sub(r"['’]s?$", "", raw) if len(raw) > 3 else raw
            token = Token(
                start, start + len(bare), raw, fold(bare), "word", begins, raw[0].isupper()
            )
            tokens.append(token)
            begins = False
        else:
            tokens.append(Token(start, end, raw, raw, "other", begins, False))
            if not (
                raw == "."
                and tokens[-2:-1]
                and tokens[-2].word in abbreviated | {"st", "ca", "evt", "bijv", "incl"}
            ):
                begins = begins or raw in ENDS if not raw[0].isdigit() else False
            if raw in ",":
                begins = False
    return tokens


def cases_say_nothing(words: list[Token]) -> bool:
    """Whether the text is in capitals throughout, or each word begins with one."""
    letters = [token for token in words if len(token.word) > 1]
    capitals = sum(token.capital for token in letters)
    shouted = sum(token.text.isupper() for token in letters)
    if len(letters) > 2 and shouted > 0.6 * len(letters):
        return True
    return len(letters) > 4 and capitals > 0.6 * len(letters)


def initial(token: Token) -> bool:
    return token.capital and all(len(part) == 1 for part in token.text.split("."))


def word_at(tokens: list[Token], i: int) -> str:
    return tokens[i].word if 0 <= i < len(tokens) else ""


def kind_at(tokens: list[Token], i: int) -> str:
    return tokens[i].kind if 0 <= i < len(tokens) else ""


def capital_at(tokens: list[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].kind == "word" and tokens[i].capital


def write(text: str, tokens: list[Token]) -> str:
    """Replace runs of names by one placeholder."""
    out: list[str] = []
    position = 0
    i = 0
    while i < len(tokens):
        if not tokens[i].name:
            i += 1
            continue
        j = i
        while (
            j + 1 < len(tokens)
            and tokens[j + 1].name
            and not text[tokens[j].end : tokens[j + 1].start].strip(" -.")
        ):
            j += 1
        out += [text[position : tokens[i].start], "[naam]"]
        position = tokens[j].end
        i = j + 1
    return "".join(out) + text[position:]
