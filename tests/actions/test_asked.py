"""Questions about the talk itself: answered, and the open question stays open."""

import pytest

from tests.actions.conversation import Conversation


@pytest.mark.parametrize(
    "text",
    [
        "Dat vind ik nogal persoonlijk. Moet ik dit beantwoorden?",
        "Moet ik dit echt beantwoorden?",
        "Moet ik hier antwoord op geven?",
        "moet ik dat nou invullen?",
        "Moet ik per se alle vragen beantwoorden?",
        "Is deze vraag verplicht?",
        "Privé! Is dit verplicht?",
        "ben ik verplicht om dit te beantwoorden?",
        "Moet dit?",
        "Hoef ik dit niet te beantwoorden?",
        "Mag ik dit ook leeg laten?",
        "Tja. Wat als ik dit niet beantwoord?",
        "wat gebeurt er als ik deze vraag oversla?",
    ],
)
def test_who_asks_whether_a_question_must_be_answered_hears_no_and_may_still_answer(text):
    talk = Conversation().start()
    replies = talk.say(text, "overslaan", 0.95)
    assert "hoeft niet" in replies[0].text
    assert (talk.state.open, "r_manier" in talk.state.given) == ("r_manier", False)


@pytest.mark.parametrize(
    "text",
    [
        "Moet ik dit beantwoorden? Nooit.",
        "dat moet ik zelf bepalen",
        "Moet ik zelf invullen?",
        "mag ik deze overslaan?",
        "wat moet ik hier invullen?",
        "moet dit gesprek over mijn werk gaan?",
        "Ik moet altijd alles beantwoorden.",
        "Is het verplicht om de methode te volgen?",
        "overwerk is verplicht",
        "moet ik van mijn leidinggevende vaak vragen beantwoorden?",
        "Ben je verplicht dit te bewaren?",
        "Mag ik dit aan mijn collega zeggen?",
    ],
)
def test_what_only_sounds_like_it_is_not_told_that_it_need_not(text):
    assert "hoeft niet" not in Conversation().start().say(text)[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Wat gebeurt er als ik niet meedoe?",
        "wat als ik niet mee doe?",
        "En wat gebeurt er dan als ik nee zeg?",
        "Ik twijfel. Wat zijn de gevolgen als ik niet meedoe?",
        "Is meedoen verplicht?",
        "moet ik meedoen?",
        "Moet ik hieraan meedoen?",
        "Ben ik verplicht om mee te doen?",
        "is het erg als ik niet meedoe?",
        "Hoort iemand het als ik niet meedoe?",
        "Is dit verplicht?",
        "wat gebeurt er als ik weiger?",
    ],
)
def test_who_asks_what_not_taking_part_means_hears_that_nothing_happens(text):
    talk = Conversation()
    talk.say("hoi")
    replies = talk.say(text, "terugkoppeling", 0.9)
    assert "Dan gebeurt er niets" in replies[0].text
    assert (talk.state.open, talk.state.status) == ("meedoen", "open")


@pytest.mark.parametrize(
    "text", ["Wat gebeurt er met mijn antwoorden?", "wat gebeurt er als ik meedoe?", "ik doe niet mee", "nee"]
)
def test_what_happens_with_answers_is_another_question(text):
    talk = Conversation()
    talk.say("hoi")
    assert "Dan gebeurt er niets" not in talk.say(text)[0].text


def vote():
    talk = Conversation().start().until("open_geeft.themas")
    talk.tap("klopt")
    assert talk.state.open.startswith("stem.")
    return talk


@pytest.mark.parametrize(
    "text",
    [
        "Wie heeft bedacht dat dit helpt?",
        "wie heeft dit bedacht?",
        "Mooi verhaal. Wie heeft deze maatregel verzonnen?",
        "Wie verzint zoiets?",
        "wie zegt dat dit werkt?",
        "Waar komt dit idee vandaan?",
        "Waar haal je dat vandaan?",
        "is dat bewezen?",
        "Is dit ergens onderzocht?",
        "Hoe weet je dat dit helpt?",
        "Waar is dat op gebaseerd?",
        "waarop is dit gebaseerd?",
    ],
)
def test_where_a_measure_comes_from_is_told_and_the_vote_stays_open(text):
    talk = vote()
    asked = talk.state.open
    assert "ideeën van de makers" in talk.say(text, "waarom", 0.9)[0].text
    assert (talk.state.open, asked in talk.state.given) == (asked, False)


@pytest.mark.parametrize(
    "text",
    [
        "Wie gaat dat betalen?",
        "wie heeft daar tijd voor?",
        "Waar komt het geld vandaan, nee",
        "bedacht door een adviseur, nee",
        "dat is bewezen",
        "Wie zegt dat wij dat willen?",
        "hoe weet je dat het geld kost?",
        "waar moet dat gebeuren?",
        "is dat veel werk?",
        "Wie heeft dit al?",
        "ja, bewezen goed",
        "wie doet dat dan?",
    ],
)
def test_another_question_at_a_vote_is_not_about_where_it_comes_from(text):
    assert "makers" not in vote().say(text)[0].text


@pytest.mark.parametrize("question", ["open_kost", "idee"])
@pytest.mark.parametrize(
    "text",
    [
        "Dat er nooit geluisterd wordt. Moet ik dit beantwoorden?",
        "Al die mails. Is dat verplicht?",
        "Wie heeft bedacht dat dit helpt?",
    ],
)
def test_at_an_open_question_a_sentence_with_more_is_an_answer(question, text):
    talk = Conversation().start().until(question)
    assert "hoeft niet" not in talk.say(text)[0].text
    assert talk.state.open != question


def test_how_long_it_takes_is_told_in_minutes_while_the_talk_begins():
    talk = Conversation()
    talk.say("hoi")
    assert "6 minuten" in talk.say("hoe lang duurt het nog")[0].text
    talk = talk.start().until("k_snel")
    assert "minuten" not in talk.say("hoe lang duurt het nog")[0].text
