"""A text in the parts that the safety model weighs: a cry is not lost in the story around it."""

import re

WHOLE, LONG = 20, 60  # words up to which a text is weighed only as it is, and up to which also as it is
STRETCH = 8  # words that a sentence must have to be weighed by itself
MOST, PIECE, STEP = 30, 25, 12  # words of a sentence that is not cut, of a piece, and from one to the next
SENTENCE = re.compile(r"(?<=[.!?…\n])\s+|\n+")


def is_long(text: str) -> bool:
    """Whether a text is too long to be weighed as a whole."""
    return len(text.split()) > LONG


def parts(text: str) -> list[str]:
    """A few sentences at a time; none of a short text, which is weighed only as it is."""
    if len(text.split()) <= WHOLE:
        return []
    return [" ".join(piece) for stretch in _stretches(text) for piece in _pieces(stretch)]


def _stretches(text: str) -> list[list[str]]:
    """The words of sentences; a short one goes with the next, and at the end with the one before."""
    found: list[list[str]] = []
    words: list[str] = []
    for sentence in SENTENCE.split(text):
        words += sentence.split()
        if len(words) >= STRETCH:
            found.append(words)
            words = []
    if not found:
        return [words]
    found[-1] = found[-1] + words
    return found


def _pieces(words: list[str]) -> list[list[str]]:
    """A sentence, or pieces of a long one over each other's end."""
    if len(words) <= MOST:
        return [words]
    return [words[start : start + PIECE] for start in range(0, len(words) - PIECE + STEP, STEP)]
