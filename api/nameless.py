"""Texts of a working group name roles, not people: refuse what looks like a name or a way to reach
someone.
"""

import re
from collections.abc import Mapping
from functools import cache

from actions.redact import Redactor
from api.errors import ApiError
from api.wording import wording

FOUND = re.compile(r"\[(naam|e-mail|telefoon|rekeningnummer|nummer|postcode|adres|link|account)\]")
MARK = re.compile(r"\[[a-z-]+\]")  # of a text that redaction has seen already


@cache
def _redactor() -> Redactor:
    return Redactor.load(functions=False)


def assert_nameless(texts: Mapping[str, str]) -> None:
    """Raise 'invalid' with every field (name -> text) in which a person can be recognised."""
    said = []
    for field, text in texts.items():
        found = sorted(set(FOUND.findall(_redactor().redact(MARK.sub("…", text)))))
        if found:
            what = wording("workplan").say("naam_gevonden", soort=", ".join(found))
            said.append({"veld": field, "melding": what})
    if said:
        raise ApiError("invalid", extra={"fouten": said})
