"""A Dutch spaCy pipeline with word vectors, where a host has one, takes part in the training."""

import numpy as np
import pytest
import spacy
from spacy.vectors import Vectors

from actions import themes_pipe, themes_training
from actions.themes import ThemeModel
from actions.themes_kernel import key
from tests.actions.test_themes import write_data


@pytest.fixture
def vectors(tmp_path):
    """A pipeline in which 'prullaria' means the same as 'papierwinkel'."""
    nlp = spacy.blank("nl")
    table = {"papierwinkel": [1, 0], "prullaria": [1, 0], "wifi": [0, 1], "ouders": [-1, 0], "pauze": [0, -1]}
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, keys=list(table), data=np.array(list(table.values()), dtype="float32")
    )
    nlp.to_disk(tmp_path / "klein")
    return tmp_path / "klein"


def test_a_word_that_was_never_trained_on_is_understood_by_its_vector(vectors, tmp_path):
    data = write_data(tmp_path / "data")
    themes_training.train(data, tmp_path / "zonder")
    themes_training.train(data, tmp_path / "met", str(vectors))
    without, along = (ThemeModel.load(tmp_path / name).read("prullaria") for name in ("zonder", "met"))
    assert along.candidates[0].id == "administratie"
    score = {c.id: c.score for c in without.candidates}.get("administratie", 0)
    assert along.candidates[0].score > score


def test_the_setting_names_the_pipeline(vectors, tmp_path, monkeypatch):
    monkeypatch.setenv(themes_training.VECTORS, str(vectors))
    monkeypatch.setattr(
        "sys.argv", ["x", "--data", str(write_data(tmp_path / "data")), "--out", str(tmp_path / "met")]
    )
    themes_training.main()
    nlp, component = themes_pipe.load(tmp_path / "met")
    assert nlp.vocab.vectors.shape[1] == 2
    assert key("vectors", "0") in component.kernel.vocabulary.keys


def test_vectors_that_are_not_there_stop_the_training(tmp_path):
    with pytest.raises(OSError, match="bestaat_niet"):
        themes_training.train(write_data(tmp_path / "data"), tmp_path / "met", "bestaat_niet")
