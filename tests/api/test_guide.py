"""The guide for the talk with the team."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from api.waves import close_wave, publish_results
from tests.api.published import ask
from tests.api.world import World
from tests.attacks.world import base


def test_the_guide_goes_from_strengths_to_agreements(real: World) -> None:
    said = ask(real, "GET", f"/waves/{real.wave}/gesprekswijzer")
    assert said.status_code == 200, said.text
    guide = said.json()
    titles = [part["titel"] for part in guide["delen"]]
    assert titles[:3] == ["Beginnen", "Afspraken voor dit gesprek", "Eerst wat energie geeft"]
    assert titles[-1] == "Afsluiten"
    first = next(part for part in guide["delen"] if part["titel"].startswith("Knelpunt 1"))
    assert first["achter"]
    assert first["maatregelen"]
    assert re.search(r"\d\d-\d\d-\d{4}", guide["ondertitel"])
    assert "{" not in said.text.replace('{"', "").replace("{}", "")


def test_a_wave_with_too_few_answers_still_has_a_guide(make_world: Callable[..., World]) -> None:
    world = make_world(knowledge=base(), publish=partial(publish_results, knowledge=base()))
    close_wave(world.store, world.wave, world.app.state.services.publish)
    said = ask(world, "GET", f"/waves/{world.wave}/gesprekswijzer")
    assert said.status_code == 200, said.text
    assert "briefjes" in said.text
