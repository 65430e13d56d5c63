"""Saying to go on: with the questions, after a pause, and over a safety card."""

import re

from actions.words import plain

GO_ON = {"verder", "ga verder", "doorgaan", "door", "hervat", "hervatten", "start", "begin", "ik ben er weer"}
MILD = r"(?:(?:wel|maar|nu|weer|gewoon|graag|gaarne|heel|toch|nog|even|liever|gerust|dan|alsnog) )*"
WISH = (
    r"(?:ik (?:wil|wou|wens|zou|ga|kan|mag)|(?:we|wij) (?:gaan|kunnen|mogen)|laten we|laat ons"
    r"|(?:kunnen|zullen|mogen) we|(?:mag|kan) ik|(?:je|u) (?:mag|kunt))"
)
QUESTIONS = r"(?:de|het|deze|dit|mijn) (?:vragen|vragenlijst|enquete|gesprek|lijst|vraag|rest)"
FINISH = r"(?:vervolgen|voortzetten|afmaken|hervatten|afronden|beantwoorden|invullen)"
#: The same said at length: 'ik wil wel verder hoor', 'ik zou graag doorgaan met de vragenlijst'.
GOES_ON = re.compile(
    r"(?:(?:oke|ok|ja|nou|prima|goed|kom|nee|sorry|bedankt|dank je|dank u|maar|en) )*"
    r"(?:(?:het|met mij|met me) gaat (?:(?:wel|weer|goed|hoor|prima|met mij|met me|en) )+)?"
    rf"(?:(?:{WISH} )?{MILD}(?:met {QUESTIONS} )?{MILD}(?:verder|doorgaan|verdergaan|door gaan|voortgaan)"
    rf"|(?:ik wil|ga|gaat|doe|doet)(?: (?:je|u))? {MILD}(?:door|voort|verder)"
    rf"|{WISH} {MILD}{QUESTIONS} {MILD}(?:te )?{FINISH}"
    rf"|(?:{WISH} )?{MILD}door met {QUESTIONS}|(?:vervolg|hervat) {MILD}{QUESTIONS})"
    rf"(?: (?:gaan|doen|willen|met {QUESTIONS}|met (?:het )?(?:invullen|antwoorden|vragen|beantwoorden)"
    r"|waar (?:ik|we) (?:gebleven )?(?:was|waren)(?: gebleven)?"
    r"|hoor|graag|dan|maar|nu|weer|aub|svp|alstublieft|alsjeblieft))*"
)
#: Over a card this asks to go on too; to the question whether somebody takes part it is a yes.
TAKES_PART = re.compile(
    rf"(?:(?:oke|ok|ja|nou|nee|sorry) )*{WISH} {MILD}(?:meedoen|mee doen|deelnemen|meewerken)"
    rf"(?: (?:aan|met) {QUESTIONS}| hoor| graag| dan| maar| nu)*"
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

IS_BACK = re.compile(r".*\bben (?:ik )?(?:er )?(?:weer|terug)\b")


def goes_on(text: str) -> bool:
    """Whether somebody says to go on with the questions, or to be there for them."""
    return plain(text) in GO_ON or wants_on(text)


def wants_on(text: str) -> bool:
    """Whether somebody asks in words to go on: 'ik wil wel verder', not 'start' or 'ik ben er weer'."""
    return GOES_ON.fullmatch(plain(text)) is not None


def leaves_card(text: str) -> bool:
    """Whether somebody asks over a card to go on, or to take part."""
    return wants_on(text) or TAKES_PART.fullmatch(plain(text)) is not None


def before_leaving(text: str) -> str | None:
    """What comes before a last clause that leaves a card ('grapje hoor. Verder.'), None where none does."""
    ends = [found for found in CLAUSE.finditer(text) if plain(text[found.end() :])]
    if not ends or UNFINISHED.search(text):
        return None
    before, last = text[: ends[-1].start()], text[ends[-1].end() :]
    return before if leaves_card(last) and not CANNOT.search(plain(before)) else None


def comes_back(text: str) -> bool:
    """Whether a text after a pause is about going on: a yes or no to that is none to the question."""
    return goes_on(text) or RETURNS.match(plain(text)) is not None


def after_coming_back(text: str) -> str | None:
    """What is said after a pause beside going on ('ben er weer, soms': 'soms'); None where that is all."""
    if not comes_back(text):
        return text
    stop = CLAUSE.search(text)
    if stop is None:
        return None
    first, rest = plain(text[: stop.start()]), text[stop.end() :]
    back = IS_BACK.fullmatch(first) or goes_on(first)
    return rest if back and plain(rest) and not comes_back(rest) else None
