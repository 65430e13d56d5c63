"""The model is trained again exactly when something it is made of has changed."""

import re
from pathlib import Path

import pytest
import yaml

from bot import train


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("config.yml", "bot/nlu.py", "bot/domain/a.yml", "data/nlu/a.yml", "requirements/bot.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "config.yml",
        "bot/nlu.py",
        "data/nlu/a.yml",
        "data/nlu/new.yml",
        "data/themes/train/a.txt",
        "data/answers/a.tsv",
    ],
)
def test_a_change_is_seen(tree: Path, name: str) -> None:
    before = train.fingerprint(tree)
    (tree / name).parent.mkdir(parents=True, exist_ok=True)
    (tree / name).write_text("b", encoding="utf-8")
    assert train.fingerprint(tree) != before


@pytest.mark.parametrize("name", ["knowledge/commands.yml", "bot/channel.py", "README.md"])
def test_what_is_not_in_the_model_needs_no_training(tree: Path, name: str) -> None:
    before = train.fingerprint(tree)
    (tree / name).parent.mkdir(parents=True, exist_ok=True)
    (tree / name).write_text("b", encoding="utf-8")
    assert train.fingerprint(tree) == before


def taught(root: Path, lines: list[str], place: str = "themes/train/a.txt") -> list[str]:
    file = root / "data" / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(["# about", *lines]), encoding="utf-8")
    (part,) = yaml.safe_load(train.answers(root))["nlu"]
    assert part["intent"] == train.ANSWER
    return list(part["examples"].splitlines())


def test_texts_of_the_theme_writers_teach_what_an_answer_is(tmp_path: Path) -> None:
    lines = [f"rooster | kost | text {n} [with] a | bar" for n in range(100)]
    texts = taught(tmp_path, lines)
    assert 15 < len(texts) < 35
    assert all(re.fullmatch(r"- text \d+  with  a \| bar", text) for text in texts)


def test_typed_answers_teach_it_too_but_no_yes_or_no_and_nothing_without_a_value(tmp_path: Path) -> None:
    kinds = (("frequentie4", "vaak", "3"), ("janee", "doe maar", "ja"), ("eens5", "hoezo", "null"))
    lines = [f"{scale}\t{text} {n}\t{value}" for n in range(100) for scale, text, value in kinds]
    texts = taught(tmp_path, lines, "answers/a.tsv")
    assert 15 < len(texts) < 35
    assert all(re.fullmatch(r"- vaak \d+", text) for text in texts)


def test_a_doubt_that_is_surely_no_command_teaches_it_too(tmp_path: Path) -> None:
    lines = [f"frequentie4\twisselt {n}\ttwijfel" for n in range(100)]
    assert 15 < len(taught(tmp_path, lines, "answers/a.tsv")) < 35


def test_a_line_less_changes_no_other(tmp_path: Path) -> None:
    lines = [f"rooster | kost | text {n}" for n in range(100)]
    whole = taught(tmp_path, lines)
    assert [text for text in whole if text != "- text 0"] == taught(tmp_path, lines[1:])


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Train without Rasa: what would have run is kept in a list."""
    made: list[str] = []

    def pretend() -> int:
        made.append("train")
        train.MODEL.write_text("model", encoding="utf-8")
        return 0

    monkeypatch.setattr(train, "MODEL", tmp_path / "model.tar.gz")
    monkeypatch.setattr(train, "STAMP", tmp_path / "model.stamp")
    monkeypatch.setattr(train, "train", pretend)
    return made


def test_a_second_call_does_nothing_and_force_does(calls: list[str]) -> None:
    assert train.main([]) == 0
    assert train.main([]) == 0
    assert calls == ["train"]
    assert train.main(["--force"]) == 0
    assert calls == ["train", "train"]


def test_a_lost_model_is_trained_again(calls: list[str]) -> None:
    train.main([])
    train.MODEL.unlink()
    train.main([])
    assert calls == ["train", "train"]


def test_a_failed_training_is_tried_again(calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "train", lambda: 1)
    assert train.main([]) == 1
    assert not train.STAMP.exists()
