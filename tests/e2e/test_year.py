"""A school year with the real processes: readiness, baseline, plan, three pulses, follow-up; 26 staff who come and go."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from api.demo.chat import Chat
from api.demo.person import Person, Talker, team
from knowledge.base import load
from tests.e2e.test_page import browser  # noqa: F401

pytestmark = pytest.mark.e2e
SCHOOL = "de-jaarring"
HEADCOUNTS = {"schoolleider": 1, "leraar": 15, "onderwijsondersteunend": 8, "overig_ondersteunend": 2}
BASE = load()


class Year:
    """A school on the running stack, and its staff."""

    def __init__(self, stack: Any) -> None:
        self.url = stack.url
        self.client = httpx.Client(base_url=stack.url, timeout=60)
        self.admin = {"Authorization": f"Bearer {stack.demo['tokens']['beheer']}"}
        self.call(
            "POST", "/v1/admin/schools", {"slug": SCHOOL, "name": "De Jaarring", "headcounts": HEADCOUNTS}
        )
        token = self.call("POST", "/v1/admin/tokens", {"role": "werkgroep", "schools": [SCHOOL]})["token"]
        self.token = token
        self.reader = {"Authorization": f"Bearer {token}"}
        self.staff: dict[str, Person] = {}
        self.hire(4, working_group=True)
        self.hire(22)

    def call(self, method: str, path: str, body: Any = None, headers: Any = None, **more: Any) -> Any:
        answer = self.client.request(method, path, json=body, headers=headers or self.admin, **more)
        assert answer.status_code < 300, (method, path, answer.status_code, answer.text)
        return (
            answer.json()
            if answer.content and answer.headers["content-type"].startswith("application/json")
            else answer
        )

    def school(self, method: str, path: str, body: Any = None, tag: str | None = None) -> Any:
        headers = {**self.reader, **({"If-Match": f'"{tag}"'} if tag else {})}
        return self.call(method, f"/v1/schools/{SCHOOL}{path}", body, headers)

    def hire(self, count: int, working_group: bool = False) -> None:
        """New codes, for people like those of the demo team."""
        codes = self.call(
            "POST", f"/v1/admin/schools/{SCHOOL}/codes", {"count": count, "working_group": working_group}
        )["codes"]
        people = team()[0]
        for code in codes:
            number = len(self.staff)
            self.staff[code] = replace(people[number % len(people)], grillen={}, druk=0.85)

    def leaves(self, count: int) -> None:
        for code in list(self.staff)[-count:]:
            del self.staff[code]

    def wave(self, kind: str, who: int | None = None, **more: Any) -> dict[str, Any]:
        """Open, let staff talk, close; what was published."""
        closes = str(date.today() + timedelta(days=14))
        new = {"kind": kind, "pmr": str(date.today()), "purpose": "een schooljaar", "closes": closes, **more}
        wave = self.call("POST", f"/v1/admin/schools/{SCHOOL}/waves", new)
        codes = list(self.staff)[:who]
        talkers = [
            Talker(self.staff[code], Chat(self.client, SCHOOL, code), BASE, seed)
            for seed, code in enumerate(codes)
        ]
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(Talker.talk, talkers))
        self.call("POST", f"/v1/admin/schools/{SCHOOL}/waves/{wave['id']}/close")
        return dict(self.school("GET", f"/waves/{wave['id']}/results"))

    def feel(self, load_: float) -> None:
        """How heavy work weighs on everybody from now on."""
        chance = random.Random(1)
        self.staff = {
            code: replace(person, druk=max(0.0, min(1.0, load_ + chance.uniform(-0.1, 0.1))))
            for code, person in self.staff.items()
        }


@pytest.fixture(scope="module")
def year(stack: Any) -> Iterator[dict[str, Any]]:
    """The whole year, once; the tests look at it."""
    school = Year(stack)
    found: dict[str, Any] = {"school": school, "gereedheid": school.wave("gereedheid")}
    school.school("PUT", "/process/signaleren", {"status": "klaar", "wie": "werkgroep", "afgevinkt": []})
    found["nulmeting"] = baseline = school.wave("nulmeting")
    wish = {"golf": baseline["golf"]["id"], "aantal": 3}
    found["voorstel"] = proposal = school.school("POST", "/workplan/proposal", wish)
    start = str(date.today() - timedelta(days=40))
    for number, one in enumerate(proposal["voorstel"][:2]):
        item = {**one["item"], "status": "gestart", "start": start, "eigenaar": "bouwcoördinator"}
        made = school.school("POST", "/workplan", {**item, "evaluatie": str(date.today())})
        done = "ja" if number == 0 else "nee"
        school.school(
            "POST", f"/workplan/{made['id']}/checks", {"gedaan": done, "werkt": "weet_niet"}, made["etag"]
        )
    news = school.school("GET", f"/announcements/draft?golf={baseline['golf']['id']}")
    school.school("POST", "/announcements", news)
    found["pulsen"] = [school.wave("puls")]
    school.leaves(1)  # one goes: from now on no number for that group
    school.hire(1)
    school.call("PATCH", f"/v1/admin/schools/{SCHOOL}", {"headcounts": {"leraar": 14}})
    found["pulsen"].append(school.wave("puls"))
    school.feel(0.1)
    found["pulsen"].append(school.wave("puls", who=9))
    found["nameting"] = school.wave("nameting")
    found["stappen"] = school.school("GET", "/process")
    yield found
    school.client.close()


def test_every_wave_of_the_year_is_published(year: dict[str, Any]) -> None:
    waves = [year["gereedheid"], year["nulmeting"], *year["pulsen"], year["nameting"]]
    assert [wave["niveau"] for wave in waves] == ["cijfers"] * 6
    assert [wave["golf"]["soort"] for wave in waves] == ["gereedheid", "nulmeting", *["puls"] * 3, "nameting"]


def test_the_baseline_has_a_top_five_and_the_proposal_serves_it(year: dict[str, Any]) -> None:
    top = [entry["thema"] for entry in year["nulmeting"]["top_vijf"]]
    assert top
    served = {part["thema"] for one in year["voorstel"]["voorstel"] for part in one["dekt"]}
    assert served & set(top)


def test_the_pulse_asks_about_the_work_plan_and_stays_short(year: dict[str, Any]) -> None:
    causes = [one["thema"] for one in year["pulsen"][0]["uitvoering"]["oorzaken"]]
    assert causes
    for theme in causes:
        assert f"p_{theme}" in year["pulsen"][0]["schalen"]


def test_not_done_is_told_apart_from_no_difference(year: dict[str, Any]) -> None:
    done = {one["uitgevoerd"] for wave in year["pulsen"] for one in wave["uitvoering"]["oorzaken"]}
    assert done <= {"ja", "nee"}
    last = year["pulsen"][2]["uitvoering"]["oorzaken"]
    for one in last:
        assert one["oordeel"] in ("gedaan_en_minder", "gedaan_geen_verschil", "niet_gedaan", "te_weinig")
        assert one["uitgevoerd"] == "ja" or one["oordeel"] in ("niet_gedaan", "te_weinig")


def test_a_group_with_a_joiner_and_a_leaver_has_no_number(year: dict[str, Any]) -> None:
    assert year["nulmeting"]["groepen"]["leraar"]["getoond"]
    assert not year["pulsen"][1]["groepen"]["leraar"]["getoond"]


def test_low_response_is_a_signal_with_a_talk_as_advice(year: dict[str, Any]) -> None:
    assert year["pulsen"][2]["respons"]["deel"]["woorden"] in ("kwart_tot_helft", "minder_dan_een_kwart")
    # the follow-up had everyone again, so what asks for attention now is something else
    assert not any("weinig collega" in line for line in year["stappen"]["signalen"])


def test_the_follow_up_is_compared_with_the_baseline(year: dict[str, Any]) -> None:
    trend = year["nameting"]["trend"]["kwantitatieve_taakeisen"]
    assert [point["soort"] for point in trend["punten"]] == ["nulmeting", "nameting"]
    assert trend["sinds_eerste"]["oordeel"] == "lager"


def test_the_assistant_tells_what_changes(year: dict[str, Any]) -> None:
    school = year["school"]
    body = {
        "kind": "puls",
        "pmr": str(date.today()),
        "purpose": "x",
        "closes": str(date.today() + timedelta(days=3)),
    }
    wave = school.call("POST", f"/v1/admin/schools/{SCHOOL}/waves", body)
    chat = Chat(school.client, SCHOOL, next(iter(school.staff)))
    chat.say("hoi")
    assert "Jullie zeiden" in json.dumps(chat.last, ensure_ascii=False)
    school.call("POST", f"/v1/admin/schools/{SCHOOL}/waves/{wave['id']}/close")


def test_the_report_of_the_year_is_a_pdf_with_the_top_five(year: dict[str, Any], tmp_path: Path) -> None:
    school, wave = year["school"], year["nameting"]["golf"]["id"]
    place = f"/v1/schools/{SCHOOL}/waves/{wave}/results.pdf"
    made = school.client.get(place, headers=school.reader)
    assert made.content.startswith(b"%PDF")
    if shutil.which("pdftotext"):
        file = tmp_path / "year.pdf"
        file.write_bytes(made.content)
        said = subprocess.run(
            ["pdftotext", str(file), "-"], capture_output=True, text=True, check=True
        ).stdout
        assert "De Jaarring" in said
        assert "Verloop" in said


def test_the_pages_show_the_year(browser: Any, year: dict[str, Any]) -> None:  # noqa: F811
    school = year["school"]
    page = browser.new_page(viewport={"width": 390, "height": 844})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(f"{school.url}/werkgroep")
    page.fill("#school", SCHOOL)
    page.fill("#token", school.token)
    page.keyboard.press("Enter")
    expect(page.locator("article > details[open]").first).to_contain_text(
        "Top vijf"
    )  # not the last puls: nobody came
    expect(page.locator("article").first).to_contain_text("te weinig mensen")
    expect(page.locator("#open")).to_be_hidden()
    page.get_by_role("button", name="Toon de grafieken").first.click()
    expect(page.locator("img.chart").first).to_be_visible(timeout=60_000)
    assert page.locator("img.chart").first.evaluate("image => image.naturalWidth") < 390
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Excel").first.click()
    assert download.value.suggested_filename.endswith(".xlsx")
    page.goto(f"{school.url}/werkplan")
    expect(page.get_by_role("heading", name="De stappen")).to_be_visible()
    expect(page.locator("#open")).to_be_hidden()
    page.fill("[name=hoorden]", "half getypt")
    page.get_by_text("Nieuwe maatregel").click()
    page.fill(".new [name=titel]", "Elke week een rustig uur")
    page.select_option(".new [name=oorzaak]", "administratie")
    page.get_by_role("button", name="Zet in het werkplan").click()
    expect(page.locator("#status")).to_have_text("Bewaard.")
    expect(page.get_by_text("Elke week een rustig uur (gepland)")).to_be_visible()
    assert page.input_value("[name=hoorden]") == "half getypt"
    page.get_by_role("button", name="Maak een voorstel").click()
    expect(page.get_by_role("button", name="Neem over in het werkplan").first).to_be_visible()
    page.get_by_role("button", name="Toon de gesprekswijzer").click()
    expect(page.get_by_text("Afspraken voor dit gesprek")).to_be_visible()
    assert errors == []
    page.close()
