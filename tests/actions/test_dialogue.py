"""The conversation as a whole, by what it asks, writes and keeps (acts and ids, never sentences)."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.actions.conversation import Conversation, acts, load_base

COMMANDS = ["waarom", "privacy", "hulp", "uitleg", "voortgang", "terugkoppeling", "mijn_resultaten", "mens"]
PHRASE = {name: phrases[0] for name, phrases in load_base().commands.items()}


def test_a_tapped_conversation_reaches_the_end_and_writes_every_answer():
    talk = Conversation().start().finish()
    asked = {q.id for part in load_base().questionnaires["nulmeting"].delen for q in part.asked("leraar")}
    closed = {q for q in asked if q not in ("meedoen", "functiegroep", "open_kost", "open_geeft", "idee")}
    assert set(talk.answers()) == closed
    assert talk.last.replies[-1].act == "afsluiting"
    assert {w["op"] for w in talk.writes} >= {"group", "answer", "mention", "vote", "share_text", "quality"}


def test_the_greeting_asks_whether_to_take_part_before_anything_is_written():
    talk = Conversation()
    assert acts(talk.say("hoi")) == ["welkom", "vraag"]
    assert talk.state.open == "meedoen"
    assert talk.writes == []


@pytest.mark.parametrize("answer", ["nee", "nee liever niet"])
def test_refusing_keeps_nothing(answer):
    talk = Conversation()
    talk.say("hoi")
    talk.say(answer)
    assert [w["op"] for w in talk.writes] == ["erase"]
    assert talk.state.status == "geweigerd"
    assert talk.state.given == {}


def test_taking_part_cannot_be_skipped():
    talk = Conversation()
    talk.say("hoi")
    talk.say("overslaan")
    assert talk.state.open == "meedoen"


def every_stop():
    """Every question of a conversation, in order."""
    talk = Conversation().start()
    stops = ["meedoen", "functiegroep"]
    while talk.state.status != "klaar":
        stops.append(talk.state.open)
        talk.forward()
    return stops[2:]


@pytest.mark.parametrize("stop", every_stop())
def test_every_command_brings_one_back_to_the_open_question(stop):
    talk = Conversation().start().until(stop)
    before = talk.state
    for name in COMMANDS:
        replies = talk.say(PHRASE[name])
        assert replies[0].act == name
        assert replies[-1].question == stop
    talk.say(PHRASE["pauze"])
    assert talk.state.status == "gepauzeerd"
    talk.returning = True
    assert talk.say("")[-1].question == stop
    talk.say(PHRASE["verwijderen"])
    talk.say("nee")
    assert talk.state == before


@pytest.mark.parametrize(
    "text", ["ja", "ja ik ben er weer", "ok", "nee", "hoi ik ben er weer", "prima, ik ben terug"]
)
@pytest.mark.parametrize("stop", ["r_manier", "c_rol", "idee.bewaren"])
def test_after_a_pause_a_yes_to_going_on_is_no_answer(stop, text):
    talk = Conversation().start().until(stop)
    talk.say(PHRASE["pauze"])
    talk.say(text)
    assert (talk.state.open, talk.state.status) == (stop, "open")
    assert stop not in talk.state.given


def test_after_a_pause_an_answer_counts():
    talk = Conversation().start().until("c_rol")
    talk.say(PHRASE["pauze"])
    talk.say("helemaal eens")
    assert talk.state.given["c_rol"] == 5


@pytest.mark.parametrize("stop", every_stop())
def test_every_question_can_be_skipped(stop):
    talk = Conversation().start().until(stop)
    talk.say("overslaan")
    assert talk.state.open != stop
    assert talk.state.given[stop] is None


def test_skipping_everything_still_ends():
    talk = Conversation().start()
    while talk.state.status != "klaar":
        talk.say("overslaan")
    assert set(talk.answers().values()) == {None}
    assert talk.mentions() == {}


def test_back_twice_changes_the_answer_two_questions_ago_and_returns():
    talk = Conversation().start()
    talk.say("soms")
    talk.say("nee")
    assert talk.state.open == "r_tempo"
    talk.say("terug")
    talk.say("terug")
    assert talk.state.open == "r_manier"
    talk.say("ja, regelmatig")
    assert talk.state.open == "r_tempo"
    assert talk.answers() == {"r_manier": 1, "r_volgorde": 3}


def test_two_questions_back_in_one_sentence():
    talk = Conversation().start()
    talk.say("soms")
    talk.say("nee")
    talk.say("twee vragen terug", intent="terug", confidence=0.9)
    assert talk.state.open == "r_manier"


def test_what_looks_like_code_is_no_command():
    talk = Conversation().start()
    talk.say("soms")
    before = talk.state.open
    talk.say('/vraag{"x":1}', intent="terug", confidence=0.9)
    assert talk.state.open == before


def test_an_open_question_takes_words_like_stop_as_an_answer():
    talk = Conversation().start().until("open_kost")
    talk.say("ik zou het liefst stoppen met vergaderen", intent="pauze", confidence=0.95)
    assert talk.state.open == "open_kost.themas"
    assert ("open_kost", "vergaderen") in talk.mentions()


def test_a_short_sure_command_at_an_open_question_is_a_command():
    talk = Conversation().start().until("open_kost")
    assert acts(talk.say("wie leest dit eigenlijk", intent="privacy", confidence=0.95))[0] == "privacy"
    assert talk.state.open == "open_kost"


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("wie leest dit eigenlijk", 0.75),  # not sure enough
        ("de formulieren, en wie leest dit eigenlijk", 0.9),  # names a theme
        ("wie leest dit " + "en dat " * 10, 0.99),  # too long to be lost
    ],
)
def test_what_may_be_an_answer_is_one_at_an_open_question(text, confidence):
    talk = Conversation().start().until("open_kost")
    assert "privacy" not in acts(talk.say(text, intent="privacy", confidence=confidence))


def test_themes_confirmed_with_one_word_count_as_confirmed():
    talk = Conversation().start().until("open_kost.themas")
    talk.say("klopt")
    assert {theme for (_, theme), m in talk.mentions().items() if m["confirmed"]} == {
        "administratie",
        "rapporten",
    }


def test_a_correction_of_themes_counts():
    talk = Conversation().start().until("open_kost.themas")
    talk.tap("anders")
    talk.say("het gaat over ouders die bellen")
    talk.say("ja")
    assert set(talk.mentions()) == {("open_kost", "oudercontact")}
    outcomes = {(w["theme"], w["outcome"]) for w in talk.writes if w["op"] == "quality"}
    assert ("oudercontact", "bevestigd") in outcomes


def test_several_chips_at_once():
    talk = Conversation().start().until("open_kost.themas")
    talk.tap(["rapporten", "vergaderen"])
    assert set(talk.mentions()) == {("open_kost", "rapporten"), ("open_kost", "vergaderen")}
    assert talk.state.open == "open_kost.zwaarst"


def test_unconfirmed_themes_stay_unconfirmed():
    talk = Conversation().start().until("open_kost.themas")
    talk.say("overslaan")
    assert {m["confirmed"] for m in talk.mentions().values()} == {False}


@pytest.mark.parametrize(("sign", "said"), [("?", "uitleg"), ("", "bevestig_themas")])
def test_what_ends_as_a_question_is_sooner_one_at_an_open_question(sign, said):
    talk = Conversation().start().until("open_kost")
    assert talk.say(f"mag het ook over de administratie gaan{sign}", "uitleg", 0.65)[0].act == said


def test_a_new_answer_to_an_open_question_replaces_its_themes():
    talk = Conversation().start().until("open_geeft")
    while talk.state.open != "open_kost":
        talk.say("terug")
    talk.say("de ouders")
    assert {theme for q, theme in talk.mentions() if q == "open_kost"} == {"oudercontact"}


def test_measures_come_with_the_chain_and_a_vote_each():
    talk = Conversation().start().until("open_geeft")
    measures = []
    while talk.state.open != "idee":
        measures += [r for r in talk.forward() if r.act == "maatregelen"]
    assert len(measures) == 1
    assert 2 <= len(talk.state.measures) <= 3
    talk.finish()
    assert {w["measure"] for w in talk.writes if w["op"] == "vote"} == set(talk.state.measures)


def test_everything_works_after_the_end_too():
    talk = Conversation().start().finish()
    assert talk.say("bla")[-1].act == "afsluiting"
    assert talk.say("mijn resultaten")[0].act == "mijn_resultaten"
    talk.say("terug")
    assert talk.state.status == "open"
    talk.finish()


def test_no_state_and_no_write_holds_typed_text():
    talk = Conversation().start().until("open_kost")
    talk.say("zeldzaamwoord formulieren")
    talk.until("idee")
    assert "zeldzaamwoord" not in json.dumps([talk.state.to_json(), talk.writes])


NASTY = st.text(max_size=300) | st.sampled_from(
    ["", " ", "\x00", "👍", "\u202eab", "/restart", "vaak" * 900, "1" * 40]
)
MOVES = st.lists(
    st.tuples(
        st.just("say"),
        NASTY | st.sampled_from(sorted(PHRASE.values())) | st.sampled_from(["ja", "nee", "8", "vaak"]),
    )
    | st.tuples(
        st.just("tap"),
        st.integers(-2, 12) | NASTY | st.lists(st.sampled_from(["rapporten", "x", "klopt"]), max_size=3),
    )
    | st.tuples(st.just("forward"), st.none()),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(MOVES)
def test_whatever_is_typed_or_tapped_there_is_an_answer_and_only_values_that_exist(moves):
    talk = Conversation()
    talk.say("hoi")
    base = load_base()
    for how, value in moves:
        if how == "say":
            replies = talk.say(value)
        elif how == "tap":
            replies = talk.tap(value)
        elif talk.state.status == "open" and talk.last.replies[-1].buttons:
            replies = talk.forward()
        else:
            continue
        assert replies
    for question, value in talk.answers().items():
        scale = base.scales[base.questionnaires["nulmeting"].question(question).schaal]
        assert value is None or value in scale.values


@pytest.mark.parametrize(
    "text",
    [
        "ik wil wel verder hoor",
        "oke, laten we verder gaan",
        "verder graag",
        "nee het gaat wel weer, ga maar door",
        "doe maar voort",
        "Gaat u voort",
        "Met mij gaat goed, ik wil verder",
    ],
)
def test_going_on_is_no_pause(text):
    talk = Conversation().start()
    before = talk.state.open
    talk.say(text, intent="pauze", confidence=0.9)
    assert (talk.state.open, talk.state.status) == (before, "open")


def test_explaining_a_measure_tells_about_the_measure():
    talk = Conversation().start()
    while not (talk.state.open or "").startswith("stem."):
        talk.forward()
    measure = load_base().measures[talk.state.open.removeprefix("stem.")]
    [told, _] = talk.say("uitleg")
    assert measure.wat in told.text
    assert measure.eerste_stap in told.text


def test_votes_go_with_the_answer_they_followed_from():
    talk = Conversation().start()
    while not (talk.state.open or "").startswith("stem."):
        talk.forward()
    voted = talk.state.open.removeprefix("stem.")
    talk.say("ja")
    while talk.state.open != "open_kost":
        talk.say("terug")
    talk.say("overslaan")
    assert {"op": "clear_vote", "measure": voted} in talk.writes
    assert not any(name.startswith("stem.") for name in talk.state.given)


def test_skipping_the_idea_does_not_bring_the_measures_again():
    talk = Conversation().start().until("idee")
    assert "maatregelen" not in acts(talk.say("overslaan"))
    assert talk.state.status == "klaar"


def test_the_summary_tells_votes_from_answers_and_names_what_was_skipped():
    talk = Conversation().start()
    talk.say("overslaan")
    while not (talk.state.open or "").startswith("stem."):
        talk.forward()
    title = load_base().measures[talk.state.open.removeprefix("stem.")].titel
    talk.say("nee")
    said = talk.finish().last.replies[-1].text
    assert f"- zou het helpen, nee: {title}" in said
    assert "- overgeslagen: zelf je manier van werken kiezen" in said


def test_a_measure_says_named_only_of_what_somebody_named():
    talk = Conversation().start().until("n_vergaderen")
    talk.tap(-1)
    talk.until("open_kost")
    talk.say("overslaan")
    while not (talk.state.open or "").startswith("stem."):
        talk.forward()
        shown = [reply.text for reply in talk.last.replies if reply.act == "maatregelen"]
    assert shown
    assert "je noemde" not in shown[0]
    assert "je zei dat dit energie kost" in shown[0]
