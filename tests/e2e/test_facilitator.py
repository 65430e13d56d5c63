"""A facilitator extends the knowledge base while the real processes run; the next conversation shows it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import httpx
import openpyxl
import pytest
import yaml
from playwright.sync_api import Browser, Page, expect, sync_playwright

from api.demo.chat import Chat
from tests.api.world import EXCEL_MEASURE
from tests.e2e.conftest import RunningStack
from tests.e2e.test_page import CHROMIUM, QUIET

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


def opened(browser: Browser, stack: RunningStack, school: str, key: str) -> Page:
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{stack.url}/facilitator")
    page.fill("#school", school)
    page.fill("#token", key)
    page.click("#open button")
    expect(page.locator("#measures h2")).to_be_visible()
    return page


def filled(page: Page, folder: Any, **changes: str) -> str:
    """The workbook of the page with a measure of our own under it."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download het werkboek").click()
    file = str(folder / "maatregelen.xlsx")
    download.value.save_as(file)
    book = openpyxl.load_workbook(file)
    sheet = book["Maatregelen"]
    row, names = sheet.max_row + 1, {cell.value: cell.column for cell in sheet[1]}
    for name, value in {**EXCEL_MEASURE, **changes}.items():
        sheet.cell(row, names[name]).value = value
    book["Koppelingen"].append(
        [EXCEL_MEASURE["titel"], "administratie_el_een_plek", 3, "Er is nog één formulier."]
    )
    book.save(file)
    return file


def test_with_excel_and_the_page_a_measure_goes_from_row_to_conversation(
    stack: RunningStack, tmp_path: Any
) -> None:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    school = "de-middag"
    made(stack, "school", "add", school, "--name", "De Middag", "--leraar", "20")
    keys = [made(stack, "token", "add", "--role", "facilitator", "--school", school) for _ in range(2)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page, other = (opened(browser, stack, school, key) for key in keys)
        file, entries = page.locator("#file"), page.locator("#entries")

        page.set_input_files("#file input", filled(page, tmp_path, looptijd="een paar"))
        expect(file.locator("li")).to_contain_text("looptijd")
        expect(file.locator("form")).to_have_count(0)

        page.set_input_files("#file input", filled(page, tmp_path))
        expect(file.locator("summary")).to_have_text("Nieuw: Formulierenmiddag")
        expect(entries.locator("details")).to_have_count(0)
        file.locator("form input").fill("Uit de praktijk")
        page.get_by_role("button", name="Bewaar als concept").click()
        entries.locator("summary").click()
        page.get_by_role("button", name="Bied aan").click()
        expect(entries.locator("h3")).to_have_text("Wacht op een ander (1)")

        other.click("#open button")
        expect(other.locator("#entries h3")).to_have_text("Wacht op een ander (1)")
        other.locator("#entries summary").click()
        other.get_by_role("button", name="Akkoord").click()
        expect(other.locator("#entries h3")).to_have_text("Goedgekeurd (1)")
        other.locator("#entries summary").click()
        other.get_by_role("button", name="Publiceer").click()
        expect(other.locator("#entries h3")).to_have_text("Gepubliceerd (1)")
        other.fill("#measures input", "formulierenmiddag")
        expect(other.locator("#measures summary")).to_have_text("Formulierenmiddag (eigen aanvulling)")

        other.locator("#entries summary").click()
        other.get_by_label("Waarom draai je dit terug?").fill("Toch niet")
        other.get_by_role("button", name="Draai terug").click()
        expect(other.locator("#entries h3")).to_have_text("Niet meer in gebruik (1)")
        browser.close()
