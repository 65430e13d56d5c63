"""Teach `data/listener` more without making it anew: `python -m actions.encoder_further FILE`.

FILE as for `encoder_training`. It learns the writers of `data/safety` that WRITERS does not name, and that
what people answer (`data/replies`, `data/themes`) is ordinary, but for what was judged otherwise. Of the rest
it keeps saying what it said, softened by the routes. Ten minutes on two cores.
"""

import json

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from actions import encoder_listener, safety_training
from actions.encoder_export import all_pieces, rows_of, write_writers
from actions.encoder_network import Network
from actions.encoder_small import KEPT, OneLabel, named, write
from actions.encoder_training import Loss, begin, descend, pooled
from actions.encoder_weights import Weights
from actions.safety_model import FEWEST, NO_CARD, plain
from actions.small_network import LISTENER, PIECES, SmallNetwork
from actions.themes_data import ROOT
from actions.themes_encoder import WRITERS
from actions.typed_texts import replies

ROUNDS, RATE = 2, 2e-4
KEEPS = 0.7  # of a line it knew, how much counts what it says; the rest is its route


def network(weights: Weights, small: SmallNetwork) -> Network:
    """The torch network of a small one."""
    made = Network(weights, len(small.labels), KEPT)

    def fine(name: str) -> Tensor:
        return torch.tensor(np.array(small.fine[name]))

    made.places.data = fine("places")
    for name, own in named(made).items():
        if not isinstance(own, tuple):
            own.weight.data, own.bias.data = fine(f"{name}.weight"), fine(f"{name}.bias")
            continue
        whole = small.coarse[name].astype(np.float32) * small.fine[f"{name}.scale"]
        cuts = np.split(whole.T, len(own)), np.split(small.fine[f"{name}.bias"], len(own))
        for part, weight, bias in zip(own, *cuts, strict=True):
            part.weight.data, part.bias.data = torch.tensor(weight.copy()), torch.tensor(bias.copy())
    return made


def lines() -> tuple[list[tuple[str, str]], int]:
    """(route, text in small letters), what is new or an answer first, and how many these are."""
    data = ROOT / "data"
    given = {text for _, _, text, _ in replies(data / "replies")}
    answers = {text.lower() for text in given.union(text for _, text in safety_training.on_themes(data))}
    known = json.loads((LISTENER / WRITERS).read_text(encoding="utf-8"))
    fresh = {text for _, text in safety_training.read(data / "safety", but=known)}
    judged = {
        text.lower(): route
        for route, text in safety_training.read(data / "safety")
        if text in fresh or text.lower() in answers
    }
    calm = safety_training.unheard(sorted(given)) + safety_training.ordinary(data)
    ordinary = {text.lower() for text in calm} - judged.keys()
    new = judged | dict.fromkeys(sorted(ordinary), NO_CARD)
    new = {text: route for text, route in new.items() if len(plain(text)) >= FEWEST}
    old = [(route, text) for route, text in encoder_listener.lines() if text not in new]
    return [(route, text) for text, route in new.items()] + old, len(new)


def main() -> None:
    folder, weights = begin(__doc__, LISTENER)
    labelled, count = lines()
    labels = encoder_listener.LABELS
    pieces, pupil = all_pieces(weights), network(weights, SmallNetwork.load(LISTENER))
    routes = torch.tensor([labels.index(route) for route, _ in labelled])
    wanted = functional.one_hot(routes, len(labels)).float()
    task = OneLabel(0, [pieces.cut(text) for _, text in labelled], wanted, coarse=True)
    with torch.no_grad():
        said = pupil.head(pooled(pupil, task)).softmax(1)
    task.wanted = KEEPS * said + (1 - KEEPS) * wanted
    task.wanted[:count] = wanted[:count]
    descend(pupil, task, ROUNDS, RATE, Loss(pupil, task))
    kept = rows_of(LISTENER / PIECES, weights)
    write(folder, pupil, weights, labels, kept)
    write_writers(folder, encoder_listener.writers())


if __name__ == "__main__":
    main()
