"""Train the Rasa model into `var/models/rasa`, only when something it is made of has changed.

Runs in the app's environment and starts Rasa in its own: `python -m bot.train` (`--force`: always).
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from bot import rules

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "var" / "models" / "rasa" / "werkdrukdialoog.tar.gz"
STAMP = MODEL.with_suffix(".stamp")
TRAINING = ROOT / "var" / "training"
#: The commands are data that the model reads when it is loaded; they need no training.
INPUTS = (
    "config.yml",
    "requirements/bot.txt",
    "bot/nlu.py",
    "bot/train.py",
    "bot/domain/*.yml",
    "data/nlu/*.yml",
    "data/rules/*.yml",
    "data/themes/train/*.txt",
    "data/answers/*.tsv",
    "data/replies/*.tsv",
)
ANSWER = "vrije_tekst"  # intent of an answer in own words
EVERY = 4  # of the answers that others learn from, one in this many teaches what an answer is
NO_VALUE = ("null", "-", "")  # of a typed text that is no answer
LIKE_COMMANDS = ("janee", "wissen")  # scales of which a yes or no may be said to the bot itself


def fingerprint(root: Path = ROOT) -> str:
    """One digest of everything the model is made of."""
    digest = hashlib.sha256()
    for pattern in INPUTS:
        for path in sorted(root.glob(pattern)):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def answers(root: Path) -> str:
    """Training data for Rasa: answers in own words to open questions and to closed ones."""
    texts = [*_free(root / "data" / "themes" / "train"), *_typed(root / "data" / "answers")]
    texts += _typed(root / "data" / "replies")
    # which ones follows from each text itself, so that a line more or less changes no others
    taken = [text for text in texts if crc32(text.encode()) % EVERY == 0]
    plain = [re.sub(r"[\[\]{}()]", " ", text) for text in taken]  # brackets mark entities there
    examples = "".join(f"    - {text}\n" for text in plain)
    return f'version: "3.1"\nnlu:\n- intent: {ANSWER}\n  examples: |\n{examples}'


def _free(folder: Path) -> Iterator[str]:
    """What the theme writers wrote: `themes | direction | text`."""
    for line in _lines(folder, "*.txt"):
        yield line.split(" | ", 2)[2]


def _typed(folder: Path) -> Iterator[str]:
    """Typed answers that have a value: scale, perhaps a question, text and value with tabs between."""
    for line in _lines(folder, "*.tsv"):
        scale, *_, text, value = line.split("\t")
        if value not in NO_VALUE and scale not in LIKE_COMMANDS:
            yield text


def _lines(folder: Path, pattern: str) -> Iterator[str]:
    for path in sorted(folder.glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield line


def train(model: Path = MODEL, made: Path = TRAINING) -> int:
    """Exit code of `rasa train`, which works in `made`; what it said is shown only when it failed."""
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    own = made / "answers.yml"
    own.write_text(answers(ROOT), encoding="utf-8")
    done = subprocess.run(
        [
            str(ROOT / ".venv-bot" / "bin" / "rasa"),
            *("train", "--force", "--config", "config.yml", "--domain", "bot/domain"),
            *("--data", "data/nlu", "data/rules", str(own)),
            *("--out", str(made), "--fixed-model-name", model.name.removesuffix(".tar.gz")),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "HOME": str(made),
            "RASA_CACHE_DIRECTORY": str(made / "cache"),
            "RASA_TELEMETRY_ENABLED": "false",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "PYTHONWARNINGS": "ignore",
        },
        capture_output=True,
        text=True,
    )
    if done.returncode or not (made / model.name).is_file():
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        return done.returncode or 1
    model.parent.mkdir(parents=True, exist_ok=True)
    os.replace(made / model.name, model)
    shutil.rmtree(made)
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Make the model if needed, one process at a time."""
    parser = argparse.ArgumentParser(prog="python -m bot.train", description=__doc__)
    parser.add_argument("--force", action="store_true", help="ook als er niets veranderd is")
    force = parser.parse_args(arguments).force
    MODEL.parent.mkdir(parents=True, exist_ok=True)
    with open(MODEL.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second training waits, and finds that there is nothing to do
        return ensure(force)


def ensure(force: bool = False) -> int:
    """Write the rules, and train if needed; 0 when the model stands."""
    rules.main([])
    mark = fingerprint()
    if not force and MODEL.is_file() and STAMP.is_file() and STAMP.read_text() == mark:
        return 0
    print("Het Rasa-model wordt getraind ...", flush=True)
    began = time.monotonic()
    code = train()
    if code == 0:
        STAMP.write_text(mark)
        print(f"Het Rasa-model is klaar ({time.monotonic() - began:.0f} s).", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
