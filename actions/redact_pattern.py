"""What the patterns of redaction share: a rule is a pattern with a placeholder or a function that decides."""

import re
from collections.abc import Callable

Replace = Callable[[re.Match[str]], str]
#: Parts of which one stands in whatever has a number in it, in digits or words.
NUMBERS = (
    *"0123456789",
    *("nul", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "tig"),
)  # fmt: skip
Rule = tuple[re.Pattern[str], str | Replace]
UNIT = (
    r"(?:keer|x\b|uur|uren|min(?:uten)?\b|dag|week|weken|jaar|maand|kind|leerling|groep|man\b|mens|ouder|les|blok"
    r"|euro|kilo|%|procent|punt|collega|km|meter|stuk|combi|van de|deel|juf|leerkracht|fte|graden)"
)


def any_case(pattern: str) -> re.Pattern[str]:
    """A pattern for capitals and small letters alike."""
    return re.compile(pattern, re.IGNORECASE)
