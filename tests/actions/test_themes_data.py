"""Reading training data: every line that cannot be read is named."""

import pytest

from actions.themes_data import BadData, Line, read_folder, writers

THEMES = ("ict", "rapporten")


def test_lines_carry_writer_themes_direction_and_text(tmp_path):
    (tmp_path / "anna.txt").write_text(
        "# schrijver: anna\nict,rapporten | beide | wifi weg, rapport af\n- | onbekend | hoi\n"
    )
    assert read_folder(tmp_path, THEMES) == (
        Line("anna", ("ict", "rapporten"), "beide", "wifi weg, rapport af"),
        Line("anna", (), "onbekend", "hoi"),
    )
    assert writers(read_folder(tmp_path, THEMES)) == ("anna",)


def test_a_folder_that_is_not_there_has_no_lines(tmp_path):
    assert read_folder(tmp_path / "dev", THEMES) == ()


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("ict | kost", "verwacht"),
        ("lunch | kost | soep", "bestaat niet"),
        ("ict | duur | wifi", "richting"),
        ("ict,ict | kost | wifi", "verschillende"),
    ],
)
def test_a_bad_line_is_named_with_its_file_and_number(tmp_path, row, part):
    (tmp_path / "anna.txt").write_text(f"# kop\nict | kost | wifi\n{row}\n")
    with pytest.raises(BadData, match=rf"anna\.txt, regel 3: .*{part}"):
        read_folder(tmp_path, THEMES)
