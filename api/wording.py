"""The sentences of the API and the command line: `texts/<topic>.yml`, read once by an explicit call."""

from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from knowledge.texts import Texts

FOLDER = Path(__file__).parent / "texts"


@cache
def wording(topic: str) -> Texts:
    """The sentences of one topic ('errors', 'chat', 'cli', 'help'), by name."""
    raw = yaml.safe_load((FOLDER / f"{topic}.yml").read_text(encoding="utf-8"))
    return Texts(MappingProxyType({name: str(sentence).strip() for name, sentence in raw.items()}))
