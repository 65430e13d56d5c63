"""The sentences of the API and the command line: `texts/<topic>.yml`, read once by an explicit call."""

from functools import cache
from pathlib import Path
from types import MappingProxyType

from knowledge.content import read_yaml
from knowledge.texts import Texts

FOLDER = Path(__file__).parent / "texts"


@cache
def wording(topic: str) -> Texts:
    """The sentences of one topic ('errors', 'chat', 'cli', 'help'), by name."""
    raw = read_yaml(FOLDER / f"{topic}.yml", FOLDER.parent)
    return Texts(MappingProxyType({name: str(sentence).strip() for name, sentence in raw.items()}))
