"""A small pretrained language model that has learnt one thing: it knows words that no training line has.

Layers of multilingual-e5-small (Wang et al. 2024, MIT): all twelve, or four of them taught by the twelve
(`actions/encoder_small.py`). Numbers of eight bits, read with numpy alone, so that the process that answers
when all else is down needs no more. `LISTENER` hears cries for help (`safety_model.py`), `READER` reads typed
answers, and `INTERPRETER` sentences of which the question is known (`answer_model.py`).
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from actions.themes_pieces import Pieces

Floats = NDArray[np.float32]

DATA = Path(__file__).parent.parent / "data"
LISTENER, READER, INTERPRETER = DATA / "listener", DATA / "reader", DATA / "interpreter"
ABOUT, PIECES, COARSE, FINE = "about.json", "pieces.json", "coarse.npy", "fine.npy"
WORDS, SCALE_OF_WORDS = "words", "words.scale"
GELU = np.float32(1.5957691216)  # of the usual approximation: Hendrycks and Gimpel (2016)


@dataclass(frozen=True, eq=False)
class SmallNetwork:
    """`coarse`: matrices in eight bits; `fine`: their scales and all that is added. Threads may share it.

    `before`: what the network expects before a text.
    """

    labels: tuple[str, ...]
    before: str
    layers: int
    heads: int
    epsilon: float
    pieces: Pieces
    coarse: dict[str, NDArray[np.int8]]
    fine: dict[str, Floats]

    @classmethod
    @cache
    def load(cls, folder: Path) -> "SmallNetwork":
        """Read a folder, once; the matrices stay on disk until a text asks for them. Raises OSError.

        A folder without words of its own has those of the folder that it names.
        """
        threadpool_limits(1, "blas")  # steps this small wait longer for other threads than these save
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        numbers = (np.load(folder / name, mmap_mode="r") for name in (COARSE, FINE))
        coarse, fine = (_cut(*pair) for pair in zip(numbers, (about["coarse"], about["fine"]), strict=True))
        if about["words"]:
            whole = cls.load(folder.parent / about["words"])
            pieces = whole.pieces
            coarse |= {WORDS: whole.coarse[WORDS]}
            fine |= {SCALE_OF_WORDS: whole.fine[SCALE_OF_WORDS]}
        else:
            pieces = Pieces.load(folder / PIECES)
        sizes = about["layers"], about["heads"], about["epsilon"]
        return cls(tuple(about["labels"]), about["before"], *sizes, pieces, coarse, fine)

    def log_chances(self, text: str, beginning: str = "") -> dict[str, float]:
        """Logarithm of the chance of each label, of those with that beginning; together they are certain."""
        margins = self._step("head", self._pooled(self.pieces.cut(self.before + text.lower())))
        pairs = zip(self.labels, margins, strict=True)
        kept = {label: margin for label, margin in pairs if label.startswith(beginning)}
        whole = np.logaddexp.reduce(list(kept.values()))
        return {label: float(margin - whole) for label, margin in kept.items()}

    def _pooled(self, rows: list[int]) -> Floats:
        """The mean over the places of a text."""
        words = self.coarse[WORDS][rows] * self.fine[SCALE_OF_WORDS][rows, None]
        x = self._normal("begin", words + self.fine["places"][: len(rows)])
        for number in range(self.layers):
            x = self._layer(f"{number}.", x)
        mean: Floats = x.mean(0)
        return mean

    def _layer(self, name: str, x: Floats) -> Floats:
        """Attention over a text and a step per place, each added to what came in and normalised."""
        places, width = x.shape
        looked = self._step(name + "look", x).reshape(places, 3, self.heads, -1).transpose(1, 2, 0, 3)
        query, key, value = looked
        weights = query @ key.transpose(0, 2, 1) / np.float32((width / self.heads) ** 0.5)
        weights = np.exp(weights - weights.max(-1, keepdims=True))
        mixed = (weights / weights.sum(-1, keepdims=True)) @ value
        x = self._normal(
            name + "looked", x + self._step(name + "out", mixed.swapaxes(0, 1).reshape(places, width))
        )
        wide = self._step(name + "widen", x)
        with np.errstate(over="ignore"):  # far below zero, what is left is nothing
            bent = wide / (1 + np.exp(-GELU * (wide + 0.044715 * wide * wide * wide)))
        return self._normal(name + "stepped", x + self._step(name + "narrow", bent))

    def _step(self, name: str, x: Floats) -> Floats:
        found: Floats = (
            x @ self.coarse[name].astype(np.float32) * self.fine[name + ".scale"] + self.fine[name + ".bias"]
        )
        return found

    def _normal(self, name: str, x: Floats) -> Floats:
        away = x - x.mean(-1, keepdims=True)
        spread = np.sqrt((away * away).mean(-1, keepdims=True) + np.float32(self.epsilon))
        found: Floats = away / spread * self.fine[name + ".weight"] + self.fine[name + ".bias"]
        return found


def _cut(numbers: NDArray[Any], shapes: dict[str, list[int]]) -> dict[str, NDArray[Any]]:
    """Arrays by name from one row of numbers, in order."""
    found, at = {}, 0
    for name, shape in shapes.items():
        size = int(np.prod(shape))
        found[name] = numbers[at : at + size].reshape(shape)
        at += size
    return found
