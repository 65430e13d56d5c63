"""Linear models over hashed words and letters: small, deterministic, and read with numpy alone.

Trained by `actions/hashed_training.py`. The weights stay on disk until a text asks for them, so
processes share them.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from actions.errors import MissingModel

Row = dict[int, float]  # place -> weight of a feature

WORDS, LETTERS = (1, 2, 3), (2, 3, 4, 5)
APART = (2, 3, 4, 5)  # words between which a pair is seen: 'ik hoef er morgen niet meer te zijn'
ABOUT, WEIGHTS, INTERCEPTS = "model.json", "weights.npy", "intercepts.npy"


@dataclass(frozen=True, eq=False)
class HashedModel:
    """A model per label, each against all others: weights (places, labels) and intercepts (labels,).

    Weights have sixteen bits: half of the memory, the same readings.
    """

    labels: tuple[str, ...]
    weights: NDArray[np.float16]
    intercepts: NDArray[np.float32]

    @classmethod
    def load(cls, folder: Path, missing: str) -> "HashedModel":
        """Read a folder. Raises MissingModel with the text `missing` where it holds no whole model."""
        try:
            labels = json.loads((folder / ABOUT).read_text(encoding="utf-8"))["labels"]
            weights = np.load(folder / WEIGHTS, mmap_mode="r", allow_pickle=False)
            intercepts = np.load(folder / INTERCEPTS, allow_pickle=False)
            if not weights.shape[1] == len(intercepts) == len(labels):
                raise ValueError("labels")
        except (OSError, ValueError, KeyError) as error:
            raise MissingModel(missing) from error
        return cls(tuple(labels), weights, intercepts)

    def save(self, folder: Path) -> None:
        """Write numbers as numpy arrays and labels as JSON, into a folder that no process reads."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / WEIGHTS, self.weights)
        np.save(folder / INTERCEPTS, self.intercepts)
        (folder / ABOUT).write_text(json.dumps({"labels": self.labels}), encoding="utf-8")

    def log_odds(self, row: Row) -> NDArray[np.float64]:
        """Log odds of each label by itself, in the order of `labels`."""
        weights = self.weights[list(row)].astype(np.float64)
        found: NDArray[np.float64] = np.array(list(row.values())) @ weights + self.intercepts
        return found

    def chances(self, row: Row) -> NDArray[np.float64]:
        """Probability of each label by itself, in the order of `labels`."""
        found: NDArray[np.float64] = 1 / (1 + np.exp(-self.log_odds(row)))
        return found


def runs(words: Sequence[str], sizes: Sequence[int] = WORDS) -> Iterator[str]:
    """Words in a row."""
    return (" ".join(words[at : at + size]) for size in sizes for at in range(len(words) - size + 1))


def letters(words: Sequence[str]) -> Iterator[str]:
    """Letters in a row, within words and at their ends."""
    return (
        padded[at : at + size]
        for padded in (f" {word} " for word in words)
        for size in LETTERS
        for at in range(len(padded) - size + 1)
    )


def pairs(words: Sequence[str]) -> Iterator[str]:
    """Pairs of words that stand APART."""
    return (f"{words[at]} {words[at + far]}" for far in APART for at in range(len(words) - far))


def hashed(blocks: Sequence[Iterable[str]], size: int) -> Row:
    """A row in which every block of names has `size` places and length 1."""
    row: Row = {}
    for number, names in enumerate(blocks):
        counts = Counter(crc32(name.encode()) % size for name in names)
        length = math.sqrt(sum(count * count for count in counts.values()))
        row |= {number * size + place: count / length for place, count in counts.items()}
    return row
