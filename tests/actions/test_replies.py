"""Whole sentences as answers: what they mean to the question that was asked."""

from collections import Counter
from pathlib import Path

import pytest

from actions.interpret import interpret
from actions.interpret_vocabulary import vocabulary
from actions.themes_data import DATA
from actions.typed_texts import NO_VALUE, replies
from tests.actions.conversation import Conversation

SETS = Path(__file__).parents[1] / "sets"
BREAKS = "Op een werkdag heb ik genoeg momenten om bij te komen."
HURRY = "Hoe vaak moet je opschieten om je werk af te krijgen?"


def outcomes(name: str, with_question: bool = True) -> Counter[tuple[str, str]]:
    """What was wanted ('value' or 'null'), and what came of it ('right', 'again' or 'other')."""
    found: Counter[tuple[str, str]] = Counter()
    for line in (SETS / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        scale, question, text, wanted = line.split("\t")
        value = interpret(text, scale, question if with_question else None)
        right = (NO_VALUE if value is None else str(value)) in wanted.split("/")
        came = "right" if right else "again" if value is None else "other"
        found[NO_VALUE if wanted == NO_VALUE else "value", came] += 1
    return found


@pytest.mark.parametrize(
    ("name", "least"),
    [
        *((f"replies/{name}", 0.78) for name in ("first", "second", "third", "fourth")),
        *(("replies/fifth", 0.62), ("replies/sixth", 0.68)),
        ("replies/votes", 0.5),
        *((f"conversations/{name}", 0.68) for name in ("first", "second", "third")),
    ],
)
def test_whole_sentences_are_read_as_answers_to_their_question(name, least):
    read = outcomes(name)
    values = sum(count for (wanted, _), count in read.items() if wanted == "value")
    assert values > 150
    assert read["value", "right"] >= least * values
    assert read["value", "other"] <= 0.035 * values
    assert read[NO_VALUE, "other"] <= 0.1 * (read.total() - values)


def test_the_question_is_what_tells():
    alone, asked = (outcomes("replies/first", with_question) for with_question in (False, True))
    assert asked["value", "right"] > 1.5 * alone["value", "right"]


def test_the_same_words_say_something_else_to_another_question():
    text = "daar kom ik echt helemaal niet aan toe"
    assert interpret(text, "eens5", BREAKS) in (1, 2)
    assert interpret("ik kan rustig de tijd nemen", "eens5", BREAKS) == 4
    assert interpret("ik heb alle tijd van de wereld", "frequentie4", HURRY) == 1
    assert interpret("ik heb meer dan genoeg tijd", "frequentie4", HURRY) is None  # never 'vaak'


def test_a_conversation_reads_with_its_question():
    talk = Conversation().start().until("r_verlof")
    talk.say("dat moet altijd in de schoolvakanties, daar valt niet over te praten")
    assert talk.state.given["r_verlof"] == 3


def test_consent_still_takes_a_word_of_consent():
    assert interpret("ik zie wel wat je allemaal wil weten", "janee", "Doe je mee?") is None


def test_training_lines_have_a_value_of_their_scale():
    lines = replies(DATA.parent / "replies")
    assert len(lines) > 21_000
    odd = [line for line in lines if line[3] not in {NO_VALUE, *map(str, vocabulary(line[0]).values)}]
    assert odd == []
