"""The faster check of action responses accepts and refuses what Rasa's own does."""

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction

from bot.validation import check_response

ACTION = RemoteAction("action_turn", None)
GOOD = [
    {"events": [], "responses": []},
    {"events": [], "responses": [{"custom": {"replies": []}}]},
    {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": []},
]
BAD = [
    {"events": "paarsekrokodil", "responses": []},
    {"events": [{"event": "session_ended"}], "responses": []},
    {"events": [], "responses": ["paarsekrokodil"]},
    [],
]


@pytest.mark.parametrize("response", GOOD)
def test_what_rasa_accepts_passes(response: object) -> None:
    jsonschema.validate(response, RemoteAction.action_response_format_spec())
    assert check_response(ACTION, response)  # type: ignore[arg-type]


@pytest.mark.parametrize("response", BAD)
def test_what_rasa_refuses_is_refused_without_its_text(response: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(response, RemoteAction.action_response_format_spec())
    with pytest.raises(jsonschema.ValidationError) as refused:
        check_response(ACTION, response)  # type: ignore[arg-type]
    assert "paarsekrokodil" not in str(refused.value)
