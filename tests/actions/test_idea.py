"""An own idea: shown, kept only after a clear yes, and not lost on a guess."""

import pytest

from tests.actions.conversation import Conversation


def test_an_idea_is_shown_redacted_and_kept_only_after_yes():
    talk = Conversation().start().until("idee")
    reply = talk.say("laat Anna de koffie zetten")[-1]
    assert "Anna" not in reply.text
    assert "[naam]" in reply.text
    talk.say("nee")
    assert [w["op"] for w in talk.writes[-1:]] == ["drop_text"]


def test_an_idea_that_waited_too_long_is_not_kept():
    talk = Conversation().start().until("idee.bewaren")
    talk.waiting = ()
    talk.say("ja")
    assert not any(w["op"] == "share_text" for w in talk.writes)


@pytest.mark.parametrize(
    "text",
    [
        "ja maar",
        "ja maar haal groep 8 eruit",
        "prima, maar zonder die naam",
        "ja, mits niemand het ziet",
        "truus moet der niet in",
        "nee niet naam juf, is duidelijk wie",
        "dat tweede stuk mag weg",
        "Mag groep 8 er ook uit? Anders weet iedereen dat ik het ben.",
        "Ja, doch verwijder het aanspreekpunt.",
        "Hierbij verleen ik toestemming, onder voorbehoud dat de woonplaats wordt weggelaten.",
        "Akkoord mits mijn nummer weg is en ook dat stuk over Anna",
        "ja op voorwaarde dat dat stuk over groep 8 weg is",
        "akkoord maar zonder dat stuk",
        "Ik geef toestemming zolang de woonplaats er niet in staat",
        "prima, indien de laatste zin vervalt",
        "Zeker, behoudens het laatste deel",
        "Akkoord, echter niet met de naam van de school erin",
        "toestemming verleend, mits geanonimiseerd op dat ene stuk",
        "ja, met dien verstande dat het nummer vervalt",
        "ja hoor alleen dat laatste mag weg",
    ],
)
def test_a_yes_with_a_condition_keeps_nothing_and_asks_for_the_sentence(text):
    talk = Conversation().start().until("idee.bewaren")
    talk.say(text)
    assert talk.state.open == "idee"
    assert "share_text" not in [write["op"] for write in talk.writes]
    talk.say("op vrijdag samen nakijken")
    assert talk.state.open == "idee.bewaren"


@pytest.mark.parametrize(
    "text",
    [
        "Ja, zo is het anoniem genoeg",
        "ja dat mag best bewaard worden",
        "Ik ga akkoord.",
        "akkoord",
        "prima zo",
        "ja laat maar staan",
        "Uiteraard, ga uw gang.",
        "Hierbij verleen ik toestemming.",
        "ik stem ermee in",
        "Ja, deel maar met de werkgroep",
    ],
)
def test_a_yes_in_more_words_is_a_yes(text):
    talk = Conversation().start().until("idee.bewaren")
    talk.say(text)
    assert "share_text" in [write["op"] for write in talk.writes]


@pytest.mark.parametrize(
    "text",
    [
        "akkoord, doch zonder groep 8",
        "prima",
        "ja",
        "ja ik ben er weer",
        "ja hallo",
        "ja maar haal groep 8 eruit",
        "ja, zo is het goed",
        "nee",
    ],
)
def test_after_a_pause_nothing_typed_is_a_yes_or_no_to_an_idea_before_it_is_asked_again(text):
    talk = Conversation().start().until("idee.bewaren")
    talk.say("pauze")
    before = len(talk.writes)
    talk.say(text)
    assert (talk.state.open, talk.state.status, talk.writes[before:]) == ("idee.bewaren", "open", [])
    talk.say("ja")
    assert "share_text" in [write["op"] for write in talk.writes]


@pytest.mark.parametrize(
    "text",
    [
        "ja. of nee toch niet. nou ja doe maar",
        "nou ja het is maar een klein idee hoor",
        "ja wat denk jij ervan dan?",
    ],
)
def test_what_begins_as_an_answer_is_no_other_idea(text):
    talk = Conversation().start().until("idee.bewaren")
    before = len(talk.writes)
    talk.say(text)
    assert talk.state.open == "idee.bewaren"
    assert talk.writes[before:] == []


@pytest.mark.parametrize(
    "text",
    [
        "Als er geen naam bij staat: ja",
        "ja prima, als Anna er maar niet in staat",
        "alleen als het anoniem is",
    ],
)
def test_who_only_wants_no_names_in_it_is_told_so_and_asked_again(text):
    talk = Conversation().start().until("idee.bewaren")
    [reply] = talk.say(text)
    assert "[naam]" in reply.text
    assert talk.state.open == "idee.bewaren"
    talk.say("ja")
    assert "share_text" in [write["op"] for write in talk.writes]


