"""Every route, thrown at with what its description allows and does not: no 5xx, no undocumented answer.

`make test` takes a few cases a route; `make fuzz` at least 5,000 in all (FUZZ_CASES a route).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.disclosure import Rules
from api.notes_reading import document
from api.waves import close_wave, publish_results
from tests.api.conftest import ROLES
from tests.api.published import example, fill
from tests.api.test_access import who_may
from tests.api.world import SCHOOL, World
from tests.attacks.world import base

CASES = int(os.environ.get("FUZZ_CASES", "6"))
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
SKIPPED = "/v1/chat/{school}/messages"  # answers are the assistant's; its own tests are in test_chat.py


def counted(lines: list[str], asked: str | None, k: int, model: Any) -> dict[str, Any]:
    """Stands for the reading of notes, which takes seconds."""
    return {**document(len(lines), Counter(), Rules(k), model), "hulp": False}


@pytest.fixture
def full(make_world: Callable[..., World], monkeypatch: pytest.MonkeyPatch) -> tuple[World, dict[str, str]]:
    """An application with a published wave and one of everything; the ids of what there is."""
    monkeypatch.setattr("api.notes.apart", lambda work, *arguments: counted(*arguments))
    world = make_world(knowledge=base(), publish=partial(publish_results, knowledge=base()))
    fill(world, world.wave)
    close_wave(world.store, world.wave, world.app.state.services.publish)
    path, headers = f"/v1/schools/{SCHOOL}", world.as_role("werkgroep")
    item = world.client.post(f"{path}/workplan", json=example(world), headers=headers).json()
    news = {"zeiden": "x", "hoorden": "x", "verandert": "x"}
    told = world.client.post(f"{path}/announcements", json=news, headers=headers).json()
    return world, {
        "school": SCHOOL,
        "wave": world.wave,
        "item": item["id"],
        "announcement": told["id"],
        "step": "signaleren",
        "name": "energie",
        "form": "json",
        "measure": next(iter(base().measures)),
    }


def test_no_route_answers_what_it_does_not_document(full: tuple[World, dict[str, str]]) -> None:
    world, known = full
    schema = schemathesis.openapi.from_asgi("/openapi.json", world.app)
    cases: Counter[int] = Counter()
    wrong = []
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path == SKIPPED:
            continue
        try:
            throw(operation, world, known, cases)
        except FailureGroup as failure:
            wrong.append(f"{operation.method} {operation.path}: {failure}")
    assert not wrong, "\n\n".join(wrong)
    assert sum(cases.values()) >= CASES * 40
    assert cases[200] > 0
    print(f"{sum(cases.values())} cases: {dict(sorted(cases.items()))}")


def throw(operation: Any, world: World, known: dict[str, str], cases: Counter[int]) -> None:
    """`CASES` requests to one route, with every role and with what there is."""

    welcome = sorted(who_may(operation.path) or ROLES)

    @settings(
        max_examples=CASES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=operation.as_strategy(), role=st.sampled_from([*welcome * 3, *ROLES, None]), real=st.booleans()
    )
    def one(case: Any, role: str | None, real: bool) -> None:
        if real:
            case.path_parameters = {**(case.path_parameters or {})}
            for name in case.path_parameters:
                case.path_parameters[name] = known.get(name, case.path_parameters[name])
        headers = world.as_role(role) if role else {}
        answer = case.call(headers={**(case.headers or {}), **headers})
        cases[answer.status_code] += 1
        case.validate_response(answer, checks=CHECKS, headers=headers)

    one()
