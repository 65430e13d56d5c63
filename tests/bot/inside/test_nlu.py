"""Commands decide at once; the trained model reads sentences that it has not seen."""

import asyncio
import contextlib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import skops.io as sio
import yaml
from rasa.core.agent import Agent
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.training_data.message import Message
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import FunctionTransformer

from bot.nlu import DECIDED, CommandClassifier, NluError, SparingClassifier, normalise, read_commands

ROOT = Path(__file__).parent.parent.parent.parent
MODEL = ROOT / "var" / "models" / "rasa" / "werkdrukdialoog.tar.gz"
HELD_OUT = yaml.safe_load((ROOT / "tests" / "bot" / "held_out.yml").read_text(encoding="utf-8"))
SENTENCES = [(intent, text) for intent, texts in HELD_OUT.items() for text in texts]
SURE = 0.6  # from here a colleague's dialogue takes an intent for certain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Stop maar!", "stop maar"),
        ("  PAUZE... ", "pauze"),
        ("één terug", "een terug"),
        ("commando's", "commando s"),
        ("😀", ""),
        ("-", ""),
    ],
)
def test_case_accents_and_punctuation_do_not_count(typed: str, plain: str) -> None:
    assert normalise(typed) == plain


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("pauze", "pauze"),
        ("Stop maar!", "pauze"),
        ("VERWIJDER ALLES", "verwijderen"),
        ("Wat gebeurt er met mijn gegevens?", "privacy"),
        ("ik zou het liefst stoppen met vergaderen", None),
        ("", "vrije_tekst"),
        ("-", "vrije_tekst"),
        ("😀!", "vrije_tekst"),
    ],
)
def test_only_a_whole_command_or_no_word_at_all_decides(text: str, intent: "str | None") -> None:
    (message,) = CommandClassifier(read_commands()).process([Message.build(text)])
    assert bool(message.get(DECIDED)) is (intent is not None)
    if intent is not None:
        assert message.get("intent") == {"name": intent, "confidence": 1.0}


def test_a_word_of_two_commands_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "commands.yml"
    path.write_text("pauze: [Stop!]\nverwijderen: [stop]\n", encoding="utf-8")
    with pytest.raises(NluError, match=r"commands\.yml: 'stop' staat bij pauze en bij verwijderen"):
        read_commands(path)


def test_a_decided_message_spares_the_classifier(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(
        LogisticRegressionClassifier,
        "process",
        lambda self, messages: seen.extend(m.get("text") for m in messages),
    )
    messages = CommandClassifier(read_commands()).process(
        [Message.build("pauze"), Message.build("te veel werk")]
    )
    assert SparingClassifier.process(object.__new__(SparingClassifier), messages) == messages
    assert seen == ["te veel werk"]


class Stored:
    """Model storage with one file for the classifier, or none."""

    def __init__(self, folder: "Path | None") -> None:
        self.folder = folder

    @contextlib.contextmanager
    def read_from(self, resource: Resource) -> "Iterator[Path]":
        if self.folder is None:
            raise ValueError("nothing stored")
        yield self.folder


def load_classifier(folder: "Path | None") -> SparingClassifier:
    context = SimpleNamespace(node_name="classifier")
    config = SparingClassifier.get_default_config()
    return SparingClassifier.load(config, Stored(folder), Resource("classifier"), context)  # type: ignore[arg-type]


@pytest.mark.parametrize("what", ["nothing", "rubbish", "unfitted", "another kind of object"])
def test_a_classifier_that_is_not_whole_is_refused(what: str, tmp_path: Path) -> None:
    path = tmp_path / "classifier.skops"
    if what == "rubbish":
        path.write_bytes(b"PK rubbish")
    if what == "unfitted":
        sio.dump(LogisticRegression(), path)
    if what == "another kind of object":
        sio.dump(FunctionTransformer(func=test_case_accents_and_punctuation_do_not_count), path)
    with pytest.raises(NluError, match="make train"):
        load_classifier(None if what == "nothing" else tmp_path)


def test_a_fitted_classifier_is_loaded(tmp_path: Path) -> None:
    sio.dump(LogisticRegression().fit([[0.0], [1.0]], ["a", "b"]), tmp_path / "classifier.skops")
    assert list(load_classifier(tmp_path).clf.classes_) == ["a", "b"]


@pytest.fixture(scope="module")
def parsed() -> "list[tuple[str, str, str, float]]":
    """(sentence, wanted intent, given intent, confidence) for every held-out sentence."""

    async def parse() -> "list[tuple[str, str, str, float]]":
        agent = Agent.load(MODEL)
        rows = []
        for intent, text in SENTENCES:
            given = (await agent.parse_message(text))["intent"]
            rows.append((text, intent, given["name"], given["confidence"]))
        return rows

    return asyncio.run(parse())


def test_the_trained_model_reads_what_it_has_not_seen(parsed: "list[tuple[str, str, str, float]]") -> None:
    wrong = [row for row in parsed if row[1] != row[2]]
    assert len(wrong) <= 0.1 * len(parsed), wrong


def test_an_answer_is_seldom_surely_taken_for_a_command(parsed: "list[tuple[str, str, str, float]]") -> None:
    answers = [row for row in parsed if row[1] == "vrije_tekst"]
    taken = [row for row in answers if row[2] not in ("vrije_tekst", "nlu_fallback") and row[3] >= SURE]
    assert len(taken) <= 0.08 * len(answers), taken


def test_no_answer_is_taken_for_a_wish_to_delete(parsed: "list[tuple[str, str, str, float]]") -> None:
    assert not [row for row in parsed if row[2] == "verwijderen" and row[1] != "verwijderen"]
