"""A text as words, marks and placeholders, and back again."""

import re
from dataclasses import dataclass

from actions.redact_words import fold

TOKEN = re.compile(
    r"(?P<place>\[[a-z-]{4,15}\])"
    r"|(?P<word>(?<!\w)[^\W\d_]+(?:(?:['’-]|(?<![a-z])\.|\.(?![A-Z]))[^\W\d_]+)*(?!\w))"
    r"|(?P<other>\w+|\n|[^\w\s])"
)
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
    kind: str  # 'word', 'place' (a placeholder), 'known' (someone famous) or 'other'
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
        if match.lastgroup == "place":
            tokens.append(Token(start, end, raw, raw, "place", begins, False))
            begins = False
        elif match.lastgroup == "word":
            bare = re.sub(r"['’]s?$", "", raw) if len(raw) > 3 else raw
            token = Token(start, start + len(bare), raw, fold(bare), "word", begins, raw[0].isupper())
            tokens.append(token)
            begins = False
        else:
            tokens.append(Token(start, end, raw, raw, "other", begins, False))
            if raw.isalnum() or raw == ",":
                begins = False
            elif not (raw == "." and _shortened(tokens, abbreviated)):
                begins = begins or raw in ENDS
    return tokens


def _shortened(tokens: list[Token], abbreviated: frozenset[str]) -> bool:
    """Whether the full stop at the end of `tokens` belongs to 'mevr.' or 'ca.'."""
    return len(tokens) > 1 and tokens[-2].word in abbreviated | SHORTENED


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
