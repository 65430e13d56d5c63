"""From which probability a theme is claimed: tuned per theme on texts of unseen or development writers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

GRID = np.linspace(0.05, 0.9, 86)
PULL = 2.0  # how strongly a theme's own threshold is drawn to the common one
FLOORS = np.linspace(0.02, 0.3, 29)
Scores = NDArray[np.float64]
Labels = NDArray[np.bool_]


def f1(answers: Labels, claims: Labels) -> float:
    """Micro-F1."""
    hit = (answers & claims).sum()
    return float(2 * hit / max(1, answers.sum() + claims.sum()))


def common(scores: Scores, answers: Labels) -> float:
    """One threshold for all themes, the best by micro-F1."""
    return float(max(GRID, key=lambda t: f1(answers, scores >= t)))


def per_theme(scores: Scores, answers: Labels) -> Scores:
    """A threshold per theme, the best by its own F1, drawn to the common one."""
    middle = common(scores, answers)
    found = []
    for own, answer in zip(scores.T, answers.T, strict=True):
        worth = [f1(answer, own >= t) - PULL * (t - middle) ** 2 for t in GRID]
        found.append(GRID[int(np.argmax(worth))])
    return np.array(found)


def floor(scores: Scores, answers: Labels, thresholds: Scores, none: Labels) -> float:
    """From which probability the best theme is claimed when none reaches its own threshold.

    `none`: texts the model holds for 'no theme', which stay empty. Best by micro-F1.
    """
    return float(max(FLOORS, key=lambda t: f1(answers, claim(scores, thresholds, t, none))))


def claim(scores: Scores, thresholds: Scores, low: float, none: Labels, most: int = 3) -> Labels:
    """Texts x themes: what is claimed. The same rule as `actions.themes.decide`."""
    claims = scores >= thresholds
    rank = np.argsort(np.argsort(-np.where(claims, scores, -1.0), axis=1), axis=1)
    claims &= rank < most
    best = scores.argmax(1)
    alone = ~claims.any(1) & (scores.max(1) >= low)
    claims[np.where(alone)[0], best[alone]] = True
    claims[none] = False
    return claims


def named(themes: Sequence[str], thresholds: Scores) -> dict[str, float]:
    """Thresholds by theme, for the settings that are saved."""
    return {name: round(float(value), 3) for name, value in zip(themes, thresholds, strict=True)}
