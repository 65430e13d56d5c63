"""From the files of `data/encoder` back to a network that can learn: what `encoder_export` wrote, undone."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from actions.encoder_network import Network
from actions.encoder_training import KEPT
from actions.encoder_weights import Weights
from actions.themes_encoder import LABELS, NETWORK

OWN = "network."  # before the names of numbers that were not cut to eight bits
MATRIX = "onnx::MatMul_"  # before those of matrices: a number that counts up, in the order of the layers
HEAD = f"{OWN}head.weight_Transposed"
EIGHT = "_quantized"
STEPS = ("query", "key", "value", "out", "widen", "narrow")

Numbers = dict[str, NDArray[np.float32]]


def read(folder: Path, weights: Weights) -> tuple[Network, tuple[str, ...]]:
    """The network with its table of all published pieces, and its labels."""
    labels = tuple(json.loads((folder / LABELS).read_text(encoding="utf-8")))
    model = onnx.load(folder / NETWORK)
    numbers: Numbers = {part.name: numpy_helper.to_array(part) for part in model.graph.initializer}
    network = Network(weights, len(labels), KEPT)
    state = network.state_dict()
    for name in state:
        if OWN + name in numbers:
            state[name] = torch.tensor(numbers[OWN + name].copy())
    matrices = _matrices(numbers)
    for layer in range(len(KEPT)):
        for step in STEPS:
            state[f"layers.{layer}.{step}.weight"] = next(matrices)
    state["head.weight"] = _whole(numbers, HEAD)
    network.load_state_dict(state)
    return network, labels


def _matrices(numbers: Numbers) -> Iterator[Tensor]:
    names = [name.removesuffix(EIGHT) for name in numbers if name.startswith(MATRIX) and name.endswith(EIGHT)]
    yield from (_whole(numbers, name) for name in sorted(names, key=lambda n: int(n.removeprefix(MATRIX))))


def _whole(numbers: Numbers, name: str) -> Tensor:
    """A matrix from its eight bits, as torch has it: out x in."""
    eight = numbers[name + EIGHT].astype(np.float32) - numbers[f"{name}_zero_point"].astype(np.float32)
    return torch.tensor((eight * numbers[f"{name}_scale"]).T.copy())
