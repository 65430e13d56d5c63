"""What is said to themes that were heard."""

import pytest

from actions.theme_reply import ThemeReply, theme_reply, with_names
from tests.actions.conversation import Conversation


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ja, allebei.", ThemeReply(yes=True)),
        ("yes alle 3", ThemeReply(yes=True)),
        ("Dat klopt geheel.", ThemeReply(yes=True)),
        ("ja dit klopt", ThemeReply(yes=True)),
        ("ja dat klopt", ThemeReply(yes=True)),
        ("ja, en ook plezier met leerlingen", ThemeReply(yes=True, add="plezier met leerlingen")),
        ("Dat klopt, en ook het systeem.", ThemeReply(yes=True, add="het systeem")),
        ("en plezier met leerlingen erbij", ThemeReply(yes=True, add="plezier met leerlingen")),
        ("ja maar niet de ouders", ThemeReply(yes=True, against="de ouders")),
        ("klopt behalve werk en privé", ThemeReply(yes=True, against="werk en prive")),
        ("alles op vergaderen na", ThemeReply(yes=True, against="vergaderen")),
        ("nee", ThemeReply(no=True)),
        ("Nee, het gaat om vervanging", ThemeReply(no=True, add="vervanging")),
        ("nee toch niet ouders, toch vergaderen", ThemeReply(no=True, add="vergaderen", against="ouders")),
        (
            "niet overdracht, gewoon mijn duo",
            ThemeReply(no=True, add="gewoon mijn duo", against="overdracht"),
        ),
        ("nee ouders niet wel nakijken", ThemeReply(no=True, add="nakijken", against="ouders")),
        ("administratie niet eigenlijk", ThemeReply(no=True, against="administratie")),
        ("haal vergaderen weg, rest klopt", ThemeReply(against="vergaderen", rest=True)),
        ("groepsplannen niet, de andere wel", ThemeReply(against="groepsplannen", rest=True)),
        ("thuis gaat prima, gewoon die andere 3", ThemeReply(against="thuis", rest=True)),
        ("ja, de rest klopt", ThemeReply(rest=True)),
        ("vergaderen wel, de rest niet", ThemeReply(right="vergaderen", rest=False)),
        ("alleen vergaderen", ThemeReply(right="vergaderen", rest=False)),
        ("werkplaats niet, kinderen klopt", ThemeReply(right="kinderen", against="werkplaats")),
        ("ook niet, het gaat om rapporten", ThemeReply(no=True, add="rapporten")),
        ("nee ook de niveauverschillen", ThemeReply(yes=True, add="de niveauverschillen")),
        ("het is vooral de administratie", ThemeReply(add="het is vooral de administratie")),
        ("dat is meer iets van de ouders", ThemeReply(add="dat is meer iets van de ouders")),
        ("dat de ouders steeds bellen", ThemeReply(add="dat de ouders steeds bellen")),
        ("geen tijd voor het nakijken", ThemeReply(add="geen tijd voor het nakijken")),
        ("nakijken tot laat", ThemeReply(add="nakijken tot laat")),
        ("...", ThemeReply()),
    ],
)
def test_a_reply_is_read_in_its_parts(text, read):
    assert theme_reply(text) == read


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("De eerste twee kloppen", "a en b kloppen"),
        ("alleen het eerste en het laatste", "alleen a en c"),
        ("die tweede niet", "b niet"),
        ("de laatste 2", "b en c"),
        ("het laatste uur van de dag", "het laatste uur van de dag"),
        ("de vierde", "de vierde"),
    ],
)
def test_places_become_names(text, named):
    assert with_names(text, ["a", "b", "c"]) == named


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


@pytest.mark.parametrize(
    "text",
    [
        "ja dat klopt wel aardig",
        "Klopt als een bus!",
        "Bingo",
        "Ja, dat kost me ook het meeste",
        "precies zo",
        "spijker op de kop",
        "Spijker op z'n kop!",
        "dat heb je goed gehoord",
        "zo is het",
        "dat bedoel ik",
    ],
)
def test_a_yes_in_an_expression_adds_no_theme(text):
    talk = heard()
    talk.say(text)
    assert confirmed(talk) == {"administratie", "rapporten"}


