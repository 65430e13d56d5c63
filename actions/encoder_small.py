"""Make a small network: the whole model learns one label a text, or four of its layers learn that of it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from actions.encoder_export import all_pieces, write_pieces
from actions.encoder_network import Network
from actions.encoder_training import QUESTION, Loss, Task, descend, distil, teach
from actions.encoder_weights import Weights
from actions.small_network import ABOUT, COARSE, FINE, PIECES, SCALE_OF_WORDS, WORDS
from actions.themes_pieces import SPECIAL

KEPT = (2, 5, 8, 11)
LOWEST = 1e-8  # scale of a row without numbers


class OneLabel(Task):
    """Texts that have one label each."""

    def missed(self, margins: Tensor, wanted: Tensor) -> Tensor:
        return functional.cross_entropy(margins, wanted)


def learn(
    weights: Weights, labelled: Sequence[tuple[str, str]], labels: Sequence[str], rounds: int
) -> Network:
    """A network of all layers from (label, text), in so many rounds. Its texts begin with QUESTION."""
    return teach(weights, _task(weights, labelled, labels, QUESTION), rounds)


def learn_further(
    network: Network,
    weights: Weights,
    labelled: Sequence[tuple[str, str]],
    labels: Sequence[str],
    rounds: int,
    rate: float,
) -> None:
    """So many rounds more for a network that `learn` made, over (label, text) and at a rate of its own."""
    task = _task(weights, labelled, labels, QUESTION)
    descend(network, task, rounds, rate, Loss(network, task))


def learn_small(
    weights: Weights, labelled: Sequence[tuple[str, str]], labels: Sequence[str], rounds: int
) -> Network:
    """A network of KEPT layers, taught by one of all layers. Its texts are bare."""
    asked, bare = (_task(weights, labelled, labels, before) for before in (QUESTION, ""))
    return distil(weights, teach(weights, asked, rounds), asked, bare, KEPT)


def _task(
    weights: Weights, labelled: Sequence[tuple[str, str]], labels: Sequence[str], before: str
) -> OneLabel:
    pieces = all_pieces(weights)
    numbers = torch.tensor([labels.index(label) for label, _ in labelled])
    wanted = functional.one_hot(numbers, len(labels)).float()
    return OneLabel(0, [pieces.cut(before + text) for _, text in labelled], wanted, coarse=True)


def write(
    folder: Path,
    network: Network,
    weights: Weights,
    labels: Sequence[str],
    words: Sequence[int] | str,
    before: str = "",
) -> None:
    """Write the network, every row of a matrix on a scale of its own.

    `words`: the rows of its pieces, or the name of the folder beside it that has them. `before`: what its
    texts begin with.
    """
    coarse: dict[str, NDArray[np.int8]] = {}
    fine: dict[str, NDArray[np.float32]] = {}

    def numbers(tensor: Tensor) -> NDArray[np.float32]:
        found: NDArray[np.float32] = tensor.detach().float().numpy()
        return found

    def matrix(name: str, *parts: nn.Linear) -> None:
        eight, scale = eight_bits(np.concatenate([numbers(part.weight) for part in parts]))
        coarse[name], fine[f"{name}.scale"] = np.ascontiguousarray(eight.T), scale
        fine[f"{name}.bias"] = np.concatenate([numbers(part.bias) for part in parts])

    def normal(name: str, part: nn.LayerNorm) -> None:
        fine[f"{name}.weight"], fine[f"{name}.bias"] = numbers(part.weight), numbers(part.bias)

    folder.mkdir(parents=True, exist_ok=True)
    if not isinstance(words, str):
        write_pieces(folder / PIECES, weights, words)
        table = numbers(network.words.weight)[[*range(SPECIAL), *words]]
        coarse[WORDS], fine[SCALE_OF_WORDS] = eight_bits(table)
    fine["places"] = numbers(network.places)
    for name, own in named(network).items():
        if isinstance(own, tuple):
            matrix(name, *own)
        else:
            normal(name, own)
    for file, parts in ((COARSE, coarse), (FINE, fine)):
        np.save(folder / file, np.concatenate([part.ravel() for part in parts.values()]))
    about: dict[str, Any] = {
        "labels": labels,
        "before": before,
        "words": words if isinstance(words, str) else "",
        "layers": len(network.layers),
        "heads": weights.heads,
        "epsilon": weights.epsilon,
        "coarse": {name: part.shape for name, part in coarse.items()},
        "fine": {name: part.shape for name, part in fine.items()},
    }
    (folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")


def named(network: Network) -> dict[str, tuple[nn.Linear, ...] | nn.LayerNorm]:
    """What the files have of a network, by name: steps that are one matrix there, and normalisations."""
    found: dict[str, tuple[nn.Linear, ...] | nn.LayerNorm] = {"begin": network.norm}
    for number, layer in enumerate(network.layers):
        found |= {
            f"{number}.look": (layer.query, layer.key, layer.value),
            f"{number}.out": (layer.out,),
            f"{number}.looked": layer.after_attention,
            f"{number}.widen": (layer.widen,),
            f"{number}.narrow": (layer.narrow,),
            f"{number}.stepped": layer.after_step,
        }
    return found | {"head": (network.head,)}


def eight_bits(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix as whole numbers, and the scale of each of its rows."""
    scale = np.maximum(np.abs(matrix).max(1), LOWEST) / 127
    return np.round(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)
