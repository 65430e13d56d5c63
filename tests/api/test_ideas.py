"""Shared ideas: only after publication, only from k, only of the own school. And the quality of understanding."""

import pytest

from api.understanding import ENOUGH, share


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ({}, None),
        ({"bevestigd": ENOUGH - 1}, None),
        ({"bevestigd": ENOUGH}, 100),
        ({"bevestigd": 15, "afgewezen": 5}, 80),
        ({"bevestigd": 18, "afgewezen": 6, "toegevoegd": 90}, 80),
        ({"toegevoegd": 500}, None),
    ],
)
def test_the_share_confirmed_is_rounded_and_needs_enough_judgements(outcomes, said):
    assert share(outcomes) == said
