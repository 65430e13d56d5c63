"""Teach `data/encoder` new writers without making it anew: `python -m actions.encoder_themes_further FILE`.

FILE as for `encoder_training`. New are the writers of `data/themes/train` that WRITERS does not name. Of the
lines it knew it keeps what it says, half and half with their labels. Some five minutes on two cores.
"""

import json

import torch

from actions import encoder_export, encoder_import, themes_data
from actions.encoder_training import Loss, Task, begin, descend, labels_of, pooled
from actions.themes_encoder import FOLDER, PIECES, WRITERS
from actions.themes_training import theme_model

ROUNDS, RATE = 2, 2e-4
KEEPS = 0.5  # of a line it knew, how much counts what it says; the rest is its labels


def main() -> None:
    folder, weights = begin(__doc__, FOLDER)
    themes = tuple(theme_model().themas)
    lines = themes_data.read_folder(themes_data.DATA / "train", themes)
    known = set(json.loads((FOLDER / WRITERS).read_text(encoding="utf-8")))
    network, labels = encoder_import.read(FOLDER, weights)
    names, wanted = labels_of(lines, themes)
    if names != labels:
        raise SystemExit("De thema's zijn veranderd: maak de encoder opnieuw.")
    count, pieces = encoder_export.theme_count(names), encoder_export.all_pieces(weights)
    texts = [line.text for line in lines]
    task = Task(count, [pieces.cut(text) for text in texts], wanted, coarse=True)
    with torch.no_grad():
        said = network.head(pooled(network, task))
    told = torch.cat([said[:, :count].sigmoid(), said[:, count:].softmax(1)], 1)
    new = torch.tensor([line.writer not in known for line in lines])
    task.wanted = torch.where(new[:, None], wanted, KEEPS * told + (1 - KEEPS) * wanted)
    descend(network, task, ROUNDS, RATE, Loss(network, task))
    kept = {*encoder_export.rows_of(FOLDER / PIECES, weights), *encoder_export.used(pieces, texts)}
    encoder_export.write(folder, network, weights, names, sorted(kept))
    encoder_export.write_writers(folder, themes_data.writers(lines))


if __name__ == "__main__":
    main()
