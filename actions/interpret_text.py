"""Typed text to words: case, accents, emoji, signs and separators of a short answer."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

LONGEST = 240  # characters; longer than this is a story, not an answer
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'"})
ONE = re.compile(r"\b(?:één|éen|eén)\b")
KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")
EMOTICON = re.compile(r"(?<![\w])(?:[:;=][-'^]?[)(dpo/\\|*3]+|<?/?<3+|x+d+|\^_*\^)(?![\w])")
DECIMAL = re.compile(r"(?<![\d.,])(\d+)[.,](\d+)(?![\d])")
SIGNED = re.compile(r"(?<![\w)])([-+\u2212\u2013])\s?(?=\d)|^\s*([-+\u2212\u2013])\s*$")
TIME = re.compile(r"\bhalf\s+\d{1,2}\b|\b\d{1,2}(?:[.:]\d\d)?\s?uur\b")
OUT_OF_TEN = re.compile(r"(?<!\d)(\d{1,2})\s*/\s*10(?!\d)")
DIMINUTIVE = re.compile(r"(?<=\d)\s?'?(?:tje|je)\b")
ABBREVIATION = re.compile(r"\b(?:[a-z]\.){2,}")
BEYOND = re.compile(r"(?<!\d)10\s?\+")
BOTH = re.compile(r"(?<=\d)\s*/\s*(?=\d)")
NOT_QUOTED = re.compile(r"""\b(?:niet|geen|nooit)\s+["'‘“„«]\w""", re.IGNORECASE)
QUOTED = re.compile(
    r"""\b(?:gewoon|dus|maar|kies|neem|doe|zeg|zet|antwoord|optie|wordt)\s+["'‘“„«]([^"'’”»]{2,40})["'’”»]\W*$""",
    re.IGNORECASE,
)
#: Marks that somebody who dictates says: 'soms komma vooral op maandag punt'; not 'zeven komma vijf'.
SAID_COMMA = re.compile(r"\bkomma\b(?!\s*(?:\d|nul\b|een\b|twee|drie|vier|vijf|zes|zeven|acht|negen))")
SAID_END = re.compile(
    r"(?<!\bgeen)(?<!\been)(?<!\bgoed)(?<!\bsterk)(?<!\bdat)(?<!\bdit)"
    r"\s(?:punt|uitroepteken)(?:\s+nieuwe regel)?\W*$"
)
PIECE = re.compile(r"[a-z0-9]+|[,.;:()!\n\u2026\u2014\u2013\u2022|/]|(?<=\s)-(?=\s)")


@dataclass(frozen=True)
class Word:
    """One word in plain letters; `cut`: a comma, full stop or the like stands before it."""

    text: str
    cut: bool = False
    colon: bool = False


def words(text: str, signs: Mapping[str, str]) -> tuple[Word, ...]:
    """The words of a text; empty when it is a question, too long, or holds a fraction like ½.

    `signs` gives the word an emoji stands for; other emoji do not count.
    """
    if len(text) > LONGEST or any(c in "?\u00bf\uff1f\u061f\u2048\u2047\u2049" for c in text):
        return ()
    if NOT_QUOTED.search(text):
        return ()
    text = KEYCAP.sub(r" \1 ", text.lower().translate(APOSTROPHES))
    if any(unicodedata.category(c) == "No" for c in text):
        return ()
    for sign, name in signs.items():
        text = text.replace(sign, f" {name} ")
    text = EMOTICON.sub(" ", text)
    text = ONE.sub("1", unicodedata.normalize("NFC", text))
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = SAID_COMMA.sub(" , ", SAID_END.sub(" . ", text))
    text = TIME.sub(" tijdstip ", text)
    text = DECIMAL.sub(lambda m: m[1] if not m[2].strip("0") else " kommagetal ", text)
    text = DIMINUTIVE.sub("", OUT_OF_TEN.sub(r"\1", text))
    text = text.replace("(e)", "").replace("(n)", "")
    text = BOTH.sub(" ", BEYOND.sub(" kommagetal ", text))
    text = SIGNED.sub(lambda m: " plusteken " if "+" in m[0] else " minteken ", text)
    text = text.replace("%", " procent ").replace("&", " en ").replace("'", "")
    text = ABBREVIATION.sub(lambda m: m[0].replace(".", ""), text)
    return tuple(_cut(PIECE.findall(text)))


def _cut(pieces: list[str]) -> list[Word]:
    found: list[Word] = []
    marks = ""
    for piece in pieces:
        if piece.isalnum():
            found.append(Word(piece, bool(marks) and bool(found), ":" in marks and bool(found)))
            marks = ""
        else:
            marks += piece
    return found


def plain(phrase: str) -> tuple[str, ...]:
    """The words of a phrase from the vocabulary, in the form `words` gives."""
    return tuple(word.text for word in words(phrase, {}))


def closing_quote(text: str) -> tuple[str, str]:
    """What comes before an option in quotation marks at the end, and that option; else empty."""
    quote = QUOTED.search(text) if len(text) <= LONGEST else None
    return (text[: quote.start(1)], quote[1]) if quote else ("", "")
