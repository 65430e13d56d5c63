"""Whether a reply may repeat what someone typed: then it is kept as briefly as a text that awaits a yes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel

from knowledge.base import Base

WORD = re.compile(r"\w{4,}")  # shorter words tell nobody apart


def vocabulary(base: Base) -> frozenset[str]:
    """Every word that the knowledge base itself can say."""
    return frozenset(word for text in _texts(base) for word in WORD.findall(text.casefold()))


def repeats(typed: str, said: Iterable[str], known: frozenset[str]) -> bool:
    """Whether a word that was typed, and that is not ours, stands in what is said."""
    own = set(WORD.findall(typed.casefold())) - known
    return bool(own) and any(word in text.casefold() for text in said for word in own)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from _texts(dict(value))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif hasattr(value, "items"):
        for name, inner in value.items():
            yield from _texts(name)
            yield from _texts(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from _texts(inner)
