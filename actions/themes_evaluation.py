"""Figures of the theme model: `python -m actions.themes_evaluation`.

Without options: the product, trained on `data/themes/train`, read on the texts of `--on` (default: the
development writers, which its thresholds have seen; any other folder is unseen). `--unseen` leaves out each
training writer in turn, thresholds and all. `--compare` sets the methods side by side and `--curve` shows
what more lines bring; both use one common threshold, and each half of the texts is read at the threshold of
the other half. `--rounds N` adds spaCy's own categorisers to the comparison; `--only WORD` takes the methods
with that word in their name.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from actions import themes_data, themes_fit, themes_pipe, themes_scores
from actions import themes_training as training
from actions.themes import decide
from actions.themes_data import Line
from actions.themes_encoder import Encoder
from actions.themes_features import Blocks, Reader
from actions.themes_lexicon import Lexicon
from actions.themes_methods import Split, methods
from actions.themes_thresholds import Labels, Scores
from knowledge.model import TnoModel

HEAD = "| method | micro-F1 | macro-F1 | best five | category micro-F1 |\n|---|---|---|---|---|"
SIZES = (500, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000)


def categories(model: TnoModel) -> NDArray[np.int64]:
    """The number of the category of every theme."""
    order = list(model.categorieen)
    return np.array([order.index(model.category_of(theme)) for theme in model.themas])


class Bench:
    """Data, features and the theme model's names, read once."""

    def __init__(self, data: Path) -> None:
        model = training.theme_model()
        self.themes = tuple(model.themas)
        self.categories = categories(model)
        self.nlp, _ = themes_pipe.blank()
        self.reader = Reader(Lexicon.load(self.themes))
        self.train = training.training_lines(data, self.themes)
        self.develop = themes_data.read_folder(data / "dev", self.themes)
        self.blocks = self.read(self.train)

    def read(self, lines: Sequence[Line]) -> list[Blocks]:
        """Features of lines."""
        return training.read_texts(self.nlp, self.reader, lines)

    def answers(self, lines: Sequence[Line]) -> Labels:
        """Lines x themes."""
        names = training.label_names(self.themes)
        return training.answers(lines, names)[:, : len(self.themes)] > 0

    def figures(self, answers: Labels, claims: Labels, scores: Scores) -> themes_scores.Figures:
        """All figures of one method."""
        return themes_scores.figures(answers, claims, scores, self.categories)


def compare(bench: Bench, lines: Sequence[Line], rounds: int, only: str) -> None:
    """Every method on the same split, at one common threshold."""
    answers = bench.answers(lines)
    split = Split(
        bench.reader,
        [line.text for line in bench.train],
        bench.blocks,
        bench.answers(bench.train),
        [line.text for line in lines],
        bench.read(lines),
        bench.themes,
    )
    print(HEAD.replace(" |\n", " | seconds |\n") + "---|")
    for name, method in methods(training.RECIPE, rounds):
        if only not in name:
            continue
        start = time.perf_counter()
        scores = method(split)
        row = bench.figures(answers, themes_scores.crossed(scores, answers), scores).row(name)
        print(f"{row} {time.perf_counter() - start:.0f} |", flush=True)


def curve(bench: Bench, lines: Sequence[Line]) -> None:
    """The chosen method on the same texts, with ever more training lines (a fixed random order)."""
    answers = bench.answers(lines)
    order = list(range(len(bench.train)))
    random.Random(0).shuffle(order)
    unseen = bench.read(lines)
    print(HEAD.replace("method", "training lines"))
    for size in sorted({min(size, len(order)) for size in (*SIZES, len(order))}):
        own = order[:size]
        signs = np.where(bench.answers([bench.train[i] for i in own]), 1.0, -1.0)
        writers = [bench.train[i].writer for i in own]
        blocks = [bench.blocks[i] for i in own]
        model, _ = themes_fit.fit(blocks, signs, bench.themes, writers, training.RECIPE)
        scores = np.asarray(themes_fit.probabilities(model, unseen), dtype=float)
        claims = themes_scores.crossed(scores, answers)
        print(bench.figures(answers, claims, scores).row(str(size)), flush=True)


