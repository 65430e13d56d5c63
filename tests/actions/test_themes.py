"""Reading themes: what is claimed, what is offered, and in which direction."""

import pytest

from actions import themes_data, themes_pipe, themes_training
from actions.errors import MissingModel
from actions.themes import CANDIDATES, DIRECTION, FLOOR, NONE, ThemeModel, decide

THEMES = tuple(themes_training.theme_model().themas)
LINES = {
    "administratie": [
        "de papierwinkel",
        "eindeloos registreren",
        "formulieren invullen",
        "alles in parnassys zetten",
    ],
    "oudercontact": ["de ouders", "boze ouders aan het hek", "appjes van moeders", "gesprekken met ouders"],
    "ict": [
        "de wifi ligt eruit",
        "chromebooks die het niet doen",
        "inloggen lukt niet",
        "het digibord hapert",
    ],
    "herstel_en_pauze": [
        "geen pauze",
        "pleinwacht in mijn lunch",
        "boterham staand eten",
        "niet naar de wc kunnen",
    ],
}
SCORES = dict.fromkeys(THEMES, 0.01) | {NONE: 0.0, f"{DIRECTION}kost": 0.7, f"{DIRECTION}geeft": 0.2}
LIMITS = dict.fromkeys(THEMES, 0.5) | {FLOOR: 0.2}


def write_data(folder):
    for writer in ("een", "twee"):
        lines = [f"{theme} | kost | {text} ({writer})" for theme, texts in LINES.items() for text in texts]
        lines += [f"- | onbekend | weet ik niet {writer}", f"ict | geeft | {writer} heerlijk, de wifi werkt"]
        path = folder / "train" / f"{writer}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# schrijver: test\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("themes")
    themes_training.train(write_data(place / "data"), place / "model")
    return place / "model"


@pytest.fixture(scope="module")
def model(folder):
    return ThemeModel.load(folder)


def test_it_is_a_dutch_spacy_pipeline_with_our_component(folder):
    nlp, component = themes_pipe.load(folder)
    assert (nlp.lang, nlp.pipe_names) == ("nl", [themes_pipe.NAME])
    assert set(component.thresholds) == {*THEMES, FLOOR}


def test_a_missing_model_says_what_to_run(tmp_path):
    with pytest.raises(MissingModel, match="make train"):
        ThemeModel.load(tmp_path / "nergens")


def test_a_damaged_model_is_a_missing_model(folder, tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 'nl'\n")
    with pytest.raises(MissingModel, match="make train"):
        ThemeModel.load(tmp_path)


@pytest.mark.parametrize("text", ["", "?", "de wifi", "x" * 3000, "de papierwinkel en de ouders 🙃"])
def test_there_are_always_eight_candidates_best_first_with_the_claimed_in_front(model, text):
    reading = model.read(text)
    assert len(reading.candidates) == CANDIDATES == len({c.id for c in reading.candidates})
    assert reading.themes == reading.candidates[: len(reading.themes)]
    assert len(reading.themes) <= 3
    rest = [c.score for c in reading.candidates[len(reading.themes) :]]
    assert rest == sorted(rest, reverse=True)
    assert all(0 <= c.score <= 1 for c in reading.candidates)


def test_the_theme_of_a_plain_text_is_claimed(model):
    assert [t.id for t in model.read("de wifi ligt er weer uit").themes] == ["ict"]


def test_a_denied_theme_is_not_claimed(model):
    reading = model.read("de ouders zijn het probleem niet, het is de papierwinkel")
    assert [t.id for t in reading.themes] == ["administratie"]


@pytest.mark.parametrize("asked", ["kost", "geeft"])
def test_the_question_asked_decides_the_direction(model, asked):
    assert model.read("heerlijk, de wifi werkt", asked).richting == asked


def test_without_a_question_the_direction_comes_from_the_text(model):
    assert model.read("weet ik niet").richting in themes_data.DIRECTIONS
    assert decide(SCORES, LIMITS).richting == "kost"


def test_no_theme_is_claimed_where_nothing_comes_near():
    assert decide(SCORES, LIMITS).themes == ()


def test_the_best_theme_is_claimed_from_the_floor_on():
    assert [t.id for t in decide(SCORES | {"ict": 0.2}, LIMITS).themes] == ["ict"]


def test_no_theme_wins_where_it_is_likelier():
    assert decide(SCORES | {"ict": 0.6, NONE: 0.7}, LIMITS).themes == ()


def test_at_most_three_themes_are_claimed_the_likeliest_first():
    scores = SCORES | {"ict": 0.6, "rapporten": 0.9, "vergaderen": 0.7, "autonomie": 0.8}
    assert [t.id for t in decide(scores, LIMITS).themes] == ["rapporten", "autonomie", "vergaderen"]


def test_training_twice_gives_the_same_readings(folder, model, tmp_path):
    themes_training.train(write_data(tmp_path / "data"), tmp_path / "model")
    again = ThemeModel.load(tmp_path / "model")
    for text in ("de ouders", "registreren", "iets heel anders"):
        assert again.read(text) == model.read(text)
