"""The model that is saved and used in a conversation, in numpy alone.

A text is compared with every training text: their features in common (`k`) and, by `k` squared, their pairs
of features in common. Ridge regression gave each training text a weight per label; the weighted sum is the
margin of the label, and a slope and offset per label make it a probability.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from actions.themes_features import Blocks

Floats = NDArray[np.float32]
NAMES = "names.json"
OWN = ("edges", "texts", "values", "weights", "bias", "slope", "offset")  # numbers of a KernelModel
PLAIN = ("direction",)  # used as it is
UNIT = ("lexicon", "vectors")  # brought to one length, without further weights


@dataclass(frozen=True)
class Vocabulary:
    """Features as the hashes of their names, in rising order, with their weight (inverse document
    frequency); and the length of every block.

    Names would take five times the memory; two of them have one hash once in ten thousand features.
    """

    keys: NDArray[np.uint32]
    weights: Floats
    scales: Mapping[str, float]

    @property
    def size(self) -> float:
        """About what a text has in common with itself."""
        return sum(scale * scale for block, scale in self.scales.items() if block not in PLAIN)

    def vector(self, blocks: Blocks) -> tuple[NDArray[np.int64], Floats]:
        """Places and values of a text; every block has length `scales[block]`."""
        places: list[int] = []
        values: list[Floats] = []
        for block, scale in self.scales.items():
            said = blocks.get(block, {})
            names = np.fromiter((key(block, name) for name in said), dtype=np.uint32, count=len(said))
            own = np.searchsorted(self.keys, names)
            known = self.keys[np.minimum(own, len(self.keys) - 1)] == names
            if not known.any():
                continue
            own = own[known]
            counts = np.fromiter(said.values(), dtype=np.float32, count=len(said))[known]
            places += own.tolist()
            if block in PLAIN:
                values.append(counts * np.float32(scale))
                continue
            value = counts if block in UNIT else (1 + np.log(counts)) * self.weights[own]
            values.append(value * (scale / max(float(np.sqrt((value * value).sum())), 1e-9)))
        if not places:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        return np.array(places), np.concatenate(values).astype(np.float32)


def key(block: str, name: str) -> int:
    """The hash of a feature."""
    return crc32(f"{block}:{name}".encode())


def bent(common: Floats, size: float, square: float) -> Floats:
    """What two texts have in common, with `square` parts of its square to one part of itself."""
    share = common / np.float32(size)
    return np.float32(size) * (share + np.float32(square) * share * share) / np.float32(1 + square)


@dataclass(frozen=True)
class KernelModel:
    """Training texts by feature (`edges`, `texts`, `values`), weights of texts x labels, and the calibration.

    The training texts of feature f are `texts[edges[f]:edges[f + 1]]`.
    """

    labels: tuple[str, ...]
    vocabulary: Vocabulary
    square: float
    edges: NDArray[np.int64]
    texts: NDArray[Any]
    values: NDArray[np.float16]
    weights: Floats
    bias: Floats
    slope: Floats
    offset: Floats

    def scores(self, blocks: Blocks) -> Floats:
        """Probability per label, 0..1."""
        return self.probability(self.margin(blocks))

    def margin(self, blocks: Blocks) -> Floats:
        """Margin per label, about -1..1."""
        places, values = self.vocabulary.vector(blocks)
        starts, ends = self.edges[places], self.edges[places + 1]
        common: NDArray[Any] = np.zeros(len(self.weights))
        if len(places):
            pairs = list(zip(starts.tolist(), ends.tolist(), strict=True))
            texts = np.concatenate([self.texts[a:b] for a, b in pairs])
            products = np.concatenate([self.values[a:b] for a, b in pairs])
            products = products * np.repeat(values, ends - starts)
            common = np.bincount(texts, products, minlength=len(self.weights))
        kernel = bent(common.astype(np.float32), self.vocabulary.size, self.square)
        margin: Floats = kernel @ self.weights + self.bias
        return margin

    def probability(self, margins: NDArray[Any]) -> Floats:
        """Margins (last axis: labels) as probabilities."""
        found: Floats = 1 / (1 + np.exp(-(self.slope * margins + self.offset)))
        return found

    def save(self, folder: Path) -> None:
        """Write names as JSON and numbers as numpy arrays; nothing that runs code when read."""
        folder.mkdir(parents=True, exist_ok=True)
        names = {
            "labels": self.labels,
            "scales": dict(self.vocabulary.scales),
            "square": self.square,
        }
        (folder / NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
        own = {name: getattr(self, name) for name in OWN}
        for name, numbers in {"keys": self.vocabulary.keys, "rarity": self.vocabulary.weights, **own}.items():
            np.save(folder / f"{name}.npy", numbers)

    @classmethod
    def load(cls, folder: Path) -> "KernelModel":
        """Read what `save` wrote; the numbers stay on disk until a text asks for them."""
        names = json.loads((folder / NAMES).read_text(encoding="utf-8"))
        vocabulary = Vocabulary(_read(folder, "keys"), _read(folder, "rarity"), names["scales"])
        own = {name: _read(folder, name) for name in OWN}
        return cls(tuple(names["labels"]), vocabulary, names["square"], **own)


def _read(folder: Path, name: str) -> NDArray[Any]:
    return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