def unseen_writers(bench: Bench) -> None:
    """The product without its encoder (which has seen all) on each training writer; the confusions of all."""
    print(HEAD.replace("method", "writer left out"))
    writers = np.array([line.writer for line in bench.train])
    answers = bench.answers(bench.train)
    claims, scores = np.zeros_like(answers), np.zeros(answers.shape)
    directions = [""] * len(writers)
    for writer in themes_data.writers(bench.train):
        held = np.where(writers == writer)[0]
        rest = np.where(writers != writer)[0]
        lines, blocks = [bench.train[i] for i in held], [bench.blocks[i] for i in held]
        fitted = training.fit([bench.blocks[i] for i in rest], [bench.train[i] for i in rest], bench.themes)
        claims[held], scores[held], found = _claims(bench, fitted, lines, blocks)
        for place, direction in zip(held, found, strict=True):
            directions[place] = direction
        print(bench.figures(answers[held], claims[held], scores[held]).row(writer), flush=True)
    print(bench.figures(answers, claims, scores).row("all"))
    _details(bench, bench.train, answers, claims, directions)


def _claims(
    bench: Bench, fitted: training.Fitted, lines: Sequence[Line], blocks: Sequence[Blocks]
) -> tuple[Labels, Scores, list[str]]:
    """What the product would claim, its scores, and the directions."""
    claims = np.zeros((len(lines), len(bench.themes)), dtype=bool)
    scores = np.zeros(claims.shape)
    directions = []
    for row, (line, text) in enumerate(zip(lines, blocks, strict=True)):
        found = dict(zip(fitted.kernel.labels, fitted.scores(line, text).tolist(), strict=True))
        reading = decide(found, fitted.thresholds)
        for scored in reading.themes:
            claims[row, bench.themes.index(scored.id)] = True
        scores[row] = [found[name] for name in bench.themes]
        directions.append(reading.richting)
    return claims, scores, directions


def _by_writer(lines: Sequence[Line]) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    for writer in themes_data.writers(lines):
        yield writer, np.array([line.writer == writer for line in lines])


def report(bench: Bench, lines: Sequence[Line]) -> None:
    """The product as it is trained, beside itself without encoder; then per theme, with confusions."""
    texts, blocks, answers = bench.read(bench.develop), bench.read(lines), bench.answers(lines)
    kernel, margins = training.fit_kernel(bench.blocks, bench.train, bench.themes)
    print(HEAD)
    for name, encoder in (("without encoder", None), ("the product", Encoder.load())):
        fitted = training.tune(kernel, margins, bench.train, bench.themes, texts, bench.develop, encoder)
        claims, scores, directions = _claims(bench, fitted, lines, blocks)
        for writer, own in _by_writer(lines):
            print(bench.figures(answers[own], claims[own], scores[own]).row(f"{writer}, {name}"), flush=True)
    _details(bench, lines, answers, claims, directions)


def _details(
    bench: Bench, lines: Sequence[Line], answers: Labels, claims: Labels, directions: Sequence[str]
) -> None:
    """No theme, direction, confusions, per theme."""
    empty = np.array([not line.themes for line in lines])
    if empty.any():
        print(f"\nno theme claimed where none fits: {np.mean(~claims[empty].any(1)):.3f}")
    _directions(lines, directions)
    print("\n| missed | claimed instead | times |\n|---|---|---|")
    for missed, wrong, count in themes_scores.confusions(answers, claims, bench.themes):
        print(f"| {missed} | {wrong} | {count} |")
    print("\n| theme | texts | F1 |\n|---|---|---|")
    for theme, count, value in themes_scores.per_theme(answers, claims, bench.themes):
        print(f"| {theme} | {count} | {value:.2f} |")


def _directions(lines: Sequence[Line], found: Sequence[str]) -> None:
    right = np.array([line.direction == own for line, own in zip(lines, found, strict=True)])
    plain = np.array([line.direction in ("kost", "geeft") for line in lines])
    print(f"direction: {right.mean():.3f} of all; {right[plain].mean():.3f} where it is kost or geeft")
    for writer, own in _by_writer(lines):
        print(f"direction, {writer}: {right[own].mean():.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Figures of the theme model")
    parser.add_argument("--data", type=Path, default=themes_data.DATA)
    parser.add_argument("--on", type=Path, default=None, help="folder with texts of other writers")
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--unseen", action="store_true")
    parser.add_argument("--rounds", type=int, default=0, help="rounds for spaCy's categorisers")
    parser.add_argument("--only", default="", help="part of the name of the methods to compare")
    given = parser.parse_args()
    bench = Bench(given.data)
    lines = themes_data.read_folder(given.on, bench.themes) if given.on else bench.develop
    if given.compare:
        compare(bench, lines, given.rounds, given.only)
    if given.curve:
        curve(bench, lines)
    if given.unseen:
        unseen_writers(bench)
    if not (given.compare or given.curve or given.unseen):
        report(bench, lines)


if __name__ == "__main__":
    main()
