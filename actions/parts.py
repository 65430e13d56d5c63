"""A message cut into parts, each with the one answered question that it names."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from actions import flow
from actions.flow import Step
from actions.pointing import of_open
from actions.previous import AFTER
from actions.previous import POINTS as BEFORE
from actions.renamed import all_named
from actions.talk import Talk
from actions.words import mentioned, plain, telling

#: What parts a message; 'en' in a name parts nothing, nor does the point in '8.5'.
CUT = re.compile(
    r"(?:[,;!?\n\u2026]|\.(?!\d)|\s-\s)+|\b(?:en|plus)\b"
    r"|(?<!\btoch )(?<!\bdoe )(?<!\book )(?<!\bdan )(?<!\bgewoon )(?<!\bmisschien )(?<!\bliever )(?<!\bzet )"
    r"(?<!\bmaak )(?<!\blaat )(?<!\bdie )(?<!\bhem )\bmaar\b(?! (?:op|naar|weg|leeg)\b)"
)
#: After a name it says what the answer is, else it parts too.
IS = re.compile(r"[:=]+>?|-+>|\u2192")
SENTENCE = re.compile(r"[.!?\n\u2026]")
#: Words of which an answer has one.
OPTION = re.compile(
    r"\b(?:nooit|zelden|soms|vaak|vaker|altijd|meestal|regelmatig|kost|kosten|geeft|geven|neutraal|neutrale|eens|oneens"
    r"|misschien|ja|nee|doen we al|\d+|een|twee|drie|vier|vijf|eerste|tweede|derde|vierde|vijfde)\b"
)
#: 'Maak van opschieten maar altijd' is one part.
ORDER = re.compile(r"\W*(?:doe|zet|maak|noteer|laat|sla)\b")
BARE_BEFORE = re.compile(
    r"\b(?:(?:bij|op) )?(?:(?:de|mijn|het|die) )?vorige"
    r"(?= (?:nee|ja|nooit|soms|vaak|altijd|kost|geeft|neutraal|(?:helemaal )?(?:on)?eens)(?: energie)?$)"
)
FIRST = re.compile(r"\b(?:aller ?)?eerste (?:vraag|antwoord)\b")
#: 'Haast altijd' is nearly always.
NEARLY = re.compile(r"\bhaast (?=(?:altijd|nooit|niet|geen|elke?|iedere?|alle|alles)\b)")
SHORT = re.compile(r"\bi\.?p\.?v\b\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """`typed` is what stands there; `words` the same, plain, with 'is' for a colon after a name.

    `sign`: what parts it from the part before; `begins`, `ends`: whether a sentence does there.
    """

    typed: str
    words: str
    sign: str
    begins: bool
    ends: bool
    asks: bool
    step: Step | None = None
    its: frozenset[str] = frozenset()
    own: bool = False
    many: bool = False


def parts(talk: Talk, text: str) -> list[Part]:
    """The parts of a message, in order."""
    text = SHORT.sub("ipv", text)
    spaced = "".join(_letter(char) for char in text)
    whole = _names_with_en(talk, spaced)
    cuts: list[re.Match[str]] = []
    for sure in CUT.finditer(spaced):
        before = spaced[cuts[-1].end() if cuts else 0 : sure.start()]
        one = sure[0] == "maar" and ORDER.match(before) and not OPTION.search(before)
        if not one and not any(start < sure.start() < end for start, end in whole):
            cuts.append(sure)
    found: list[Part] = []
    start, sign = 0, ""
    for cut in [*cuts, None]:
        end = cut.start() if cut else len(text)
        for typed, colon in _colons(talk, text[start:end]):
            if words := plain(IS.sub(" is ", typed)):
                begins = not found or colon or SENTENCE.search(sign) is not None
                asks = cut is not None and "?" in cut[0]
                ends = cut is None or SENTENCE.search(cut[0]) is not None
                sign = ": " if colon else sign
                found.append(Part(typed, words, sign, begins, ends, asks, *_named(talk, words)))
                sign = ""
        start, sign = (cut.end() if cut else end), sign + (text[cut.start() : cut.end()] if cut else "")
    return found


def _letter(char: str) -> str:
    """One letter for one letter: lower case and without accent; quotes are spaces."""
    first = unicodedata.normalize("NFKD", char)[:1].lower()
    return " " if first in "'\"\u2018\u2019\u201c\u201d\u201e()" else first if len(first) == 1 else char


def _names_with_en(talk: Talk, spaced: str) -> list[tuple[int, int]]:
    steps = (step for step in flow.steps(talk.base, talk.state) if step.kind in ("keuze", "stem"))
    names = {plain(name) for step in steps for name in (talk.short_name(step), *talk.other_names(step))}
    spans = (
        re.finditer(r"\b" + r"\W+".join(name.split()) + r"\b", spaced) for name in names if " en " in name
    )
    return [found.span() for one in spans for found in one]


def _colons(talk: Talk, typed: str) -> Iterator[tuple[str, bool]]:
    """The pieces between colons, where no question is named before it; whether a colon stands before."""
    start, after = 0, False
    for colon in IS.finditer(typed):
        step, _, own, many = _named(talk, plain(typed[start : colon.start()]))
        if not (step or own or many):
            yield typed[start : colon.start()], after
            start, after = colon.end(), True
    yield typed[start:], after


def _named(talk: Talk, words: str) -> tuple[Step | None, frozenset[str], bool, bool]:
    """The answered question that words name, its words, whether the open one is named, or more than one."""
    said = NEARLY.sub("", words).split() if words != "herstel" else []
    found = all_named(talk, said) or all_named(talk, said, "stem")
    others = [
        (s, its)
        for s, its in found
        if s.id not in (talk.state.open, "functiegroep") and not of_open(talk, its)
    ]
    if len(others) == 1:
        return others[0][0], frozenset(others[0][1]), False, False
    if others:
        return None, frozenset(), False, True
    if (first := FIRST.search(words)) and (step := _first(talk)) is not None:
        return step, frozenset(first[0].split()), False, False
    if before := AFTER.search(words) or BEFORE.search(words) or BARE_BEFORE.search(words):
        step = flow.step_back(talk.base, talk.state)
        if step is not None and step.scale:
            return step, frozenset(before[0].split()), False, False
    return None, frozenset(), _names_open(talk, words), False


def _first(talk: Talk) -> Step | None:
    """The first question about work that was answered."""
    steps = (
        step for step in flow.steps(talk.base, talk.state) if step.kind == "keuze" and step.question.kort
    )
    first = next((step for step in steps if step.id not in ("meedoen", "functiegroep")), None)
    return first if first and first.id in talk.state.given and first.id != talk.state.open else None


def _names_open(talk: Talk, words: str) -> bool:
    step = talk.open_step
    if step is None or step.kind not in ("keuze", "stem"):
        return False
    about = (step.question.factor or step.question.thema or "").replace("_", " ")
    names = [talk.short_name(step), *talk.other_names(step), talk.question_text(step), about]
    whole = any(
        f" {plain(name)} " in f" {words} " for name in (talk.short_name(step), *talk.other_names(step))
    )
    own = {step.id: [word for name in names for word in telling(name)]}
    return whole or bool(mentioned(words.split(), own))
