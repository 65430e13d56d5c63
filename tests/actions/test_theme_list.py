"""How many themes there are, and their names, typed at the themes that were heard."""

import pytest

from tests.actions.conversation import Conversation


def heard():
    """'Administratie' and 'rapporten' were heard; three more are on the chips."""
    return Conversation().start().until("open_kost.themas")


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("alle vier dus: rapporten, vergaderen, ouders en ict", "rapporten vergaderen oudercontact ict"),
        (
            "alle vier namelijk rapporten administratie ict en vergaderen",
            "rapporten administratie ict vergaderen",
        ),
        (
            "het zijn er vier: rapporten administratie ict en vergaderen",
            "rapporten administratie ict vergaderen",
        ),
        ("alle drie: rapporten, vergaderen en ict", "rapporten vergaderen ict"),
        ("alle 3 taken rapporten ict", "hoeveelheid_taken rapporten ict"),
        ("allemaal, dus rapporten vergaderen en ict", "rapporten vergaderen ict"),
        ("alledrie: administratie, rapporten, ict", "administratie rapporten ict"),
        ("drie dingen: rapporten, ict en vergaderen", "rapporten ict vergaderen"),
        ("beide, dus administratie en rapporten", "administratie rapporten"),
        ("ja alles dus administratie rapporten en ict", "administratie rapporten ict"),
        ("alle drie dus ook ict", "administratie rapporten ict"),
        ("allemaal dus ook het gedrag van leerlingen", "administratie rapporten leerlingen_gedrag"),
        ("alle twee en ook ict", "administratie rapporten ict"),
        ("alle twee kloppen", "administratie rapporten"),
        ("alle twee", "administratie rapporten"),
        ("allebei maar niet het vergaderen", "administratie rapporten"),
        ("allebei maar niet de rapporten", "administratie"),
    ],
)
def test_those_that_are_named_count_whether_heard_or_not(text, themes):
    talk = heard()
    talk.say(text)
    assert talk.state.themes["open_kost"] == tuple(themes.split())


@pytest.mark.parametrize(
    ("text", "asked", "chips"),
    [
        (
            "alle vier dus taken gedrag ouders en ict",
            "hoeveelheid_taken oudercontact ict",
            "leerlingen_gedrag ongewenst_gedrag",
        ),
        ("alle 4 taken gedrag ouders ict", "hoeveelheid_taken oudercontact ict", "leerlingen_gedrag"),
        (
            "alle vier: zorgen, gedrag, ouders en ict",
            "emotionele_betrokkenheid oudercontact ict",
            "ongewenst_gedrag",
        ),
        ("alle vier: rapporten en ict", "rapporten ict", ""),  # four are said, and two named
        ("alle drie kloppen", "administratie rapporten", ""),
        (
            "alle vijf",
            "administratie rapporten tijdsdruk_en_pieken hoeveelheid_taken groepsplannen",
            "",
        ),  # those on the chips
    ],
)
def test_what_is_not_sure_of_them_is_asked(text, asked, chips):
    talk = heard()
    [reply] = talk.say(text)
    assert "open_kost" not in talk.state.themes
    assert talk.state.found["open_kost"][: talk.state.claimed["open_kost"]] == tuple(asked.split())
    assert {button.value for button in reply.buttons}.issuperset(chips.split())


@pytest.mark.parametrize(
    "text",
    [
        "alle drie de klassen zijn druk",
        "beide ouders bellen steeds",
        "alle ouders bellen",
        "twee dingen kosten me energie",
        "alle dagen na schooltijd nog bellen",
        "alle kinderen en ouders",
        "alle vijf de dagen zijn vol",
        "alles of niets met die ouders",
        "alle vier de groepen hebben ouders",
        "beide duo's en ict",
        "alle drie behalve rapporten",
    ],
)
def test_other_sentences_with_a_count_are_no_such_list(text):
    talk = heard()
    talk.say(text)
    assert "open_kost" not in talk.state.themes
    assert talk.state.open == "open_kost.themas"
