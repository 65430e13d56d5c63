"""What one typed turn at a closed question comes to: `python -m tests.bench.turns tests/sets/turns/*.tsv`.

Lines are scale, text and what a colleague would make of it: a value, 'null' (ask again), 'command:NAME' or
'social'; those of tests/sets/replies have the question after the scale. The trained Rasa model reads each text
and the real dialogue takes the turn where that question, or one of that scale, is asked.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from actions.flow import find
from actions.server import load_knowledge
from actions.state import State
from actions.talk import Knowledge
from knowledge.base import Base
from knowledge.questions import Group
from tests.actions.conversation import Conversation
from tests.bench.commands import parsed, rows, take

ASKED = {  # a question of each scale
    "functiegroep": "functiegroep",
    "frequentie3": "r_manier",
    "frequentie4": "k_snel",
    "eens5": "c_rol",
    "energie3": "n_lesgeven",
    "cijfer10": "open_kost.omvang",
    "janee": "meedoen",
}
SOCIAL = ("smalltalk", "buiten_bereik")
AGAIN = ("niet_begrepen", "vraag")


def states() -> dict[str, State]:
    """A conversation in which each scale is asked."""
    greeted = Conversation()
    greeted.say("hoi")
    found = {"janee": greeted.state}
    greeted.tap("ja")
    for scale, question in ASKED.items():
        if scale not in found:
            found[scale] = greeted.until(question).state
    return found


def at(base: Base, question: str) -> State | None:
    """A conversation in which the question with this text is open; None where none asks it."""
    for kind, asked in base.questionnaires.items():
        for own in (own for own in asked.questions if own.tekst == question):
            for group in get_args(Group):
                given = {"meedoen": "ja", "functiegroep": group}
                given.pop(own.id, None)
                state = State(kind=kind, status="open", open=own.id, given=given)
                if find(base, state, own.id):
                    return state
    return None


def outcome(state: State, text: str, seen: dict[str, object], knowledge: Knowledge) -> str:
    """What the turn came to, in the words of the lists."""
    taken = take(state, text, seen, knowledge)
    act = taken.replies[0].act
    if taken.state.status == "geweigerd":
        return "nee"
    if state.open in taken.state.given:
        value = taken.state.given[state.open]
        return "command:overslaan" if value is None else str(value)
    if act != "niet_begrepen" and taken.state.open in state.given:
        return "command:terug"
    if act in SOCIAL:
        return "social"
    return "null" if act in AGAIN else f"command:{act}"


def kind(expected: str) -> str:
    return expected.split(":")[0] if expected.startswith(("null", "command", "social")) else "value"


def measure(path: Path, knowledge: Knowledge) -> Iterable[tuple[str, str, str, str]]:
    """(scale, text, expected, got) of every line of a list whose question is asked somewhere."""
    begun, base = states(), knowledge.base
    told = [(begun[row[0]] if len(row) == 3 else at(base, row[1]), row[0], *row[-2:]) for row in rows(path)]
    found = [(state, *rest) for state, *rest in told if state]
    for (state, scale, text, expected), seen in zip(found, parsed([line[2] for line in found]), strict=True):
        yield scale, text, expected, outcome(state, text, seen, knowledge)


def main() -> None:
    parser = argparse.ArgumentParser(description="Een getypte beurt bij een gesloten vraag")
    parser.add_argument("sets", nargs="+", type=Path)
    knowledge = load_knowledge()
    for path in parser.parse_args().sets:
        counts: Counter[str] = Counter()
        for scale, text, expected, got in measure(path, knowledge):
            counts[f"{kind(expected)}: {'goed' if got == expected else kind(got)}"] += 1
            if got != expected:
                print(f"{scale}: {text!r}: {got}, niet {expected}")
        print(path.name, dict(sorted(counts.items())))


if __name__ == "__main__":
    main()
