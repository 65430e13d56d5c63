"""Several earlier answers changed in one line: 'opschieten moest vaak zijn en vergaderen toch neutraal'.

Each part must name one answered question. Where its new answer is not sure, that question is asked
again; where a part names none, it is said that only the others were changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from actions import closed
from actions.flow import Step
from actions.pointing import ANSWERS, CHANGES, MORE_AROUND, RETURNS, of_open, value_beside
from actions.progression import reopen
from actions.renamed import ASKS, BEGINS, POINTS, all_named
from actions.talk import Talk
from actions.words import plain
from knowledge.scales import Value

#: What may part two changes; a name may have 'en' in it too.
PARTS = re.compile(r"\s*[,;:.!\n]+\s*(?:en |maar |ook )*|\s+(?:en(?: ook)?|maar|plus)\s+")
MOST_PARTS = 5
MOST = 24  # words in which several answers are changed
FEW = 7  # words of a part that seems to be a change, of a question that is not known
#: That a part which names nothing changes something too: 'en meer werk toch vaak'.
CHANGES_TOO = re.compile(r"\b(?:moest|moes?ten|toch|bedoel\w*|verander\w*|wordt|naar)\b")
#: One new answer for those before it too: 'opschieten en pauze moesten vaak zijn'.
SHARED = re.compile(r"\b(?:moesten|moeten|allebei|beide|allemaal|alle (?:twee|drie)|bedoel(?:de)?)\b")
ALL = re.compile(r"\bmoesten\b")  # that says to change them beside a question too
ONLY_NAMED = MORE_AROUND - ANSWERS - {"klopt", "fout", "verkeerd"}


@dataclass(frozen=True)
class Part:
    """One change; `step` None where none is named, `value` None where the new answer is not sure."""

    step: Step | None
    value: Value | None
    bare: bool = False
    """Whether there is a name and nothing more."""


def corrections(talk: Talk, text: str) -> bool:
    """Take the turn where a text changes two or more earlier answers."""
    parts = _read(talk, text)
    if not parts:
        return False
    asked = [part.step for part in parts if part.step and part.value is None]
    for part in parts:
        if part.step and part.value is not None:
            closed.change(talk, part.step, part.value)
    if any(part.step is None for part in parts):
        talk.preface(talk.text("gesprek.aangepast_deels"))
    for later in asked[1:]:
        talk.preface(talk.text("gesprek.aanpassen_straks", vraag=talk.short_name(later)))
    if asked:
        reopen(talk, asked[0])
    else:
        closed.go_on(talk)
    return True


def _read(talk: Talk, text: str) -> list[Part]:
    """The changes that a text is made of, none where it is anything else."""
    step, words = talk.open_step, plain(text)
    own_words = step is not None and (step.free_text or step.kind in ("themas", "bewaren"))
    asks = BEGINS.match(words) if own_words else _asks(words)
    if "?" in text or len(words.split()) > MOST or (step is not None and not asks):
        return []
    for pieces in _partitions(text):
        parts = _shared([_part(talk, piece) for piece in pieces], pieces)
        named = [part.step.id for part in parts if part.step]
        whole = len(named) == len(parts) and all(part.value is not None for part in parts)
        if len(set(named)) == len(named) and (whole or (asks and not own_words and _surely(parts, pieces))):
            return parts
    return []


def _surely(parts: list[Part], pieces: list[str]) -> bool:
    """Whether parts are changes, though of some the new answer, or of which question, is not sure."""
    clear = [part.step is not None and part.value is not None for part in parts]
    others = [piece for piece, sure in zip(pieces, clear, strict=True) if not sure]
    few = all(CHANGES_TOO.search(piece) and len(piece.split()) <= FEW for piece in others)
    return few and (any(clear) or all(part.step for part in parts))


def _asks(words: str) -> bool:
    return any(cue.search(words) for cue in (CHANGES, ASKS, POINTS, ALL))


def _partitions(text: str) -> Iterator[list[str]]:
    """The pieces between what may part them, then the same with some of them together."""
    cuts = [(0, 0), *((found.start(), found.end()) for found in PARTS.finditer(text.lower()))]
    pieces = [
        plain(text[start : cuts[at + 1][0] if at + 1 < len(cuts) else None])
        for at, (_, start) in enumerate(cuts)
    ]
    pieces = [piece for piece in pieces if piece]
    joined = [plain(text)] if len(pieces) > MOST_PARTS else pieces
    gaps = len(joined) - 1
    for together in sorted(range(2**gaps), key=lambda chosen: chosen.bit_count()):
        found = [joined[0]] if joined else []
        for at in range(gaps):
            if together >> at & 1:
                found[-1] += f" en {joined[at + 1]}"
            else:
                found.append(joined[at + 1])
        if len(found) > 1:
            yield found


def _part(talk: Talk, words: str) -> Part:
    said = words.split()
    found = all_named(talk, said) or all_named(talk, said, "stem")
    if len(found) != 1 or of_open(talk, found[0][1]) or found[0][0].id == talk.state.open:
        return Part(None, None)
    step, its = found[0]
    value = value_beside(" ".join(SHARED.sub(" ", words).split()), step, its)
    return Part(
        step, value, bare=value is None and set(said) <= its | ONLY_NAMED and not RETURNS.search(words)
    )


def _shared(parts: list[Part], pieces: list[str]) -> list[Part]:
    """The same with the new answer of the last part for the bare names before it, where it is said of all."""
    last = parts[-1]
    alike = [part.step.scale == last.step.scale for part in parts if part.step and last.step]
    if last.value is None or not SHARED.search(pieces[-1]) or not all(part.bare for part in parts[:-1]):
        return parts
    return [Part(part.step, last.value) for part in parts] if all(alike) else parts
