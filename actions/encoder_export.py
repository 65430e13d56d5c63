"""From a trained network to the files of `data/encoder`: what Dutch uses of the table, in eight bits."""

import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from actions.encoder_network import Network
from actions.encoder_weights import Weights
from actions.themes import DIRECTION
from actions.themes_encoder import INPUT, LABELS, LOG_ODDS, NETWORK, PIECES, VECTOR, WEIGHTS, WRITERS
from actions.themes_pieces import SPECIAL, Pieces

OPSET = 17
OWN_FILE = 100_000  # bytes from which numbers go there


def theme_count(names: Sequence[str]) -> int:
    """How many labels are themes or 'no theme'; they come first, the directions after them."""
    return sum(not name.startswith(DIRECTION) for name in names)


class Exported(nn.Module):  # type: ignore[misc]
    """What the file gives of a text: log odds, of directions as of themes, and the vector they come from."""

    def __init__(self, network: Network, themes: int) -> None:
        super().__init__()
        self.network, self.themes = network, themes

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor]:
        vector = self.network.pooled(pieces)
        margins = self.network.head(vector)
        chance = margins[:, self.themes :].softmax(1)
        return torch.cat([margins[:, : self.themes], torch.log(chance / (1 - chance))], 1), vector


def all_pieces(weights: Weights) -> Pieces:
    """All pieces of the published model, in its own rows."""
    return Pieces.of(list(weights.pieces[SPECIAL:]))


def used(pieces: Pieces, texts: Iterable[str]) -> list[int]:
    """Rows of the pieces in which texts and words are cut."""
    return sorted({row for text in texts for row in pieces.cut(text) if row >= SPECIAL})


def write_pieces(path: Path, weights: Weights, rows: Sequence[int]) -> None:
    """Write the pieces in `rows` with their scores, as `Pieces.load` reads them."""
    scored = [(weights.pieces[row][0], round(weights.pieces[row][1], 3)) for row in rows]
    path.write_text(json.dumps(scored, ensure_ascii=False), encoding="utf-8")


def rows_of(path: Path, weights: Weights) -> list[int]:
    """Rows of the published table that `write_pieces` wrote the pieces of, in that order."""
    at = {piece: row for row, (piece, _) in reversed(list(enumerate(weights.pieces))) if row >= SPECIAL}
    return [at[piece] for piece, _ in json.loads(path.read_text(encoding="utf-8"))]


def write_writers(folder: Path, names: Iterable[str]) -> None:
    """Write of whose lines the network learnt."""
    (folder / WRITERS).write_text(json.dumps(sorted(names)), encoding="utf-8")


def write(
    folder: Path, network: Network, weights: Weights, names: Sequence[str], rows: Sequence[int]
) -> None:
    """Write network, labels and the pieces in `rows`; `names` in the order of the network's head."""
    folder.mkdir(parents=True, exist_ok=True)
    table = network.words.weight[[*range(SPECIAL), *rows]].detach().clone()
    network.words = nn.Embedding.from_pretrained(table, freeze=True)
    write_pieces(folder / PIECES, weights, rows)
    (folder / LABELS).write_text(json.dumps(list(names), ensure_ascii=False), encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / NETWORK
        torch.onnx.export(
            Exported(network, theme_count(names)).eval(),
            (torch.randint(SPECIAL, len(table), (1, 20)),),
            whole,
            input_names=[INPUT],
            output_names=[LOG_ODDS, VECTOR],
            dynamic_axes={INPUT: {1: "places"}},
            opset_version=OPSET,
            dynamo=False,
        )
        small = Path(place) / "small.onnx"
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
        (folder / WEIGHTS).unlink(missing_ok=True)  # onnx would write behind what is there
        # numbers in a file of their own are read only where they are used, and shared between processes
        onnx.save_model(
            onnx.load(small),
            folder / NETWORK,
            save_as_external_data=True,
            location=WEIGHTS,
            size_threshold=OWN_FILE,
        )
