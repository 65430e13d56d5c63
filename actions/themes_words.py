"""From typed Dutch to words: spelling as it comes, brought to one form."""

import re
import unicodedata
from collections.abc import Mapping

QUOTES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "…": "."})
STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
WORD = re.compile(r"[^\W_]+(?:['.\-/&][^\W_]+)*'?")
TIME = re.compile(r"\d{1,2}[:.]\d{2}$")
VOWELS = "aeiou"


def plain(text: str) -> str:
    """Lower case, straight quotes, no accents, at most two of a letter in a row."""
    text = unicodedata.normalize("NFKD", text.translate(QUOTES).lower())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return STRETCHED.sub(r"\1\1", text)


def normalise(token: str, spelling: Mapping[str, str]) -> list[str]:
    """A token as zero or more words: known short forms written out, numbers by kind.

    `token` is one token of the tokeniser; punctuation gives no words.
    """
    token = plain(token)
    if token in spelling:
        return spelling[token].split()
    found = WORD.search(token)
    if not found:
        return []
    word = found.group()
    if word in spelling:
        return spelling[word].split()
    if TIME.match(word):
        return ["#tijd"]
    if word.isdigit():
        return ["#groot" if int(word) > 12 else "#klein"]
    parts = [part for part in re.split(r"[-/&]", word) if part]
    if len(parts) > 1:
        return [word.replace("/", "-").replace("&", "-"), *[p for p in parts if len(p) > 1]]
    return [word]


def stem(word: str) -> str:
    """A rough Dutch stem: diminutive, plural, verb and adjective endings off.

    Follows the first steps of the Dutch Snowball stemmer; both sides of a comparison go through it.
    """
    if len(word) < 5 or not word.isalpha():
        return _close(word.removesuffix("'s"))
    for ending in ("etjes", "tjes", "pjes", "jes", "etje", "tje", "pje", "je", "heden"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            return _close(word)
    for ending in ("eren", "ende", "end", "enden", "en", "de", "te", "den", "ten", "s", "e", "t"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _close(word.removesuffix(ending))
    return _close(word)


def _close(word: str) -> str:
    """Undouble a last consonant and a long vowel, so 'lessen'/'les' and 'taken'/'taak' meet."""
    if len(word) >= 3 and word[-1] == word[-2] and word[-1] not in VOWELS:
        word = word[:-1]
    if len(word) >= 4 and word[-2] == word[-3] and word[-2] in "aeou" and word[-1] not in VOWELS:
        word = word[:-2] + word[-1]
    return {"z": word[:-1] + "s", "v": word[:-1] + "f"}.get(word[-1], word)
