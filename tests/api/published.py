"""A school with a published wave, and what the tests of its plan, its steps and its talks do to it."""

from __future__ import annotations

import random
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from api.store.tables import answer, mention, participant, vote
from api.workplan_models import ITEM
from tests.api.world import SCHOOL, World
from tests.attacks.world import base, team

PATH = f"/v1/schools/{SCHOOL}"


NEWS = {"zeiden": "Te veel toetsen", "hoorden": "Het nakijken", "verandert": "Minder toetsen"}


def fill(world: World, wave: str) -> None:
    """24 people: administratie weighs for many, with vergaderen; children give energy."""
    quiz = base().questionnaires["nulmeting"]
    staff = team(random.Random(3), quiz, leraar=16, onderwijsondersteunend=8)
    said = [("administratie", 8, "administratie_dubbel"), ("vergaderen", 6, None)]
    behind = base().change_model["administratie"].achter[0].id
    with world.store.write() as conn:
        for place, person in enumerate(staff):
            key = uuid4().hex
            row = {"id": key, "wave": wave, "function_group": person.group, "working_group": place < 3}
            conn.execute(sa.insert(participant).values(row))
            given = [{"participant": key, "question": q, "value": v} for q, v in person.answers.items()]
            conn.execute(sa.insert(answer), given)
            about = {"participant": key, "question": "open_kost", "richting": "kost", "confirmed": True}
            rows = [
                {
                    **about,
                    "theme": theme,
                    "size": size,
                    "behind": behind if theme == "administratie" else None,
                }
                for theme, size, _ in (said if place < 12 else said[:1])
            ]
            gives = {**about, "question": "open_geeft", "richting": "geeft", "size": None, "behind": None}
            rows.append({**gives, "theme": "contact_met_leerlingen"})
            conn.execute(sa.insert(mention), rows)
            conn.execute(sa.insert(vote).values(participant=key, measure="een_systeem", vote="ja"))


def ask(world: World, method: str, path: str, role: str = "werkgroep", **more: Any) -> Any:
    headers = {**world.as_role(role), **more.pop("headers", {})}
    return world.client.request(method, PATH + path, headers=headers, **more)


def put_in(world: World, **changes: Any) -> dict[str, Any]:
    made = ask(world, "POST", "/workplan", json=example(world, **changes))
    assert made.status_code == 201, made.text
    return dict(made.json())


def example(world: World, **changes: Any) -> dict[str, Any]:
    """The example of the documentation, about a theme that this application knows."""
    theme = next(iter(world.app.state.services.knowledge.model.themas))
    return {**ITEM, "oorzaak": theme, **changes}
