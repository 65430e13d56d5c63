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
    r"(?: (?:gaan|doen|met de vragen|met het gesprek|hoor|graag|dan|maar|nu|weer|aub))*"
)
#: What parts the last clause of a text from what comes before it; three dots leave a sentence unfinished.
CLAUSE = re.compile(r"(?:[.!?;:,\n\u2026]|\s[-\u2013\u2014]\s)+\s*")
UNFINISHED = re.compile(r"(?:\.\.+|\u2026|\?)\s*$")
#: Going on is what does not work, whatever comes after: 'ik kan niet meer. verder'.
CANNOT = re.compile(r"\b(?:niet|nooit|geen|hoe)\b.*\b(?:verder|meer|door)\b")
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


def before_going_on(text: str) -> str | None:
    """What comes before a last clause that asks to go on ('grapje hoor. Verder.'), None where none does."""
    ends = [found for found in CLAUSE.finditer(text) if plain(text[found.end() :])]
    if not ends or UNFINISHED.search(text):
        return None
    before, last = text[: ends[-1].start()], text[ends[-1].end() :]
    return before if wants_on(last) and not CANNOT.search(plain(before)) else None


def comes_back(text: str) -> bool:
    """Whether a text after a pause is about going on: a yes or no to that is none to the question."""
    return goes_on(text) or RETURNS.match(plain(text)) is not None
