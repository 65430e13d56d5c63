"""Make `data/interpreter` anew: `python -m actions.encoder_interpreter FILE`; FILE as for `encoder_training`.

It learns what the answers of `data/answers` mean on their scale and those of `data/replies` to their
question, and that talk means nothing on any. All layers stay, as whole sentences ask for them. Like
the encoder of the themes this is no part of `make train`; it takes about 40 minutes on two cores.
"""

import random

from actions.answer_model import NO_VALUE, asked
from actions.answer_training import around
from actions.encoder_small import learn, write
from actions.encoder_training import QUESTION, begin
from actions.interpret import strictly
from actions.small_network import DATA, INTERPRETER, LISTENER
from actions.typed_texts import answers, replies

ROUNDS = 2

Line = tuple[str, str | None, str, str]  # scale, question, text, value


def lines() -> list[tuple[str, str]]:
    """(scale and value, text in small letters with what is asked) of all answers.

    Talk takes turns on the scales, every second line also on a question.
    """
    told = replies(DATA / "replies")
    given: list[Line] = [(scale, None, text, value) for scale, text, value in answers(DATA / "answers")]
    questions = sorted({(scale, question) for scale, question, _, _ in told})
    scales = sorted({scale for scale, _, _, _ in given})
    chosen = random.Random(1)
    for at, text in enumerate(around(DATA)):
        given.append((scales[at % len(scales)], None, text, NO_VALUE))
        if at % 2:
            given.append((*chosen.choice(questions), text, NO_VALUE))
    return [
        (f"{scale} {value}", asked(scale, text, question).lower())
        for scale, question, text, value in [*given, *told]
        if value != NO_VALUE or strictly(text, scale) is None
    ]


def main() -> None:
    folder, weights = begin(__doc__, INTERPRETER)
    labelled = lines()
    labels = tuple(sorted({label for label, _ in labelled}))
    network = learn(weights, labelled, labels, ROUNDS)
    write(folder, network, weights, labels, LISTENER.name, QUESTION)


if __name__ == "__main__":
    main()
