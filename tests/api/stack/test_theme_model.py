"""The theme model is trained again exactly when something it is made of has changed."""

from pathlib import Path

import pytest

from api.stack import theme_model


@pytest.mark.parametrize(
    "name", ["actions/themes_fit.py", "data/themes/train/anna.txt", "knowledge/lexicon/a.yml"]
)
def test_a_change_is_seen(tmp_path: Path, name: str) -> None:
    before = theme_model.fingerprint(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("a", encoding="utf-8")
    assert theme_model.fingerprint(tmp_path) != before


def test_other_vectors_are_another_model(tmp_path: Path) -> None:
    assert theme_model.fingerprint(tmp_path, "a") != theme_model.fingerprint(tmp_path, "b")


def test_it_is_trained_once_and_again_when_lost_forced_or_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    code = 0

    def pretend(folder: Path) -> int:
        calls.append("train")
        if code == 0:
            folder.mkdir(exist_ok=True)
        return code

    monkeypatch.setattr(theme_model, "train", pretend)
    folder = tmp_path / "themes"
    assert [theme_model.ensure(folder), theme_model.ensure(folder)] == [0, 0]
    assert len(calls) == 1
    folder.rmdir()
    theme_model.ensure(folder)
    theme_model.ensure(folder, force=True)
    assert len(calls) == 3
    code = 1
    (tmp_path / "themes.stamp").unlink()
    assert theme_model.ensure(folder) == 1
    assert not (tmp_path / "themes.stamp").exists()
