"""Mistakes at the command line: one Dutch sentence that says what to do, and nothing half done."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
import yaml

from api.schedule_models import EXAMPLE
from api.wording import wording
from tests.api.test_cli import SOON, Run, opened, run, school
from tests.attacks.world import base

__all__ = ["run", "school"]  # fixtures

OPEN = ("wave", "open", "--school", "de-es", "--pmr", "2026-09-01", "--doel", "x", "--closes")
CODES = ("codes", "--school", "de-es", "--count")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("schol",), "De opdracht 'schol' bestaat niet. Kies uit: codes"),
        (("school", "ad"), "De opdracht 'ad' bestaat niet. Kies uit: add, change"),
        (("--snel",), "De optie --snel bestaat niet."),
        (("school", "add"), "Vul ook slug in."),
        (("codes", "--school"), "Vul ook --school in."),
        ((*CODES, "0"), "--count klopt niet: dit getal is te klein, minstens 1."),
        ((*CODES, "x"), "--count klopt niet: hier hoort een heel getal."),
        (("school", "add", "x", "--name", "x", "--k", "4"), "--k klopt niet: dit getal is te klein"),
        (("school", "change", "x", "--leraar", "1001"), "--leraar klopt niet: dit getal is te groot"),
        ((*OPEN, "18-12-2026"), "--closes klopt niet: hier hoort een datum"),
        (
            (*OPEN, SOON, "--sample", "half"),
            "Kies bij --sample uit: iedereen, twaalfde.",
        ),
        ((*OPEN, "2099-01-01"), "De meting kan niet open: de sluitdag 2099-01-01 is meer dan een jaar weg."),
        ((*OPEN, SOON, "--doel", "x" * 2001), "De meting kan niet open: het doel is te lang"),
        (("wave", "questions", "--school", "de-es", "--file", "weg.yml"), "--file klopt niet: dit bestand"),
    ],
)
def test_a_command_that_is_typed_wrong_is_one_dutch_sentence(
    school: Run, arguments: tuple[str, ...], said: str
) -> None:
    found = school(*arguments)
    assert found.exit_code in (1, 2)
    assert found.stdout == ""
    assert found.stderr.startswith(said)
    assert found.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "name", "values"),
    [
        (("school", "change", "de-es"), "school_same", {}),
        (("token", "add", "--role", "werkgroep"), "token_school", {"role": "werkgroep"}),
        (("token", "add", "--role", "beheer", "--school", "de-es"), "token_all", {}),
        (("token", "revoke", "wd_geheim"), "token_number", {}),
        (("revoke", "--school", "de-es", "--code", "ABCD-EFGH-JKMN"), "code_unknown", {"school": "de-es"}),
        (("wave", "schedule", "--school", "de-es", "--stoppen"), "schedule_none", {"school": "de-es"}),
        (("restore", "weg.db", "--yes"), "file.absent", {"file": "weg.db"}),
    ],
)
def test_what_has_no_sense_is_one_sentence(
    school: Run, arguments: tuple[str, ...], name: str, values: dict[str, str]
) -> None:
    found = school(*arguments)
    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr.strip() == wording("cli").say(name, **values)


@pytest.mark.parametrize(
    "wrong", [("--name", " "), ("--name", "x" * 121), ("--name", "x", "--mens", "y" * 201)]
)
def test_a_school_is_checked_as_over_http(school: Run, wrong: tuple[str, ...]) -> None:
    found = school("school", "add", "nieuw", *wrong)
    assert (found.exit_code, found.stderr[:13]) == (1, "nieuw, veld '")
    assert len(school("school", "list").output.splitlines()) == 1


def test_an_empty_help_route_is_taken_away(school: Run) -> None:
    assert school("school", "change", "de-es", "--mens", "").exit_code == 0
    assert json.loads(school("school", "list").output)["routes"]["mens"] is None


def test_a_code_can_be_typed_where_no_history_keeps_it(school: Run) -> None:
    [code] = school(*CODES, "1").stdout.split()
    said = school("revoke", "--school", "de-es", "--code", "-", input=f"{code}\n")
    assert said.exit_code == 0
    assert code not in said.output
    assert school("erase", "--school", "de-es", "--code", "-", input=f"{code}\n").exit_code == 1


def test_a_k_that_goes_down_is_told_why_not(school: Run) -> None:
    school("school", "change", "de-es", "--k", "7")
    opened(school)
    assert school("school", "change", "de-es", "--k", "6").stderr.strip() == wording("cli").say(
        "fout.lower_k"
    )


def working_group(run: Run) -> int:
    opened(run)
    return int(json.loads(run("wave", "list").output)["settings"]["working_group"])


@pytest.mark.parametrize("place", ["er-is-al-iets.html", "map"])
def test_cards_that_cannot_be_written_leave_no_codes(school: Run, tmp_path: Path, place: str) -> None:
    """Codes that nobody has would still count as members of the working group."""
    (tmp_path / "map").mkdir()
    (tmp_path / "er-is-al-iets.html").write_text("kaartjes van vorig jaar")
    said = school(*CODES, "4", "--werkgroep", "--html", str(tmp_path / place))
    assert said.exit_code == 1
    assert "Traceback" not in said.output
    assert working_group(school) == 0


def test_a_full_disk_leaves_no_cards_and_no_codes(
    school: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path, html: str) -> None:
        file.write_text(html[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("api.cards.write", full)
    file = tmp_path / "kaartjes.html"
    said = school(*CODES, "4", "--werkgroep", "--html", str(file))
    assert said.stderr.startswith("De schijf is vol")
    assert not file.exists()
    assert working_group(school) == 0


def planning(tmp_path: Path, **changes: object) -> str:
    file = tmp_path / "planning.yml"
    file.write_text(yaml.safe_dump({**EXAMPLE, **changes}))
    return str(file)


@pytest.mark.parametrize("wrong", [{"pmr": "2099-01-01"}, {"tot": "2098-01-01"}])
def test_a_schedule_that_is_refused_leaves_the_one_that_was_there(
    school: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str]
) -> None:
    monkeypatch.setattr("knowledge.base.load", base)
    put = ("wave", "schedule", "--school", "de-es", "--file")
    before = school(*put, planning(tmp_path, pmr="2026-01-01")).stdout
    assert before
    assert school(*put, planning(tmp_path, **wrong)).exit_code == 1
    assert school("wave", "schedule", "--school", "de-es").stdout == before
    assert school("wave", "schedule", "--school", "de-es", "--stoppen").exit_code == 0
    assert school("wave", "schedule", "--school", "de-es").exit_code == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sqlite:///{folder}/nieuw.db", "In deze database staan nog geen tabellen."),
        ("sqlite:///{folder}", "{folder} is een map."),
        ("sqlite:///{folder}/brief.txt", "De database is niet te lezen"),
        ("sqlite:///{folder}/brief.txt/w.db", "{folder}/brief.txt"),
        ("sqlite://", "De database geeft niet de zekerheid"),
    ],
)
def test_a_wrong_database_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str, said: str
) -> None:
    (tmp_path / "brief.txt").write_text("geen database, wel een brief van een bladzijde")
    monkeypatch.setenv("WERKDRUK_DATABASE_URL", address.format(folder=tmp_path))
    found = run("school", "list")
    assert found.exit_code == 1
    assert found.stderr.startswith(said.format(folder=tmp_path))
