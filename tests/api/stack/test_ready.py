"""Ready means: it did its work a moment ago."""

import dataclasses
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.stack import ready
from api.stack.settings import StackSettings, read_settings


class Answers(http.server.BaseHTTPRequestHandler):
    """Answers every path with what the test put in `said`: path -> (status, body)."""

    said: dict[str, tuple[int, bytes]]

    def do_GET(self) -> None:
        status, body = self.said.get(self.path, (404, b""))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["X-Werkdruk-Key"] != "sleutel" * 5:
            self.said = {}
        self.do_GET()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def said(tmp_path: Path) -> Iterator[tuple[StackSettings, dict[str, tuple[int, bytes]]]]:
    table: dict[str, tuple[int, bytes]] = {}
    handler = type("Handler", (Answers,), {"said": table})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings = read_settings(tmp_path, SECRET="s" * 32, BOT_KEY="sleutel" * 5)
        yield dataclasses.replace(settings, ports=dict.fromkeys(settings.ports, server.server_port)), table
        server.shutdown()


REPLY = json.dumps([{"custom": {"state": {}, "replies": [{"text": "Hallo"}], "writes": []}}]).encode()
CASES = [
    ("rasa", "/webhooks/werkdruk/ready", 200, b'{"ready": true}', True),
    ("rasa", "/webhooks/werkdruk/ready", 503, b'{"ready": false}', False),
    ("rasa", "/", 200, b"Hello from Rasa: 3.6.21", False),
    ("actions", "/health", 200, b'{"status": "ok"}', True),
    ("actions", "/health", 500, b"", False),
    ("chain", "/webhooks/werkdruk/webhook", 200, REPLY, True),
    ("chain", "/webhooks/werkdruk/webhook", 200, b"[]", False),
    ("chain", "/webhooks/werkdruk/webhook", 200, b'[{"custom": {"replies": []}}]', False),
    ("chain", "/webhooks/werkdruk/webhook", 401, b"{}", False),
    ("api", "/health/ready", 200, b'{"ready": true}', True),
    ("api", "/health/ready", 503, b"{}", False),
]


@pytest.mark.parametrize(("part", "path", "status", "body", "is_ready"), CASES)
def test_a_part_is_ready_when_it_has_done_its_work(
    said: tuple[StackSettings, dict[str, tuple[int, bytes]]],
    part: str,
    path: str,
    status: int,
    body: bytes,
    is_ready: bool,
) -> None:
    settings, table = said
    table[path] = (status, body)
    assert ready.CHECKS[part](settings) is is_ready


@pytest.mark.parametrize("part", ready.CHECKS)
def test_what_is_not_there_is_not_ready(part: str, tmp_path: Path) -> None:
    nowhere = read_settings(
        tmp_path, SECRET="s" * 32, BOT_KEY="b" * 32, PORT="0", RASA_PORT="0", ACTIONS_PORT="0"
    )
    assert not ready.CHECKS[part](nowhere)
