"""Domain, rules, examples and command words agree with each other."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import rules

ROOT = Path(__file__).parent.parent.parent
COMMANDS = (
    *("pauze", "overslaan", "terug", "waarom", "privacy", "verwijderen"),
    *("hulp", "uitleg", "voortgang", "terugkoppeling", "mijn_resultaten", "mens"),
)
FREE_TEXT = "vrije_tekst"
SET_BY_RASA = "nlu_fallback"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def plain(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]", " ", bare).split())


def examples() -> Iterator[tuple[str, str]]:
    """(intent, sentence) of all training files."""
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in read(path)["nlu"]:
            for line in block["examples"].splitlines():
                yield block["intent"], line.removeprefix("- ")


def command_words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = read(ROOT / "knowledge" / "commands.yml")
    return words


INTENTS = rules.read_intents()
COUNTS = Counter(intent for intent, _ in examples())


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_has_one_rule_to_the_one_action(intent: str) -> None:
    steps = [rule["steps"] for rule in read(rules.RULES)["rules"] if {"intent": intent} in rule["steps"]]
    assert steps == [[{"intent": intent}, {"action": "action_turn"}]]


def test_there_is_no_rule_without_an_intent() -> None:
    assert len(read(rules.RULES)["rules"]) == len(INTENTS) == len(set(INTENTS))


def test_an_intent_without_a_rule_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    behind = tmp_path / "rules.yml"
    behind.write_text(rules.write_rules(INTENTS[1:]), encoding="utf-8")
    monkeypatch.setattr(rules, "RULES", behind)
    assert rules.main(["--check"]) == 1
    assert "python -m bot.rules" in capsys.readouterr().err
    assert rules.main([]) == 0
    assert rules.main(["--check"]) == 0


def test_every_command_is_an_intent_with_words_of_its_own() -> None:
    assert set(COMMANDS) <= set(INTENTS)
    assert set(command_words()) == set(COMMANDS)


def test_no_word_belongs_to_two_commands() -> None:
    owners: dict[str, set[str]] = {}
    for command, words in command_words().items():
        for word in words:
            owners.setdefault(plain(word), set()).add(command)
    assert not {word: who for word, who in owners.items() if len(who) > 1}


def test_no_command_word_answers_a_closed_question() -> None:
    labels = {
        plain(str(label))
        for scale in read(ROOT / "knowledge" / "scales.yml").values()
        for option in scale.get("opties", [])
        for label in [option.get("label", ""), *option.get("synoniemen", [])]
    }
    assert not labels & {plain(word) for words in command_words().values() for word in words}


def test_every_intent_has_examples_and_every_example_an_intent() -> None:
    assert set(COUNTS) == set(INTENTS) - {SET_BY_RASA}


@pytest.mark.parametrize("intent", sorted(COUNTS))
def test_there_are_enough_examples(intent: str) -> None:
    least = 500 if intent == FREE_TEXT else 60 if intent in COMMANDS else 40
    assert COUNTS[intent] >= least


def test_no_sentence_is_an_example_twice() -> None:
    seen: dict[str, list[str]] = {}
    for intent, text in examples():
        seen.setdefault(plain(text), []).append(intent)
    assert not {text: intents for text, intents in seen.items() if len(intents) > 1}


def test_a_command_word_is_no_example_of_another_intent() -> None:
    owner = {plain(word): command for command, words in command_words().items() for word in words}
    assert not [(intent, text) for intent, text in examples() if owner.get(plain(text), intent) != intent]


def test_held_out_sentences_are_in_no_training_file() -> None:
    held_out = {plain(text) for texts in read(ROOT / "tests/bot/held_out.yml").values() for text in texts}
    assert not held_out & {plain(text) for _, text in examples()}


def test_no_sentence_is_made_by_filling_in_a_pattern() -> None:
    """No opening of five words carries more than a handful of examples of one intent."""
    openings = Counter(
        (intent, *plain(text).split()[:5]) for intent, text in examples() if len(text.split()) > 5
    )
    assert openings.most_common(1)[0][1] <= 5, openings.most_common(3)
