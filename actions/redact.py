"""Take out of a text what says who it is about, before anything is kept.

What remains is still treated as personal: this protects the people who are named, not the writer.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from actions import redact_contact
from actions.redact_names import NameFinder
from actions.redact_roster import Roster
from actions.redact_school import FunctionFinder, SchoolFinder
from actions.redact_words import load_words

#: A round can bring a next name to light ('Anna Roos'). Each takes letters away, so it ends.
ROUNDS = 12
REPEATED = re.compile(r"\[naam\](?:[ -]\[naam\])+")


@dataclass(frozen=True)
class Redactor:
    """Redacts for one school. Holds the roster in memory and nowhere else."""

    names: NameFinder
    schools: SchoolFinder
    functions: FunctionFinder | None

    @classmethod
    def load(
        cls, roster: Iterable[str] = (), schools: Iterable[str] = (), functions: bool = True
    ) -> "Redactor":
        """Make a redactor. Raises actions.redact_words.BadWordList.

        roster: names of the school's staff. schools: the school's own names.
        functions: whether functions that few people hold become [functie].
        """
        lists = load_words()
        return cls(
            NameFinder(lists, Roster.of(roster, lists)),
            SchoolFinder(lists, schools),
            FunctionFinder(lists) if functions else None,
        )

    def redact(self, text: str) -> str:
        """`text` (made NFC) with placeholders: [naam] [e-mail] [telefoon] [datum] and so on."""
        text = unicodedata.normalize("NFC", text)
        for _ in range(ROUNDS):
            redacted = self._once(text)
            if redacted == text:
                break
            text = redacted
        return text

    def _once(self, text: str) -> str:
        text = redact_contact.replace(text)
        text = self.names.replace(self.schools.replace(text))
        text = REPEATED.sub("[naam]", text)
        return self.functions.replace(text) if self.functions else text
