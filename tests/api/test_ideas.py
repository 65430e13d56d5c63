"""Shared ideas: only after publication, only from k, only of the own school. And the quality of understanding."""

import pytest

from api.store import tables
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


def test_no_to_a_new_idea_leaves_the_one_that_was_shared_and_nothing_of_the_new_one(world):
    world.say("idee: samen nakijken")
    world.say("deel")
    world.say("idee: iets over iemand")
    world.store.stale.clear()
    world.say("nieuwe weg")
    assert [row.content for row in world.rows(tables.shared_text)] == ["samen nakijken"]
    assert "iets over iemand" not in repr(world.rows(tables.pending_text))
    assert world.store.stale.is_set()  # the files are swept of it
