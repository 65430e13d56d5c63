"""The second reading: of real lines, spread over the writers, and counted as labels that both gave."""

from __future__ import annotations

from actions.themes_agreement import SECOND, main, pairs
from actions.themes_training import theme_model


def test_the_second_reading_covers_four_hundred_texts_of_all_sorts() -> None:
    found = pairs(SECOND, tuple(theme_model().themas))
    assert len(found) >= 390
    assert len({first.writer for first, _ in found}) >= 9
    assert len({theme for first, _ in found for theme in first.themes}) == len(theme_model().themas)


def test_agreement_is_counted_over_labels(tmp_path, capsys, monkeypatch) -> None:
    themes = tuple(theme_model().themas)
    line = next(first for first, _ in pairs(SECOND, themes) if len(first.themes) == 2)
    (tmp_path / "een.txt").write_text(f"{line.themes[0]} | kost | {line.text}\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["themes_agreement", "--second", str(tmp_path)])
    main()
    said = capsys.readouterr().out
    assert "| all | 1 | 0.667 |" in said  # 2 * 1 / (2 + 1)
    assert "exactly the same themes: 0.000" in said
