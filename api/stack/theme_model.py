"""Train the theme model into `var/models/themes`, only when something it is made of has changed.

`python -m api.stack.theme_model` (`--force`: always). The training itself is actions/themes_training.py; here
it writes beside the model in use and takes its place in one step.
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
from pathlib import Path

from api.stack.settings import ROOT
from api.wording import wording

FOLDER = ROOT / "var" / "models" / "themes"
VECTORS = "WERKDRUK_SPACY_VECTORS"
INPUTS = (
    "actions/themes*.py",
    "data/encoder/*.bin",
    "data/encoder/*.json",
    "data/encoder/*.onnx",
    "data/themes/**/*.txt",
    "knowledge/lexicon/*.yml",
    "knowledge/model/*.yml",
    "requirements/app.txt",
)


def fingerprint(root: Path = ROOT, vectors: str = "") -> str:
    """One digest of everything the model is made of."""
    digest = hashlib.sha256(vectors.encode())
    for pattern in INPUTS:
        for path in sorted(root.glob(pattern)):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def train(folder: Path) -> int:
    """Exit code of the training; the model in use stays as it is when it fails."""
    made = folder.with_name("themes.new")
    shutil.rmtree(made, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "actions.themes_training", "--out", str(made)], cwd=ROOT)
    if done.returncode == 0:
        old = folder.with_name("themes.old")
        shutil.rmtree(old, ignore_errors=True)
        if folder.exists():
            os.rename(folder, old)
        os.rename(made, folder)
        shutil.rmtree(old, ignore_errors=True)
    return done.returncode


def ensure(folder: Path = FOLDER, force: bool = False) -> int:
    """Train if needed; 0 when the model stands."""
    stamp = folder.with_name("themes.stamp")
    mark = fingerprint(vectors=os.environ.get(VECTORS, ""))
    if not force and folder.is_dir() and stamp.is_file() and stamp.read_text() == mark:
        return 0
    texts = wording("stack")
    print(texts.say("themamodel_start"), flush=True)
    began = time.monotonic()
    code = train(folder)
    if code == 0:
        stamp.write_text(mark)
        print(texts.say("themamodel_klaar", seconden=round(time.monotonic() - began)), flush=True)
    return code


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m api.stack.theme_model", description=__doc__)
    parser.add_argument("--force", action="store_true", help="ook als er niets veranderd is")
    force = parser.parse_args(arguments).force
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    with open(FOLDER.with_name("themes.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second training waits, and finds that there is nothing to do
        return ensure(force=force)


if __name__ == "__main__":
    sys.exit(main())
