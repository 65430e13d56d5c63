"""Dutch without labels that the encoder is made with: sentences of the project, and words of the language."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from wordfreq import top_n_list

from actions import safety_training
from actions.safety_model import NO_CARD
from actions.themes_data import ROOT
from knowledge.base import ROOT as KNOWLEDGE
from knowledge.content import read_yaml

SHORTEST = 4  # words
NOT_SAID = {"answers", "safety"}  # parts of the knowledge base that hold no sentences
WORDS = 150_000


def unlabelled(known: Collection[str]) -> list[str]:
    """Ordinary sentences of the safety net, the knowledge base and the talk with the bot, without `known`."""
    cries = safety_training.read(ROOT / "data" / "safety")
    calm = (text for route, text in cries if route == NO_CARD)
    found = {*calm, *_of_knowledge(), *safety_training.small_talk(ROOT / "data" / "nlu")}
    return sorted(text for text in found - set(known) if len(text.split()) >= SHORTEST)


def common_words(count: int = WORDS) -> Iterator[str]:
    """Frequent Dutch words, also with a capital, and every sign that can be typed in Dutch."""
    for word in top_n_list("nl", count):
        yield word
        yield word.capitalize()
    yield "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    yield "áàâäåçéèêëíìîïñóòôöøúùûüýÿ.,;:!?'\"()[]-–—/\\&@#%*+=<>_€$£°…“”‘’"


def _of_knowledge() -> Iterator[str]:
    for path in sorted(KNOWLEDGE.rglob("*.yml")):
        if path.parent.name not in NOT_SAID:
            for text in _strings(read_yaml(path, KNOWLEDGE)):
                yield from re.split(r"(?<=[.!?])\s+", text)


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _strings(part)
