"""A facilitator extends the knowledge base while the real processes run; the next conversation shows it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import httpx
import pytest
import yaml

from api.demo.chat import Chat
from tests.e2e.conftest import RunningStack

pytestmark = pytest.mark.e2e
SLUG = "de-proef"
MEASURE: dict[str, Any] = {
    "titel": "Een map voor alle formulieren",
    "wat": "Jullie houden elk formulier op een plek bij.",
    "eerste_stap": "Leg de formulieren van deze week naast elkaar.",
    "werkt_via": [
        {"element": "administratie_el_een_plek", "sterkte": 3, "reden": "Alles staat op een plek."}
    ],
    "niveau": ["team", "school"],
    "aanpak": "bron",
    "geld": "geen",
    "looptijd": "dagen",
    "doelgroep": ["leraar"],
    "bewijs": {"sterkte": "deskundig", "uitleg": "Ervaring op twee scholen.", "bron": "eigen"},
    "herkomst": "eigen",
}


def made(stack: RunningStack, *arguments: str) -> str:
    done = stack.werkdruk(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def shown_to(chat: Chat) -> set[str]:
    """A conversation about paperwork; the ids of the measures that are shown."""
    chat.say("hoi")
    shown: set[str] = set()
    for _ in range(80):
        if chat.last["state"] == "klaar":
            break
        reply = chat.last["replies"][-1]
        if reply["question"].startswith("stem."):
            shown.add(reply["question"].removeprefix("stem."))
        if reply["question"] == "open_kost":
            chat.say("de administratie, alle formulieren")
            continue
        values = [button["value"] for button in reply["buttons"]]
        chat.tap(reply["question"], "administratie" if "administratie" in values else values[0])
    return shown


def test_a_published_measure_is_in_the_next_conversation(stack: RunningStack, tmp_path: Any) -> None:
    made(stack, "school", "add", SLUG, "--name", "De Proef", "--leraar", "20")
    closes = (date.today() + timedelta(weeks=2)).isoformat()
    made(
        stack, "wave", "open", "--school", SLUG, "--closes", closes, "--pmr", "2026-09-01", "--doel", "Proef"
    )
    codes = made(stack, "codes", "--school", SLUG, "--count", "2").split()
    keys = [
        {"Authorization": f"Bearer {made(stack, 'token', 'add', '--role', 'facilitator', '--school', SLUG)}"}
        for _ in range(2)
    ]
    file = tmp_path / "maatregel.yml"
    file.write_text(yaml.safe_dump(MEASURE, allow_unicode=True), encoding="utf-8")
    with httpx.Client(base_url=stack.url, timeout=30, trust_env=False) as client:
        name = "een_map_voor_alle_formulieren"
        assert name not in shown_to(Chat(client, SLUG, codes[0]))
        made(stack, "knowledge", "import", str(file), "--school", SLUG, "--reden", "Uit de praktijk")
        [entry] = client.get("/v1/knowledge/entries", headers=keys[0]).json()["voorstellen"]
        for step, key, body in (("submit", 0, {}), ("review", 1, {"akkoord": True}), ("publish", 0, {})):
            path = f"/v1/knowledge/entries/{entry['id']}/{step}"
            said = client.post(path, headers={**keys[key], "If-Match": entry["etag"]}, json=body)
            assert said.status_code == 200, said.text
            entry = said.json()
        assert name in shown_to(Chat(client, SLUG, codes[1]))
        assert list((stack.var / "knowledge").glob("*.json"))
