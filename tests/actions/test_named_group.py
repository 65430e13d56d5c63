"""A group of pupils typed where the kind of work is asked: a teacher says so, and an assistant may too."""

import pytest

from tests.actions.conversation import Conversation, load_base

ASKS = load_base().texts.say("gesprek.niet_begrepen_groep")


def asked():
    """Which work do you do here?"""
    talk = Conversation()
    talk.say("hoi")
    talk.tap("ja")
    return talk


@pytest.mark.parametrize(
    "text",
    [
        *(
            "groep 7",
            "Unit 3",
            "de kleuters",
            "groep 3/4",
            "bovenbouw",
            "ik zit in groep 5",
            "groep acht",
            "gr 6",
        ),
        *(
            "klas 3b",
            "bij de kleuters",
            "plusklas",
            "ik werk in de onderbouw",
            "groep 1 en 2",
            "kleutergroep",
        ),
    ],
)
def test_a_group_alone_is_asked_whose_work_there_is_meant(text):
    talk = asked()
    [reply] = talk.say(text)
    assert (reply.act, reply.text) == ("niet_begrepen", ASKS)
    assert "functiegroep" not in talk.state.given
    assert [button.value for button in reply.buttons][:2] == ["leraar", "onderwijsondersteunend"]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        *(
            (text, "leraar")
            for text in ("leraar", "als leraar", "ik sta er zelf voor", "ik sta er voor hoor")
        ),
        *((text, "leraar") for text in ("de juf", "ik geef er les", "zelf voor de groep", "het eerste")),
        *((text, "onderwijsondersteunend") for text in ("als assistent", "onderwijsassistent", "begeleider")),
        *(
            (text, "onderwijsondersteunend")
            for text in ("als ondersteuner", "de tweede", "ik help in de klas")
        ),
        ("directeur eigenlijk", "schoolleider"),
        # of this the work is still not said
        *((text, None) for text in ("groep 7", "het laatste", "allebei", "als ondersteuning", "ja")),
        *((text, None) for text in ("ik sta er niet voor", "ik sta er alleen voor", "niet als leraar")),
    ],
)
def test_the_next_words_are_read(text, group):
    talk = asked()
    talk.say("groep 7")
    talk.say(text)
    assert talk.state.given.get("functiegroep") == group


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("juf van groep 7", "leraar"),
        ("assistent bij de kleuters", "onderwijsondersteunend"),
        ("groep 7 leerkracht", "leraar"),
        ("ib bovenbouw", "onderwijsondersteunend"),
        ("unitleider", "schoolleider"),
        ("het laatste", "schoolleider"),
        ("de hele school", None),
        ("7", None),
        ("de groep ouders", None),
        ("mijn dochter zit in groep 7", None),
        ("vrijwilliger in groep 7", None),
    ],
)
def test_other_words_with_a_group_are_read_as_before(text, group):
    talk = asked()
    replies = talk.say(text)
    assert talk.state.given.get("functiegroep") == group
    assert ASKS not in [reply.text for reply in replies]
