"""Training of the answer model: `python -m actions.answer_training --out var/models/answers`.

Data: data/answers/*.tsv (scale, text, value or 'null') and the votes of data/replies, by outside writers;
with what people say around the questions (data/nlu) as texts without an answer on any scale.
"""

import argparse
from collections import defaultdict
from functools import cache
from pathlib import Path

import numpy as np

from actions.answer_model import FOLDER, NO_VALUE, PLACES, VOTE, features
from actions.hashed_model import HashedModel
from actions.hashed_training import fit
from actions.interpret_rules import Answer, by_rules, parse
from actions.themes_encoder import Encoder
from actions.typed_texts import answers, replies, talk

ROOT = Path(__file__).parent.parent / "data"
ANSWERING = frozenset(("vrije_tekst", "correctie"))  # intents whose sentences may hold an answer
TALK = 0.12  # weight of a sentence that only stands around the questions


def around(root: Path = ROOT) -> list[str]:
    """What people say around the questions, which is no answer on any scale."""
    return [line for name, lines in talk(root / "nlu").items() if name not in ANSWERING for line in lines]


def train(root: Path = ROOT) -> HashedModel:
    """Fit the values of each scale on its own lines. The same data gives the same weights."""
    given: dict[str, list[tuple[Answer, str]]] = defaultdict(list)
    votes = [(scale, text, value) for scale, _, text, value in replies(root / "replies") if scale == VOTE]
    for scale, text, value in answers(root / "answers") + votes:
        if answer := parse(text, scale):
            given[scale].append((answer, value))
    encoder = Encoder.load()
    vector = cache(encoder.vector)  # what is said around the questions is read on every scale
    talked, models = around(root), []
    for scale, lines in given.items():
        beside = [a for text in talked if (a := parse(text, scale)) and by_rules(a) is None]
        rows = [features(answer, vector(answer.text)) for answer in [answer for answer, _ in lines] + beside]
        values = [f"{scale} {value}" for value in [value for _, value in lines] + [NO_VALUE] * len(beside)]
        models.append(fit(rows, values, PLACES, np.array([1.0] * len(lines) + [TALK] * len(beside))))
    return HashedModel(
        tuple(label for model in models for label in model.labels),
        np.hstack([model.weights for model in models]),
        np.hstack([model.intercepts for model in models]),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Train het antwoordmodel")
    parser.add_argument("--out", type=Path, default=FOLDER)
    train().save(parser.parse_args().out)


if __name__ == "__main__":
    main()
