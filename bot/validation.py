"""Rasa checks its own response schema again at every action; here that is done once.

The answer of the action server is still checked, with the same schema and the same error.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jsonschema import ValidationError
from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


@cache
def response_validator() -> Any:
    """The validator of action responses, made (and its schema checked) once."""
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def check_response(_action: RemoteAction, response: dict[str, Any]) -> bool:
    """True. Raises jsonschema.ValidationError without the response in its text."""
    error = best_match(response_validator().iter_errors(response))
    if error is not None:
        raise ValidationError(f"the action server's answer is not valid at {list(error.absolute_path)}")
    return True


def install() -> None:
    """Let Rasa's remote actions use the one validator."""
    RemoteAction._validate_action_result = check_response
