"""The methods that were compared for reading themes; each gives scores of unseen texts, texts x themes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.svm import LinearSVC

from actions import themes_fit, themes_spacy
from actions.themes_features import Blocks, Reader
from actions.themes_fit import Recipe
from actions.themes_kernel import bent
from actions.themes_thresholds import Labels, Scores

LETTERS = {"letters": 1.0}
WORDS = {"words": 1.0}
BOTH = LETTERS | WORDS


@dataclass(frozen=True)
class Split:
    """Training texts and texts of writers that are not among them."""

    reader: Reader
    texts: Sequence[str]
    blocks: Sequence[Blocks]
    answers: Labels
    unseen: Sequence[str]
    unseen_blocks: Sequence[Blocks]
    themes: Sequence[str]

    def matrices(self, recipe: Recipe) -> tuple[csr_matrix, csr_matrix, float]:
        """Features of both sides, and the size of a text."""
        words = themes_fit.vocabulary(self.blocks, recipe)
        return (
            themes_fit.matrix(self.blocks, words),
            themes_fit.matrix(self.unseen_blocks, words),
            words.size,
        )


def kernel(split: Split, recipe: Recipe) -> Scores:
    """Kernel ridge: linear where `square` is 0."""
    rows, other, size = split.matrices(recipe)
    signs = np.where(split.answers, 1.0, -1.0)
    own = bent((rows @ rows.T).toarray().astype(np.float32), size, recipe.square)
    ridge = themes_fit.Ridge.solve(own, signs, recipe.penalty)
    across = bent((other @ rows.T).toarray().astype(np.float32), size, recipe.square)
    return np.asarray(across @ ridge.weights + ridge.bias, dtype=float)


def logistic(split: Split, scales: dict[str, float]) -> Scores:
    """Logistic regression, one against the rest."""
    rows, other, _ = split.matrices(Recipe(scales, {"letters": 2}))
    model = OneVsRestClassifier(LogisticRegression(C=10, solver="liblinear"))
    return np.asarray(model.fit(rows, split.answers).predict_proba(other))


def vectors(split: Split, scales: dict[str, float]) -> Scores:
    """Support vector machine, one against the rest."""
    rows, other, _ = split.matrices(Recipe(scales, {"letters": 2}))
    model = OneVsRestClassifier(LinearSVC(C=0.3, class_weight="balanced", random_state=0))
    return np.asarray(model.fit(rows, split.answers).decision_function(other))


def neighbours(split: Split) -> Scores:
    """Nearest neighbours after latent semantic analysis of the project's own text."""
    rows, other, _ = split.matrices(Recipe(BOTH, {"letters": 2}))
    reducer = TruncatedSVD(200, random_state=0).fit(rows)
    own, new = (_unit(reducer.transform(side)) for side in (rows, other))
    near = new @ own.T
    kept = np.where(near >= np.sort(near, axis=1)[:, -25:-24], near, 0) ** 3
    return np.asarray(kept @ split.answers / np.maximum(kept.sum(1, keepdims=True), 1e-9))


def lexicon(split: Split) -> Scores:
    """Strength of what the lexicon finds; no training at all."""
    place = {name: column for column, name in enumerate(split.themes)}
    found = np.zeros((len(split.unseen_blocks), len(place)))
    for row, blocks in enumerate(split.unseen_blocks):
        for name, strength in blocks.get("lexicon", {}).items():
            found[row, place[name]] = strength
    return found


def categoriser(kind: str, rounds: int, split: Split) -> Scores:
    """One of spaCy's text categorisers."""
    return themes_spacy.scores(kind, split.reader, split.texts, split.answers, split.unseen, rounds)


def methods(chosen: Recipe, rounds: int) -> Iterator[tuple[str, Callable[[Split], Scores]]]:
    """Name and method, simple first; spaCy's categorisers where `rounds` is above 0."""
    recipe = partial(Recipe, rarest={"letters": 2})
    scales = {**BOTH, "lexicon": chosen.scales["lexicon"]}
    yield "lexicon alone", lexicon
    yield "bag of words, linear", lambda s: kernel(s, recipe(WORDS, penalty=0.5, square=0.0))
    yield "letters 2-5, linear", lambda s: kernel(s, recipe(LETTERS, penalty=0.5, square=0.0))
    yield "letters + words, logistic regression", lambda s: logistic(s, BOTH)
    yield "letters + words, support vector machine", lambda s: vectors(s, BOTH)
    yield "letters + words, linear ridge", lambda s: kernel(s, recipe(BOTH, penalty=1.0, square=0.0))
    yield "nearest neighbours (LSA)", neighbours
    yield "lexicon + linear ridge", lambda s: kernel(s, recipe(scales, penalty=1.0, square=0.0))
    yield "letters + words, quadratic", lambda s: kernel(s, recipe(BOTH))
    yield "lexicon + quadratic (chosen)", lambda s: kernel(s, chosen)
    yield (
        "chosen + nearest neighbours, averaged",
        lambda s: average([kernel(s, replace(chosen)), neighbours(s)], (0.8, 0.2)),
    )
    if rounds:
        for kind in themes_spacy.KINDS:
            yield f"spaCy textcat_multilabel, {kind}", partial(categoriser, kind, rounds)


def average(found: Sequence[Scores], weights: Sequence[float]) -> Scores:
    """Weighted mean of scores, each brought to the same spread first."""
    return np.asarray(sum(w * (one - one.mean()) / one.std() for one, w in zip(found, weights, strict=True)))


def _unit(rows: Scores) -> Scores:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))
