"""The trained reader of typed answers: what it adds to the rules, and where it keeps out."""

from math import inf

import numpy as np
import pytest

from actions import answer_model
from actions.answer_model import NO_VALUE, SURE, VERY_SURE, AnswerModel, bar
from actions.answer_training import ANSWERING
from actions.errors import MissingModel
from actions.hashed_model import HashedModel, hashed, runs
from actions.hashed_training import fit
from actions.interpret import interpret, strictly
from actions.interpret_rules import parse
from actions.interpret_vocabulary import vocabulary
from actions.themes_data import DATA
from actions.themes_encoder import Encoder
from actions.typed_texts import answers, talk
from tests.actions.conversation import Conversation

INDIRECT = [
    ("frequentie4", "ik ren de hele dag van hot naar her", 4),
    ("energie3", "daar kom ik stuiterend van thuis", 1),
    ("frequentie3", "het rooster is heilig dus ik heb niks te willen", 3),
]
YES = "steek maar van wal"
NO = "gooi die zin alsjeblieft weg"


@pytest.mark.parametrize(("scale", "text", "value"), INDIRECT)
def test_it_reads_what_the_rules_do_not(scale, text, value):
    assert strictly(text, scale) is None
    assert interpret(text, scale) == value


@pytest.mark.parametrize(
    ("scale", "text"),
    [
        ("frequentie4", "de printer doet het nooit"),
        ("frequentie4", "nooit of altijd"),
        ("cijfer10", "ik sta om 8 uur op de stoep"),
        ("energie3", "dat weet ik echt niet hoor"),
        ("janee", "ziet mijn directeur dit"),
        ("frequentie4", "kun je dat anders zeggen"),
    ],
)
def test_what_is_no_answer_stays_none(scale, text):
    assert interpret(text, scale) is None


def test_consent_takes_a_word_of_consent():
    chances = AnswerModel.load().chances(parse(YES, "janee"))
    assert chances["ja"] > VERY_SURE
    assert interpret(YES, "janee") is None
    talk = Conversation().start().until("idee.bewaren")
    talk.say(YES)
    assert talk.state.open == "idee.bewaren"
    assert "share_text" not in [write["op"] for write in talk.writes]
    assert interpret("had eigenlijk geen tijd maar ach, ik doe mee", "janee") == "ja"
    assert interpret("ja hoor, als het maar anoniem blijft", "janee") is None


def test_a_refusal_may_be_read_in_other_words():
    assert strictly(NO, "janee") is None
    assert interpret(NO, "janee") == "nee"


def test_an_indirect_answer_is_noted_with_what_it_was_taken_for():
    talk = Conversation().start().until("k_veel")
    replies = talk.say(INDIRECT[0][1])
    assert "altijd" in replies[0].text


def test_how_sure_it_must_be():
    bars = {
        text: bar(parse(text, "cijfer10"))
        for text in ("puik", "puik hoor", "puik werk hier man", "puik werk hier 8 vlag")
    }
    assert list(bars.values()) == [inf, VERY_SURE, SURE, VERY_SURE]


def test_a_scale_it_was_not_trained_on_has_no_chances():
    assert AnswerModel.load().chances(parse("dat doen we hier allang", "stem")) == {}


@pytest.mark.parametrize("about", [None, "", "{}", '{"routes": ["ja"]}', '{"labels": ["ja"]}'])
def test_it_says_how_to_make_what_is_missing_or_broken(tmp_path, about):
    if about is not None:
        fit([{0: 1.0}, {1: 1.0}], ["ja", "nee"], 2).save(tmp_path)
        (tmp_path / "model.json").write_text(about)
    with pytest.raises(MissingModel, match="make train"):
        AnswerModel.load(tmp_path)


def test_training_lines_have_a_value_of_their_scale():
    lines = answers(DATA.parent / "answers")
    assert len(lines) > 10_000
    odd = [line for line in lines if line[2] not in {NO_VALUE, *map(str, vocabulary(line[0]).values)}]
    assert odd == []


def test_a_doubt_has_no_value_for_the_reader(tmp_path):
    (tmp_path / "a.tsv").write_text("# schrijver: a\nfrequentie4\twisselt\ttwijfel\n", encoding="utf-8")
    assert answers(tmp_path) == [("frequentie4", "wisselt", "null")]


def test_talk_around_the_questions_is_read_by_intent():
    lines = talk(DATA.parent / "nlu")
    assert "ziet de teamleider wat ik heb gezegd" in lines["privacy"]
    assert lines.keys() > ANSWERING
    assert not any(line.startswith("- ") or not line.strip() for own in lines.values() for line in own)


def test_a_fitted_model_comes_back_from_disk_as_it_was(tmp_path):
    rows = [hashed((runs(text.split()),), 64) for text in ("heel vaak", "nooit meer", "vaak", "nooit")]
    model = fit(rows, ["3", "1", "3", "1"], 64)
    model.save(tmp_path)
    again = HashedModel.load(tmp_path, "")
    assert again.labels == ("1", "3")
    assert np.array_equal(again.chances(rows[0]), model.chances(rows[0]))
    assert model.chances(rows[0]).argmax() == 1


def test_the_vector_of_a_text_has_length_one():
    vector = Encoder.load().vector("vaak, de telefoon gaat de hele dag")
    assert vector.shape == (answer_model.WIDTH,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("scale", "text", "value"),
    [
        ("frequentie4", "geen hulp en dertig kinderen: altijd", 4),
        ("energie3", "moet ik kiezen? dan kost", -1),
        ("eens5", "momenten om bij te komen?? ik kan nog niet eens plassen. helemaal oneens", 1),
        ("frequentie3", "wie het hardst roept mag vrij. ik roep niet hard dus nee", 3),
        ("cijfer10", "met al die plannen en zonder invaller? een 6", 6),
        ("functiegroep", "leraar?? nee joh! ik doe de tuin", "overig_ondersteunend"),
    ],
)
def test_people_end_with_what_they_mean(scale, text, value):
    assert strictly(text, scale) is None
    assert interpret(text, scale) == value


@pytest.mark.parametrize(
    ("scale", "text"),
    [
        ("energie3", "superleuk, maar ook vermoeiend"),
        ("eens5", "eens, oneens"),
        ("frequentie4", "wat stond er bij 2, soms?"),
        ("functiegroep", "ik ben juf maar ook teamleider"),
        ("janee", "wie leest dit eigenlijk? mijn directeur"),
        ("cijfer10", "soms een 5. of een 8"),
        ("cijfer10", "een 7.5"),
        ("janee", "nee dat is niet nodig hoor! of eigenlijk wel? ja"),
        ("stem", "hoezo? nee"),  # a scale on which nothing was trained
    ],
)
def test_an_end_that_contradicts_or_asks_is_none(scale, text):
    assert interpret(text, scale) is None
