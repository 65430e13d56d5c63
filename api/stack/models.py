"""Train the models of the actions into `var/models`, each only when something it is made of has changed.

`python -m api.stack.models themes` (or `safety`, `answers`; `--force`: always). The training itself is in the
actions; here it writes beside the model in use and takes its place in one step.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from api.stack.settings import ROOT
from api.wording import wording

FOLDER = ROOT / "var" / "models"
VECTORS = "WERKDRUK_SPACY_VECTORS"
ENCODER = ("data/encoder/*.bin", "data/encoder/*.json", "data/encoder/*.onnx")
LIBRARIES = "requirements/app.txt"


@dataclass(frozen=True)
class Model:
    """A trained model: the module that makes it, what it is made of, and a variable that changes it."""

    name: str
    training: str
    inputs: tuple[str, ...]
    variable: str = ""

    def fingerprint(self, root: Path = ROOT) -> str:
        """One digest of everything the model is made of."""
        digest = hashlib.sha256(os.environ.get(self.variable, "").encode())
        for pattern in self.inputs:
            for path in sorted(root.glob(pattern)):
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
        return digest.hexdigest()

    def train(self, folder: Path) -> int:
        """Exit code of the training; the model in use stays as it is when it fails."""
        made = folder.with_name(f"{self.name}.new")
        shutil.rmtree(made, ignore_errors=True)
        done = subprocess.run([sys.executable, "-m", self.training, "--out", str(made)], cwd=ROOT)
        if done.returncode == 0:
            old = folder.with_name(f"{self.name}.old")
            shutil.rmtree(old, ignore_errors=True)
            if folder.exists():
                os.rename(folder, old)
            os.rename(made, folder)
            shutil.rmtree(old, ignore_errors=True)
        return done.returncode

    def ensure(self, place: Path = FOLDER, force: bool = False) -> int:
        """Train if needed; 0 when the model stands in its folder of `place`."""
        folder = place / self.name
        stamp = folder.with_name(f"{self.name}.stamp")
        mark = self.fingerprint()
        if not force and folder.is_dir() and stamp.is_file() and stamp.read_text() == mark:
            return 0
        texts = wording("stack")
        model = texts.say(f"model_{self.name}")
        print(texts.say("model_start", model=model), flush=True)
        began = time.monotonic()
        code = self.train(folder)
        if code == 0:
            stamp.write_text(mark)
            seconds = round(time.monotonic() - began)
            print(texts.say("model_klaar", model=model, seconden=seconds), flush=True)
        return code


MODELS = (
    Model(
        "themes",
        "actions.themes_training",
        (
            "actions/themes*.py",
            *ENCODER,
            "data/themes/**/*.txt",
            "knowledge/lexicon/*.yml",
            "knowledge/model/*.yml",
            LIBRARIES,
        ),
        VECTORS,
    ),
    Model(
        "safety",
        "actions.safety_training",
        (
            "actions/hashed*.py",
            "actions/redact_words.py",
            "actions/safety*.py",
            "actions/slips.py",
            "actions/typed_texts.py",
            "data/answers/*.tsv",
            "data/nlu/*.yml",
            "data/replies/*.tsv",
            "data/safety/*.txt",
            "data/themes/train/*.txt",
            "knowledge/safety/*.yml",
            LIBRARIES,
        ),
    ),
    Model(
        "answers",
        "actions.answer_training",
        (
            "actions/answer*.py",
            "actions/hashed*.py",
            "actions/interpret*.py",
            "actions/slips.py",
            "actions/themes_encoder.py",
            "actions/themes_pieces.py",
            "actions/typed_texts.py",
            *ENCODER,
            "data/answers/*.tsv",
            "data/nlu/*.yml",
            "knowledge/answers/*.yml",
            "knowledge/scales.yml",
            LIBRARIES,
        ),
    ),
)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m api.stack.models", description=__doc__)
    parser.add_argument("name", choices=[model.name for model in MODELS])
    parser.add_argument("--force", action="store_true", help="ook als er niets veranderd is")
    given = parser.parse_args(arguments)
    model = next(model for model in MODELS if model.name == given.name)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / f"{model.name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second training waits, and finds that there is nothing to do
        return model.ensure(force=given.force)


if __name__ == "__main__":
    sys.exit(main())
