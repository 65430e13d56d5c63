"""The list at the end of what somebody said."""

import pytest

from tests.actions.conversation import Conversation


def ended(themes, heaviest=None, size="8", behind=True):
    talk = Conversation().start().until("open_kost")
    talk.say("al die formulieren en de ouders")
    talk.tap(themes)
    if len(themes) > 1:
        talk.tap(heaviest) if heaviest else talk.say("overslaan")
    talk.say(size)
    label = talk.last.replies[-1].buttons[0].title
    if behind:
        talk.forward()
    else:
        talk.say("overslaan")
    return label, talk.finish().last.replies[-1].text


def test_the_list_names_what_weighs_most_with_its_figure_and_what_is_behind_it():
    behind, text = ended(["administratie", "oudercontact"], "oudercontact")
    assert "- daarvan weegt voor jou het zwaarst: contact met ouders" in text
    assert "- hoe groot dat voor jou is (contact met ouders): 8 van de 10" in text
    assert f"- wat daar vooral achter zit (contact met ouders): {behind}" in text


def test_one_theme_has_its_figure_without_being_the_heaviest():
    _, text = ended(["administratie"])
    assert "het zwaarst" not in text
    assert "- hoe groot dat voor jou is (administratie): 8 van de 10" in text


@pytest.mark.parametrize("themes", [["administratie"], ["administratie", "oudercontact"]])
def test_what_was_skipped_of_it_is_not_in_the_list(themes):
    _, text = ended(themes, size="overslaan", behind=False)
    assert not any(words in text for words in ("zwaarst", "van de 10", "achter zit"))
