"""Make `data/listener` anew: `python -m actions.encoder_listener FILE`; FILE as for `encoder_training`.

The whole model learns the routes of `data/safety`, and that answers and talk are ordinary; four of its
layers learn to give the same. Like the encoder of the themes this is no part of `make train`; it takes
about an hour on two cores.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from actions import safety_training
from actions.encoder_export import all_pieces, used, write_pieces
from actions.encoder_network import Network
from actions.encoder_texts import common_words
from actions.encoder_training import QUESTION, Task, begin, distil, teach
from actions.encoder_weights import Weights
from actions.listener import ABOUT, COARSE, FINE, FOLDER, PIECES
from actions.safety import ROUTES
from actions.safety_model import FEWEST, NO_CARD, plain
from actions.themes_data import ROOT
from actions.themes_pieces import SPECIAL

LABELS = (NO_CARD, *ROUTES)
KEPT = (2, 5, 8, 11)
ROUNDS = 3  # of the whole model
WORDS = 60_000  # frequent words whose pieces stay
TALK, TYPED = 4, 5  # of what is said around questions, and of answers to closed ones, one in so many
LOWEST = 1e-8  # scale of a row without numbers


class Cries(Task):
    """Texts and the one route of each."""

    def missed(self, margins: Tensor, wanted: Tensor) -> Tensor:
        return functional.cross_entropy(margins, wanted)


def lines() -> list[tuple[str, str]]:
    """(route, text in small letters), each text once."""
    data = ROOT / "data"
    calm = [
        *safety_training.ordinary(data / "themes" / "train"),
        *safety_training.small_talk(data / "nlu")[::TALK],
        *safety_training.typed(data / "answers")[::TYPED],
    ]
    found = {text.lower(): NO_CARD for text in calm}
    found |= {text.lower(): route for route, text in safety_training.read(data / "safety")}
    return [(route, text) for text, route in found.items() if len(plain(text)) >= FEWEST]


def write(folder: Path, network: Network, weights: Weights, rows: list[int]) -> None:
    """Write the network with the pieces in `rows`, every row of a matrix on a scale of its own."""
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

    table = numbers(network.words.weight)[[*range(SPECIAL), *rows]]
    coarse["words"], fine["words.scale"] = eight_bits(table)
    fine["places"] = numbers(network.places)
    normal("begin", network.norm)
    for number, layer in enumerate(network.layers):
        matrix(f"{number}.look", layer.query, layer.key, layer.value)
        matrix(f"{number}.out", layer.out)
        normal(f"{number}.looked", layer.after_attention)
        matrix(f"{number}.widen", layer.widen)
        matrix(f"{number}.narrow", layer.narrow)
        normal(f"{number}.stepped", layer.after_step)
    matrix("head", network.head)
    folder.mkdir(parents=True, exist_ok=True)
    for file, parts in ((COARSE, coarse), (FINE, fine)):
        np.save(folder / file, np.concatenate([part.ravel() for part in parts.values()]))
    about: dict[str, Any] = {
        "labels": LABELS,
        "layers": len(network.layers),
        "heads": weights.heads,
        "epsilon": weights.epsilon,
        "coarse": {name: part.shape for name, part in coarse.items()},
        "fine": {name: part.shape for name, part in fine.items()},
    }
    (folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    write_pieces(folder / PIECES, weights, rows)


def eight_bits(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix as whole numbers, and the scale of each of its rows."""
    scale = np.maximum(np.abs(matrix).max(1), LOWEST) / 127
    return np.round(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def main() -> None:
    folder, weights = begin(__doc__, FOLDER)
    labelled = lines()
    texts = [text for _, text in labelled]
    wanted = functional.one_hot(torch.tensor([LABELS.index(route) for route, _ in labelled])).float()
    pieces = all_pieces(weights)
    asked, bare = (
        Cries(0, [pieces.cut(before + text) for text in texts], wanted, coarse=True)
        for before in (QUESTION, "")
    )
    pupil = distil(weights, teach(weights, asked, ROUNDS), asked, bare, KEPT)
    words = (word.lower() for word in common_words(WORDS))
    write(folder, pupil, weights, used(pieces, (*texts, *words)))


if __name__ == "__main__":
    main()
