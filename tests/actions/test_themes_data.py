"""Reading training data: every line that cannot be read is named."""

import pytest

from actions.themes_data import BadData, Line, read_folder, share, writers

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


def test_a_share_of_the_lines_is_of_every_writer_and_hardly_changes_with_a_line_more():
    lines = tuple(
        Line(writer, (), "onbekend", f"{writer} {n}") for writer in ("anna", "bo") for n in range(500)
    )
    kept = share(lines, 600)
    assert len(kept) == 600
    assert [line for line in lines if line in set(kept)] == list(kept)
    assert all(sum(line.writer == writer for line in kept) > 200 for writer in ("anna", "bo"))
    more = share((*lines, Line("cor", (), "kost", "nog een")), 600)
    assert len(set(kept) - set(more)) <= 1
    assert share(lines, 2000) == lines
