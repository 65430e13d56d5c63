"""Training of the linear safety model: `python -m actions.safety_training --out var/models/safety`.

Data: data/safety/*.txt ('route | text', '-' for no card). Where the patterns see nothing in them, training
texts of data/themes, talk around the questions and answers to closed ones are ordinary sentences too.
"""

import argparse
from collections.abc import Collection, Iterable
from pathlib import Path

import numpy as np

from actions.hashed_model import HashedModel
from actions.hashed_training import fit
from actions.safety import SafetyNet
from actions.safety_model import BLOCKS, FOLDER, NO_CARD, SIZE, features, plain
from actions.typed_texts import answers, replies, talk

ROOT = Path(__file__).parent.parent / "data"
UNSAFE = "ongewenst_gedrag"  # what a text on this theme tells may itself be a reason for a card
FEW = 6  # words; a shorter sentence is short
SHORT_CALM = 4.0  # weight of a short ordinary sentence: it has few features to tell it by
NEAR_MISS = 2.0  # weight of a sentence that only looks like a cry for help
CALM = 6300.0  # what all ordinary sentences and talk weigh together: more of them do not make the net deafer
TYPED = 12000.0  # what all typed answers to closed questions weigh together


def read(folder: Path, but: Collection[str] = ()) -> list[tuple[str, str]]:
    """(route, text) of every line, but those of some writers."""
    found = []
    for path in sorted(path for path in folder.glob("*.txt") if path.stem not in but):
        for line in path.read_text(encoding="utf-8").splitlines():
            if " | " in line and not line.startswith("#"):
                route, text = line.split(" | ", 1)
                found.append((route.strip(), text))
    return found


def unheard(texts: Iterable[str]) -> list[str]:
    """The texts in which the patterns see no cry for help."""
    net = SafetyNet.rules_only()
    return [text for text in texts if net.route(text) is None]


def on_themes(root: Path = ROOT) -> list[tuple[str, str]]:
    """(themes, text) of the training lines of the themes."""
    lines = [
        line.split(" | ", 2)
        for path in sorted((root / "themes" / "train").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.count(" | ") == 2 and not line.startswith("#")
    ]
    return [(themes, text) for themes, _, text in lines]


def ordinary(root: Path = ROOT) -> list[str]:
    """Texts on themes, not on being treated badly, but what was judged by itself."""
    judged = {text for _, text in read(root / "safety")}
    return unheard(text for themes, text in on_themes(root) if UNSAFE not in themes and text not in judged)


def small_talk(folder: Path) -> list[str]:
    """What people say around the questions."""
    return unheard(line for lines in talk(folder).values() for line in lines)


def typed(root: Path) -> list[str]:
    """What people type to closed questions, but what was judged by itself."""
    short = {text for _, text, _ in answers(root / "answers")}
    long = {text for _, _, text, _ in replies(root / "replies")}
    return unheard(sorted((short | long) - {text for _, text in read(root / "safety")}))


def train(root: Path = ROOT) -> HashedModel:
    """Fit the linear model. The same data gives the same weights."""
    cries = read(root / "safety")
    routes = [route for route, _ in cries]
    told, answered = ordinary(root) + small_talk(root / "nlu"), typed(root)
    texts = [text for _, text in cries] + told + answered
    weights = np.concatenate(
        [
            [NEAR_MISS if route == NO_CARD else 1.0 for route in routes],
            np.array([SHORT_CALM if len(text.split()) < FEW else 1.0 for text in told]) * CALM / len(told),
            np.full(len(answered), TYPED / len(answered)),
        ]
    )
    rows = [features(plain(text)) for text in texts]
    given = routes + [NO_CARD] * (len(texts) - len(cries))
    return fit(rows, given, BLOCKS * SIZE, weights)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train het vangnetmodel")
    parser.add_argument("--out", type=Path, default=FOLDER)
    train().save(parser.parse_args().out)


if __name__ == "__main__":
    main()
