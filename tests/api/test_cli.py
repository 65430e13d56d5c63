"""The command line: administration that works, errors in one sentence, text tools line by line."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from api.wording import wording
from tests.api.world import SECRET, small_base

SOON = str(date.today() + timedelta(days=30))

Run = Callable[..., Result]


@pytest.fixture
def run(database: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("WERKDRUK_SECRET", SECRET)
    monkeypatch.setenv("WERKDRUK_BOT_KEY", "b" * 40)
    monkeypatch.setenv("WERKDRUK_DATABASE_URL", f"sqlite:///{database}")
    monkeypatch.setattr("knowledge.base.load", lambda root=None: small_base())
    runner = CliRunner()

    def invoke(*arguments: str, input: str | bytes | None = None) -> Result:
        return runner.invoke(app, list(arguments), input=input)

    return invoke


@pytest.fixture
def school(run: Run) -> Run:
    made = run("school", "add", "de-es", "--name", "De Es", "--leraar", "12", "--mens", "Jo")
    assert made.exit_code == 0, made.output
    return run


def opened(run: Run) -> str:
    said = run(
        "wave",
        "open",
        "--school",
        "de-es",
        "--pmr",
        "2026-09-01",
        "--doel",
        "Samen",
        "--closes",
        SOON,
    )
    assert said.exit_code == 0, said.output
    [wave] = [json.loads(line) for line in run("wave", "list").output.splitlines()]
    assert (wave["school"], wave["status"], wave["pmr"]) == ("de-es", "open", "2026-09-01")
    return str(wave["id"])


def test_a_school_is_added_changed_and_listed(school: Run) -> None:
    assert school("school", "change", "de-es", "--leraar", "14", "--k", "6").exit_code == 0
    [found] = [json.loads(line) for line in school("school", "list").output.splitlines()]
    assert (found["headcounts"]["leraar"], found["k"], found["routes"]["mens"]) == (14, 6, "Jo")


def test_a_wave_opens_and_closes(school: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.waves.publish_results", lambda wave, store: {"golf": wave})
    wave = opened(school)
    early = school("wave", "close", "--school", "de-es")
    assert (early.exit_code, "--yes" in early.stderr) == (1, True)
    assert json.loads(school("wave", "list").output)["status"] == "open"
    assert wave in school("wave", "close", "--school", "de-es", "--yes").output
    assert json.loads(school("wave", "list").output)["status"] == "published"
    again = school("wave", "close", "--school", "de-es")
    assert (again.exit_code, again.stdout) == (1, "")


def test_a_wave_that_is_not_published_says_so(school: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(wave: str, store: Any) -> Any:
        raise RuntimeError

    opened(school)
    monkeypatch.setattr("api.waves.publish_results", fails)
    said = school("wave", "close", "--school", "de-es", "--yes")
    assert said.exit_code == 1
    assert said.stderr.strip() == wording("cli").say("wave_not_published")


def test_who_came_and_went_is_agreed_at_opening_and_the_work_plan_is_not_listed(school: Run) -> None:
    arguments = ("--pmr", "2026-09-01", "--doel", "x", "--closes", SOON, "--wissel")
    wrong = school("wave", "open", "--school", "de-es", *arguments, "leraar")
    assert (wrong.exit_code, "leraar=2" in wrong.stderr) == (1, True)
    assert school("wave", "open", "--school", "de-es", *arguments, "leraar=3").exit_code == 0
    agreed = json.loads(school("wave", "list").output)["settings"]
    assert agreed["turnover"] == {"leraar": 3}
    assert "werkplan" not in agreed


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (
            ("wave", "open", "--school", "de-es", "--doel", "x", "--closes", SOON),
            "fout.wave_not_ready.pmr",
        ),
        (
            ("wave", "open", "--school", "de-es", "--pmr", "2026-09-01", "--closes", SOON),
            "fout.wave_not_ready.purpose",
        ),
        (("erase", "--school", "de-es"), "erase_what"),
        (("erase", "--school", "de-es", "--code", "ABCD-EFGH-JKMN"), "erase_unknown"),
        (("school", "add", "De Es", "--name", "x"), "school_slug"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(school: Run, arguments: tuple[str, ...], name: str) -> None:
    said = school(*arguments)
    assert (said.exit_code, said.stdout) == (1, "")
    assert said.stderr.strip() == wording("cli").say(name)


def test_an_unknown_school_is_one_sentence(run: Run) -> None:
    said = run("codes", "--school", "weg", "--count", "2")
    assert (said.exit_code, said.stderr) == (1, wording("cli").say("fout.not_found", what="weg") + "\n")


def test_a_missing_setting_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WERKDRUK_SECRET")
    said = run("school", "list")
    assert said.exit_code == 1
    assert said.stderr.startswith("De instelling WERKDRUK_SECRET ontbreekt")


def test_an_old_database_is_one_sentence_and_can_be_upgraded(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WERKDRUK_DATABASE_URL", f"sqlite:///{tmp_path / 'nieuw' / 'x.db'}")
    assert "werkdruk db upgrade" in run("school", "list").stderr
    assert run("db", "upgrade").exit_code == 0
    assert run("school", "list").exit_code == 0


def test_codes_are_lines_and_each_opens_the_chat(school: Run) -> None:
    codes = school("codes", "--school", "de-es", "--count", "4").output.split()
    assert len(set(codes)) == 4
    wave = opened(school)
    assert wave
    assert school("erase", "--school", "de-es", "--code", codes[0]).exit_code == 0
    assert school("revoke", "--school", "de-es", "--code", codes[0]).exit_code == 0
    assert school("erase", "--school", "de-es", "--code", codes[0]).exit_code == 1


def test_codes_can_be_printed_as_cards(school: Run, tmp_path: Path) -> None:
    file = tmp_path / "kaartjes.html"
    assert (
        school("codes", "--school", "de-es", "--count", "3", "--werkgroep", "--html", str(file)).exit_code
        == 0
    )
    html = file.read_text(encoding="utf-8")
    assert html.count("<article>") == html.count("/s/de-es#") == 3
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_token_is_made_listed_and_revoked(school: Run) -> None:
    token = school("token", "add", "--role", "werkgroep", "--school", "de-es").stdout.strip()
    assert token.startswith("wd_")
    [listed] = [json.loads(line) for line in school("token", "list").output.splitlines()]
    assert token not in school("token", "list").output
    assert (listed["role"], listed["schools"], listed["revoked"]) == ("werkgroep", ["de-es"], None)
    assert school("token", "revoke", listed["id"]).exit_code == 0
    assert json.loads(school("token", "list").output)["revoked"]
    assert school("token", "add", "--role", "directeur").exit_code == 1


def test_a_second_key_of_a_board_for_nearly_the_same_schools_is_refused_with_the_number_of_the_first(
    school: Run,
) -> None:
    school("school", "add", "de-den", "--name", "De Den", "--leraar", "12")
    board = ("token", "add", "--role", "bestuur", "--school", "de-es")
    assert school(*board).exit_code == school(*board).exit_code == 0
    listed = [json.loads(line)["id"] for line in school("token", "list").output.splitlines()]
    refused = school(*board, "--school", "de-den")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.strip() == wording("cli").say("fout.keys_too_alike", number=listed[0])
    for number in listed:
        school("token", "revoke", number)
    assert school(*board, "--school", "de-den").exit_code == 0


def test_a_backup_is_made_and_put_back(school: Run, tmp_path: Path) -> None:
    place = tmp_path / "kopie.db"
    assert school("backup", str(place)).exit_code == 0
    assert school("backup").exit_code == 0
    school("school", "add", "de-eik", "--name", "De Eik")
    assert school("restore", str(place)).exit_code == 1
    assert len(school("school", "list").output.splitlines()) == 2
    assert school("restore", str(place), "--yes").exit_code == 0
    assert len(school("school", "list").output.splitlines()) == 1
    assert school("restore", str(tmp_path / "weg.db"), "--yes").exit_code == 1


def test_a_school_is_erased_only_when_it_is_sure(school: Run) -> None:
    assert school("erase", "--school", "de-es", "--everything").exit_code == 1
    assert school("erase", "--school", "de-es", "--everything", "--yes").exit_code == 0
    assert school("school", "list").output == ""


def test_the_demo_school_is_made_once(run: Run, database: Path) -> None:
    first = json.loads(run("school", "demo", "--json").output)
    again = json.loads(run("school", "demo", "--json").output)
    assert first == again
    assert len(first["codes"]) == 24
    assert set(first["tokens"]) == set(first["pages"]) == {"werkgroep", "facilitator", "bestuur", "beheer"}
    assert first["chat"].startswith("http://127.0.0.1:8000/s/de-demo#")
    file = database.parent / "demo.json"
    assert json.loads(file.read_text(encoding="utf-8")) == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    shown = run("school", "demo").output
    assert all(code in shown for code in first["codes"])


@pytest.mark.parametrize("content", ["", "geen json", "[]", '{"codes": ["ABCD-EFGH-JKMN"]}'])
def test_a_demo_file_that_no_longer_fits_is_replaced(run: Run, database: Path, content: str) -> None:
    (database.parent / "demo.json").write_text(content)
    made = json.loads(run("school", "demo", "--json").output)
    assert len(made["codes"]) == 24


def test_tidying_says_what_it_did(school: Run) -> None:
    assert school("tick").output == wording("cli").say("ticked", waiting=0, shared=0, waves=0) + "\n"


def test_every_command_in_the_documentation_exists(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")  # a narrow window cuts off the names of long options
    root = Path(__file__).parents[2]
    found = {
        (file.name, match[1].strip())
        for file in [root / "README.md", *(root / "docs").glob("*.md")]
        for match in re.finditer(r"(?:`|^|/)werkdruk ((?:[a-z]+ ?)+[^`#\n]*)", file.read_text(), re.MULTILINE)
    }
    assert len(found) > 20
    for where, said in sorted(found):
        words = [word for word in said.split() if word != "--help"]
        names = words[: 2 if words[0] in ("db", "school", "token", "wave", "knowledge") else 1]
        shown = run(*names, "--help")
        assert shown.exit_code == 0, (where, said)
        for option in re.findall(r"--[a-z-]+", said):
            assert option in shown.output, (where, said)
        if names[0] in ("codes", "backup", "restore", "tick"):
            assert len(words) == 1 or not re.fullmatch("[a-z]+", words[1]), (where, said)


def test_every_command_and_option_has_its_help(run: Run) -> None:
    texts = wording("help").sentences
    for name in texts:
        command = name.split(".")
        if command[0] in ("demo", "knowledge"):
            continue
        words = command[:2] if command[0] in ("db", "school", "token", "wave") else command[:1]
        assert run(*words, "--help").exit_code == 0, name


@pytest.mark.parametrize("command", [(), ("wave",), ("wave", "open"), ("codes",)])
def test_help_is_in_dutch_and_reads_no_settings(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.delenv("WERKDRUK_SECRET")
    shown = " ".join(run(*command, "--help").output.split())
    sentence = wording("help").say(".".join(command) if command else "wave")
    assert sentence[:30] in shown


class FakeNet:
    @classmethod
    def load(cls) -> FakeNet:
        return cls()

    def route(self, text: str) -> str | None:
        return "zorg" if text == "op" else None


def test_text_tools_give_one_line_for_every_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.safety.SafetyNet", FakeNet)
    said = run("safety", input=b"op\n\nhoi \xff\x85\r\nlaatste")
    assert [json.loads(line) for line in said.stdout.splitlines()] == [
        {"text": "op", "route": "zorg"},
        {"text": "", "route": None},
        {"text": "hoi \ufffd\ufffd", "route": None},
        {"text": "laatste", "route": None},
    ]


def test_interpret_gives_a_value_or_nothing(run: Run) -> None:
    said = run("interpret", "--scale", "frequentie4", input="vaak\nblauw\n")
    assert [json.loads(line)["value"] for line in said.stdout.splitlines()] == [3, None]


def test_an_unknown_scale_is_one_sentence(run: Run) -> None:
    said = run("interpret", "--scale", "bestaat_niet", input="vaak\n")
    assert (said.exit_code, said.stdout) == (1, "")
    assert "Traceback" not in said.output
