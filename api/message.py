"""What a person sends: one message, cleaned of what could harm, with nothing cut away silently."""

import re
from typing import Annotated, Any
from unicodedata import category

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.store.tables import dump

LONGEST = 2_000  # characters of typed text
LONGEST_WORD = 60
ENDLESS = re.compile(rf"\S{{{LONGEST_WORD},}}")
SLASH = "\N{FULLWIDTH SOLIDUS}"  # typed text that begins with '/' would be a command to Rasa

Word = Annotated[str, Field(max_length=200)]
Number = Annotated[int, Field(strict=True, ge=-1_000_000, le=1_000_000)]


class Choice(BaseModel):
    """A tapped button. Other fields of the button may travel along; they are not looked at."""

    model_config = ConfigDict(extra="ignore")

    question: Annotated[str, Field(max_length=128)] = ""
    value: Number | Word | Annotated[list[Word], Field(max_length=50)]

    @model_validator(mode="before")
    @classmethod
    def bare_value(cls, data: Any) -> Any:
        """A bare string or number is the value, for the question that is open."""
        return {"value": data} if isinstance(data, str | int) else data


class Incoming(BaseModel):
    """One message: typed text, or a choice. Neither: opens the conversation, or repeats where it was."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"session": "K7QF-2M9X-TR4D", "message_id": "5f0c6b1e", "text": "best wel vaak"},
                {
                    "session": "K7QF-2M9X-TR4D",
                    "message_id": "8a41c2d7",
                    "choice": {"question": "t_tempo", "value": 3},
                },
            ]
        }
    )

    session: Annotated[str, Field(min_length=1, max_length=128)]
    message_id: Annotated[str, Field(min_length=1, max_length=128)]
    text: str | None = None
    choice: Choice | None = None

    @property
    def body(self) -> str:
        """What was sent, in one form, to tell a retry from another message."""
        choice = self.choice.model_dump() if self.choice else None
        return dump({"text": self.text or "", "choice": choice})

    @property
    def typed(self) -> str:
        """The typed text, cleaned; empty for a choice."""
        return "" if self.choice else clean(self.text or "")


def clean(text: str) -> str:
    """The same text without control characters and broken signs."""
    if not text.isprintable():
        text = "".join(_sign(sign) for sign in text)
    return text.strip()


def for_the_net(text: str) -> str:
    """The same text with endless words cut short: no word is that long, and comparing them takes long."""
    return ENDLESS.sub(lambda word: word.group()[:LONGEST_WORD], text)


def escaped(text: str) -> str:
    """The same text, never beginning with '/'."""
    return SLASH + text[1:] if text.startswith("/") else text


def _sign(sign: str) -> str:
    kind = category(sign)
    if kind == "Cc":
        return "\n" if sign == "\n" else " "
    return "\N{REPLACEMENT CHARACTER}" if kind == "Cs" else sign
