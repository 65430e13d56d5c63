"""Fitting the linear model (training only: needs scipy, which scikit-learn brings)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from actions.themes_features import Blocks
from actions.themes_linear import STRENGTHS, Floats, Linear, Vocabulary

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Recipe:
    """How a model is fitted: weight of each block, rarest feature kept, strength of the penalty."""

    scales: Mapping[str, float]
    rarest: Mapping[str, int]
    penalty: float = 1.0
    steps: int = 60


def vocabulary(texts: Sequence[Blocks], recipe: Recipe) -> Vocabulary:
    """Features that occur in at least `rarest[block]` texts, with their inverse document frequency."""
    counts: Counter[str] = Counter()
    for blocks in texts:
        for block in recipe.scales:
            counts.update(f"{block}:{name}" for name in blocks.get(block, {}))
    kept = sorted(
        name for name, count in counts.items() if count >= recipe.rarest.get(name.split(":")[0], 1)
    )
    total = len(texts) + 1
    weights = np.array([np.log(total / (counts[n] + 1)) + 1 for n in kept], dtype=np.float32)
    return Vocabulary({name: place for place, name in enumerate(kept)}, weights, recipe.scales)


def matrix(texts: Sequence[Blocks], words: Vocabulary) -> csr_matrix:
    """Texts x features."""
    places, values, edges = [], [], [0]
    for blocks in texts:
        place, value = words.vector(blocks)
        places.append(place)
        values.append(value)
        edges.append(edges[-1] + len(place))
    shape = (len(texts), len(words.index))
    return csr_matrix((np.concatenate(values), np.concatenate(places), edges), shape=shape)


def logistic(
    texts: csr_matrix, answers: Matrix, penalty: float, steps: int
) -> tuple[Matrix, Matrix]:
    """All labels at once, one logistic regression each: weights (features x labels) and bias.

    `answers` are 0..1. Deterministic: L-BFGS from zero.
    """
    rows, columns = texts.shape
    labels = answers.shape[1]
    turned = texts.T.tocsr()

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(columns + 1, labels)
        margin = texts @ weights[:-1] + weights[-1]
        probability = 1 / (1 + np.exp(-margin))
        cost = np.logaddexp(0, margin).sum() - (answers * margin).sum()
        cost += 0.5 * penalty * (weights[:-1] ** 2).sum()
        error = probability - answers
        slope = np.vstack([turned @ error + penalty * weights[:-1], error.sum(0)])
        return float(cost), slope.ravel()

    share = np.clip(answers.mean(0), 1e-4, 1 - 1e-4)
    start = np.zeros((columns + 1, labels))
    start[-1] = np.log(share / (1 - share))
    found = minimize(
        loss, start.ravel(), jac=True, method="L-BFGS-B",
        options={"maxiter": steps, "maxcor": 6},
    )
    weights = found.x.reshape(columns + 1, labels)
    return weights[:-1], weights[-1]


def fit(
    texts: Sequence[Blocks], answers: Matrix, labels: Sequence[str], recipe: Recipe
) -> Linear:
    """A linear model whose probabilities are not calibrated yet (slope 1, offset 0)."""
    words = vocabulary(texts, recipe)
    weights, bias = logistic(matrix(texts, words), answers, recipe.penalty, recipe.steps)
    count = len(labels)
    return Linear(
        tuple(labels), words, weights.astype(np.float16), bias.astype(np.float32),
        np.ones(count, dtype=np.float32), np.zeros(count, dtype=np.float32),
    )


def probabilities(model: Linear, texts: Sequence[Blocks]) -> Floats:
    """Texts x labels."""
    return np.stack([model.scores(blocks) for blocks in texts])
