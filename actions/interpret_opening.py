"""An option by itself at the start, with the reason after it: 'Geeft, omdat je ziet hoe een kind denkt'.

The reason may hold words that speak against it, and the trained reader may know none of them; who names an
option and goes on to explain it still means that option. Not so where the rest takes it back.
"""

import re

from actions.interpret_text import words
from actions.interpret_vocabulary import Kind, vocabulary
from knowledge.scales import Value

STOP = re.compile(
    r"\s*(?:(?<!\d)[.,:;!\n\u2026]+|\s[-\u2013\u2014]\s|\s(?=(?:want|omdat|doordat|vooral|zeker|haha+)\b))"
)
LEAST = 3  # words of a reason; what is shorter is left to the rules
#: What takes an opening back, or makes it less than an answer.
BACK = re.compile(
    r"\b(?:of|wacht|toch|jawel|welles|eigenlijk|behalve|tenzij|twijfel\w*|weet (?:ik )?niet|denk ik|sorry|"
    r"grapje|geintje|hoeveel|bedoel\w*|nou ja|ach|bij nader inzien|verkeerd|vergis\w*)\b|\?\W*$",
    re.IGNORECASE,
)
BARE = {Kind.VALUE, Kind.FILL}
YES_OR_NO = "janee"  # to what is kept or wiped a word is too little


def opening(text: str, scale: str) -> Value | None:
    """The option that the first clause is; None where it is none, or what follows takes it back."""
    vocab, stop = vocabulary(scale), STOP.search(text)
    if not stop:
        return None
    first, rest = (
        vocab.units(words(part, vocab.signs)) for part in (text[: stop.start()], text[stop.end() :])
    )
    named = [unit for unit in first if unit.kind is Kind.VALUE]
    if len(named) != 1 or {unit.kind for unit in first} - BARE:
        return None
    if named[0].words not in vocab.names and (len(first) > 1 or scale == YES_OR_NO):
        return None
    value = named[0].value
    others = {unit.value for unit in rest if unit.kind is Kind.VALUE} - {value}
    few = sum(len(unit.words) for unit in rest) < LEAST
    return None if few or others or BACK.search(text) else value
