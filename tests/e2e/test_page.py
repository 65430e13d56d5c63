"""The chat page in a real browser, phone-sized: typed and tapped, reload, keyboard, the help card, no third party."""

import shutil

import httpx
import pytest
from playwright.sync_api import expect, sync_playwright

pytestmark = pytest.mark.e2e
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def codes(stack):
    admin = {"Authorization": f"Bearer {stack.demo['tokens']['beheer']}"}
    _open_wave(stack.url, admin)
    made = httpx.post(
        f"{stack.url}/v1/admin/schools/de-demo/codes", json={"count": 20}, headers=admin, timeout=30
    )
    made.raise_for_status()
    return iter(made.json()["codes"])


def _open_wave(url, admin):
    """A wave that is open, also when another module closed the first one."""
    waves = httpx.get(f"{url}/v1/admin/schools/de-demo/waves", headers=admin, timeout=30).json()
    if not any(wave["status"] == "open" for wave in waves):
        body = {"kind": "nulmeting", "pmr": "2026-09-01", "purpose": "test", "closes": "2099-12-11"}
        httpx.post(
            f"{url}/v1/admin/schools/de-demo/waves", json=body, headers=admin, timeout=30
        ).raise_for_status()


@pytest.fixture
def page(browser, stack, codes):
    context = browser.new_context(viewport={"width": 390, "height": 780})
    page = context.new_page()
    page.goto(f"{stack.url}/s/de-demo#{next(codes)}")
    expect(page.locator(".choices")).to_be_visible()
    yield page
    context.close()


def say(page, text):
    page.fill("#text", text)
    page.keyboard.press("Enter")


def tap(page, title):
    page.get_by_role("button", name=title, exact=True).click()


def last(page):
    return page.locator("#log .bot").last


def test_tapped_and_typed(page):
    tap(page, "ja, ik doe mee")
    expect(last(page)).to_contain_text("Welk werk")
    say(page, "juf van groep 3")
    expect(last(page)).to_contain_text("op welke manier")
    expect(page.locator("#count")).to_have_text("2 van 45")


def test_a_link_cannot_choose_the_session_of_whoever_opens_it(browser, stack, codes):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{stack.url}/s/de-demo#voor-piet%")
    expect(last(page)).to_contain_text("code")
    say(page, next(codes))
    expect(page.locator(".choices")).to_be_visible()
    assert "#" not in page.url
    of_link = {"X-Session": "voor-piet"}
    assert httpx.get(f"{stack.url}/v1/chat/de-demo/mine", headers=of_link, timeout=30).status_code == 401
    context.close()


def test_a_reload_resumes_at_the_open_question(page):
    tap(page, "ja, ik doe mee")
    tap(page, "leraar of vakleerkracht")
    expect(last(page)).to_contain_text("op welke manier")
    page.reload()
    expect(last(page)).to_contain_text("op welke manier")


def test_the_code_is_not_in_the_address(page):
    assert "#" not in page.url


def test_the_help_card_stays_after_a_no_and_after_a_reload(page):
    say(page, "ik wil niet meer leven")
    expect(page.locator("#card")).to_be_visible()
    expect(page.locator("#log a[href='tel:112']").first).to_be_visible()
    say(page, "nee")
    expect(last(page)).to_contain_text("113")
    page.reload()
    expect(page.locator("#card")).to_be_visible()


def test_the_next_person_in_the_same_tab_sees_nothing_of_the_one_before(page, stack, codes):
    say(page, "ik wil niet meer leven")
    expect(page.locator("#card")).to_be_visible()
    page.evaluate("code => { location.hash = code }", next(codes))
    expect(page.get_by_role("button", name="ja, ik doe mee")).to_be_visible()
    expect(page.locator("#card")).to_be_hidden()
    assert "#" not in page.url
    tap(page, "ja, ik doe mee")
    expect(last(page)).to_contain_text("Welk werk")
    tap(page, "Klaar op dit apparaat")
    expect(last(page)).to_contain_text("code")


