"""The set-up says in one sentence what is missing, and does nothing twice."""

import importlib.util
import sys
from collections import namedtuple
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def environments() -> ModuleType:
    spec = importlib.util.spec_from_file_location("environments", ROOT / ".ci" / "environments.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


Version = namedtuple("Version", "major minor micro releaselevel serial")


def test_an_old_python_is_told_so(
    environments: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", Version(3, 9, 1, "final", 0))
    monkeypatch.setattr(sys, "version", "3.9.1 (main)")
    assert environments.main() == 1
    assert "Python 3.11 of nieuwer" in capsys.readouterr().err


def test_a_missing_python_310_is_told_with_the_way_out(
    environments: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    cannot_fetch = tmp_path / "uv"
    cannot_fetch.write_text("#!/bin/sh\nexit 1\n")
    cannot_fetch.chmod(0o755)
    with pytest.raises(environments.SetupError, match=r"pyenv install 3\.10"):
        environments.bot_python(cannot_fetch)


def test_a_python_310_that_does_not_run_is_passed_over(
    environments: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shim = tmp_path / "python3.10"
    shim.write_text("#!/bin/sh\nexit 127\n")
    working = tmp_path / "versions" / "3.10.14" / "bin" / "python3.10"
    working.parent.mkdir(parents=True)
    working.write_text("#!/bin/sh\necho 3.10\n")
    for path in (shim, working):
        path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    assert environments.bot_python(tmp_path / "uv") == str(working)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("error: Failed to connect to host", "Controleer de internetverbinding"),
        ("dns error: failed to lookup", "Controleer de internetverbinding"),
        ("error: hash mismatch", "kon niet worden gemaakt"),
    ],
)
def test_a_failed_step_becomes_one_sentence(environments: ModuleType, said: str, sentence: str) -> None:
    with pytest.raises(environments.SetupError, match=sentence):
        environments.run(["/bin/sh", "-c", f"echo '{said}'; exit 1"], ".venv")


def test_an_environment_is_made_again_only_when_its_list_changed(
    environments: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    done: list[list[str]] = []

    def pretend(command: list[object], _name: str) -> None:
        words = [str(word) for word in command]
        done.append(words)
        if "venv" in words:
            python = Path(words[-1]) / "bin" / "python"
            python.parent.mkdir(parents=True)
            python.symlink_to(sys.executable)

    monkeypatch.setattr(environments, "run", pretend)
    locked = tmp_path / "app.txt"
    locked.write_text("a==1")
    folder = tmp_path / "venv"
    for _ in range(2):
        environments.make(folder, sys.executable, locked, "uv", editable=True)
    assert [words[1] for words in done] == ["venv", "pip", "pip"]
    locked.write_text("a==2")
    environments.make(folder, sys.executable, locked, "uv", editable=True)
    assert [words[2] for words in done[3:]] == ["sync", "install"]
    assert all("--require-hashes" in words for words in done if "sync" in words)


@pytest.mark.parametrize("name", ["app", "bot", "tools"])
def test_every_locked_package_has_a_hash_and_no_list_names_an_index(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    blocks = [block for block in text.replace("\\\n", " ").splitlines() if block and block[0].isalnum()]
    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert not any(block.startswith(("torch", "nvidia", "cupy")) for block in blocks)
