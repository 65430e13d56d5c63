"""Answers taken back on the way ('vaak, oh nee, altijd'; 'soms, nee vaak'; 'geeft, kost bedoel ik')."""

from dataclasses import replace

from actions.interpret_clauses import Whole
from actions.interpret_vocabulary import NOT_AN_ANSWER, TELLING, Kind, Unit, Vocabulary
from knowledge.scales import Value

GIVEN = {Kind.VALUE, Kind.NUMBER}
SKIPPED = {Kind.FILL, Kind.SOFT, Kind.BUT}  # 'eens, hoewel, wacht even, nee, oneens'


def corrected(units: list[Unit], vocab: Vocabulary, whole: Whole) -> Value | None:
    """What comes after the last 'of nee', 'ik bedoel' or the like; what stood before it when nothing does."""
    last = max(i for i, unit in enumerate(units) if unit.kind is Kind.FIX)
    after = units[last + 1 :]
    tells = any(unit.kind in TELLING | {Kind.NUMBER} for unit in after)
    if tells:
        return whole(after, vocab)
    if "nee" in units[last].words or any(unit.kind in NOT_AN_ANSWER for unit in after):
        return None
    before = units[:last]
    start = max((i for i, unit in enumerate(before) if unit.cut), default=0)
    means = "bedoel" in units[last].words and any(unit.kind in GIVEN for unit in before[start:])
    return whole(before[start:] if means else before, vocab)


def with_refusals(units: list[Unit]) -> list[Unit]:
    """'Nee sorry' at the start is a plain no; a single 'nee' between two values takes the first back."""
    told = [i for i, unit in enumerate(units) if unit.kind not in SKIPPED]
    taken = [
        at
        for before, at, after in zip(told, told[1:], told[2:], strict=False)
        if units[at].kind is Kind.NO
        and (units[before].kind in GIVEN or (units[before].kind is Kind.YES and units[at].cut))
        and units[after].kind in GIVEN
    ]
    read = list(units)
    if len(taken) == 1:
        read[taken[0]] = replace(units[taken[0]], kind=Kind.FIX)
    first = units[told[0]] if told else None
    if first and first.kind is Kind.FIX and "nee" in first.words and "wacht" not in first.words:
        read[told[0]] = replace(first, kind=Kind.NO)
    return read
