"""What every answer has: headers, problem details in Dutch, and an OpenAPI document that says so."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.exc import SQLAlchemyError

from api.errors import NAMES, STATUS, problem
from api.headers import ALWAYS
from api.wording import wording
from tests.api.world import SCHOOL, World

PATH = f"/v1/chat/{SCHOOL}/messages"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/health/live", 200),
        ("GET", "/docs", 200),
        ("GET", "/openapi.json", 200),
        ("GET", "/bestaat-niet", 404),
        ("DELETE", "/health/live", 405),
        ("GET", "/v1/admin/schools", 401),
        ("POST", PATH, 422),
        ("GET", f"/v1/chat/{SCHOOL}/mine", 422),
    ],
)
def test_every_answer_has_the_headers(world: World, method: str, path: str, status: int) -> None:
    said = world.client.request(method, path)
    assert said.status_code == status
    assert {name: said.headers[name] for name in ALWAYS} == ALWAYS
    assert "strict-transport-security" not in said.headers


@pytest.mark.parametrize(
    ("path", "accept", "page"),
    [
        ("/bestaat-niet", "text/html,application/xhtml+xml,*/*;q=0.8", True),
        ("/s/geen-school", "text/html", True),
        ("/static/weg.js", "text/html", True),
        ("/bestaat-niet", "*/*", False),
        ("/bestaat-niet", "application/json", False),
        ("/v1/bestaat-niet", "text/html", False),
        ("/v1/chat/geen-school/mine?session=AAAA-AAAA-AAAA", "text/html", False),
        ("/health/bestaat-niet", "text/html", False),
    ],
)
def test_a_browser_that_is_lost_gets_a_page_and_a_program_a_problem(
    world: World, path: str, accept: str, page: bool
) -> None:
    said = world.client.get(path, headers={"accept": accept})
    assert said.status_code in (404, 422)
    kind = "text/html" if page else "application/problem+json"
    assert said.headers["content-type"].startswith(kind)
    assert not page or ('href="/hulp"' in said.text and 'href="/"' in said.text)
    assert "geen-school" not in said.text


@pytest.mark.parametrize("accept", ["text/html,*/*;q=0.8", "application/json"])
@pytest.mark.parametrize(("error", "status"), [(RuntimeError, 500), (SQLAlchemyError, 503)])
def test_where_we_fail_a_browser_gets_a_page_with_help_and_a_program_a_problem(
    world: World, monkeypatch: pytest.MonkeyPatch, error: type[Exception], status: int, accept: str
) -> None:
    world.assistant.down = True
    monkeypatch.setattr("api.store.schools.by_slug", fails_with(error("kanariegeel")))
    said = world.client.get(f"/s/{SCHOOL}", headers={"accept": accept})
    page = "html" in accept
    kind = "text/html" if page else "application/problem+json"
    assert (said.status_code, said.headers["content-type"].split(";")[0]) == (status, kind)
    assert said.headers.get("retry-after") == ("30" if status == 503 else None)
    assert page is ('href="/hulp"' in said.text)
    assert "kanariegeel" not in said.text
    assert "<script" not in said.text
    assert set(ALWAYS) <= set(said.headers)


def test_help_is_there_with_the_database_and_the_assistant_down(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.assistant.down = True
    monkeypatch.setattr("api.store.schools.by_slug", fails_with(SQLAlchemyError("stuk")))
    for path in ("/hulp", f"/s/{SCHOOL}/hulp"):
        said = world.client.get(path, headers={"accept": "text/html"})
        assert (said.status_code, "0800-0113" in said.text) == (200, True)


def fails_with(error: Exception) -> Callable[..., None]:
    def fails(*_: Any) -> None:
        raise error

    return fails


def test_over_tls_the_browser_is_told_to_stay_there(world: World) -> None:
    said = world.client.get("https://school.example/health/live")
    assert "max-age" in said.headers["strict-transport-security"]


def test_the_policy_allows_no_inline_and_no_third_party() -> None:
    policy = ALWAYS["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    for word in ("unsafe", "http:", "https:", "*"):
        assert word not in policy


@pytest.mark.parametrize("name", sorted(STATUS))
def test_every_error_has_a_title_and_a_sentence_in_dutch(name: str) -> None:
    found = problem(name, reason="…", number="…")
    assert found["status"] == STATUS[name]
    assert found["title"]
    assert found["detail"].endswith((".", "…"))
    assert "!" not in found["detail"]


def test_every_reason_why_a_wave_may_not_open_has_its_sentence() -> None:
    for name in ("pmr", "pmr_future", "purpose", "closes", "kind", "headcounts", "focus"):
        assert f"reason.{name}" in wording("errors").sentences
        assert f"fout.wave_not_ready.{name}" in wording("cli").sentences


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"session": 1}', b"[" * 20_000, b"9" * 5_000, b"{}" * 100],
)
def test_a_body_that_is_no_message_gets_a_problem(world: World, content: bytes) -> None:
    said = world.client.post(PATH, content=content, headers={"content-type": "application/json"})
    assert said.status_code in (400, 422)
    assert said.headers["content-type"] == "application/problem+json"


def test_an_error_does_not_repeat_what_was_sent(world: World) -> None:
    body = {"session": "kanariegeel" * 20, "message_id": {"kanariegeel": 1}, "choice": {"kanariegeel": []}}
    said = world.client.post(PATH, json=body)
    assert said.status_code == 422
    assert "kanariegeel" not in said.text


def test_an_unforeseen_error_is_plain_and_logged_by_its_kind_only(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(*_: Any) -> str:
        raise RuntimeError("kanariegeel")

    monkeypatch.setattr("api.turn.Turns.take", fails)
    said = world.say("kanariegeel")
    assert said.status_code == 500
    assert said.json()["type"].endswith("unexpected")
    assert "RuntimeError" in caplog.text
    assert "kanariegeel" not in caplog.text + said.text
    assert {name: said.headers[name] for name in ALWAYS} == ALWAYS


def test_a_database_that_fails_is_unavailable_and_says_nothing_of_it(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import sqlalchemy as sa

    def fails(*_: Any) -> None:
        raise sa.exc.OperationalError("INSERT kanariegeel", {"text": "kanariegeel"}, Exception("kanariegeel"))

    monkeypatch.setattr("api.turn.turns.commit", fails)
    said = world.choose(2)
    assert (said.status_code, said.headers["retry-after"]) == (503, "30")
    assert "kanariegeel" not in caplog.text + said.text


def test_a_whole_conversation_logs_no_text_session_or_token(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    world.say("idee: kanariegeel")
    world.say("kanariegeel noodgeval")
    world.say("stuk")
    world.client.get("/v1/admin/schools", headers=world.as_role("beheer"))
    for secret in ("kanariegeel", world.codes[0], world.tokens["beheer"]):
        assert secret not in caplog.text


def test_ready_is_a_real_write_and_a_ready_assistant(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert world.client.get("/health/ready").json() == {"database": True, "assistant": True}
    world.assistant.down = True
    said = world.client.get("/health/ready")
    assert (said.status_code, said.json()) == (503, {"database": True, "assistant": False})

    def fails(*_: Any) -> None:
        import sqlalchemy as sa

        raise sa.exc.OperationalError("x", {}, Exception("readonly"))

    monkeypatch.setattr("api.health.beat", fails)
    assert world.client.get("/health/ready").json() == {"database": False, "assistant": False}
    assert world.client.get("/health/live").json() == {"live": True}


def operations(world: World) -> list[tuple[str, str, dict[str, Any]]]:
    schema = world.client.get("/openapi.json").json()
    return [(m, path, found) for path, ways in schema["paths"].items() for m, found in ways.items()]


def test_the_description_names_the_errors_of_every_route_of_ours(world: World) -> None:
    wanted = {
        ("post", "/v1/chat/{school}/messages"): {"200", "400", "404", "409", "413", "422", "429", "503"},
        ("get", "/v1/chat/{school}/mine"): {"200", "401", "404", "409", "422", "429", "503"},
        ("delete", "/v1/chat/{school}/mine"): {"204", "401", "404", "409", "422", "429", "503"},
    }
    for method, path, found in operations(world):
        statuses = set(found["responses"])
        if path.startswith("/v1/admin"):
            assert statuses >= {"401", "403", "404", "409", "413", "422", "429", "503"}, path
        elif (method, path) in wanted:
            assert statuses == wanted[method, path]


def test_every_error_in_the_description_is_a_problem_with_an_example(world: World) -> None:
    for method, path, found in operations(world):
        if not path.startswith(("/v1/admin", "/v1/chat")):
            continue
        assert found["summary"], path
        for status, answer in found["responses"].items():
            if status.startswith("2"):
                continue
            content = answer["content"]["application/problem+json"]
            assert content["schema"] == {"$ref": "#/components/schemas/Problem"}, (method, path, status)
            assert content["example"]["status"] == int(status)
            assert NAMES[int(status)] in content["example"]["type"]


def test_closed_routes_ask_for_a_bearer_token_in_the_description(world: World) -> None:
    for _, path, found in operations(world):
        if path.startswith("/v1/admin"):
            assert found["security"] == [{"HTTPBearer": []}]
        if path.startswith("/v1/chat"):
            assert "security" not in found


def test_the_examples_of_the_chat_are_messages_that_work(world: World) -> None:
    schema = world.client.get("/openapi.json").json()
    for example in schema["components"]["schemas"]["Incoming"]["examples"]:
        assert world.client.post(PATH, json=example).status_code == 200


def test_the_privacy_page_says_how_long_who_and_where_to_object(world: World) -> None:
    page = world.client.get("/privacy").text
    for said in ("minstens 5 antwoorden", "30 dagen", "na een uur", "Het bestuur", "gegevensbescherming"):
        assert said in page


def test_the_page_for_developers_lists_every_route_without_scripts(world: World) -> None:
    page = world.client.get("/docs").text
    for _, path, _ in operations(world):
        assert path in page
    assert "<script" not in page
    assert "http://" not in page.replace("http://127.0.0.1", "")


def test_two_applications_do_not_see_each_other(make_world: Callable[..., World]) -> None:
    world = make_world()
    assert world.app.state.services.limits is not None
    assert not hasattr(world.app.state, "sessions")


def test_every_body_and_answer_of_ours_has_an_example(world: World) -> None:
    schema = world.client.get("/openapi.json").json()

    def has_example(content: dict[str, Any]) -> bool:
        found = content.get("schema", {})
        name = found.get("$ref", found.get("items", {}).get("$ref", "")).rsplit("/", 1)[-1]
        return "example" in content or bool(schema["components"]["schemas"].get(name, {}).get("examples"))

    for method, path, found in operations(world):
        if not path.startswith(("/v1/admin", "/v1/chat", "/health/ready")):
            continue
        contents = [*found.get("requestBody", {}).get("content", {}).values()]
        contents += [c for answer in found["responses"].values() for c in answer.get("content", {}).values()]
        for content in contents:
            assert has_example(content), (method, path, content)


def test_the_examples_of_administration_work(world: World) -> None:
    schema = world.client.get("/openapi.json").json()["components"]["schemas"]
    headers = world.as_role("beheer")

    def example(name: str) -> Any:
        return schema[name]["examples"][0]

    body = {**example("NewSchool"), "slug": "de-wilg"}
    assert world.client.post("/v1/admin/schools", json=body, headers=headers).status_code == 201
    path = "/v1/admin/schools/de-wilg"
    for method, place, name, status in [
        ("PATCH", "", "SchoolChange", 200),
        ("POST", "/codes", "NewCodes", 201),
        ("POST", "/waves", "NewWave", 201),
    ]:
        said = world.client.request(method, path + place, json=example(name), headers=headers)
        assert said.status_code == status, (name, said.text)
    assert world.client.post("/v1/admin/tokens", json=example("NewToken"), headers=headers).status_code == 201
