"""What needs Rasa is tested in Rasa's own environment; here that run is one test per file."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
INSIDE = ROOT / "tests" / "bot" / "inside"
SETTINGS = {
    "PYTHONWARNINGS": "ignore",
    "PYTHONFAULTHANDLER": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "OMP_NUM_THREADS": "1",
}
FILES = sorted(path.name for path in INSIDE.glob("test_*.py"))


@pytest.mark.parametrize("file", FILES)
def test_rasa_side(file: str) -> None:
    done = subprocess.run(
        [str(ROOT / ".venv-bot" / "bin" / "python"), "-m", "pytest", "-c", "pytest.ini", file],
        cwd=INSIDE,
        env={**os.environ, **SETTINGS},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
