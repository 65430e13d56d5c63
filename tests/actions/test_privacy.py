"""A question about privacy is answered first, and the whole story is a word away."""

import pytest

from actions.privacy import topics
from tests.actions.conversation import Conversation

ASKED = {
    "kan mijn directeur dit lezen": ["lezers"],
    "wie kan hierbij": ["lezers"],
    "komt dit bij Karin terecht": ["lezers"],
    "we zijn maar met z'n zessen, dan weten ze toch wie dit zegt": ["herkenbaar"],
    "Is wat ik hier invul herleidbaar tot mijn persoon?": ["herkenbaar"],
    "hoelang houden jullie dit bij": ["bewaren"],
    "wordt dit opgeslagen": ["bewaren"],
    "gaat dit naar een of ander bedrijf in amerika?": ["waar"],
    "zit hier chatgpt achter": ["waar"],
    "jullie hebben mn 06": ["naam"],
    "slaan jullie mijn ip-adres op": ["internetadres"],
    "wordt mijn ip adres opgeslagen": ["internetadres"],
    "En mijn IP adres dan? Wordt dat opgeslagen?": ["internetadres"],
    "kan de directeur mijn ipadres zien": ["internetadres"],
    "bewaren jullie mijn mailadres": ["bewaren", "naam"],
    "komt mijn tekst letterlijk in een rapport": ["tekst"],
    "word ik hierop afgerekend": ["gevolgen"],
    "krijg ik gedonder met mn leidinggevende als ik eerlijk ben": ["gevolgen", "lezers"],
    "Worden mijn gegevens conform de AVG verwerkt?": ["rechten"],
    "is dit anoniem": [],
    "privacy": [],
}


@pytest.mark.parametrize(("text", "names"), ASKED.items())
def test_what_is_asked_about_privacy_is_heard(text, names):
    assert topics(text) == names


def test_a_question_about_one_thing_gets_that_answer_and_the_whole_story_is_a_word_away():
    talk = Conversation().start()
    open_question = talk.state.open
    told = talk.say("hoe lang bewaren jullie dit", intent="privacy", confidence=0.9)[0]
    assert told.act == "privacy"
    assert "willekeurig nummer" in told.text
    assert "leidinggevende" not in told.text
    assert "'privacy'" in told.text
    whole = talk.say("privacy")[0]
    assert len(whole.text) > len(told.text)
    assert "leidinggevende" in whole.text
    assert talk.state.open == open_question
