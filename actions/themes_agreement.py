"""How far two labellers agree: `python -m actions.themes_agreement --second DIR`.

The texts of the second labeller are looked up among all labelled texts; the figures are those of the model,
with the second labels in the place of claims.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from actions import themes_data, themes_scores
from actions import themes_training as training
from actions.themes_data import Line
from actions.themes_evaluation import categories

SECOND = themes_data.ROOT / "tests" / "sets" / "agreement"
FIRST = (themes_data.DATA / "train", themes_data.DATA / "dev", themes_data.ROOT / "tests" / "sets" / "themes")


def pairs(second: Path, themes: Sequence[str]) -> list[tuple[Line, Line]]:
    """(first reading, second reading) of every text that both have."""
    first = {line.text: line for folder in FIRST for line in themes_data.read_folder(folder, themes)}
    read = themes_data.read_folder(second, themes)
    return [(first[line.text], line) for line in read if line.text in first]


def main() -> None:
    parser = argparse.ArgumentParser(description="Agreement of two labellers")
    parser.add_argument("--second", type=Path, default=SECOND)
    given = parser.parse_args()
    model = training.theme_model()
    themes = tuple(model.themas)
    found = pairs(given.second, themes)
    count = len(themes)
    names = training.label_names(themes)
    first, second = (training.answers([pair[side] for pair in found], names) > 0 for side in (0, 1))
    everyone = categories(model)
    print("| writer | texts | micro-F1 | category micro-F1 |\n|---|---|---|---|")
    rows = defaultdict(list)
    for place, (line, _) in enumerate(found):
        rows[line.writer].append(place)
        rows["all"].append(place)
    for writer in sorted(rows, key=lambda name: (name == "all", name)):
        one, other = first[rows[writer], :count], second[rows[writer], :count]
        own = themes_scores.figures(one, other, other.astype(float), everyone)
        print(f"| {writer} | {len(one)} | {own.micro:.3f} | {own.category:.3f} |")
    same = np.mean((first == second)[:, :count].all(1))
    direction = np.mean([a.direction == b.direction for a, b in found])
    print(f"\nexactly the same themes: {same:.3f}; same direction: {direction:.3f}")
    print("\n| theme | texts | F1 |\n|---|---|---|")
    for theme, texts, value in themes_scores.per_theme(first[:, :count], second[:, :count], themes)[:10]:
        print(f"| {theme} | {texts} | {value:.2f} |")


if __name__ == "__main__":
    main()
