"""A linear model over named features, in numpy alone: what is saved and used in a conversation."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from actions.themes_features import Blocks

Floats = NDArray[np.float32]
NAMES = "names.json"
NUMBERS = "numbers.npz"
PLAIN = ("direction",)  # used as it is
UNIT = ("lexicon", "vectors")  # brought to one length, without further weights


@dataclass(frozen=True)
class Vocabulary:
    """Feature names with their weight (inverse document frequency times the weight of the block)."""

    index: Mapping[str, int]
    weights: Floats
    scales: Mapping[str, float]

    def vector(self, blocks: Blocks) -> tuple[NDArray[np.int64], Floats]:
        """Places and values of a text; every block has length `scales[block]`."""
        places: list[int] = []
        values: list[Floats] = []
        for block, scale in self.scales.items():
            found = [
                (place, count)
                for name, count in blocks.get(block, {}).items()
                if (place := self.index.get(f"{block}:{name}")) is not None
            ]
            if not found:
                continue
            own = np.array([place for place, _ in found])
            counts = np.array([count for _, count in found], dtype=np.float32)
            places += own.tolist()
            if block in PLAIN:
                values.append(counts * np.float32(scale))
                continue
            value = counts if block in UNIT else (1 + np.log(counts)) * self.weights[own]
            values.append(value * (scale / max(float(np.sqrt((value * value).sum())), 1e-9)))
        if not places:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        return np.array(places), np.concatenate(values).astype(np.float32)


@dataclass(frozen=True)
class Linear:
    """Weights (features x labels), bias and per label the slope and offset of its probability."""

    labels: tuple[str, ...]
    vocabulary: Vocabulary
    weights: NDArray[np.float16]
    bias: Floats
    slope: Floats
    offset: Floats

    def scores(self, blocks: Blocks) -> Floats:
        """Probability per label, 0..1."""
        places, values = self.vocabulary.vector(blocks)
        margin = values @ self.weights[places].astype(np.float32) + self.bias
        probability: Floats = 1 / (1 + np.exp(-(self.slope * margin + self.offset)))
        return probability

    def save(self, folder: Path) -> None:
        """Write names as JSON and numbers as numpy arrays; nothing that runs code when read."""
        folder.mkdir(parents=True, exist_ok=True)
        names = {
            "labels": self.labels,
            "scales": dict(self.vocabulary.scales),
            "features": sorted(self.vocabulary.index, key=self.vocabulary.index.__getitem__),
        }
        (folder / NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
        np.savez(
            folder / NUMBERS, vocabulary=self.vocabulary.weights, weights=self.weights,
            bias=self.bias, slope=self.slope, offset=self.offset,
        )

    @classmethod
    def load(cls, folder: Path) -> "Linear":
        """Read what `save` wrote."""
        names = json.loads((folder / NAMES).read_text(encoding="utf-8"))
        index = {name: place for place, name in enumerate(names["features"])}
        with np.load(folder / NUMBERS, allow_pickle=False) as numbers:
            vocabulary = Vocabulary(index, numbers["vocabulary"], names["scales"])
            return cls(
                tuple(names["labels"]), vocabulary, numbers["weights"], numbers["bias"],
                numbers["slope"], numbers["offset"],
            )
