"""What a turn is told of the classifier: what else a text may be, and the chance that it is an answer."""

import pytest

from actions.message import Message

CONTEXT = {"context": {"school": {"name": "De Wilg"}, "wave": {"id": "w", "closes": "2026-12-11"}}}


def read(*ranking: tuple[str, float]) -> Message:
    items = [{"name": name, "confidence": chance} for name, chance in ranking]
    return Message.from_tracker(
        {"text": "wie leest dit", "metadata": CONTEXT, "intent": items[0], "intent_ranking": items}
    )


def test_a_fallback_hides_neither_the_command_nor_the_chance_of_an_answer():
    found = read(("nlu_fallback", 0.7), ("mens", 0.5), ("ben_je_een_mens", 0.48), ("vrije_tekst", 0.01))
    assert (found.second, found.answer) == ("mens", 0.01)


def test_a_correction_is_an_answer_too():
    found = read(("correctie", 0.5), ("vrije_tekst", 0.3), ("terug", 0.1))
    assert found.answer == pytest.approx(0.8)


def test_without_a_classifier_a_text_is_an_answer():
    found = Message.from_tracker({"text": "de rapporten", "metadata": CONTEXT})
    assert (found.second, found.answer) == (None, 1.0)
