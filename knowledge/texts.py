"""Everything the product says to people, by name."""

import string
from dataclasses import dataclass
from types import MappingProxyType

from knowledge.errors import KnowledgeError


class UnknownText(KnowledgeError):
    """A text is asked for that no file in knowledge/texts has."""


@dataclass(frozen=True)
class Texts:
    """Sentences by name, with {placeholders}."""

    sentences: MappingProxyType[str, str]

    def say(self, name: str, **values: object) -> str:
        """The text with its placeholders filled in. Raises UnknownText, or KeyError for a missing value."""
        if name not in self.sentences:
            raise UnknownText(f"knowledge/texts: de tekst '{name}' bestaat niet")
        return self.sentences[name].format(**values)

    def placeholders(self, name: str) -> set[str]:
        """Names of the placeholders in a text."""
        parts = string.Formatter().parse(self.sentences[name])
        return {field for _, field, _, _ in parts if field}


def within(text: str) -> str:
    """A title as it stands within a sentence: 'Eén vaste plek' becomes 'één vaste plek', 'ICT' stays."""
    if text.startswith("Eén"):
        return "één" + text[3:]
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
