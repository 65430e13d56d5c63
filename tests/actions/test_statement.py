"""Sentences that tell of work, beside a closed question, and those that ask something of the assistant."""

import pytest

from actions.statement import tells, tells_of_work
from tests.actions.conversation import Conversation, acts

OF_WORK = [
    ("b_leiding", "privacy", "Mijn bestuurder toont oprechte belangstelling"),
    ("b_leiding", "terugkoppeling", "De directie heeft oog voor wat wij doen"),
    ("b_leiding", "terugkoppeling", "Mijn directeur krijgt alles te horen en doet er iets mee"),
    ("b_leiding", "mijn_resultaten", "Bij mijn leidinggevende kan ik altijd mijn verhaal kwijt"),
    ("b_leiding", "terugkoppeling", "De directeur vertelt het team wat er met onze inbreng gebeurt"),
    ("b_leiding", "privacy", "Mijn teamleider informeert naar mijn welzijn"),
    ("b_waardering", "privacy", "Mijn naam wordt nooit genoemd"),
    ("b_waardering", "privacy", "Mijn bestuurder noemt nooit mijn naam"),
    ("b_waardering", "verwijderen", "Mijn inbreng belandt steevast in de prullenbak"),
    ("e_betrokken", "privacy", "Vertrouwelijke informatie neem ik mee naar huis"),
    ("m_nadenken", "uitleg", "De uitleg van lastige stof vraagt denkwerk"),
    ("n_administratie", "privacy", "Verslaglegging conform de wetgeving vind ik iets bijzonders"),
    ("n_ouders", "privacy", "Ouders eisen inzage in alles"),
    ("c_verandering", "terug", "Het bestuur draait besluiten terug"),
]
#: They tell something too, but begin with no one or nothing of work: only a runner-up of the classifier is left.
TELL = [
    ("e_situaties", "privacy", "Ik lees vertrouwelijke dossiers en dat grijpt mij aan"),
    ("b_herstel", "mijn_resultaten", "Ik kan mijn pauze nemen wanneer ik wil"),
    ("b_collegas", "terugkoppeling", "dat gaan we na de kerst bespreken"),
    ("k_snel", "privacy", "dan praat ik met mijn duo"),
]
ASK = [
    ("privacy", "mijn directeur mag dit niet lezen"),
    ("privacy", "de directie leest zeker met ons mee"),
    ("privacy", "kan de directie mij hierop aanspreken"),
    ("privacy", "krijgt mijn bestuurder de antwoorden"),
    ("privacy", "ze weten toch meteen dat ik het ben"),
    ("privacy", "we zijn maar met zessen dan weten ze dat ik het ben"),
    ("privacy", "wordt da doorgestuurd naar den directeur"),
    ("privacy", "mijn leidinggevende herkent mij aan mijn antwoorden"),
    ("terugkoppeling", "welke acties zijn er genomen na de peiling"),
    ("terugkoppeling", "de vorige keer hebben we er nooit wat van gehoord"),
    ("mens", "kwil nen echte mens aan de lijn"),
    ("mens", "doe mij maar een echt mens"),
    ("uitleg", "met leidinggevende, is dat de ib'er of de directeur"),
    ("uitleg", "De directie of mijn leidinggevende?"),
    ("mijn_resultaten", "graag mijn resultaten laten zien"),
]


@pytest.mark.parametrize(("at", "intent", "text"), OF_WORK)
@pytest.mark.parametrize(("first", "second"), [(0.8, 0.0), (0.3, 0.3)])
def test_a_sentence_that_tells_of_work_is_no_command_whatever_words_it_shares(
    at, intent, text, first, second
):
    talk = Conversation().start().until(at)
    given = talk.state.given
    [reply] = talk.say(text, intent=intent, confidence=first, second=second)
    assert talk.state.aside is None
    assert reply.act in ("niet_begrepen", "vraag")  # asked again, or understood
    assert {**given, **talk.state.given} == talk.state.given


@pytest.mark.parametrize(("at", "intent", "text"), TELL)
def test_a_sentence_that_tells_something_is_no_command_on_a_guess(at, intent, text):
    assert tells(text)
    talk = Conversation().start().until(at)
    assert intent not in acts(talk.say(text, intent=intent, second=0.4))


@pytest.mark.parametrize(("intent", "text"), ASK)
@pytest.mark.parametrize(("first", "second"), [(0.5, 0.0), (0.0, 0.3)])
def test_what_asks_wishes_or_speaks_of_this_talk_is_still_answered(intent, text, first, second):
    assert not tells(text)
    assert not tells_of_work(text)
    talk = Conversation().start().until("b_leren")
    assert talk.say(text, intent=intent, confidence=first, second=second)[0].act == intent


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("pauze", "de kinderen komen binnen, straks weer"),
        ("hulp", "mijn collega's zien hoe slecht het gaat"),
        ("hulp", "mijn werk maakt me kapot"),
    ],
)
def test_who_may_need_help_or_has_to_go_is_heard_in_a_sentence_of_work_too(intent, text):
    talk = Conversation().start().until("k_veel")
    assert talk.say(text, intent=intent, confidence=0.6)[0].act == intent


def test_help_is_told_on_the_least_sign():
    talk = Conversation().start().until("k_veel")
    assert talk.say("ik zit er helemaal doorheen", intent="hulp", second=0.25)[0].act == "hulp"
