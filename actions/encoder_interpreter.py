"""Make `data/interpreter` anew: `python -m actions.encoder_interpreter FILE`; FILE as for `encoder_training`.

It learns what the answers of `data/answers` mean on their scale and those of `data/replies` to their
question, and that talk means nothing on any; then once more what has a question, and half of the rest. All
layers stay, as whole sentences ask for them. Like the encoder of the themes this is no part of `make train`;
it takes about an hour on two cores.
"""

import random

from actions.answer_model import NO_VALUE, asked
from actions.answer_training import around
from actions.encoder_small import learn, learn_further, write
from actions.encoder_training import QUESTION, begin
from actions.interpret import strictly
from actions.small_network import DATA, INTERPRETER, LISTENER
from actions.typed_texts import answers, replies

ROUNDS = 2
AGAIN, AGAIN_RATE = 2, 1e-4  # rounds over what has a question and half of the rest, and their rate

Line = tuple[str, str | None, str, str]  # scale, question, text, value


def lines() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(scale and value, text in small letters with what is asked), without a question and with one.

    Talk takes turns on the scales, every second line also on a question.
    """
    told = replies(DATA / "replies")
    alone: list[Line] = [(scale, None, text, value) for scale, text, value in answers(DATA / "answers")]
    asking: list[Line] = [*told]
    questions = sorted({(scale, question) for scale, question, _, _ in told})
    scales = sorted({scale for scale, _, _, _ in alone})
    chosen = random.Random(1)
    for at, text in enumerate(around(DATA)):
        alone.append((scales[at % len(scales)], None, text, NO_VALUE))
        if at % 2:
            asking.append((*chosen.choice(questions), text, NO_VALUE))
    return _labelled(alone), _labelled(asking)


def _labelled(given: list[Line]) -> list[tuple[str, str]]:
    return [
        (f"{scale} {value}", asked(scale, text, question).lower())
        for scale, question, text, value in given
        if value != NO_VALUE or strictly(text, scale) is None
    ]


def main() -> None:
    folder, weights = begin(__doc__, INTERPRETER)
    alone, asking = lines()
    labels = tuple(sorted({label for label, _ in alone + asking}))
    network = learn(weights, alone + asking, labels, ROUNDS)
    random.Random(1).shuffle(alone)
    learn_further(network, weights, asking + alone[::2], labels, AGAIN, AGAIN_RATE)
    write(folder, network, weights, labels, LISTENER.name, QUESTION)


if __name__ == "__main__":
    main()
