"""A second reader of typed answers, trained on data/answers: what words and letters tell, and the whole.

A linear model over words, letters and meaning, trained by `make train`, weighed with a small language model
(`actions/small_network.py`): the reader, or of a sentence to a known question the interpreter. They read what
the rules do not understand, where they are all but sure, and take a reading of theirs back only where a
sentence surely means something else to its question.
"""

from dataclasses import dataclass
from functools import cache
from math import exp, inf, log, sqrt
from pathlib import Path

from actions.hashed_model import HashedModel, Row, hashed, letters, pairs, runs
from actions.interpret_conclusion import Conclusion
from actions.interpret_rules import Answer
from actions.interpret_vocabulary import Kind
from actions.small_network import INTERPRETER, READER, SmallNetwork
from actions.themes_encoder import WIDTH, Encoder
from actions.themes_kernel import Floats
from knowledge.scales import Value

FOLDER = Path(__file__).parent.parent / "var" / "models" / "answers"
MISSING = "Het antwoordmodel is er nog niet: voer 'make train' uit."
NO_VALUE = "null"
SIZE, BLOCKS = 2**14, 4
PLACES = SIZE * BLOCKS + WIDTH
SHARE = 0.5  # of the language model in what is weighed, on the scale of logarithms
LEAST = 1e-6  # lowest chance
MEANING = 2.0  # weight of the encoder's vector; a block of words or letters weighs 1
SURE, VERY_SURE = 0.75, 0.97  # what the chance of a value, by itself and against no value, must be
SHARE_ASKED = 0.75  # of the interpreter, where the question is known
SURE_ASKED = 0.95  # what the chance must be there
#: Scales on which the same words may mean something else to another question.
TOLD_BY_QUESTION = frozenset(("frequentie4", "frequentie3", "energie3", "eens5"))
VOTE = "stem"  # only the interpreter knows this scale; what it is asked of is the title of a measure
#: What the language model is told of a scale.
ASKED = {
    "frequentie4": "hoe vaak",
    "frequentie3": "kan het",
    "energie3": "energie",
    "eens5": "eens",
    "cijfer10": "cijfer",
    "janee": "ja of nee",
    "functiegroep": "werk",
    VOTE: "helpt het",
}
#: A yes counts only with a word of consent that the rules know, and no doubt beside it.
CONSENT = ("janee", "ja")
AGREES = {Kind.YES, Kind.CAN}
DOUBTS = {Kind.NO, Kind.NOT, Kind.OUT, Kind.OR, Kind.DOUBT}
SENTENCE, DENIED = 4, 0.05  # words of one; what the chance of a value must be to stand in it
FEWEST = 3  # words from which SURE is enough
STANDS = 0.2  # what the chance must be of the value in which a text ends


@dataclass(frozen=True, eq=False)
class AnswerModel:
    """Its labels are a scale and a value of it, or NO_VALUE: 'janee nee'."""

    model: HashedModel
    encoder: Encoder
    network: SmallNetwork
    interpreter: SmallNetwork

    @classmethod
    @cache
    def load(cls, folder: Path = FOLDER) -> "AnswerModel":
        """Read the trained model. Raises MissingModel."""
        networks = (SmallNetwork.load(place) for place in (READER, INTERPRETER))
        return cls(HashedModel.load(folder, MISSING), Encoder.load(), *networks)

    def chances(self, answer: Answer, question: str | None = None) -> dict[str, float]:
        """Probability of each value, and of NO_VALUE; empty where the scale was not trained on.

        Where its question is known the interpreter counts more: words by themselves do not know it.
        """
        own = f"{answer.scale} "
        places = {
            label.removeprefix(own): i for i, label in enumerate(self.model.labels) if label.startswith(own)
        }
        if not places or (answer.scale == VOTE and not question):
            return {}
        words = self.model.chances(features(answer, self.encoder.vector(answer.text))).tolist()
        network, share = (self.interpreter, SHARE_ASKED) if question else (self.network, SHARE)
        whole = network.log_chances(asked(answer.scale, answer.text, question), own)
        weighed = {
            value: exp((1 - share) * log(max(words[place], LEAST)) + share * whole[own + value])
            for value, place in places.items()
        }
        total = sum(weighed.values())
        return {value: weight / total for value, weight in weighed.items()}

    def read(self, answer: Answer, question: str | None = None) -> Value | None:
        """The value of an answer in which the rules see none, None in doubt."""
        if not _is_sentence(answer):
            question = None
        least = max(bar(answer), SURE_ASKED) if question else bar(answer)
        if least > 1 or not (chances := self.chances(answer, question)):
            return None
        some = 1 - chances.pop(NO_VALUE)
        best = max(chances, key=chances.__getitem__)
        if (answer.scale, best) == CONSENT:
            least = VERY_SURE if _consents(answer) else inf
        if chances[best] * sqrt(some) < least:
            return None
        return next(value for value in answer.vocab.values if str(value) == best)

    def denies(self, answer: Answer, question: str, value: Value) -> bool:
        """Whether a sentence in which the rules see `value` surely says something else to its question."""
        return _is_sentence(answer) and self.chances(answer, question).get(str(value), 1.0) < DENIED

    def stands(self, end: Conclusion) -> bool:
        """Whether the whole text means the value in which it ends, more than any other."""
        if (end.whole.scale, end.value) == CONSENT and not _consents(end.whole):
            return False
        some = {value: chance for value, chance in self.chances(end.whole).items() if value != NO_VALUE}
        own = some.get(str(end.value), 0.0)
        return own >= STANDS and own == max(some.values())


def asked(scale: str, text: str, question: str | None = None) -> str:
    """An answer as the language model reads it, with what is asked: of this question, or of its scale."""
    return f"{ASKED[scale]}: {question} | {text}" if question else f"{ASKED[scale]}: {text}"


def _is_sentence(answer: Answer) -> bool:
    """Whether an answer is one that its question may tell the meaning of."""
    return answer.scale == VOTE or (answer.scale in TOLD_BY_QUESTION and len(answer.words) >= SENTENCE)


def _consents(answer: Answer) -> bool:
    agrees = any(unit.kind in AGREES or unit.value == CONSENT[1] for unit in answer.units)
    return agrees and not any(unit.kind in DOUBTS for unit in answer.units)


def bar(answer: Answer) -> float:
    """How sure to be: surer of few words, of numbers, and where the rules know all words and see no value.

    A word by itself and a choice between values are left to the rules.
    """
    kinds = {unit.kind for unit in answer.units}
    values = {unit.value for unit in answer.units if unit.kind is Kind.VALUE}
    if len(answer.words) == 1 or (Kind.OR in kinds and len(values) > 1):
        return inf
    enough = len(answer.words) >= FEWEST and Kind.UNKNOWN in kinds and Kind.NUMBER not in kinds
    return SURE if enough else VERY_SURE


def features(answer: Answer, vector: Floats) -> Row:
    """Words in a row, letters in them, words that stand apart, phrases the rules know, and the meaning.

    `vector`: what the encoder makes of the text.
    """
    words = [word.text for word in answer.words]
    known = [
        unit.kind.name if unit.value is None else f"{unit.kind.name} {unit.value}"
        for unit in answer.units
        if unit.kind is not Kind.FILL
    ]
    row = hashed((runs(words), letters(words), pairs(words), runs(known)), SIZE)
    return row | dict(enumerate((MEANING * vector).tolist(), SIZE * BLOCKS))
