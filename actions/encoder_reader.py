"""Make `data/reader` anew: `python -m actions.encoder_reader FILE`; FILE as for `encoder_training`.

It learns what the answers of `data/answers` mean on their scale, and that talk means nothing on any. Like the
encoder of the themes this is no part of `make train`; it takes about half an hour on two cores.
"""

from actions.answer_model import NO_VALUE, asked
from actions.answer_training import around
from actions.encoder_small import learn_small, write
from actions.encoder_training import begin
from actions.interpret import strictly
from actions.small_network import DATA, LISTENER, READER
from actions.typed_texts import answers

ROUNDS = 2  # of the whole model


def lines() -> list[tuple[str, str]]:
    """(scale and value, text with its scale) of all answers; talk takes turns on the scales."""
    given = answers(DATA / "answers")
    scales = sorted({scale for scale, _, _ in given})
    talk = [(scales[at % len(scales)], text) for at, text in enumerate(around(DATA))]
    given += [(scale, text, NO_VALUE) for scale, text in talk if strictly(text, scale) is None]
    return [(f"{scale} {value}", asked(scale, text)) for scale, text, value in given]


def main() -> None:
    folder, weights = begin(__doc__, READER)
    labelled = lines()
    labels = tuple(sorted({label for label, _ in labelled}))
    write(folder, learn_small(weights, labelled, labels, ROUNDS), weights, labels, LISTENER.name)


if __name__ == "__main__":
    main()
