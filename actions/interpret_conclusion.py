"""An answer at the end of what leads up to it ('geen hulp en 30 kinderen: altijd'; 'moet ik kiezen? kost').

The rules see doubt in what comes before, but people end with what they mean: after a full stop, a colon or a
question, and before or after 'dus'. Whether it stands, the trained reader says (`AnswerModel.stands`).
"""

import re
from dataclasses import dataclass

from actions.interpret_rules import MOST_WORDS, Answer, read_whole
from actions.interpret_text import words
from actions.interpret_vocabulary import vocabulary
from knowledge.scales import Value

ENDS = re.compile(r"(?<!\d)[.:](?=\D)|(?<=\d)[.:](?=\s)|[;?!\n\u2026]|\bdus\b", re.IGNORECASE)
WORD = re.compile(r"\w")
SO = re.compile(r"\bdus\W*$", re.IGNORECASE)  # 'nee dus'
COMMA = re.compile(r"(?<!\d),|,(?!\d)")
ASKS = re.compile(r"\?\W*$")


@dataclass(frozen=True)
class Conclusion:
    """`value`: what the last part of `whole` says by itself."""

    value: Value
    whole: Answer


def conclusion(text: str, scale: str) -> Conclusion | None:
    """None where the last part is no answer, or there is nothing before it. Raises UnknownScale."""
    vocab = vocabulary(scale)
    if ASKS.search(text):
        return None
    told = words(text.replace("?", ". "), vocab.signs)
    said = words(_last_part(text), vocab.signs)
    units = vocab.units(said)
    if not 0 < len(said) < len(told) <= MOST_WORDS or vocab.is_question(units):
        return None
    value = read_whole(units, vocab)
    return None if value is None else Conclusion(value, Answer(scale, text, told, vocab.units(told), vocab))


def _last_part(text: str) -> str:
    """What comes after the last sign that a word follows; before a closing 'dus' also after a comma."""
    ends = [0, *(sign.end() for sign in ENDS.finditer(text) if WORD.search(text[sign.end() :]))]
    if SO.search(text):
        ends += [sign.end() for sign in COMMA.finditer(text)]
    return text[max(ends) :]