def test_another_sentence_where_a_yes_was_asked_is_shown_anew():
    talk = Conversation().start().until("idee.bewaren")
    [reply] = talk.say("een rustige plek om na te kijken voor iedereen")
    assert "een rustige plek" in reply.text
    assert talk.state.open == "idee.bewaren"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("gin idee, of ja: een sleutelplan voor de poort", "een sleutelplan voor de poort"),
        ("een idee? een vaste invaller op woensdag", "een vaste invaller op woensdag"),
        ("ik wil idee anders: een vaste invaller op woensdag", "een vaste invaller op woensdag"),
        ("ja: een vaste invaller op woensdag", "een vaste invaller op woensdag"),
        ("ja: schaf alles af. Nee serieus: een vaste invaller", "een vaste invaller"),
        ("nou ja, een vaste invaller op woensdag", "een vaste invaller op woensdag"),
        ("geen idee, misschien een vaste invaller", "misschien een vaste invaller"),
        ("Ja! Eh, meer handen in de klas", "meer handen in de klas"),
        ("oh wacht... ik heb er toch een: parro na 18u dicht", "parro na 18u dicht"),
        ("Nee, dat helpt toch niet echt", "Nee, dat helpt toch niet echt"),
        ("Minder vergaderen, meer tijd voor de klas", "Minder vergaderen, meer tijd voor de klas"),
        ("Geen toetsen meer, dat scheelt veel", "Geen toetsen meer, dat scheelt veel"),
        ("Wel extra handen: op vrijdag", "Wel extra handen: op vrijdag"),
        ("Ja zeggen tegen hulp, meer niet", "Ja zeggen tegen hulp, meer niet"),
        ("Wat een vaste invaller doet: rust geven", "Wat een vaste invaller doet: rust geven"),
        ("ja, minder toetsen", "ja, minder toetsen"),
        ("Minder vergaderen. Nee serieus.", "Minder vergaderen. Nee serieus."),
    ],
)
def test_what_is_said_before_an_idea_is_not_kept_with_it(text, kept):
    talk = Conversation().start().until("idee")
    talk.say(text)
    assert talk.writes[-1] == {"op": "pending_text", "question": "idee", "text": kept}


@pytest.mark.parametrize(
    "text", ["nee", "geen", "nee ik heb geen idee", "Misschien", "niks hoor", "weet ik niet"]
)
def test_no_idea_is_no_idea(text):
    talk = Conversation().start().until("idee")
    talk.say(text)
    assert "pending_text" not in [write["op"] for write in talk.writes]
    assert talk.state.status == "klaar"


def test_yes_i_have_an_idea_asks_which():
    talk = Conversation().start().until("idee")
    talk.say("ja hoor")
    assert talk.state.open == "idee"


def test_an_idea_is_not_thrown_away_on_a_guess():
    talk = Conversation().start().until("idee.bewaren")
    talk.say("nouja kweenie of dat kan", intent="overslaan", confidence=0.99)
    assert talk.state.open == "idee.bewaren"
    assert "drop_text" not in [write["op"] for write in talk.writes]


@pytest.mark.parametrize(
    ("text", "warns"),
    [
        ("sinds mijn burn-out zou een rustige plek helpen", True),
        ("ik ben de enige man in het team, dus een eigen kleedhok", True),
        ("op vrijdag samen nakijken", False),
    ],
)
def test_an_idea_that_tells_who_wrote_it_comes_with_a_warning(text, warns):
    talk = Conversation().start().until("idee")
    [reply] = talk.say(text)
    assert ("Let op" in reply.text) is warns
    assert talk.state.open == "idee.bewaren"


def test_going_back_to_an_idea_that_was_kept_asks_whether_it_may_stay():
    talk = Conversation().start().until("idee.bewaren")
    talk.say("ja")
    talk.waiting = ()
    [reply] = talk.say("terug")
    assert "blijven staan" in reply.text
    talk.say("ja")
    assert talk.state.status == "klaar"


def test_an_idea_that_was_kept_stays_where_the_question_about_it_is_passed_over_and_the_summary_names_it():
    talk = Conversation().start().until("idee.bewaren")
    talk.say("ja")
    talk.waiting = ()
    talk.say("terug")
    talk.say("overslaan")
    assert talk.state.status == "klaar"
    assert "drop_text" not in [write["op"] for write in talk.writes]
    assert "een eigen idee" in talk.say("mijn resultaten")[0].text


def test_going_back_to_an_idea_that_was_not_kept_asks_for_one():
    talk = Conversation().start().until("idee.bewaren")
    talk.say("nee")
    talk.waiting = ()
    talk.say("terug")
    assert talk.state.open == "idee"
