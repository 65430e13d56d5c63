"""Ways out: nothing that the snapshot does not show, the same bytes for the same snapshot, safe for hostile names."""

from __future__ import annotations

import csv
import html
import io
import json
import random
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any, get_args

import pytest
from openpyxl import load_workbook

from api.apart import apart
from api.downloads import Width
from api.exports import charts, drawing
from api.exports.charts import COSTS, GIVES, LIGHT, PLAIN
from api.exports.frame import FRAMES, NARROW, WIDE
from api.exports.report import pdf, report
from api.exports.rows import PARTS, Table, rows
from api.exports.table import csv_bytes
from api.exports.workbook import workbook
from api.wording import wording
from tests.api.published import ask
from tests.api.world import World
from tests.attacks.world import base, content_of, team

HOSTILE = '=1+1 #eval("x") $x$ *b* <a> `c` [d] \\ "q"; \n'


def snapshots() -> dict[str, dict[str, Any]]:
    """Published waves of 24 people, 4, and none."""
    quiz = base().questionnaires["nulmeting"]
    staff = team(random.Random(2), quiz, leraar=16, onderwijsondersteunend=8)
    about = {"question": "open_kost", "richting": "kost", "confirmed": True, "size": 8, "behind": None}
    for place, person in enumerate(staff):
        if place % 2:
            object.__setattr__(person, "mentions", ({"theme": "administratie", **about},))
    settings = {"k": 5, "groups": ["leraar"], "headcounts": {"leraar": 16, "onderwijsondersteunend": 8}}
    return {str(count): content_of(staff[:count], settings, [], quiz) for count in (24, 4, 0)}


SNAPSHOTS = snapshots()


@pytest.fixture(params=sorted(SNAPSHOTS))
def content(request: pytest.FixtureRequest) -> dict[str, Any]:
    return json.loads(json.dumps(SNAPSHOTS[request.param]))


def numbers_in(value: Any) -> set[str]:
    """Every number a snapshot holds, as a report would write it."""
    found: set[str] = set()
    if isinstance(value, dict):
        for inner in value.values():
            found |= numbers_in(inner)
    elif isinstance(value, list):
        for inner in value:
            found |= numbers_in(inner)
    elif isinstance(value, str):
        found |= set(re.findall(r"\d+", value))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        found |= {f"{value:.1f}".replace(".", ","), f"{value:.0f}", str(value)}
    return found


def test_no_number_comes_out_that_the_snapshot_does_not_have(content: dict[str, Any]) -> None:
    allowed = numbers_in(content) | {
        number for n in list(numbers_in(content)) for number in re.findall(r"\d+", n)
    }
    places = {str(number) for number in range(1, 6)}  # of the top five
    for row in rows(content):
        for text in (row.waarde, row.n):
            assert set(re.findall(r"\d+(?:,\d+)?", text)) <= allowed | places, row


def test_hidden_is_written_out_and_never_zero_or_empty(content: dict[str, Any]) -> None:
    for row in rows(content):
        assert row.waarde
        assert row.waarde not in ("0,0", "0 %")
        assert row.waarde != "0" or row.deel == "top vijf"  # points, not people


def test_every_part_of_a_snapshot_has_rows_or_nothing_to_show() -> None:
    assert set(PARTS) <= set(SNAPSHOTS["24"])
    found = {row.deel for row in rows(SNAPSHOTS["24"])}
    assert {"scores", "energie", "onderwerpen", "top vijf", "maatregelen", "landelijk"} <= found


def test_an_older_snapshot_comes_out_too(content: dict[str, Any]) -> None:
    for part in ("samen", "top_vijf", "krachten", "dialoog", "trend", "vergelijking", "uitvoering"):
        content.pop(part)
    assert pdf(content)
    assert workbook(content)


def test_the_table_opens_in_a_dutch_spreadsheet(content: dict[str, Any]) -> None:
    made = csv_bytes(content)
    assert made.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(made.decode("utf-8-sig")), delimiter=";"))
    assert {len(line) for line in lines} == {7}
    assert len(lines) == len(rows(content)) + 1


