"""Understanding in the Rasa process: exact commands first, a light trained classifier for the rest.

A message that is exactly a command ('pauze', 'Stop maar!', 'PRIVACY?') is decided at once and skips the
featurizers and the classifier, and so does one without words: a tapped button travels as '-'. Which words are
commands is data: `knowledge/commands.yml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import skops.io as sio
import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

COMMANDS = Path(__file__).parent.parent / "knowledge" / "commands.yml"
DECIDED = "werkdruk_decided"
ANSWER = "vrije_tekst"
SPARSE = "scipy.sparse._csr.csr_matrix"  # the weights of rare words
BROKEN_MODEL = "var/models/rasa: de classifier in het model is niet heel; draai 'make train' opnieuw."


class NluError(RasaException):  # type: ignore[misc]
    """The understanding part cannot be trusted; the message names the file and the way out."""


def normalise(text: str) -> str:
    """Lower case, no accents, no punctuation, single spaces: 'Stop maar!' and 'stop  máár' are one."""
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(char)
    )
    return " ".join(re.sub(r"[^\w\s]", " ", plain).split())


def read_commands(path: Path = COMMANDS) -> dict[str, str]:
    """Normalised command words -> command. Raises NluError when a word belongs to two commands."""
    words_by_command: Mapping[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    command_of: dict[str, str] = {}
    for command, words in words_by_command.items():
        for word in words:
            owner = command_of.setdefault(normalise(word), command)
            if owner != command:
                raise NluError(
                    f"{path.name}: '{word}' staat bij {owner} en bij {command}; haal het bij één weg."
                )
    return command_of


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class CommandClassifier(GraphComponent, IntentClassifier):  # type: ignore[misc]
    """Sets the intent of an exact command, or of no words at all, and marks the message as decided."""

    def __init__(self, command_of: Mapping[str, str]) -> None:
        self.command_of = command_of

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CommandClassifier:
        return cls(read_commands())

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            words = normalise(message.get(TEXT) or "")
            decided = self.command_of.get(words) if words else ANSWER
            if decided is not None:
                intent = {"name": decided, "confidence": 1.0}
                message.set(INTENT, intent, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [intent], add_to_output=True)
                message.set(DECIDED, True)
        return messages


def undecided(messages: list[Message]) -> list[Message]:
    """The messages that still need the trained classifier."""
    return [message for message in messages if not message.get(DECIDED)]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SparingFeaturizer(CountVectorsFeaturizer):  # type: ignore[misc]
    """Rasa's CountVectorsFeaturizer, spared where a command has decided."""

    def process(self, messages: list[Message]) -> list[Message]:
        super().process(undecided(messages))
        return messages


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SparingClassifier(LogisticRegressionClassifier):  # type: ignore[misc]
    """Rasa's LogisticRegressionClassifier, spared where a command has decided, and never unfitted.

    Rare words count for more than common ones, and a class for as much as it has examples: Rasa's balanced
    classes took three answers in a hundred surely for a command, these weights one (cross-validated).
    On load Rasa's own class silently goes on with an unfitted classifier when the stored one is refused.
    """

    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, name, model_storage, resource)
        self.clf = make_pipeline(
            TfidfTransformer(sublinear_tf=True),
            LogisticRegression(C=60.0, max_iter=300, random_state=config["random_state"]),
        )

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SparingClassifier:
        """The trained classifier. Raises NluError when it is not there, not whole or not ours."""
        try:
            with model_storage.read_from(resource) as folder:
                path = folder / f"{resource.name}.skops"
                strange = set(sio.get_untrusted_types(file=path)) - {SPARSE}
                clf = None if strange else sio.load(path, trusted=[SPARSE])
        except (ValueError, OSError, BadZipFile) as error:
            raise NluError(BROKEN_MODEL) from error
        if clf is None or not hasattr(clf, "classes_"):
            raise NluError(BROKEN_MODEL)
        component = cls(config, execution_context.node_name, model_storage, resource)
        component.clf = clf
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        waiting = undecided(messages)
        if waiting:
            super().process(waiting)
        return messages
