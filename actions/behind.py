"""What is behind a theme, told in own words: which of the sentences on the buttons a part of it is like."""

from collections.abc import Sequence

from actions.themes_words import stem
from actions.words import plain, tells
from knowledge.change_model import Behind
from knowledge.scales import Value

SHORT = {"niet", "geen", "niets", "niks", "nooit", "niemand"}  # words that turn a sentence round


def alike_in(part: str, options: Sequence[Behind]) -> list[Value]:
    """The ids of the options like a part of a text: the one that shares most words of its own, first."""
    said = plain(part).split()
    words = [{word for word in plain(option.zin).split() if tells(word)} for option in options]
    scores: dict[Value, int] = {}
    for option, own in zip(options, words, strict=True):
        alone = {word for word in own if sum(any(_same(word, other) for other in one) for one in words) == 1}
        score = sum(any(_same(word, one) for one in said) for word in alone)
        if any(_says(said, plain(name).split()) and not _turned(said, name) for name in option.ook):
            scores[option.id] = score + len(own) + 1
        elif score and not _turned(said, option.zin):
            scores[option.id] = score
    best = max(scores.values(), default=0)
    return [option for option, score in scores.items() if score == best]


def _says(said: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(_same(word, one) for one in said) for word in words)


def _turned(said: Sequence[str], sentence: str) -> bool:
    """Whether a text denies what a sentence says."""
    return not SHORT.isdisjoint(said) and SHORT.isdisjoint(plain(sentence).split())


def _same(one: str, other: str) -> bool:
    """The same word, perhaps with another ending: 'zie' and 'zien'."""
    short, long = sorted((one, other), key=len)
    return (
        one == other
        or (len(short) > 2 and long in (f"{short}n", f"{short}t", f"{short}en"))
        or (len(short) > 4 and stem(one) == stem(other))
    )
