"""An answer in one clause, next to clauses that explain it ('ik zit achter de balie, administratie').

The answer stands only when one clause is understood completely and no other clause says something
else: no other value of the scale, no question, no other number, no one else it could be about.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from actions.interpret_vocabulary import Kind, Unit, Vocabulary
from knowledge.scales import Value

Whole = Callable[[list[Unit], Vocabulary], Value | None]

OPENS = {Kind.BUT, Kind.WHY, Kind.SO}
BARE = {Kind.YES, Kind.NO}
ANSWERING = {Kind.VALUE, Kind.NUMBER, Kind.PLACE} | BARE
FIRM_NO = {Kind.WHOLLY, Kind.NOT}
LEANING = {Kind.NOT, Kind.NONE, Kind.WEL, Kind.SURE, Kind.CAN, Kind.WHOLLY}
CONTENT = {Kind.UNKNOWN, Kind.TOPIC}
STARTS = {"ik", "we", "wij", "het", "dat"}  # 'nee ik moet zo weg'
CONTRAST = 3  # 'dinsdag niet': so few words with 'niet' or 'wel' take something back


def clauses(units: Sequence[Unit]) -> list[list[Unit]]:
    """The units cut at commas and the like, and before 'maar', 'want' and 'dus'."""
    found: list[list[Unit]] = []
    for unit in units:
        starts = bool(found) and found[-1][-1].kind in BARE and unit.words[0] in STARTS
        if unit.cut or unit.kind in OPENS or starts or not found:
            found.append([])
        found[-1].append(unit)
    return found


def from_clauses(units: Sequence[Unit], vocab: Vocabulary, whole: Whole) -> Value | None:
    """The one value that a clause gives by itself, None when another clause leaves doubt."""
    parts = clauses(units)
    if len(parts) < 2 or any(vocab.is_question(part) for part in parts):
        return None
    if any(_broken(one, next_, vocab) for one, next_ in pairwise(parts)):
        return None
    found: dict[int, Value] = {}
    for i, part in enumerate(parts):
        kinds = {unit.kind for unit in part}
        if part[0].kind is Kind.WHY or not (ANSWERING & kinds or kinds >= FIRM_NO):
            continue
        value = whole(part, vocab)
        if value is not None:
            found[i] = value
    if len(set(found.values())) != 1:
        return None
    value = next(iter(found.values()))
    bare = not any(unit.kind in ANSWERING - BARE for i in found for unit in parts[i])
    first, last = min(found), max(found)
    concludes = parts[last][0].kind in (Kind.SO, Kind.BUT)
    own = concludes or any(not vocab.speaker.isdisjoint(unit.words) for unit in parts[last])
    for i, part in enumerate(parts):
        if i in found:
            continue
        if not _leaves_standing(part, value, bare, vocab):
            return None
        doubts = any(unit.kind is Kind.DOUBT for unit in part)
        if doubts and not (concludes and i < last) and value != vocab.answers.aarzeling_past:
            return None
        if i < first and not own and any(not vocab.others.isdisjoint(u.words) for u in part):
            return None
    return value


def _broken(part: Sequence[Unit], after: Sequence[Unit], vocab: Vocabulary) -> bool:
    """Whether a comma fell inside a word ('on,eens', 'o,eens') or after 'en'."""
    telling = [unit.kind for unit in part if unit.kind is not Kind.FILL]
    if telling[-1:] == [Kind.AND] or any(
        unit.kind is Kind.UNKNOWN and len(unit.words[0]) == 1 for unit in (*part, *after)
    ):
        return True
    if part[-1].kind is not Kind.UNKNOWN:
        return False
    whole = vocab.speller.correct(part[-1].words[-1] + after[0].words[0])
    return whole in vocab.speller.telling


def takes_back(units: Sequence[Unit], value: Value, vocab: Vocabulary) -> bool:
    """Whether a few words with 'niet' or 'wel' say that it differs elsewhere ('dinsdag niet')."""
    if value == vocab.answers.aarzeling_past:
        return False
    if units[0].words[0] == "ik" and any(unit.kind is Kind.UNKNOWN for unit in units):
        return False
    few = sum(len(unit.words) for unit in units) <= CONTRAST
    return few and any(unit.kind in (Kind.NOT, Kind.NONE, Kind.WEL) for unit in units)


def _leaves_standing(part: Sequence[Unit], value: Value, bare: bool, vocab: Vocabulary) -> bool:
    kinds = {unit.kind for unit in part}
    if kinds & {Kind.OUT, Kind.FIX, Kind.OR, Kind.PLACE}:
        return False
    if any(unit.kind is Kind.VALUE and unit.value != value for unit in part):
        return False
    answers = vocab.answers
    if Kind.YES in kinds and (bare or value not in answers.bij_ja):
        return False
    if Kind.NO in kinds and (bare or value not in answers.bij_nee):
        return False
    if Kind.NUMBER in kinds and (answers.cijfers == "tien" or not kinds & CONTENT):
        return False
    if kinds & (LEANING | {Kind.VALUE, Kind.SOFT}):
        negated = Kind.VALUE in kinds and kinds & {Kind.NOT, Kind.NONE}
        if takes_back(part, value, vocab) or negated or (bare and kinds & LEANING) or not kinds & CONTENT:
            return False
    return True
