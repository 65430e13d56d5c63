"""A small pretrained sentence encoder that has learnt the themes: it knows words no training line has.

Six layers of multilingual-e5-small (Wang et al. 2024, MIT), taught by the twelve of the whole model after
these were trained on `data/themes/train` (`actions/encoder_training.py`). `data/encoder` holds the result.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from actions.themes_data import ROOT
from actions.themes_kernel import Floats
from actions.themes_pieces import Pieces

FOLDER = ROOT / "data" / "encoder"
NETWORK, WEIGHTS, PIECES, LABELS = "network.onnx", "weights.bin", "pieces.json", "labels.json"
WRITERS = "writers.json"  # of whose lines it learnt
INPUT, LOG_ODDS, VECTOR = "pieces", "log_odds", "vector"
WIDTH = 384  # numbers in the vector of a text
SHARE = 0.5  # of the encoder in a blend, on the scale of log odds
EDGE = 1e-4  # probabilities closer to 0 or 1 than this count as this


@dataclass(frozen=True)
class Encoder:
    """A loaded network with the labels it gives. Safe to share between threads."""

    labels: tuple[str, ...]
    pieces: Pieces
    network: Any

    @classmethod
    @cache
    def load(cls, folder: Path = FOLDER) -> "Encoder":
        """Read a folder, once. Raises OSError where a file is missing."""
        labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        place = folder / NETWORK
        for file in (place, folder / WEIGHTS):
            if not file.is_file():
                raise FileNotFoundError(file)
        network = onnxruntime.InferenceSession(place, options, providers=["CPUExecutionProvider"])
        return cls(tuple(labels), Pieces.load(folder / PIECES), network)

    def margins(self, text: str) -> Floats:
        """Log odds per label."""
        return self._read(text, LOG_ODDS)

    def vector(self, text: str) -> Floats:
        """What the log odds come from: WIDTH numbers of length 1, alike for texts alike in meaning."""
        found = self._read(text, VECTOR)
        unit: Floats = found / np.linalg.norm(found)
        return unit

    def _read(self, text: str, what: str) -> Floats:
        rows = np.array([self.pieces.cut(text)], dtype=np.int64)
        found: Floats = self.network.run([what], {INPUT: rows})[0][0]
        return found

    def blend(self, text: str, names: Sequence[str], probabilities: Floats) -> Floats:
        """The kernel's probabilities of `names` with what the encoder reads in the text.

        A label that the encoder never learnt keeps the probability of the kernel.
        """
        own = dict(zip(self.labels, self.margins(text).tolist(), strict=True))
        share = np.array([SHARE if name in own else 0.0 for name in names])
        read = np.array([own.get(name, 0.0) for name in names])
        odds = (1 - share) * logit(probabilities) + share * read
        blended: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return blended


def logit(probabilities: NDArray[Any]) -> NDArray[Any]:
    """Log odds, kept away from the ends."""
    kept = np.clip(probabilities, EDGE, 1 - EDGE)
    odds: NDArray[Any] = np.log(kept / (1 - kept))
    return odds
