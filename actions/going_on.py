"""Saying to go on: with the questions, after a pause, and over a safety card."""

import re

from actions.words import plain

GO_ON = {"verder", "ga verder", "doorgaan", "door", "hervat", "hervatten", "start", "begin", "ik ben er weer"}
MILD = r"(?:(?:wel|maar|nu|weer|gewoon|graag|nog|even|liever|gerust) )*"
#: The same said at length: 'ik wil wel verder hoor', 'oke laten we doorgaan'.
GOES_ON = re.compile(
    r"(?:(?:oke|ok|ja|nou|prima|goed|kom|nee|sorry) )*"
    r"(?:(?:het|met mij|met me) gaat (?:(?:wel|weer|goed|hoor|prima|met mij|met me|en) )+)?"
    rf"(?:(?:(?:ik wil|we gaan|laten we|kunnen we|mag ik|kan ik) )?{MILD}(?:verder|doorgaan|verdergaan)"
    rf"|(?:ik wil|ga|gaat|doe|doet)(?: (?:je|u))? {MILD}(?:door|voort|verder))"
    r"(?: (?:gaan|doen|met de vragen|met het gesprek|hoor|graag|dan|maar|nu|aub))*"
)
#: After a pause these begin what is about going on.
RETURNS = re.compile(
    r"(?:ja|jawel|jep|jup|yes|ok|oke|okay|nee|nope|goed|prima)\b|.*\bben (?:ik )?(?:er )?(?:weer|terug)\b"
)


def goes_on(text: str) -> bool:
    """Whether somebody says to go on with the questions, or to be there for them."""
    return plain(text) in GO_ON or wants_on(text)


def wants_on(text: str) -> bool:
    """Whether somebody asks in words to go on: 'ik wil wel verder', not 'start' or 'ik ben er weer'."""
    return GOES_ON.fullmatch(plain(text)) is not None


def comes_back(text: str) -> bool:
    """Whether a text after a pause is about going on: a yes or no to that is none to the question."""
    return goes_on(text) or RETURNS.match(plain(text)) is not None