def test_what_to_do_first_stays_in_view(page):
    page.set_viewport_size({"width": 390, "height": 500})
    say(page, "ik wil niet meer leven")
    expect(page.locator("#log .safety")).to_be_visible()
    expect(page.locator("#log .safety").first).to_be_in_viewport()
    top = page.locator("#log .safety").first.bounding_box()["y"]
    assert top >= page.locator("#chat").bounding_box()["y"]


def test_a_double_tap_answers_one_question(browser, stack, codes):
    context = browser.new_context(viewport={"width": 390, "height": 780}, has_touch=True)
    page = context.new_page()
    page.goto(f"{stack.url}/s/de-demo#{next(codes)}")
    tap(page, "ja, ik doe mee")
    tap(page, "leraar of vakleerkracht")
    expect(page.locator("#count")).to_have_text("2 van 45")
    tap(page, "soms")
    expect(page.locator("#count")).to_have_text("3 van 45")
    page.wait_for_timeout(600)
    box = page.locator(".choices button").first.bounding_box()
    for _ in range(2):
        page.touchscreen.tap(box["x"] + 20, box["y"] + 20)
        page.wait_for_timeout(120)
    page.wait_for_timeout(600)
    expect(page.locator("#count")).to_have_text("4 van 45")
    context.close()


def test_the_help_link_is_on_every_page_also_without_javascript(browser, stack):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("/", "/s/de-demo", "/privacy", "/werkgroep", "/facilitator", "/hulp"):
        page.goto(stack.url + path)
        assert page.locator("a.help").count() == 1, path
    page.goto(f"{stack.url}/s/de-demo")
    page.locator("a.help").click()
    context.close()


def test_the_keyboard_is_enough(page):
    page.get_by_role("button", name="ja, ik doe mee").focus()
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("Welk werk")
    page.focus("#text")
    page.keyboard.type("conciërge")
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("op welke manier")


def test_nothing_comes_from_elsewhere(browser, stack, codes):
    context = browser.new_context()
    page = context.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{stack.url}/s/de-demo#{next(codes)}")
    expect(page.locator(".choices")).to_be_visible()
    assert asked
    assert all(url.startswith((stack.url, "data:")) for url in asked)
    assert complaints == []
    context.close()


def test_a_message_waits_for_the_line_to_come_back(page):
    page.context.set_offline(True)
    say(page, "ja")
    expect(page.locator("#status")).to_contain_text("Geen verbinding")
    page.context.set_offline(False)
    expect(last(page)).to_contain_text("Welk werk", timeout=15_000)


def test_several_chips_are_sent_together(page):
    tap(page, "ja, ik doe mee")
    tap(page, "leraar of vakleerkracht")
    for _ in range(50):
        if "Wat kost je op dit moment" in last(page).inner_text():
            break
        count = page.locator("#log .bot").count()
        page.locator(".choices .small").first.click()
        expect(page.locator("#log .bot").nth(count)).to_be_visible()
        expect(page.locator(".choices")).to_be_visible()
    say(page, "de rapporten en het vergaderen")
    expect(page.get_by_role("button", name="klopt", exact=True)).to_be_visible()
    tap(page, "Rapporten")
    tap(page, "Vergaderen")
    tap(page, "Klaar")
    expect(last(page)).to_contain_text("weegt")


def test_the_working_group_reads_results_with_its_token(browser, stack):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{stack.url}/werkgroep")
    page.fill("#school", "de-demo")
    page.fill("#token", "wd_geen-goede-sleutel")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("sleutel past hier niet")
    context.set_offline(True)
    page.click("#open button")
    expect(page.locator("#status")).to_contain_text("geen verbinding")
    context.set_offline(False)
    page.fill("#token", stack.demo["tokens"]["werkgroep"])
    page.keyboard.press("Enter")
    expect(page.locator("#results article, #status:not(:empty)").first).to_be_visible()
    context.close()
