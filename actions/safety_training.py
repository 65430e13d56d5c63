"""Training of the safety model: `python -m actions.safety_training --out var/models/safety`.

Data: data/safety/*.txt ('route | text', '-' for no card), with the training texts of data/themes as ordinary
sentences where the patterns see nothing in them.
"""

import argparse
from pathlib import Path

import numpy as np

from actions.hashed_training import fit, talk
from actions.safety import SafetyNet
from actions.safety_model import BLOCKS, FOLDER, NO_CARD, SIZE, SafetyModel, features, plain

ROOT = Path(__file__).parent.parent / "data"
UNSAFE = "ongewenst_gedrag"  # what a text on this theme tells may itself be a reason for a card
FEW = 6  # words; a shorter sentence is short
SHORT_CALM = 4.0  # weight of a short ordinary sentence: it has few features to tell it by
NEAR_MISS = 2.0  # weight of a sentence that only looks like a cry for help
CALM = 6300.0  # what all ordinary sentences weigh together: more of them do not make the net deafer


def read(folder: Path) -> list[tuple[str, str]]:
    """(route, text) of every line."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if " | " in line and not line.startswith("#"):
                route, text = line.split(" | ", 1)
                found.append((route.strip(), text))
    return found


def ordinary(folder: Path) -> list[str]:
    """Texts on themes, not on being treated badly, in which the patterns see no cry for help."""
    net = SafetyNet.rules_only()
    lines = [
        line.split(" | ", 2)
        for path in sorted(folder.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.count(" | ") == 2 and not line.startswith("#")
    ]
    return [text for themes, _, text in lines if UNSAFE not in themes and net.route(text) is None]


def small_talk(folder: Path) -> list[str]:
    """What people say around the questions, in which the patterns see no cry for help."""
    net = SafetyNet.rules_only()
    return [line for lines in talk(folder).values() for line in lines if net.route(line) is None]


def train(root: Path = ROOT) -> SafetyModel:
    """Fit the model. The same data gives the same weights."""
    cries = read(root / "safety")
    calm = ordinary(root / "themes" / "train") + small_talk(root / "nlu")
    texts = [text for _, text in cries] + calm
    routes = np.array([route for route, _ in cries] + [NO_CARD] * len(calm))
    weights = np.ones(len(texts))
    weights[len(cries) :] = [SHORT_CALM if len(text.split()) < FEW else 1.0 for text in calm]
    weights[len(cries) :] *= CALM / len(calm)
    weights[: len(cries)][routes[: len(cries)] == NO_CARD] = NEAR_MISS
    rows = [features(plain(text)) for text in texts]
    return SafetyModel(fit(rows, routes.tolist(), BLOCKS * SIZE, weights))


def main() -> None:
    parser = argparse.ArgumentParser(description="Train het vangnetmodel")
    parser.add_argument("--out", type=Path, default=FOLDER)
    train().model.save(parser.parse_args().out)


if __name__ == "__main__":
    main()
