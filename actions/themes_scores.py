"""Figures for a mapping of texts to themes: F1, recall among the best, confusions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from actions.themes_thresholds import Labels, Scores, common, f1

BEST = 5


@dataclass(frozen=True)
class Figures:
    """Micro- and macro-F1, recall of labels among the best five, micro-F1 over the six categories; 0..1."""

    micro: float
    macro: float
    best5: float
    category: float

    def row(self, name: str) -> str:
        """A row of a Markdown table."""
        numbers = (self.micro, self.macro, self.best5, self.category)
        return f"| {name} | " + " | ".join(f"{number:.3f}" for number in numbers) + " |"


def figures(answers: Labels, claims: Labels, scores: Scores, categories: NDArray[np.int64]) -> Figures:
    """Compare texts x themes. `categories`: category number per theme."""
    both = (answers & claims).sum(0)
    either = answers.sum(0) + claims.sum(0)
    macro = float((2 * both / np.maximum(1, either)).mean())
    order = np.argsort(-scores, axis=1, kind="stable")[:, :BEST]
    found = np.take_along_axis(answers, order, axis=1).sum() / max(1, answers.sum())
    grouped = f1(by_category(answers, categories), by_category(claims, categories))
    return Figures(f1(answers, claims), macro, float(found), grouped)


def by_category(labels: Labels, categories: NDArray[np.int64]) -> Labels:
    """Texts x themes to texts x categories."""
    return np.stack([labels[:, categories == c].any(1) for c in np.unique(categories)], axis=1)


def crossed(scores: Scores, answers: Labels) -> Labels:
    """Claims at one common threshold, each half of the texts at the threshold tuned on the other half."""
    odd = np.arange(len(scores)) % 2 == 1
    claims = np.zeros_like(answers)
    for half in (odd, ~odd):
        low, high = float(np.quantile(scores[~half], 0.8)), float(scores[~half].max())
        width = max(high - low, 1e-9)
        limit = common((scores[~half] - low) / width, answers[~half])
        claims[half] = (scores[half] - low) / width >= limit
    return claims


def confusions(
    answers: Labels, claims: Labels, themes: Sequence[str], most: int = 10
) -> list[tuple[str, str, int]]:
    """Pairs (theme missed, theme claimed instead, how often) that occur most."""
    counts: Counter[tuple[str, str]] = Counter()
    for right, claimed in zip(answers, claims, strict=True):
        missed, wrong = np.where(right & ~claimed)[0], np.where(claimed & ~right)[0]
        counts.update((themes[a], themes[b]) for a in missed for b in wrong)
    return [(a, b, count) for (a, b), count in counts.most_common(most)]


def per_theme(answers: Labels, claims: Labels, themes: Sequence[str]) -> list[tuple[str, int, float]]:
    """Theme, number of texts and F1, weakest first."""
    rows = [
        (name, int(answers[:, place].sum()), f1(answers[:, place], claims[:, place]))
        for place, name in enumerate(themes)
    ]
    return sorted(rows, key=lambda row: (row[2], row[0]))
