"""Make the theme model: `python -m actions.themes_training [--data DIR] [--out var/models/themes]`.

`WERKDRUK_SPACY_VECTORS` (a Dutch spaCy pipeline that is installed, or its folder) adds that pipeline's word
vectors.
"""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.language import Language

from actions import themes_data, themes_fit, themes_pipe, themes_thresholds
from actions.themes import DIRECTION, FLOOR, FOLDER, NONE
from actions.themes_data import Line
from actions.themes_encoder import Encoder
from actions.themes_features import BLOCKS, Blocks, Reader
from actions.themes_fit import Matrix, Recipe
from actions.themes_kernel import Floats, KernelModel
from actions.themes_lexicon import Lexicon
from knowledge.base import ROOT as KNOWLEDGE
from knowledge.content import parse, read_yaml
from knowledge.model import TnoModel

VECTORS = "WERKDRUK_SPACY_VECTORS"
RECIPE = Recipe(
    scales={"letters": 1.0, "words": 1.0, "lexicon": 0.7, "direction": 0.14, "vectors": 0.7},
    rarest={"letters": 2},
    commonest={"letters": 0.08, "words": 0.1},
)
#: Lines the kernel model learns: memory grows with their square (4 GB at this many) and so does what a text
#: is compared by, and more no longer make it better. LAPACK's Cholesky crashes from some 25,000 on.
MOST = 21_000


def theme_model() -> TnoModel:
    """The TNO model; only this part of the knowledge base is needed here."""
    path = KNOWLEDGE / "model" / "tno.yml"
    return parse(TnoModel, read_yaml(path, KNOWLEDGE), path.name)


def training_lines(data: Path, themes: Sequence[str]) -> tuple[Line, ...]:
    """What the kernel model learns from."""
    return themes_data.share(themes_data.read_folder(data / "train", themes), MOST)


def label_names(themes: Sequence[str]) -> tuple[str, ...]:
    """Labels of the model: themes, 'no theme', directions."""
    return (*themes, NONE, *(f"{DIRECTION}{name}" for name in themes_data.DIRECTIONS))


def answers(lines: Sequence[Line], names: Sequence[str]) -> Matrix:
    """Lines x labels, -1 or 1."""
    place = {name: column for column, name in enumerate(names)}
    found = -np.ones((len(lines), len(names)))
    for row, line in enumerate(lines):
        for name in (*(line.themes or (NONE,)), f"{DIRECTION}{line.direction}"):
            found[row, place[name]] = 1
    return found


def read_texts(nlp: Language, reader: Reader, lines: Sequence[Line]) -> list[Blocks]:
    """Features of every line."""
    return [reader.read(*themes_pipe.inside(nlp.make_doc(line.text))) for line in lines]


@dataclass(frozen=True)
class Fitted:
    """A model with the thresholds at which it claims themes."""

    kernel: KernelModel
    thresholds: dict[str, float]
    encoder: Encoder | None = None

    def scores(self, line: Line, blocks: Blocks) -> Floats:
        """Probability per label of a text."""
        return _scores(self.kernel, self.encoder, line, blocks)


def _scores(kernel: KernelModel, encoder: Encoder | None, line: Line, blocks: Blocks) -> Floats:
    own = kernel.scores(blocks)
    return encoder.blend(line.text, kernel.labels, own) if encoder else own


def fit(
    texts: Sequence[Blocks],
    lines: Sequence[Line],
    themes: Sequence[str],
    develop: Sequence[Blocks] = (),
    develop_lines: Sequence[Line] = (),
    recipe: Recipe = RECIPE,
    encoder: Encoder | None = None,
) -> Fitted:
    """Fit on `lines`; tune thresholds on `develop` and on training writers their model had not seen."""
    kernel, margins = fit_kernel(texts, lines, themes, recipe)
    return tune(kernel, margins, lines, themes, develop, develop_lines, encoder)


def fit_kernel(
    texts: Sequence[Blocks], lines: Sequence[Line], themes: Sequence[str], recipe: Recipe = RECIPE
) -> tuple[KernelModel, Matrix]:
    """The kernel model, and the margins of its own texts by models that had not seen the writer."""
    names = label_names(themes)
    return themes_fit.fit(texts, answers(lines, names), names, [line.writer for line in lines], recipe)


def tune(
    kernel: KernelModel,
    margins: Matrix,
    lines: Sequence[Line],
    themes: Sequence[str],
    develop: Sequence[Blocks] = (),
    develop_lines: Sequence[Line] = (),
    encoder: Encoder | None = None,
) -> Fitted:
    """Thresholds for a kernel model with the margins of its `lines`, with or without the encoder.

    The encoder has seen all training writers, so with it the thresholds are tuned on `develop` alone.
    """
    names = label_names(themes)
    given = answers(lines, names)
    scores: Matrix = kernel.probability(margins).astype(float)
    if develop:
        pairs = zip(develop_lines, develop, strict=True)
        extra = np.stack([_scores(kernel, encoder, line, own) for line, own in pairs]).astype(float)
        wanted = answers(develop_lines, names)
        if encoder:
            scores, given = extra, wanted
        else:
            times = max(1, len(lines) // len(develop))  # development writers count as much as the others
            scores, given = np.vstack([scores, *[extra] * times]), np.vstack([given, *[wanted] * times])
    count = len(themes)
    own, right = scores[:, :count], given[:, :count] > 0
    limits = themes_thresholds.per_theme(own, right)
    none = scores[:, count] > np.maximum(own.max(1), 0.5)
    low = themes_thresholds.floor(own, right, limits, none)
    claimed_at = {**themes_thresholds.named(themes, limits), FLOOR: round(low, 3)}
    return Fitted(kernel, claimed_at, encoder)


def train(data: Path, out: Path, vectors: str = "") -> None:
    """Read, fit and save. Raises BadData, ContentError, or OSError where the vectors are not there."""
    themes = tuple(theme_model().themas)
    lines = training_lines(data, themes)
    if not lines:
        raise themes_data.BadData(f"geen trainingsregels in {data / 'train'}")
    develop = themes_data.read_folder(data / "dev", themes)
    nlp, component = themes_pipe.blank(vectors)
    reader = Reader(Lexicon.load(themes), BLOCKS)
    texts, extra = read_texts(nlp, reader, lines), read_texts(nlp, reader, develop)
    encoder = Encoder.load() if develop else None
    fitted = fit(texts, lines, themes, extra, develop, encoder=encoder)
    component.fill(reader, fitted.kernel, fitted.thresholds, fitted.encoder)
    themes_pipe.save(nlp, out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=themes_data.DATA)
    parser.add_argument("--out", type=Path, default=FOLDER)
    given = parser.parse_args()
    train(given.data, given.out, os.environ.get(VECTORS, ""))


if __name__ == "__main__":
    main()