@pytest.mark.parametrize("text", ["dat bedoel ik niet", "deels", "ten dele", "raak ik van in de war"])
def test_what_is_no_yes_to_all_confirms_none(text):
    talk = heard()
    talk.say(text)
    assert (confirmed(talk), talk.state.open) == (set(), "open_kost.themas")


def test_partly_keeps_what_was_heard_and_adds_what_is_said():
    talk = heard()
    [reply] = talk.say("Deels, het is ook dat de ouders steeds bellen")
    assert all(word in reply.text for word in ("administratie", "rapporten", "ouders"))


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


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("alleen het eerste", {"administratie"}),
        ("de eerste wel, de tweede niet", {"administratie"}),
        ("klopt behalve de rapporten", {"administratie"}),
        ("rapporten eruit en vergaderen erbij", {"administratie", "vergaderen"}),
        ("en ook de ouders", {"administratie", "rapporten", "oudercontact"}),
        ("ja, vooral de rapporten", {"administratie", "rapporten"}),
        ("spijker op de kop, en ook vergaderen", {"administratie", "rapporten", "vergaderen"}),
        ("klopt aardig maar niet de rapporten", {"administratie"}),
        ("deels, het is ook vergaderen", {"administratie", "rapporten", "vergaderen"}),
        ("Gedeeltelijk, niet de rapporten.", {"administratie"}),
        ("klopt, een dikke 9", {"administratie", "rapporten"}),
        ("het gaat over vergaderen", {"vergaderen"}),
        ("vergaderen en werk en privé", {"vergaderen", "werk_prive_balans"}),
    ],
)
def test_what_is_said_of_each_is_counted_at_once(text, right):
    talk = heard()
    talk.say(text)
    assert confirmed(talk) == right


@pytest.mark.parametrize(
    ("text", "left", "gone"),
    [
        ("niet rapporten, wel de overdracht", ("administratie", "overdracht"), "rapporten"),
        ("de rapporten gaan prima", ("administratie",), "rapporten"),
        ("rapporten valt mee", ("administratie",), "rapporten"),
        ("vergaderen niet eigenlijk", ("administratie", "rapporten"), "vergaderen"),
        ("dat tweede niet", ("administratie",), "rapporten"),
    ],
)
def test_a_theme_denied_takes_no_other_along(text, left, gone):
    talk = heard()
    [reply] = talk.say(text)
    assert reply.act == "bevestig_themas"
    assert all(word in reply.text.lower() for word in left)
    assert gone not in reply.text.lower()


@pytest.mark.parametrize("text", ["7", "9", "12"])
def test_a_number_that_is_on_no_chip_chooses_no_theme(text):
    talk = heard()
    talk.say(text)
    assert not confirmed(talk)
    assert talk.state.open == "open_kost.themas"


def test_going_back_shows_what_was_confirmed():
    talk = heard()
    talk.say("alleen rapporten")
    [reply] = talk.say("terug")
    assert "rapporten" in reply.text
    assert "administratie" not in reply.text


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


@pytest.mark.parametrize("text", ["de rapporten, dat hakt er het meest in", "rapporten het meest"])
def test_naming_the_heaviest_takes_no_other_away(text):
    talk = heard()
    talk.say(text)
    assert {theme for (_, theme), mention in talk.mentions().items() if mention["confirmed"]} == {
        "administratie",
        "rapporten",
    }
    assert talk.state.open == "open_kost.zwaarst"


def test_the_heaviest_may_be_none_of_those_heard():
    talk = heard()
    talk.say("het meest nog de ouders")
    assert ("open_kost", "administratie") not in [k for k, m in talk.mentions().items() if m["confirmed"]]


@pytest.mark.parametrize(
    "text", ["Ja, dit is het wel zo ongeveer.", "ja, dat komt het dichtst in de buurt", "klopt min of meer"]
)
def test_nearly_is_a_yes(text):
    assert theme_reply(text) == ThemeReply(yes=True)


@pytest.mark.parametrize("text", ["zo ongeveer elke dag ouders", "dat komt niet in de buurt"])
def test_nearly_with_something_else_is_not(text):
    assert theme_reply(text) != ThemeReply(yes=True)


def test_of_a_yes_with_a_theme_that_is_not_meant_that_one_goes():
    talk = heard()
    talk.say("ja maar dan die rapporten niet administratie")
    assert [theme for (_, theme), m in talk.mentions().items() if m["confirmed"]] == ["rapporten"]
