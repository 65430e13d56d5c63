"""Names of a school's team come from its own file and are held in memory."""

import os
from pathlib import Path

import pytest

from api.rosters import MOST, Rosters


def write(folder: Path, text: str, moment: int) -> None:
    file = folder / "de-linde.txt"
    file.write_text(text, encoding="utf-8")
    os.utime(file, (moment, moment))


def test_a_file_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    rosters = Rosters(tmp_path)
    assert rosters.names("de-linde") == ()
    write(tmp_path, "\ufeffAnna Bos\n\n  Jan-Willem de Wit \nAnna Bos\n", 1)
    assert rosters.names("de-linde") == ("Anna Bos", "Jan-Willem de Wit")
    write(tmp_path, "Els Roos\n", 2)
    assert rosters.names("de-linde") == ("Els Roos",)
    assert rosters.names("de-eik") == ()
    (tmp_path / "de-linde.txt").unlink()
    assert rosters.names("de-linde") == ()


def test_without_a_folder_there_are_no_names() -> None:
    assert Rosters().names("de-linde") == ()


def test_a_file_that_cannot_be_read_leaves_the_names_that_were_known(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    rosters = Rosters(tmp_path)
    write(tmp_path, "Anna Bos\n", 1)
    assert rosters.names("de-linde") == ("Anna Bos",)
    (tmp_path / "de-linde.txt").unlink()
    (tmp_path / "de-linde.txt").mkdir()
    assert rosters.names("de-linde") == ("Anna Bos",)
    assert "IsADirectoryError" in caplog.text
    assert "Anna" not in caplog.text


def test_no_more_names_than_a_large_school_has(tmp_path: Path) -> None:
    write(tmp_path, "\n".join(f"Naam{number}" for number in range(MOST + 10)), 1)
    assert len(Rosters(tmp_path).names("de-linde")) == MOST
