"""The encoder: cutting words in pieces, and what it adds to a reading."""

import numpy as np
import pytest

from actions import themes_training
from actions.themes import DIRECTION, NONE
from actions.themes_data import DIRECTIONS
from actions.themes_encoder import EDGE, Encoder, logit
from actions.themes_pieces import BEGIN, END, MOST, SPECIAL, UNKNOWN, Pieces

THEMES = tuple(themes_training.theme_model().themas)
SMALL = Pieces.of(
    [("▁", -2.0), ("▁nakijk", -5.0), ("stapel", -5.0), ("▁na", -4.0), ("kijk", -4.0), ("s", -3.0)]
)


@pytest.fixture(scope="module")
def encoder():
    return Encoder.load()


def cut(text, pieces=SMALL):
    names = {row: piece for piece, row in pieces.rows.items()} | {UNKNOWN: "?"}
    rows = pieces.cut(text)
    assert (rows[0], rows[-1]) == (BEGIN, END)
    return [names[row] for row in rows[1:-1]]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("nakijkstapel", ["▁nakijk", "stapel"]),
        ("  nakijk \n nakijk ", ["▁nakijk", "▁nakijk"]),
        ("nakijks", ["▁nakijk", "s"]),
        ("ﬁs", ["▁", "?", "?", "s"]),  # a ligature counts as its letters
        ("", ["▁"]),
    ],
)
def test_the_likeliest_cut_is_taken(text, pieces):
    assert cut(text) == pieces


def test_a_long_text_is_cut_off(encoder):
    rows = encoder.pieces.cut("vergadering " * 500)
    assert len(rows) == MOST + 2
    assert np.isfinite(encoder.margins("vergadering " * 500)).all()


def test_dutch_words_are_known(encoder):
    rows = encoder.pieces.cut(
        "Ik sta élke middag tot kwart voor vijf schriften na te kijken, terwijl ik pauze héb!"
    )
    assert UNKNOWN not in rows
    assert min(rows[1:-1]) >= SPECIAL


def test_it_knows_every_theme_and_direction(encoder):
    assert set(encoder.labels) == {*THEMES, NONE, *(f"{DIRECTION}{name}" for name in DIRECTIONS)}


@pytest.mark.parametrize(
    ("text", "theme", "direction"),
    [
        ("het systeem waarin we alles moeten registreren vreet mijn avonden", "administratie", "kost"),
        ("moeders die om elf uur 's avonds nog appen over een gymtas", "oudercontact", "kost"),
        ("de laptops doen het weer eens niet", "ict", "kost"),
    ],
)
def test_it_reads_a_theme(encoder, text, theme, direction):
    margins = dict(zip(encoder.labels, encoder.margins(text).tolist(), strict=True))
    assert theme in sorted(THEMES, key=lambda name: -margins[name])[:3]
    assert max(DIRECTIONS, key=lambda name: margins[f"{DIRECTION}{name}"]) == direction


def test_a_label_it_never_learnt_keeps_the_probability_of_the_kernel(encoder):
    names = ("ict", NONE, "een_nieuw_thema")
    own = np.array([0.2, 0.3, 0.4], dtype=np.float32)
    blended = encoder.blend("de laptops doen het weer eens niet", names, own)
    assert blended[2] == pytest.approx(own[2])
    assert blended[0] > own[0]
    assert blended[1] < own[1]


def test_the_same_text_reads_the_same(encoder):
    text = "zestien formulieren voor één kind"
    assert (encoder.margins(text) == encoder.margins(text)).all()


def test_log_odds_stay_finite():
    assert logit(np.array([0.0, 1.0])) == pytest.approx(
        [-logit(np.array([1 - EDGE]))[0], logit(np.array([1 - EDGE]))[0]], abs=1e-3
    )
