"""What one typed turn at a closed question comes to: `python -m tests.bench.turns tests/sets/turns/*.tsv`.

Lines are scale, text and what a colleague would make of it: a value, 'null' (ask again), 'command:NAME' or
'social'. The trained Rasa model reads each text and the real dialogue takes the turn where that scale is asked.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from actions.server import load_knowledge
from actions.state import State
from actions.talk import Knowledge
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
    """(scale, text, expected, got) of every line of a list."""
    found, begun = rows(path), states()
    for (scale, text, expected), seen in zip(found, parsed([text for _, text, _ in found]), strict=True):
        yield scale, text, expected, outcome(begun[scale], text, seen, knowledge)


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
