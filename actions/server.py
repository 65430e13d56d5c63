"""The action server: rasa-sdk around `dialogue.turn`. Thin, stateless, on loopback only.

Run: `python -m actions.server --port 5055`.
"""

import argparse
import functools
import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions.answer_model import AnswerModel
from actions.dialogue import turn
from actions.layers import Layers
from actions.message import Message
from actions.redact import Redactor
from actions.state import from_json
from actions.talk import Knowledge
from actions.themes import ThemeModel
from knowledge.base import load

logger = logging.getLogger(__name__)


class ActionTurn(Action):  # type: ignore[misc]
    """Unpacks, calls `turn`, packs. A failure says nothing: the API sees the silence and tries again."""

    def __init__(self, knowledge: Knowledge, layers: Layers) -> None:
        self.knowledge = knowledge
        self.layers = layers

    def name(self) -> str:
        return "action_turn"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        latest = tracker.latest_message
        try:
            message = Message.from_tracker(latest)
            wave = message.context.wave
            state = from_json((latest.get("metadata") or {}).get("state"), wave.kind, wave.focus)
            own = [question.as_question() for question in wave.own]
            base = self.layers.base(message.context.knowledge).asking(wave.kind, own)
            packed = turn(state, message, replace(self.knowledge, base=base)).pack()
        except Exception as error:
            logger.error("a turn failed: %s", type(error).__name__)
            return []
        dispatcher.utter_message(json_message=packed)
        return []


def load_knowledge(themes: Path | None = None) -> Knowledge:
    """Everything a turn needs, read once. Raises ContentError or MissingModel."""

    @functools.lru_cache(maxsize=256)
    def redactor(roster: tuple[str, ...], schools: tuple[str, ...]) -> Redactor:
        return Redactor.load(roster=roster, schools=schools)

    AnswerModel.load()
    return Knowledge(base=load(), themes=ThemeModel.load(themes), redactor=redactor)


def main() -> None:
    parser = argparse.ArgumentParser(description="De actieserver van Werkdrukdialoog")
    parser.add_argument("--port", type=int, default=5055)
    parser.add_argument("--themes", type=Path, default=None, help="map van het themamodel")
    parser.add_argument(
        "--layers", type=Path, default=Path("var/knowledge"), help="map met wijzigingen van de kennisbank"
    )
    arguments = parser.parse_args()
    os.environ.setdefault("OTEL_SDK_DISABLED", "true")
    logging.basicConfig(level=logging.WARNING)
    executor = ActionExecutor()
    knowledge = load_knowledge(arguments.themes)
    executor.register_action(ActionTurn(knowledge, Layers(knowledge.base, arguments.layers)))
    app = create_app(executor, cors_origins=[])
    app.run(host="127.0.0.1", port=arguments.port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
