"""Teach `data/encoder` new writers without making it anew: `python -m actions.encoder_themes_further FILE`.

FILE as for `encoder_training`. New are the writers of `data/themes/train` that WRITERS does not name. Of the
lines it knew it keeps what it says, half and half with their labels. Some five minutes on two cores.
"""

import json

import torch

from actions import encoder_export, encoder_import, themes_data
from actions.encoder_training import Task, begin, descend, labels_of
from actions.themes_encoder import FOLDER, WRITERS
from actions.themes_training import theme_model

ROUNDS, RATE = 2, 2e-4
KEEPS = 0.5  # of a line it knew, how much counts what it says; the rest is its labels


def main() -> None:
    folder, weights = begin(__doc__, FOLDER)
    lines = themes_data.read_folder(themes_data.DATA / "train", tuple(theme_model().themas))
    known = set(json.loads((FOLDER / WRITERS).read_text(encoding="utf-8")))
    network, _ = encoder_import.read(FOLDER, weights)
    names, wanted = labels_of(lines, tuple(theme_model().themas))
    themes, pieces = encoder_export.theme_count(names), encoder_export.all_pieces(weights)
    texts = [line.text for line in lines]
    task = Task(themes, [pieces.cut(text) for text in texts], wanted, coarse=True)
    said = torch.zeros_like(wanted)
    network.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for places in task.batches():
            said[places] = network.head(network.pooled(*task.padded(places))).float()
    told = torch.cat([said[:, :themes].sigmoid(), said[:, themes:].softmax(1)], 1)
    new = torch.tensor([line.writer not in known for line in lines])
    aim = torch.where(new[:, None], wanted, KEEPS * told + (1 - KEEPS) * wanted)

    def missed(places: list[int], rows: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            own = network.pooled(rows, mask).float()
        return task.missed(network.head(own), aim[places])

    descend(network, task, ROUNDS, RATE, missed)
    kept = encoder_import.rows(FOLDER, weights) | set(encoder_export.used(pieces, texts))
    encoder_export.write(folder, network, weights, names, sorted(kept))
    encoder_export.write_writers(folder, themes_data.writers(lines))


if __name__ == "__main__":
    main()
