"""Reading training data: every line that cannot be read is named."""

import pytest

from actions.themes_data import DATA, DIRECTIONS, BadData, Line, read_directions, read_folder, writers

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


def test_lines_without_themes_carry_direction_and_text(tmp_path):
    (tmp_path / "anna.txt").write_text("# kop\nkost | wifi weg | weer\n\ngeeft | wifi terug\n")
    assert read_directions(tmp_path) == (("kost", "wifi weg | weer"), ("geeft", "wifi terug"))


@pytest.mark.parametrize(
    ("row", "part"), [("duur | wifi", "richting"), ("kost", "verwacht"), ("kost | ", "verwacht")]
)
def test_a_bad_direction_is_named_with_its_file_and_number(tmp_path, row, part):
    (tmp_path / "anna.txt").write_text(f"kost | wifi\n{row}\n")
    with pytest.raises(BadData, match=rf"anna\.txt, regel 2: .*{part}"):
        read_directions(tmp_path)


def test_the_hard_lines_lean_to_neither_side():
    told = [direction for direction, _ in read_directions(DATA / "directions")]
    assert set(told) == set(DIRECTIONS)
    assert told.count("kost") == pytest.approx(told.count("geeft"), rel=0.02)
