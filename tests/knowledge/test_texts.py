"""Texts as they stand in others."""

import pytest

from knowledge.texts import within


@pytest.mark.parametrize(
    ("title", "in_a_sentence"),
    [
        ("Eén plek voor alles", "één plek voor alles"),
        ("Vaste invaller", "vaste invaller"),
        ("ICT-meldpunt", "ICT-meldpunt"),
    ],
)
def test_a_title_within_a_sentence(title: str, in_a_sentence: str) -> None:
    assert within(title) == in_a_sentence
