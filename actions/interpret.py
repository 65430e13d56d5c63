"""What someone means by a typed answer to a closed question.

First the written rules (`actions/interpret_rules.py`), then a trained reader (`actions/answer_model.py`) of
what they do not understand. In doubt there is no answer: a wrong score is worse than one more question.
"""

from actions.answer_model import AnswerModel
from actions.interpret_rules import by_rules, parse
from knowledge.scales import Value


def interpret(text: str, scale: str) -> Value | None:
    """The value of `scale` that `text` means, None in doubt. Raises UnknownScale or MissingModel."""
    answer = parse(text, scale)
    if answer is None:
        return None
    value = by_rules(answer)
    return AnswerModel.load().read(answer.own_side or answer) if value is None else value


def strictly(text: str, scale: str) -> Value | None:
    """The same by the rules alone, where what they do not see is to be read in another way."""
    answer = parse(text, scale)
    return by_rules(answer) if answer else None
