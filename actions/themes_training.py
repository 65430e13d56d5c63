"""Make the theme model: `python -m actions.themes_training [--data DIR] [--out var/models/themes]`."""

import argparse
from pathlib import Path

import numpy as np

from actions import themes_data, themes_fit, themes_pipe
from actions.themes import DIRECTION, FOLDER, NONE
from actions.themes_features import Reader
from actions.themes_lexicon import Lexicon
from knowledge.base import ROOT as KNOWLEDGE
from knowledge.content import parse, read_yaml
from knowledge.model import TnoModel

RECIPE = themes_fit.Recipe(
    scales={"letters": 1.0, "words": 1.0, "lexicon": 0.5, "groups": 0.5, "direction": 0.3},
    rarest={"letters": 2}, penalty=0.1, steps=60,
)


def theme_ids() -> tuple[str, ...]:
    """The themes of the TNO model, in its order."""
    path = KNOWLEDGE / "model" / "tno.yml"
    return tuple(parse(TnoModel, read_yaml(path, KNOWLEDGE), path.name).themas)


def labels(themes: tuple[str, ...]) -> tuple[str, ...]:
    return (*themes, NONE, *(f"{DIRECTION}{name}" for name in themes_data.DIRECTIONS))


def answers(lines: tuple[themes_data.Line, ...], names: tuple[str, ...]) -> themes_fit.Matrix:
    """Lines x labels, 0 or 1."""
    found = np.zeros((len(lines), len(names)))
    for row, line in enumerate(lines):
        for name in (*(line.themes or (NONE,)), f"{DIRECTION}{line.direction}"):
            found[row, names.index(name)] = 1
    return found


def train(data: Path, out: Path) -> None:
    """Read, fit and save."""
    themes = theme_ids()
    lines = themes_data.read_folder(data / "train", themes)
    nlp, component = themes_pipe.blank()
    reader = Reader(Lexicon.load(themes))
    texts = [reader.read([t.text for t in nlp.make_doc(line.text)]) for line in lines]
    names = labels(themes)
    linear = themes_fit.fit(texts, answers(lines, names), names, RECIPE)
    component.fill(reader, linear, {**dict.fromkeys(themes, 0.25), NONE: 0.4})
    nlp.to_disk(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=themes_data.DATA)
    parser.add_argument("--out", type=Path, default=FOLDER)
    given = parser.parse_args()
    train(given.data, given.out)


if __name__ == "__main__":
    main()
