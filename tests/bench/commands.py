"""How well commands are told from answers: `python -m tests.bench.commands tests/sets/commands/*.tsv`.

The trained Rasa model reads each text, and the real dialogue takes the turn at a closed or an open question.
"""

import argparse
import json
import os
import subprocess
from collections import Counter
from pathlib import Path

from actions.dialogue import turn
from actions.message import Message
from actions.server import load_knowledge
from actions.state import State
from actions.talk import Knowledge, Turn
from tests.actions.conversation import Conversation

ROOT = Path(__file__).resolve().parents[2]
PARSE = ROOT / "tests" / "bot" / "inside" / "parse.py"
MODEL = ROOT / "var" / "models" / "rasa" / "werkdrukdialoog.tar.gz"
PLACES = {"closed": "k_veel", "open": "open_kost"}  # question that is open
CONTEXT = {"school": {"name": "De Wilg"}, "wave": {"id": "w", "closes": "2026-12-11"}}


def rows(path: Path) -> list[tuple[str, ...]]:
    """The fields of every line; of a list of commands (place, wanted act, text), where 'antwoord' is none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def parsed(texts: list[str]) -> list[dict[str, object]]:
    """Intent and ranking of each text, from the trained model."""
    command = [str(ROOT / ".venv-bot" / "bin" / "python"), str(PARSE), str(MODEL)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = subprocess.run(
        command, input="\n".join(texts) + "\n", capture_output=True, text=True, check=True, env=environment
    )
    return [json.loads(line) for line in said.stdout.splitlines() if line.startswith("{")]


def take(state: State, text: str, seen: dict[str, object], knowledge: Knowledge) -> Turn:
    """One typed turn as the action server would take it."""
    latest = {"text": text, "metadata": {"context": CONTEXT}, **seen}
    return turn(state, Message.from_tracker(latest), knowledge)


def act(state: State, text: str, seen: dict[str, object], knowledge: Knowledge) -> str:
    """The command that was carried out, or 'antwoord'."""
    taken = take(state, text, seen, knowledge)
    commands = [reply.act for reply in taken.replies if reply.act in knowledge.base.commands]
    if commands:
        return commands[0]
    if state.open in taken.state.given and taken.state.given[state.open] is None:
        return "overslaan"
    return "terug" if taken.state.open in state.given else "antwoord"


def main() -> None:
    parser = argparse.ArgumentParser(description="Opdrachten naast open en gesloten vragen")
    parser.add_argument("sets", nargs="+", type=Path)
    knowledge = load_knowledge()
    states = {name: Conversation().start().until(question).state for name, question in PLACES.items()}
    for path in parser.parse_args().sets:
        found = rows(path)
        seen = parsed([text for _, _, text in found])
        right: Counter[str] = Counter()
        for (place, wanted, text), intent in zip(found, seen, strict=True):
            got = act(states[place], text, intent, knowledge)
            right[place] += got == wanted
            if got != wanted:
                print(f"{place}: {text!r}: {got}, niet {wanted}")
        total = Counter(place for place, _, _ in found)
        print(path.name, {place: f"{right[place]} van {total[place]}" for place in total})


if __name__ == "__main__":
    main()
