"""Fitting the linear models of `actions/hashed_model.py`. The same rows give the same weights."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actions.hashed_model import HashedModel, Row

STRENGTH = 30.0  # inverse of the regularisation
MOST_ROUNDS = 100


def fit(
    rows: Sequence[Row], answers: Sequence[str], places: int, weights: NDArray[Any] | None = None
) -> HashedModel:
    """A model per label of `answers`, one for each row. `weights`: how much each row counts."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    starts = np.cumsum([0, *map(len, rows)])
    own = [place for row in rows for place in row]
    values = [value for row in rows for value in row.values()]
    table = csr_matrix((values, own, starts), shape=(len(rows), places))
    labels, given = sorted(set(answers)), np.array(answers)
    models = [
        LogisticRegression(C=STRENGTH, max_iter=MOST_ROUNDS, solver="liblinear", random_state=1).fit(
            table, given == label, sample_weight=weights
        )
        for label in labels
    ]
    return HashedModel(
        tuple(labels),
        np.ascontiguousarray(np.vstack([model.coef_ for model in models]).T, dtype=np.float16),
        np.hstack([model.intercept_ for model in models]).astype(np.float32),
    )
