"""What is so now and for the speaker, told beside what was or what others say.

'Vorig jaar nog een 8, nu een 5'; 'vaak, vroeger nooit'; 'mijn duo nooit, maar ik altijd'.
"""

from collections.abc import Collection, Sequence
from enum import Enum, auto

from actions.interpret_text import Word
from actions.interpret_vocabulary import Kind, Vocabulary

Phrase = tuple[str, ...]

NO_MORE = {("niet", "meer"), ("geen", "meer"), ("nooit", "meer")}  # 'vroeger wel, nu niet meer'


class Side(Enum):
    """What a clause is about."""

    PAST = auto()
    OTHERS = auto()
    PRESENT = auto()
    SPEAKER = auto()
    OPEN = auto()


BARE = {Kind.YES, Kind.NO, Kind.SURE}
ELSE = {Side.PAST: Side.PRESENT, Side.OTHERS: Side.SPEAKER}


def own_side(words: Sequence[Word], vocab: Vocabulary) -> tuple[Word, ...]:
    """The words about now, or about the speaker; none when only that is told, or only the other side is.

    What is on no side counts before the past ('vaak, vroeger nooit') and, starting with 'maar', after it.
    """
    clauses = _clauses(words, vocab)
    sides = [_side(clause, vocab) for clause in clauses]
    beside = next((side for side in sides if side in ELSE), None)
    if beside is None:
        return ()
    wanted = ELSE[beside]
    if beside is Side.OTHERS:  # what comes before is no contrast: 'jawel, ik ben er nog, er stond een ouder'
        start = sides.index(beside)
        if start == 1 and set(sides[1:]) == {beside} and _plain(clauses[0], vocab):
            return tuple(clauses[0])
        clauses, sides = clauses[start:], sides[start:]
    if beside is Side.PAST and wanted not in sides:
        _take(sides, clauses, vocab)
    kept: list[Word] = []
    now = Side.OPEN
    for side, clause in zip(sides, clauses, strict=True):
        now = now if side is Side.OPEN or (side is Side.SPEAKER and now is Side.PAST) else side
        kept += clause if now is wanted else []
    if tuple(word.text for word in kept[-2:]) in NO_MORE:
        kept.pop()
    return tuple(kept)


def _plain(clause: Sequence[Word], vocab: Vocabulary) -> bool:
    """Whether a clause is an option and nothing else that tells ('nooit. mijn duo heeft het altijd')."""
    kinds = [unit.kind for unit in vocab.units(clause) if unit.kind is not Kind.FILL]
    return len(kinds) == 1 and kinds[0] in (Kind.VALUE, Kind.NUMBER)


def _take(sides: list[Side], clauses: Sequence[Sequence[Word]], vocab: Vocabulary) -> None:
    """Give the side of now to what says no time."""
    bare = any(unit.kind in BARE for unit in vocab.units(clauses[0]))  # 'ja, vroeger wel'
    if sides[0] is Side.OPEN and not bare:
        sides[0] = Side.PRESENT
        return
    for place, clause in enumerate(clauses):
        if sides[place] in (Side.OPEN, Side.SPEAKER) and clause[0].text == "maar":
            sides[place] = Side.PRESENT


def _side(clause: Sequence[Word], vocab: Vocabulary) -> Side:
    said = {word.text for word in clause}
    if _tells(clause, vocab.past):
        return Side.PAST
    own = not vocab.speaker.isdisjoint(said)
    if not own and not vocab.others.isdisjoint(said):
        return Side.OTHERS
    if _tells(clause, vocab.now):
        return Side.PRESENT
    return Side.SPEAKER if own else Side.OPEN


def _clauses(words: Sequence[Word], vocab: Vocabulary) -> list[list[Word]]:
    """Cut at commas, before 'maar', and where 'nu' follows what was ('eerst vaak nu soms')."""
    found: list[list[Word]] = []
    for place, word in enumerate(words):
        turns = word.text == "maar" or (
            bool(found) and _tells(found[-1], vocab.past) and _begins(words[place:], vocab.now)
        )
        if word.cut or turns or not found:
            found.append([])
        found[-1].append(word)
    return found


def _tells(clause: Sequence[Word], phrases: Collection[Phrase]) -> bool:
    return any(_begins(clause[place:], phrases) for place in range(len(clause)))


def _begins(words: Sequence[Word], phrases: Collection[Phrase]) -> bool:
    return any(tuple(word.text for word in words[: len(phrase)]) == phrase for phrase in phrases)
