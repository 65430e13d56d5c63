"""Whole sentences as answers: what they mean to the question that was asked."""

from collections import Counter
from pathlib import Path

import pytest

from actions.interpret import interpret
from actions.interpret_vocabulary import vocabulary
from actions.themes_data import DATA
from actions.typed_texts import NO_VALUE, replies
from tests.actions.conversation import Conversation

SETS = Path(__file__).parents[1] / "sets" / "replies"
BREAKS = "Op een werkdag heb ik genoeg momenten om bij te komen."
HURRY = "Hoe vaak moet je opschieten om je werk af te krijgen?"


def outcomes(name: str, with_question: bool) -> Counter[tuple[str, str]]:
    """What was wanted ('value' or 'null'), and what came of it ('right', 'again' or 'other')."""
    found: Counter[tuple[str, str]] = Counter()
    for path in (SETS / name).parent.glob(name):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            scale, question, text, wanted = line.split("\t")
            value = interpret(text, scale, question if with_question else None)
            got = NO_VALUE if value is None else str(value)
            came = "right" if got == wanted else "again" if value is None else "other"
            found[NO_VALUE if wanted == NO_VALUE else "value", came] += 1
    return found


@pytest.mark.parametrize("name", ["first.tsv", "second.tsv", "third.tsv", "fourth.tsv"])
def test_whole_sentences_are_read_as_answers_to_their_question(name):
    read = outcomes(name, with_question=True)
    values = sum(count for (wanted, _), count in read.items() if wanted == "value")
    assert values > 200
    assert read["value", "right"] >= 0.68 * values
    assert read["value", "other"] <= 0.02 * values
    assert read[NO_VALUE, "other"] <= 0.05 * (read.total() - values)


def test_the_question_is_what_tells():
    alone, asked = (outcomes("first.tsv", with_question) for with_question in (False, True))
    assert asked["value", "right"] > 1.5 * alone["value", "right"]


def test_the_same_words_say_something_else_to_another_question():
    text = "daar kom ik echt helemaal niet aan toe"
    assert interpret(text, "eens5", BREAKS) in (1, 2)
    assert interpret("ik heb alle tijd van de wereld", "frequentie4", HURRY) == 1


def test_a_conversation_reads_with_its_question():
    talk = Conversation().start().until("r_verlof")
    talk.say("dat moet altijd in de schoolvakanties, daar valt niet over te praten")
    assert talk.state.given["r_verlof"] == 3


def test_consent_still_takes_a_word_of_consent():
    assert interpret("ik zie wel wat je allemaal wil weten", "janee", "Doe je mee?") is None


def test_training_lines_have_a_value_of_their_scale():
    lines = replies(DATA.parent / "replies")
    assert len(lines) > 9_000
    odd = [line for line in lines if line[3] not in {NO_VALUE, *map(str, vocabulary(line[0]).values)}]
    assert odd == []
