"""What comes beside the themes that were heard never takes their place; what it rather is does."""

import pytest

from actions.theme_wording import beside, misses_themes, rather
from tests.actions.conversation import Conversation


def heard():
    """'Administratie' and 'rapporten' were heard."""
    return Conversation().start().until("open_kost.themas")


def confirmed(talk):
    return {theme for (_, theme), mention in talk.mentions().items() if mention["confirmed"]}


@pytest.mark.parametrize(
    "text",
    [
        "Doe vergaderen er dan ook maar bij.",
        "zet er vergaderen ook nog bij",
        "Vergaderen hoort er ook bij.",
        "Daarnaast vergaderen",
        "die twee en ook vergaderen",
        "Nee, vergaderen hoort er ook nog bij.",
        "voeg vergaderen toe",
        "Voeg er vergaderen nog aan toe graag",
        "graag vergaderen toevoegen",
        "Vergaderen mag er ook bij.",
        "vergaderen moet er nog bij",
        "dan ook nog vergaderen",
        "Vergaderen ook nog.",
        "vergaderen ook",
        "vergaderen erbij graag",
        "neem vergaderen er ook bij",
        "mag vergaderen er ook bij?",
    ],
)
def test_what_comes_beside_adds_and_never_replaces(text):
    talk = heard()
    talk.say(text.rstrip("?"))
    assert confirmed(talk) == {"administratie", "rapporten", "vergaderen"}


@pytest.mark.parametrize(
    "text",
    [
        "vergaderen hoort er niet bij",
        "doe vergaderen er maar niet bij",
        "alleen vergaderen erbij",
        "dat hoort erbij",
        "dat komt er ook nog bij",
        "die andere twee horen er ook bij",
        "ja, dat ook nog",
        "vergaderen of overdracht erbij",
        "de ouders komen er elke dag bij staan",
        "daar ben ik meestal bij",
        "vergaderen",
        "het gaat om vergaderen",
        "ik moet overal bij zijn",
    ],
)
def test_what_names_nothing_to_add_is_not_beside(text):
    assert beside(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Eerder het plezier met leerlingen.", ("het plezier met leerlingen",)),
        ("eerder de rapporten, met de ouders als tweede", ("de rapporten", "de ouders")),
        ("ja, nee eigenlijk meer de kinderen", ("de kinderen",)),
        ("Eigenlijk de rapporten", ("de rapporten",)),
        ("Nee, toch meer het contact met ouders", ("het contact met ouders",)),
        ("liever die formulieren", ("die formulieren",)),
        ("nou, het is eigenlijk meer de administratie", ("de administratie",)),
        ("de kinderen, en mijn duo als goede tweede", ("de kinderen", "mijn duo")),
        ("het zit meer in de rapporten", ("de rapporten",)),
        ("Tja, toch eerder mijn collega's", ("mijn collega s",)),
        ("vergaderen, overdracht op plek 2", ("vergaderen", "overdracht")),
        ("Ja eigenlijk eerder de ouders", ("de ouders",)),
        ("eerder was het rustiger", ()),
        ("meer tijd voor de kinderen", ()),
        ("meer dan genoeg", ()),
        ("eigenlijk wel", ()),
        ("eigenlijk klopt dat", ()),
        ("eerder niet de ouders", ()),
        ("liever de ouders niet", ()),
        ("als tweede", ()),
        ("eerder de ouders?", ()),
        ("de ouders willen liever een ander rooster", ()),
        ("ja, dat is het", ()),
        ("het moet meer over de kinderen gaan", ()),
    ],
)
def test_what_it_rather_is(text, words):
    assert rather(text) == words


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Zeker weten.", {"administratie", "rapporten"}),
        ("ja zeker weten hoor", {"administratie", "rapporten"}),
        ("Reken maar!", {"administratie", "rapporten"}),
        ("Zeker weten, en ook vergaderen", {"administratie", "rapporten", "vergaderen"}),
        ("ja, nee eigenlijk meer de rapporten", {"rapporten"}),
        ("Eerder de rapporten, met de formulieren als tweede.", {"administratie", "rapporten"}),
        ("Zeker weten?", set()),
        ("niet zeker weten", set()),
        ("ik zou het niet zeker weten", set()),
        ("eigenlijk meer de kinderen", set()),  # was not heard: asked about first
    ],
)
def test_a_sure_yes_and_what_it_rather_is_are_counted(text, right):
    talk = heard()
    talk.say(text)
    assert confirmed(talk) == right


def test_what_it_rather_is_and_was_not_heard_is_asked_about():
    talk = heard()
    [reply] = talk.say("Eigenlijk meer de kinderen")
    assert (reply.act, "plezier met leerlingen" in reply.text) == ("bevestig_themas", True)


@pytest.mark.parametrize(
    ("text", "misses"),
    [
        ("Nee, die andere twee horen er ook nog bij.", True),
        ("Mag ik even terug? Er zijn onderwerpen weggevallen.", True),
        ("de andere is weggevallen", True),
        ("die andere 2 horen er ook bij", True),
        ("Waar zijn de andere gebleven?", True),
        ("je bent een onderwerp vergeten", True),
        ("ik mis een onderwerp", True),
        ("er is een thema verdwenen", True),
        ("die andere onderwerpen zijn weg", True),
        ("de rest moet er ook bij", True),
        ("je hebt twee onderwerpen gemist", True),
        ("mijn andere thema's zijn kwijt", True),
        ("een 8", False),
        ("de andere zijn minder zwaar", False),
        ("die andere kost meer", False),
        ("ik mis de rust", False),
        ("de rest valt mee", False),
        ("er komt steeds iets bij", False),
        ("de andere leerlingen zijn vaak de dupe", False),
        ("dit onderwerp is groot", False),
        ("er zijn geen extra handen", False),
        ("ik ben het vergeten", False),
        ("daar is van alles weggevallen", False),
        ("het hoort erbij, een 6", False),
    ],
)
def test_who_misses_a_theme_sees_them_again(text, misses):
    assert misses_themes(text) is misses
    talk = heard()
    talk.tap("klopt")
    talk = talk.until("open_kost.omvang")
    talk.say(text)
    assert (talk.state.open == "open_kost.themas") is misses
    assert confirmed(talk) == {"administratie", "rapporten"}
