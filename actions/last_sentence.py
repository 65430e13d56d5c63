"""An answer in the last sentence, after what leads up to it: 'Dat zeggen ze al jaren. Nee.', '... Zelden.'

A question may tell that a whole sentence means something else than its words; not so of a last one that is an
option and nothing more. Not for a yes or no to what is kept or wiped: there the whole text must be sure.
"""

import re

from actions.interpret import strictly
from actions.interpret_text import words
from actions.interpret_vocabulary import Kind, Unit, vocabulary
from actions.words import plain
from knowledge.scales import Value

#: The end of a sentence, or 'dus' before a last clause; not the full stop in '8.5' or 'nr. 2'.
ENDS = re.compile(r"(?:[.!?;\u2026]+(?=\s)|\n)(?<!\bnr\.)(?<!\bbv\.)|,?\s*\bdus\b(?=\s+\w)", re.IGNORECASE)
CONCLUDES = (
    r"(?:dus|derhalve|dientengevolge|bijgevolg|daarom|kortom|concluderend|al met al"
    r"|alles (?:bij ?een ?genomen|bij elkaar(?: genomen)?|afwegende?|overziende?))"
)
CHOOSES = (
    r"(?:ik (?:ga|kies)(?: (?:dan|toch|maar|dus|hier))*(?: voor)?"
    r"|ik houd? het (?:dan |maar |toch )*op|doe (?:dan )?maar|mijn antwoord (?:is|luidt|wordt)(?: dus| dan)?)"
)
#: A choice after weighing: '...; dientengevolge oneens', '... ik ga voor kost', '... misschien derhalve'.
CHOSEN = re.compile(
    rf"(?:[,.;:!\n\u2026]|\s[-\u2013\u2014]\s)\s*(?:en |maar |nou |ja )*"
    rf"(?:(?:{CONCLUDES}[,:]? )*(?:{CONCLUDES}|{CHOOSES})[,:]?\s+(?P<after>[^,.;:!?\n]+?)"
    rf"|(?P<before>[^,.;:!?\n]+?)\s+{CONCLUDES})\W*$",
    re.IGNORECASE,
)
UNFINISHED = re.compile(r"(?:\.\.+|\u2026|\?)\W*$")
MOST = 6  # words such a sentence has
LEFT_TO_THE_WHOLE = frozenset(("janee",))
BARE = {Kind.YES, Kind.NO}
#: A question that a yes or no after it would answer ('kost dat tijd? ja'); not so of 'wie betaalt dat?'.
ASKED = re.compile(
    r"(?:^|[.!?\u2026\n])\s*(?!(?:en |maar |ja |nou )?(?:wie|wat|hoe|waar|welke?|een|nog)\b)"
    r"[^.!?\n]*\?\s*$",
    re.IGNORECASE,
)
#: What in a last sentence makes it less than an answer.
UNSURE = {Kind.UNKNOWN, Kind.TOPIC, Kind.OR, Kind.FIX, Kind.OUT, Kind.DOUBT, Kind.NOT, Kind.NONE, Kind.PLACE}
#: Having no opinion, and no more than that.
NO_OPINION = re.compile(
    r"(?:(?:tja|nou|dus|sorry|(?:ik heb|heb ik)(?: (?:er|hier|daar))?|(?:hier|daar) heb ik) )*"
    r"geen (?:echte |duidelijke )?mening(?: (?:over|hierover|daarover|hoor|dus|eigenlijk|sorry))*"
)


def ends_in(text: str, scale: str) -> Value | None:
    """The option of `scale` that the last sentence is; None where it is none, or one before it answers."""
    if scale in LEFT_TO_THE_WHOLE:
        return None
    if (value := _chosen(text, scale)) is not None:
        return value
    parts = _split(text)
    if parts is None:
        return None
    before, last = parts
    units = _units(last, scale)
    kinds = {unit.kind for unit in units}
    few = sum(len(unit.words) for unit in units) <= MOST
    if not few or kinds & UNSURE or _answered(before, scale):
        return None
    told = kinds & _given(scale) or (scale == "stem" and kinds & BARE and not ASKED.search(before))
    return strictly(last, scale) if told else None


def _chosen(text: str, scale: str) -> Value | None:
    """The option that a last clause says to choose, in as many words, whatever came before."""
    found = None if UNFINISHED.search(text) else CHOSEN.search(text)
    if found is None:
        return None
    units = _units(found["after"] or found["before"], scale)
    named = [unit for unit in units if unit.kind is Kind.VALUE]
    if len(named) != 1 or {unit.kind for unit in units} - {Kind.VALUE, Kind.FILL, Kind.SO}:
        return None
    plainly = len(units) == 1 or named[0].words in vocabulary(scale).names
    return named[0].value if plainly else None


def without_opinion(text: str, scale: str) -> bool:
    """Whether the last sentence is 'geen mening', and no answer is given before it."""
    before, last = _split(text) or ("", "")
    return NO_OPINION.fullmatch(plain(last)) is not None and not _answered(before, scale)


def _split(text: str) -> tuple[str, str] | None:
    """What comes before the last sentence, and that sentence; None where it is the only one, or no end."""
    ends = [end for end in ENDS.finditer(text) if plain(text[end.end() :])]
    if not ends or UNFINISHED.search(text) or not plain(text[: ends[-1].start()]):
        return None
    return text[: ends[-1].end()], text[ends[-1].end() :]


def _answered(before: str, scale: str) -> bool:
    """Whether a sentence gives an answer of its own; what others say ('zeggen ze') is none."""
    for sentence in re.split(r"[.!?\u2026\n]+", before):
        kinds = {unit.kind for unit in _units(sentence, scale)}
        if (kinds & _given(scale) and Kind.OUT not in kinds) or strictly(sentence, scale) is not None:
            return True
    return False


def _given(scale: str) -> set[Kind]:
    return {Kind.VALUE, Kind.NUMBER} if scale == "cijfer10" else {Kind.VALUE}


def _units(text: str, scale: str) -> list[Unit]:
    known = vocabulary(scale)
    return known.units(words(text, known.signs))
