"""What is said to themes that were heard."""

import pytest

from actions.theme_reply import ThemeReply, theme_reply
from tests.actions.conversation import Conversation


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ja, allebei.", ThemeReply(True, False, "", "")),
        ("yes alle 3", ThemeReply(True, False, "", "")),
        ("ja, en ook plezier met leerlingen", ThemeReply(True, False, "plezier met leerlingen", "")),
        ("Dat klopt, en ook het systeem.", ThemeReply(True, False, "het systeem", "")),
        ("en plezier met leerlingen erbij", ThemeReply(True, False, "plezier met leerlingen", "")),
        ("ja maar niet de ouders", ThemeReply(True, False, "", "de ouders")),
        ("nee", ThemeReply(False, True, "", "")),
        ("Nee, het gaat om vervanging", ThemeReply(False, True, "vervanging", "")),
        ("nee toch niet ouders, toch vergaderen", ThemeReply(False, True, "vergaderen", "ouders")),
        ("niet overdracht, gewoon mijn duo", ThemeReply(False, True, "gewoon mijn duo", "overdracht")),
        ("haal vergaderen weg, rest klopt", ThemeReply(True, False, "", "vergaderen")),
        ("werkplaats niet, kinderen klopt", ThemeReply(True, False, "kinderen", "werkplaats")),
        ("ook niet, het gaat om rapporten", ThemeReply(False, True, "rapporten", "")),
        ("nee ook de niveauverschillen", ThemeReply(True, False, "de niveauverschillen", "")),
        ("het is vooral de administratie", ThemeReply(False, False, "het is vooral de administratie", "")),
        ("dat is meer iets van de ouders", ThemeReply(False, False, "dat is meer iets van de ouders", "")),
        ("dat de ouders steeds bellen", ThemeReply(False, False, "dat de ouders steeds bellen", "")),
        ("nakijken tot laat", ThemeReply(False, False, "nakijken tot laat", "")),
        ("...", ThemeReply(False, False, "", "")),
    ],
)
def test_a_reply_is_read_in_its_parts(text, read):
    assert theme_reply(text) == read


def heard():
    """'Administratie' and 'rapporten' were heard."""
    return Conversation().start().until("open_kost.themas")


def confirmed(talk):
    return {theme for (_, theme), mention in talk.mentions().items() if mention["confirmed"]}


@pytest.mark.parametrize("text", ["Ja, allebei.", "ja, beide", "klopt helemaal", "yes alle twee"])
def test_yes_to_all_of_them(text):
    talk = heard()
    talk.say(text)
    assert confirmed(talk) == {"administratie", "rapporten"}


def test_yes_and_another_by_its_name_counts_both():
    talk = heard()
    talk.say("klopt, en ook vergaderen")
    assert confirmed(talk) == {"administratie", "rapporten", "vergaderen"}


def test_yes_and_another_in_own_words_asks_about_both():
    talk = heard()
    [reply] = talk.say("ja, en ook die ouders die bellen")
    assert reply.act == "bevestig_themas"
    assert "ouders" in reply.text
    talk.say("klopt")
    assert confirmed(talk) == {"administratie", "rapporten", "oudercontact"}


def test_yes_but_one_leaves_that_one_out():
    talk = heard()
    talk.say("ja maar niet rapporten")
    assert confirmed(talk) == {"administratie"}


def test_no_and_what_it_is_instead():
    talk = heard()
    talk.say("Nee, het gaat om vergaderen")
    assert confirmed(talk) == {"vergaderen"}
    talk = heard()
    [reply] = talk.say("nee, het gaat om een collega die steeds belt over rapporten")
    assert "rapporten" not in reply.text.lower()


def test_something_else_goes_through_all_themes_before_one_comes_back():
    talk = heard()
    own = {"klopt", "anders", "overslaan"}
    seen = {button.value for button in talk.last.replies[-1].buttons} - own
    for _ in range(11):
        [reply] = talk.tap("anders")
        chips = {button.value for button in reply.buttons} - own
        assert chips
        assert not chips & seen
        seen |= chips
    assert len(seen) >= 44


def test_one_taken_away_and_the_rest_right():
    talk = heard()
    talk.say("haal rapporten weg, rest klopt")
    assert confirmed(talk) == {"administratie"}


def test_which_weighs_heaviest_in_words_that_are_on_no_button():
    talk = heard()
    talk.say("ja")
    talk.say("die formulieren die ik invul")
    assert talk.state.given["open_kost.zwaarst"] == "administratie"


@pytest.mark.parametrize("text", ["geen idee", "geen zin in deze vraag"])
def test_no_idea_is_a_command_and_says_nothing_against_a_theme(text):
    talk = heard()
    talk.say(text, intent="overslaan", confidence=0.95)
    assert talk.state.open != "open_kost.themas"
