"""Fitting the model (training only: needs scipy, which scikit-learn brings).

Kernel ridge regression on -1/+1 answers: one matrix of what texts have in common, texts x texts, and an exact
solution that is the same every time.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.linalg.lapack import spotri
from scipy.sparse import csr_matrix

from actions.themes_features import Blocks
from actions.themes_kernel import Floats, KernelModel, Vocabulary, bent, key

Matrix = NDArray[np.float64]
FLATTEST, STEEPEST = 0.5, 12.0  # bounds of the slope of a probability


@dataclass(frozen=True)
class Recipe:
    """How a model is fitted.

    Weight of each block, rarest feature kept (texts), commonest feature kept (share of the texts: the ends of
    nearly every word cost time and tell nothing), strength of the penalty, and how much pairs of features
    count beside the features themselves (0: a linear model).
    """

    scales: Mapping[str, float]
    rarest: Mapping[str, int]
    commonest: Mapping[str, float] = field(default_factory=dict)
    penalty: float = 0.5
    square: float = 2.0


def vocabulary(texts: Sequence[Blocks], recipe: Recipe) -> Vocabulary:
    """Features that occur neither too rarely nor too often, with their inverse document frequency."""
    counts: Counter[tuple[str, str]] = Counter()
    for blocks in texts:
        for block in recipe.scales:
            counts.update((block, name) for name in blocks.get(block, {}))

    def wanted(block: str, count: int) -> bool:
        most = recipe.commonest.get(block, 1.0) * len(texts)
        return recipe.rarest.get(block, 1) <= count <= most

    kept = {key(*name): count for name, count in sorted(counts.items()) if wanted(name[0], count)}
    keys = sorted(kept)
    total = len(texts) + 1
    weights = np.array([np.log(total / (kept[own] + 1)) + 1 for own in keys], dtype=np.float32)
    return Vocabulary(np.array(keys, dtype=np.uint32), weights, recipe.scales)


def matrix(texts: Sequence[Blocks], words: Vocabulary) -> csr_matrix:
    """Texts x features."""
    places, values, edges = [], [], [0]
    for blocks in texts:
        place, value = words.vector(blocks)
        places.append(place)
        values.append(value)
        edges.append(edges[-1] + len(place))
    shape = (len(texts), len(words.keys))
    return csr_matrix((np.concatenate(values), np.concatenate(places), edges), shape=shape)


@dataclass(frozen=True)
class Ridge:
    """Ridge over texts: `weights` texts x labels, the mean of each label as `bias`, and what undoes a part.

    `inverse`: the lower half of the inverse of what texts have in common, with the penalty.
    """

    weights: Floats
    bias: Floats
    inverse: Floats

    @classmethod
    def solve(cls, kernel: Floats, answers: Matrix, penalty: float) -> "Ridge":
        """The exact solution. `kernel`: texts x texts, not changed; `answers`: texts x labels."""
        bias = answers.mean(0).astype(np.float32)
        own = kernel.copy()
        own[np.diag_indices_from(own)] += np.float32(penalty)
        half, lower = cho_factor(own, lower=True, overwrite_a=True)
        weights = cho_solve((half, lower), (answers - bias).astype(np.float32), overwrite_b=True)
        inverse, failed = spotri(half, lower=True, overwrite_c=True)
        if failed:
            raise np.linalg.LinAlgError("kernel")
        return cls(weights, bias, inverse)

    def without(self, answers: Matrix, held: NDArray[np.bool_]) -> Matrix:
        """Margins of the texts `held` by a model without them: texts x labels; the bias stays.

        Nothing is fitted again: what such a model misses of them is what is left of their weights when
        their own block of the inverse is taken out (Rasmussen and Williams 2006, section 5.4.2).
        """
        half = np.tril(self.inverse[np.ix_(held, held)])
        block = half + np.tril(half, -1).T
        missed: Matrix = np.linalg.solve(block, self.weights[held])
        return answers[held] - missed


def calibrate(margins: Matrix, answers: Matrix) -> tuple[Floats, Floats]:
    """Slope and offset per label, so that `1 / (1 + exp(-(slope * margin + offset)))` is a probability.

    Platt's method by Newton steps; a light pull to slope 4 keeps rare labels steady.
    """
    slopes, offsets = [], []
    for own, answer in zip(margins.T, (answers.T > 0).astype(float), strict=True):
        slope, offset = 4.0, 0.0
        for _ in range(30):
            probability = 1 / (1 + np.exp(-(slope * own + offset)))
            spread = np.maximum(probability * (1 - probability), 1e-9)
            error = probability - answer
            gradient = np.array([(error * own).sum() + (slope - 4), error.sum()])
            cross = (spread * own).sum()
            curve = np.array([[(spread * own * own).sum() + 1, cross], [cross, spread.sum() + 1e-6]])
            step = np.linalg.solve(curve, gradient)
            slope = float(np.clip(slope - step[0], FLATTEST, STEEPEST))
            offset = float(np.clip(offset - step[1], -20, 20))
        slopes.append(slope)
        offsets.append(offset)
    return np.array(slopes, dtype=np.float32), np.array(offsets, dtype=np.float32)


def fit(
    texts: Sequence[Blocks],
    answers: Matrix,
    labels: Sequence[str],
    writers: Sequence[str],
    recipe: Recipe,
) -> tuple[KernelModel, Matrix]:
    """A calibrated model, and the margins of its own texts by models that had not seen the writer.

    `answers`: texts x labels, -1 or 1. With one writer the texts are split in five instead.
    """
    words = vocabulary(texts, recipe)
    rows = matrix(texts, words)
    kernel = bent((rows @ rows.T).toarray().astype(np.float32), words.size, recipe.square)
    parts = np.array(writers)
    if len(np.unique(parts)) < 2:
        parts = np.array([str(place % 5) for place in range(len(texts))])
    ridge = Ridge.solve(kernel, answers, recipe.penalty)
    margins = np.zeros_like(answers)
    for part in np.unique(parts):
        margins[parts == part] = ridge.without(answers, parts == part)
    slope, offset = calibrate(margins, answers)
    columns = rows.tocsc()
    columns.sort_indices()
    small = np.uint16 if len(texts) < 2**16 else np.uint32
    model = KernelModel(
        tuple(labels),
        words,
        recipe.square,
        columns.indptr.astype(np.int64),
        columns.indices.astype(small),
        columns.data.astype(np.float16),
        ridge.weights,
        ridge.bias,
        slope,
        offset,
    )
    return model, margins


def probabilities(model: KernelModel, texts: Sequence[Blocks]) -> Floats:
    """Texts x labels."""
    return np.stack([model.scores(blocks) for blocks in texts])
