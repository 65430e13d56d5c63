"""The lexicon is reviewed content: complete per theme, and every expression can be found."""

from collections import Counter

import pytest

from actions.themes_lexicon import FOLDER, Lexicon
from actions.themes_training import theme_model
from knowledge.errors import ContentError

THEMES = tuple(theme_model().themas)
LEAST = 25


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load(THEMES)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_enough_expressions_of_every_strength(lexicon, theme):
    strengths = Counter(entry.strength for entry in lexicon.entries if entry.target == theme)
    assert sum(strengths.values()) >= LEAST
    assert set(strengths) == {1, 2, 3}


def test_every_expression_finds_itself(lexicon):
    plain_ones = [
        e for e in lexicon.entries if not any(c in " ".join(e.words) for c in "*<") and "..." not in e.words
    ]
    lost = [e for e in plain_ones if all(hit.entry != e for hit in lexicon.find(e.words)[0])]
    assert not lost


def test_a_file_with_mistakes_names_them_all_in_dutch(tmp_path):
    (tmp_path / "fout.yml").write_text(
        "versie: 1\nthemas:\n  bestaat_niet:\n    3: [iets]\n  ict:\n    4: [wifi]\n    2: ['*a', '... wifi', '<weg> wifi']\n"
    )
    with pytest.raises(ContentError) as caught:
        Lexicon.load(THEMES, tmp_path)
    message = str(caught.value)
    for part in ("bestaat niet", "1, 2 of 3", "drie letters", "begint en eindigt", "<weg>"):
        assert part in message


def test_the_lexicon_is_where_the_content_is():
    assert FOLDER.name == "lexicon"
    assert FOLDER.parent.name == "knowledge"
