"""The models are trained again exactly when something they are made of has changed."""

import subprocess
import sys
from pathlib import Path

import pytest

from api.stack.models import MODELS, ROOT, VECTORS, Model

NAMES_ONLY = ("errors", "small_network", "themes")  # of these a training takes names, types and places
BY_NAME = {model.name: model for model in MODELS}


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("themes", "actions/themes_fit.py"),
        ("themes", "data/themes/train/anna.txt"),
        ("themes", "knowledge/lexicon/a.yml"),
        ("safety", "actions/slips.py"),
        ("safety", "data/safety/anna.txt"),
        ("safety", "data/nlu/flow.yml"),
        ("safety", "data/replies/anna.tsv"),
        ("answers", "data/answers/anna.tsv"),
        ("answers", "data/encoder/weights.bin"),
        ("answers", "knowledge/answers/janee.yml"),
    ],
)
def test_a_change_is_seen(tmp_path: Path, model: str, name: str) -> None:
    before = BY_NAME[model].fingerprint(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("a", encoding="utf-8")
    after = BY_NAME[model].fingerprint(tmp_path)
    (tmp_path / name).unlink()
    assert BY_NAME[model].fingerprint(tmp_path) == before != after


@pytest.mark.parametrize("name", BY_NAME)
def test_code_that_trains_is_among_what_a_model_is_made_of(name: str) -> None:
    model = BY_NAME[name]
    show = f"import sys, {model.training}; print(*(m for m in sys.modules if m.startswith('actions.')))"
    loaded = subprocess.run(
        [sys.executable, "-c", show], cwd=ROOT, capture_output=True, text=True, check=True
    )
    modules = [Path("actions", f"{module.removeprefix('actions.')}.py") for module in loaded.stdout.split()]
    unseen = [path.stem for path in modules if not any(path.match(pattern) for pattern in model.inputs)]
    assert modules
    assert [stem for stem in unseen if not stem.startswith(NAMES_ONLY)] == []


def test_other_vectors_are_another_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: model.fingerprint(tmp_path) for name, model in BY_NAME.items()}
    monkeypatch.setenv(VECTORS, "a")
    changed = [name for name, model in BY_NAME.items() if model.fingerprint(tmp_path) != before[name]]
    assert changed == ["themes"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_what_it_is_made_of_is_there(model: Model) -> None:
    root = Path(__file__).parents[3]
    assert [pattern for pattern in model.inputs if not any(root.glob(pattern))] == []


def test_it_is_trained_once_and_again_when_lost_forced_or_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    code = 0

    def pretend(model: Model, folder: Path) -> int:
        calls.append(model.name)
        if code == 0:
            folder.mkdir(exist_ok=True)
        return code

    monkeypatch.setattr(Model, "train", pretend)
    themes = BY_NAME["themes"]
    assert [themes.ensure(tmp_path), themes.ensure(tmp_path)] == [0, 0]
    assert len(calls) == 1
    (tmp_path / "themes").rmdir()
    themes.ensure(tmp_path)
    themes.ensure(tmp_path, force=True)
    assert len(calls) == 3
    code = 1
    (tmp_path / "themes.stamp").unlink()
    assert themes.ensure(tmp_path) == 1
    assert not (tmp_path / "themes.stamp").exists()