def test_the_workbook_hides_nothing_and_tells_no_moment(content: dict[str, Any]) -> None:
    made = workbook(content)
    book = load_workbook(io.BytesIO(made))
    for sheet in book.worksheets:
        assert sheet.sheet_state == "visible"
        assert not any(dimension.hidden for dimension in sheet.row_dimensions.values())
        assert not any(dimension.hidden for dimension in sheet.column_dimensions.values())
    assert not book.defined_names
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert {part.date_time[:3] for part in file.infolist()} == {(2020, 1, 1)}
        assert b"2026" not in file.read("docProps/core.xml")


def hostile(content: dict[str, Any]) -> dict[str, Any]:
    content["school"] = {"naam": HOSTILE, "slug": "x"}
    for measure in content["maatregelen"]:
        measure["titel"] = HOSTILE
    return content


def test_a_hostile_name_stays_text(content: dict[str, Any]) -> None:
    content = hostile(content)
    data, _ = report(content)
    assert HOSTILE.strip() in data["titel"]
    assert pdf(content).startswith(b"%PDF")
    book = load_workbook(io.BytesIO(workbook(content)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    for line in csv_bytes(content).decode("utf-8-sig").splitlines():
        assert not line.startswith(("=", "+", "-", "@"))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not on this machine")
def test_the_report_says_what_was_published(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf(SNAPSHOTS["24"]))
    said = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
    )
    for part in ("De top vijf", "Administratie", "Scores", "Zo lees je dit", "Vertrouwelijk"):
        assert part in said.stdout
    assert "{" not in said.stdout


def test_the_report_is_tagged_and_dutch() -> None:
    made = pdf(SNAPSHOTS["24"])
    assert b"/Lang(nl" in made
    assert b"/StructTreeRoot" in made


@pytest.mark.parametrize("form", ["json", "svg", "png"])
def test_every_chart_is_drawn_the_same_in_another_process(form: str) -> None:
    here = drawing.charts_as(SNAPSHOTS["24"], form)
    there = apart(drawing.charts_as, SNAPSHOTS["24"], form)
    assert list(here) == charts.names()
    assert here == there


def test_files_are_the_same_in_another_process() -> None:
    content = SNAPSHOTS["24"]
    assert apart(drawing.report, content) == pdf(content)
    assert apart(workbook, content) == workbook(content)


def test_a_chart_has_the_same_values_in_words(content: dict[str, Any]) -> None:
    for name in charts.names():
        said = charts.spec(content, name)["usermeta"]["tekst"]
        _, part = charts.CHARTS[name]
        for row in rows(content):
            if part in content and row.deel == "energie" and name == "energie":
                assert f"{row.onderdeel}, {row.groep}, {row.wat}: {row.waarde}." in said
        assert len(said) > 40


def test_a_hidden_cell_is_no_point_in_a_chart(content: dict[str, Any]) -> None:
    made = json.dumps(charts.spec(content, "schalen"))
    hidden = [p for p in content["schalen"].values() if not p["school"]["getoond"]]
    if hidden:
        assert '"x": null' in made or "te weinig" in made
    assert '"x": 0' not in made


def drawn_words(made: bytes) -> tuple[float, set[float], set[str]]:
    """Width of an SVG in px, the sizes of its letters, and its words line by line."""
    text = made.decode()
    width = re.search(r'<svg[^>]* width="([\d.]+)"', text)
    assert width
    sizes = {float(size) for size in re.findall(r'font-size="([\d.]+)px"', text)}
    return float(width.group(1)), sizes, {html.unescape(words) for words in re.findall(r">([^<>]+)<", text)}


@pytest.mark.parametrize("name", charts.names())
def test_a_chart_fits_a_phone_with_letters_that_can_be_read(content: dict[str, Any], name: str) -> None:
    """390 px wide, less the edges of the page: what is wider is made smaller, letters too."""
    width, sizes, _ = drawn_words(charts.render(content, name, "svg", NARROW))
    assert width <= 375
    assert min(sizes) >= 14


@pytest.mark.parametrize("name", charts.names())
def test_a_chart_fills_a_projector_with_letters_of_a_fiftieth(content: dict[str, Any], name: str) -> None:
    """It is stretched to the page. Letters are at least a fiftieth of its width: 22 px of 1,100."""
    width, sizes, _ = drawn_words(charts.render(content, name, "svg", WIDE))
    assert min(sizes) >= width / 55


def test_a_long_label_is_wrapped_and_never_cut(content: dict[str, Any]) -> None:
    asked = "wat een school zelf vraagt over het samen voorbereiden van de lessen op de woensdagmiddag"
    for topic in content["energie"][:1]:
        topic["label"] = asked
        topic["cel"] = {"getoond": True, "n": "5–9", "beeld": "kost_vooral"}
        for frame in FRAMES.values():
            _, _, words = drawn_words(charts.render(content, "energie", "svg", frame))
            assert set(frame.wrap(asked).split("\n")) <= words


def test_words_without_a_number_stand_on_the_side_they_speak_of() -> None:
    content = json.loads(json.dumps(SNAPSHOTS["24"]))
    beeld = ("kost_vooral", "vooral_neutraal", "geeft_vooral", "verdeeld")
    content["energie"] = [
        {**topic, "cel": {"getoond": True, "n": "20–24", "beeld": word}}
        for topic, word in zip(content["energie"], beeld, strict=False)
    ]
    made = charts.spec(content, "energie")
    rows = next(iter(made["datasets"].values())) if "datasets" in made else made["data"]["values"]
    assert [row["x"] < 0 for row in rows] == [True, False, False, False]
    assert [row["x"] > 0 for row in rows] == [False, False, True, False]
    assert "%" not in "".join(drawn_words(charts.render(content, "energie", "svg"))[2])


@pytest.mark.parametrize(
    ("name", "people", "change", "reason"),
    [
        ("trend", "24", {}, "trend"),
        ("trend", "4", {}, "te_weinig"),
        ("trend", "0", {}, "te_weinig"),
        ("uitvoering", "24", {}, "uitvoering"),
        ("uitvoering", "0", {}, "te_weinig"),
        ("energie", "24", {"energie": []}, "niet_gevraagd"),
        ("energie", "0", {}, "te_weinig"),
        ("themas", "0", {}, "te_weinig"),
        ("top-vijf", "24", {"top_vijf": []}, "top_vijf"),
        ("top-vijf", "0", {}, "te_weinig"),
    ],
)
def test_an_empty_chart_says_why(name: str, people: str, change: dict[str, Any], reason: str) -> None:
    """One measurement is no trend: that is no matter of few answers. What was hidden stays 'te weinig'."""
    content = {**SNAPSHOTS[people], **change}
    said = charts.empty(content, name)
    assert said == wording("export").say(f"leeg.{reason}")
    assert said.split()[0] in " ".join(drawn_words(charts.render(content, name, "svg"))[2])


def test_a_report_says_in_words_what_has_no_picture() -> None:
    content = json.loads(json.dumps(SNAPSHOTS["24"]))
    for topic in content["energie"]:
        topic["cel"] = {"getoond": False, "reden": "te_weinig"}
    data, pictures = report(content)
    part = next(p for p in data["delen"] if p["titel"] == wording("report").say("deel.energie"))
    assert "energie" not in pictures
    assert part["inleiding"] == [wording("export").say("leeg.te_weinig")]


def test_the_criteria_of_the_top_five_stand_under_their_own_heading() -> None:
    """A stored snapshot has its keys by name, which is another order than that of the headings."""
    content = json.loads(json.dumps(SNAPSHOTS["24"], sort_keys=True))
    entry = content["top_vijf"][0]
    data, _ = report(content)
    part = next(p for p in data["delen"] if p["titel"] == wording("report").say("deel.top_vijf"))
    words = content["woorden"]
    assert entry["criteria"]["groot"]["basis"] == "groot"
    assert words[entry["criteria"]["veel_mensen"]["basis"]["genoemd"]] in part["rijen"][0][1]
    assert part["rijen"][0][2] == words["groot"]


def test_the_widths_in_the_address_are_those_that_can_be_drawn() -> None:
    assert set(get_args(Width)) == set(FRAMES)


@pytest.mark.parametrize("color", [COSTS, GIVES, PLAIN, LIGHT])
def test_colours_stand_out_on_white(color: str) -> None:
    """Contrast of at least 3 : 1 (WCAG 2.2, 1.4.11)."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (light + 0.05) >= 3


@pytest.mark.parametrize(
    ("path", "media", "begins"),
    [
        ("results.xlsx", "application/vnd.openxmlformats", b"PK"),
        ("results.csv", "text/csv", b"\xef\xbb\xbf"),
        ("results.pdf", "application/pdf", b"%PDF"),
        ("charts/energie.svg", "image/svg+xml", b"<svg"),
        ("charts/top-vijf.png", "image/png", b"\x89PNG"),
        ("charts/schalen.json", "application/json", b"{"),
    ],
)
def test_a_download_of_a_published_wave(real: World, path: str, media: str, begins: bytes) -> None:
    said = ask(real, "GET", f"/waves/{real.wave}/{path}")
    assert said.status_code == 200
    assert said.headers["content-type"].startswith(media)
    assert said.content.startswith(begins)
    assert re.fullmatch(r'(attachment|inline); filename="[a-z0-9.-]+"', said.headers["content-disposition"])
    again = ask(real, "GET", f"/waves/{real.wave}/{path}", headers={"If-None-Match": said.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_charts_are_listed_with_their_words(real: World) -> None:
    found = ask(real, "GET", f"/waves/{real.wave}/charts").json()["grafieken"]
    assert [one["naam"] for one in found] == charts.names()
    assert all(one["tekst"] and one["titel"] and one["uitleg"] for one in found)
    assert {one["naam"]: bool(one["leeg"]) for one in found}["trend"]


def test_a_narrow_chart_is_another_file(real: World) -> None:
    place = f"/waves/{real.wave}/charts/schalen.svg"
    wide, narrow = (ask(real, "GET", f"{place}?breedte={width}") for width in ("breed", "smal"))
    assert wide.content == ask(real, "GET", place).content != narrow.content
    assert wide.headers["etag"] != narrow.headers["etag"]
    assert ask(real, "GET", f"{place}?breedte=reusachtig").status_code == 422


@pytest.mark.parametrize("path", ["charts/bestaat-niet.svg", "charts/energie.exe", "results.doc"])
def test_what_is_not_there_is_not_found(real: World, path: str) -> None:
    assert ask(real, "GET", f"/waves/{real.wave}/{path}").status_code == 404


def cause(verdict: str, done: str = "ja", before: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"oordeel": verdict, "uitgevoerd": done, "voor": before}


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (cause("te_weinig"), "nog niet te vergelijken met een eerdere puls"),
        (cause("te_weinig", before={"getoond": True}), "te weinig antwoorden om te tonen"),
        (cause("gedaan_geen_verschil", "deels"), "deels gedaan, maar nog geen zeker verschil"),
        (cause("gedaan_geen_verschil"), "gedaan, maar nog geen zeker verschil"),
        (cause("te_vroeg", "deels"), "te vroeg om er iets van te zeggen"),
    ],
)
def test_a_cause_is_judged_by_what_was_done_and_asked_before(one: dict[str, Any], said: str) -> None:
    assert Table(SNAPSHOTS["24"]).verdict(one) == said


@pytest.mark.parametrize(
    ("verdict", "high", "good"),
    [
        ("lager", "ongunstig", "gunstig"),  # less load, and more room: a high number is little room
        ("hoger", "ongunstig", "ongunstig"),
        ("hoger", "gunstig", "gunstig"),
        ("geen_zeker_verschil", "gunstig", None),
        ("lager", None, None),
    ],
)
def test_a_sure_difference_says_whether_it_is_good_news(
    verdict: str, high: str | None, good: str | None
) -> None:
    said = Table(SNAPSHOTS["24"]).difference(verdict, high)
    assert said.endswith(f"; dat is {good}") if good else "; dat is" not in said


def test_a_short_wave_hides_nothing_that_it_did_not_ask() -> None:
    content = {**SNAPSHOTS["24"], "top_vijf": [], "krachten": []}
    short = {**content, "golf": {**content["golf"], "soort": "gereedheid"}}
    assert len(report(short)[0]["kern"]) == len(report(content)[0]["kern"]) - 2
    (scores,) = (part for part in report(short)[0]["delen"] if part["titel"] == "Scores")
    assert not any("landelijk" in line for line in scores["inleiding"])
    assert any("1 nooit, 4 altijd" in line for line in scores["inleiding"])
    hidden = [row for row in rows(content) if row.deel == "scores" and row.waarde.startswith("te weinig")]
    assert not [row for row in rows(short) if row in hidden and row.groep != "hele school"]
