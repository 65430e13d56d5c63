"""The language model of the safety net: its numbers, and when it is asked."""

from pathlib import Path

import numpy as np
import pytest

from actions import safety_model
from actions.errors import MissingModel
from actions.hashed_model import HashedModel
from actions.safety import ROUTES, SafetyNet
from actions.safety_model import BLOCKS, NO_CARD, SIZE, SafetyModel
from actions.safety_parts import LONG, MOST, STRETCH, WHOLE, parts
from actions.small_network import LISTENER, SmallNetwork

#: An indirect cry that no pattern knows.
CRY = "ik heb voor elk van mijn kinderen een brief geschreven voor later"
CALM = "vandaag hebben we met de hele klas een bloemenwinkel gemaakt van kosteloos materiaal"
STORY = (
    "de rapporten moeten vrijdag af en ik heb er pas negen, dus dat wordt weer een avond doorwerken. "
    "gelukkig was de gymles leuk en heeft mijn duo de toetsen al nagekeken. {}"
    "morgen komt de inspectie kijken bij de kleuters en de kopieermachine is weer stuk, "
    "maar de sfeer in het team is goed en we lachen veel in de pauze"
)


def test_chances_are_of_the_routes_and_add_up() -> None:
    found = SmallNetwork.load(LISTENER).log_chances(CALM)
    assert set(found) == {NO_CARD, *ROUTES}
    assert np.exp(list(found.values())).sum() == pytest.approx(1, abs=1e-5)


def test_what_it_hears_depends_on_neither_capitals_nor_the_time() -> None:
    model = SmallNetwork.load(LISTENER)
    assert model.log_chances(CRY) == model.log_chances(CRY.upper()) == model.log_chances(CRY)


def test_a_cry_sounds_otherwise_than_a_lesson() -> None:
    model = SmallNetwork.load(LISTENER)
    assert model.log_chances(CRY)[NO_CARD] < model.log_chances(CALM)[NO_CARD]


@pytest.mark.parametrize("text", ["", "   ", "\U0001f600", "\u6c34" * 50, "a" * 5000, "x " * 4000])
def test_any_text_can_be_listened_to(text: str) -> None:
    assert np.isfinite(list(SmallNetwork.load(LISTENER).log_chances(text).values())).all()


def test_a_cry_within_a_story_is_heard() -> None:
    told = STORY.format(f"{CRY}. ")
    assert SafetyNet.rules_only().route(told) is None
    assert SafetyNet.load().route(told) is not None
    assert SafetyNet.load().route(STORY.format("")) is None


@pytest.mark.parametrize("mark", ["", ".", "!", "\n"])
@pytest.mark.parametrize("count", [WHOLE + 1, MOST + 1, LONG, 5 * LONG])
def test_parts_hold_every_word(count: int, mark: str) -> None:
    words = [f"w{number}" for number in range(count)]
    found = [part.split() for part in parts(f"{mark} ".join(words))]
    assert max(map(len, found)) <= MOST + STRETCH
    assert {word.rstrip(mark) for part in found for word in part} == set(words)


def test_a_short_text_has_no_parts() -> None:
    assert parts("Een zin. Nog een. En nog een zin met wat meer woorden erin dan die.") == []


def test_nobody_listens_to_what_is_calm_by_its_words() -> None:
    calm = HashedModel(
        (NO_CARD, "zorg"), np.zeros((SIZE * BLOCKS, 2), np.float16), np.array([9.0, -9.0], np.float32)
    )

    class Deaf(SmallNetwork):
        def log_chances(self, text: str, beginning: str = "") -> dict[str, float]:
            raise AssertionError(text)

    deaf = Deaf((), "", 0, 1, 0.0, SmallNetwork.load(LISTENER).pieces, {}, {})
    assert SafetyModel(calm, deaf).route("een gewone zin over een gewone dag") is None


def test_a_folder_that_lacks_a_file_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(safety_model, "LISTENER", tmp_path)
    with pytest.raises(MissingModel, match="data/listener"):
        SafetyModel.load()
