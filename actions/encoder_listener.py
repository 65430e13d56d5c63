"""Make `data/listener` anew: `python -m actions.encoder_listener FILE`; FILE as for `encoder_training`.

It learns the routes of `data/safety`, and that answers and talk are ordinary. Like the encoder of the themes
this is no part of `make train`; it takes about an hour on two cores.
"""

from actions import safety_training
from actions.encoder_export import all_pieces, used, write_writers
from actions.encoder_small import learn_small, write
from actions.encoder_texts import common_words
from actions.encoder_training import begin
from actions.safety import ROUTES
from actions.safety_model import FEWEST, NO_CARD, plain
from actions.small_network import LISTENER
from actions.themes_data import ROOT

LABELS = (NO_CARD, *ROUTES)
ROUNDS = 3  # of the whole model
COMMON = 60_000  # frequent words whose pieces stay
TALK, TYPED = 4, 5  # of what is said around questions, and of answers to closed ones, one in so many


def lines() -> list[tuple[str, str]]:
    """(route, text in small letters), each text once."""
    data = ROOT / "data"
    calm = [
        *safety_training.ordinary(data),
        *safety_training.small_talk(data / "nlu")[::TALK],
        *safety_training.typed(data)[::TYPED],
    ]
    found = {text.lower(): NO_CARD for text in calm}
    found |= {text.lower(): route for route, text in safety_training.read(data / "safety")}
    return [(route, text) for text, route in found.items() if len(plain(text)) >= FEWEST]


def writers() -> list[str]:
    """Of whose lines in `data/safety` it learns."""
    return [path.stem for path in (ROOT / "data" / "safety").glob("*.txt")]


def main() -> None:
    folder, weights = begin(__doc__, LISTENER)
    labelled = lines()
    words = (text for _, text in labelled), (word.lower() for word in common_words(COMMON))
    rows = used(all_pieces(weights), (text for part in words for text in part))
    write(folder, learn_small(weights, labelled, LABELS, ROUNDS), weights, LABELS, rows)
    write_writers(folder, writers())


if __name__ == "__main__":
    main()
