"""What is taken back is gone: an idea, taking part, a skipped answer, the heaviest theme."""

import pytest

from tests.actions.conversation import Conversation


def back_to(talk, question):
    """Say 'terug' until this question is open."""
    for _ in range(80):
        if talk.state.open == question:
            return
        talk.say("terug")
    raise AssertionError(question)


def no_after_all(talk):
    talk.say("terug")
    talk.say("nee")


@pytest.mark.parametrize(
    "take_back",
    [
        no_after_all,
        lambda talk: talk.say("oeps, vorige was nee"),
        lambda talk: talk.tap("nee", "idee.bewaren"),
        lambda talk: talk.tap("overslaan", "idee.bewaren"),
        lambda talk: (back_to(talk, "idee"), talk.say("gooi mijn idee weg")),
        lambda talk: (
            (back_to(talk, "idee"), talk.say("iets heel anders"), talk.say("nee"))
            and talk.say("gooi mijn idee weg")
        ),
    ],
)
def test_an_idea_that_was_kept_goes_when_the_speaker_takes_it_back(take_back):
    talk = Conversation().start().until("idee.bewaren")
    talk.say("ja")
    kept = len(talk.writes)
    assert talk.writes[-1]["op"] == "share_text"
    take_back(talk)
    ops = [write["op"] for write in talk.writes[kept:]]
    assert "drop_text" in ops
    assert "share_text" not in ops


def test_yes_once_more_to_an_idea_that_is_kept_says_that_it_is():
    talk = Conversation().start().until("idee.bewaren")
    talk.say("ja")
    replies = talk.tap("ja", "idee.bewaren")
    assert "bewaard" in replies[0].text
    assert talk.writes[-1]["op"] == "share_text"


@pytest.mark.parametrize("late", [lambda talk: talk.say("oeps, vorige was nee"), None])
def test_who_does_not_take_part_after_all_is_forgotten(late):
    talk = Conversation()
    talk.say("hoi")
    talk.tap("ja")
    if late is None:
        talk.until("open_kost")
        talk.tap("nee", "meedoen")
    else:
        late(talk)
    assert talk.state.status == "geweigerd"
    assert talk.writes[-1]["op"] == "erase"


def test_what_is_skipped_after_all_is_taken_back():
    talk = Conversation().start()
    talk.say("terug")
    talk.say("overslaan")
    assert talk.writes[-1] == {"op": "group", "value": None}
    talk.until("open_kost").say("al die formulieren")
    talk.tap("anders")
    assert not talk.mentions()
    talk.say("de ouders")
    talk.tap("klopt")
    assert talk.mentions()
    back_to(talk, "open_kost.themas")
    talk.say("overslaan")
    assert not talk.mentions()
    while not talk.state.open.startswith("stem."):
        talk.forward()
    vote = talk.state.open
    talk.forward()
    back_to(talk, vote)
    talk.tap("overslaan")
    assert talk.writes[-1] == {"op": "clear_vote", "measure": vote.removeprefix("stem.")}


def test_another_heaviest_theme_is_asked_about_anew():
    talk = Conversation().start().until("open_kost.zwaarst")
    first, other = (button.value for button in talk.last.replies[-1].buttons[:2])
    talk.tap(first)
    talk.until("open_geeft")
    talk.tap(other, "open_kost.zwaarst")
    assert talk.state.given.keys().isdisjoint({"open_kost.omvang", "open_kost.achter"})
    sizes = {
        w["theme"]: w["size"] for w in talk.writes if w["op"] == "mention" and w["question"] == "open_kost"
    }
    assert set(sizes.values()) == {None}
