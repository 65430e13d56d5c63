"""What someone means by a typed answer to a closed question.

First the written rules (`actions/interpret_rules.py`), then a trained reader (`actions/answer_model.py`) of
what they do not understand. In doubt there is no answer: a wrong score is worse than one more question.
"""

from actions.answer_model import AnswerModel
from actions.interpret_conclusion import conclusion
from actions.interpret_opening import opening
from actions.interpret_rules import Answer, by_rules, parse
from actions.interpret_vocabulary import Kind
from knowledge.scales import Value


def interpret(text: str, scale: str, question: str | None = None) -> Value | None:
    """The value of `scale` that `text` means, None in doubt. Raises UnknownScale or MissingModel.

    `question`: what was asked, in its own words; a whole sentence often means something to it alone.
    """
    answer = parse(text, scale)
    if answer:
        value = by_rules(answer)
        own = answer.own_side or answer
        if value is None:
            value = AnswerModel.load().read(own, question)
        elif question and not _plainly(own) and AnswerModel.load().denies(own, question, value):
            return opening(text, scale)
        if value is not None:
            return value
    if question and (value := opening(text, scale)) is not None:
        return value
    end = conclusion(text, scale)
    return end.value if end and AnswerModel.load().stands(end) else None


def _plainly(answer: Answer) -> bool:
    """Whether an answer holds an option and nothing else that tells: 'soms zei ik toch'."""
    kinds = {unit.kind for unit in answer.units}
    return Kind.VALUE in kinds and kinds <= {Kind.VALUE, Kind.FILL, Kind.FIX}


def strictly(text: str, scale: str) -> Value | None:
    """The same by the rules alone, where what they do not see is to be read in another way."""
    answer = parse(text, scale)
    return by_rules(answer) if answer else None
