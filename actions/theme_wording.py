"""Wordings at the themes that were heard: what comes beside them, what it rather is, and what fell away."""

import re

from actions.theme_reply import AND, LEAD, NO, WITH_YES, YES
from actions.words import plain

FILL = r"(?:(?:dan|ook|maar|nog|wel|eigenlijk|graag|gewoon|even|toch|zeker|eens|alsjeblieft) )*"
BEGINS = r"^\W*(?:(?:ja|nee|nou|oh|o ja|en|oke|ok|klopt|prima|maar|tja|wacht)\W+)*"
#: 'Doe X er ook bij', 'voeg X toe', 'X hoort er ook nog bij', 'dan ook nog X', 'X ook nog'.
BESIDE = tuple(
    re.compile(BEGINS + form + r"(?: (?:hoor|graag|aub|alsjeblieft|dan|ook))*\W*$")
    for form in (
        rf"(?:doe|zet|neem|pak|tel|reken|gooi|schrijf) (?P<what>.+?) {FILL}(?:er|hier|daar) ?{FILL}bij",
        rf"(?:doe|zet|neem|pak|tel|gooi|schrijf) (?:er|hier) {FILL}(?P<what>.+?) {FILL}bij",
        rf"(?:(?:ik )?(?:wil|zou)|mag|kan|kun je) (?:ik )?(?P<what>.+?) (?:er|hier) {FILL}bij"
        r"(?: (?:doen|zetten))?",
        rf"voeg {FILL}(?:er )?{FILL}(?P<what>.+?) {FILL}(?:er )?{FILL}(?:aan )?toe",
        rf"(?:graag |ik wil )?(?P<what>.+?) {FILL}toevoegen",
        rf"(?P<what>.+?) (?:hoort|horen|mag|mogen|moet|moeten|kan|kunnen|komt|komen|past|passen|zit)"
        rf" (?:er|hier|daar) ?{FILL}bij(?: (?:horen|komen))?",
        rf"(?P<what>.+?) {FILL}erbij",
        r"(?:dan|daar komt) (?:ook )?nog (?P<what>.+?)(?: bij)?",
        r"(?P<what>.+?) ook(?: nog| graag)?",
        r"(?:daarnaast|daarbij|bovendien|tevens|plus)(?: ook)?(?: nog)? (?P<what>.+?)",
        r"(?:die|deze|alle) (?:twee|drie|vier|beide)(?: kloppen)?,? (?:en|plus)(?: (?:ook|dan|nog))*"
        r" (?P<what>.+?)",
    )
)
ONLY_OR_NOT = {
    "niet", "geen", "zonder", "behalve", "weg", "eruit", "alleen", "enkel", "nooit", "minder", "of",
}  # fmt: skip
#: Words that name no theme by themselves.
POINTERS = {
    "die", "dat", "deze", "dit", "andere", "twee", "drie", "er", "daar", "hier", "het", "ze", "alles",
    "hoort", "horen", "komt", "komen", "zit", "zitten", "blijft", "staat", "past", "mag", "moet",
}  # fmt: skip
LONGEST = 8  # words of what is named
#: 'Eerder X', 'ja, nee eigenlijk meer X': X is a thing, not 'eerder was het leuker'.
RATHER = re.compile(
    r"^\W*(?:(?:ja|nee|nou|tja|hm+|toch|wel)\W+)*(?:het is |dat is |het zit )?"
    r"(?:(?:toch|dan|wel) )*(?:eigenlijk |meer |eerder |liever )+(?:in )?"
    r"(?P<what>(?:de|het|die|dat|mijn|m'n|onze) .+)$"
)
#: A second beside it: 'X, met Y als tweede', 'X en dan Y op twee'.
SECOND = re.compile(
    r"(?:,| en)\W*(?:en |met |dan |daarna |op )*(?P<second>.+?)"
    r" (?:als (?:goede )?(?:tweede|nummer twee|nummer 2)|op (?:de tweede plaats|plek twee|plek 2|twee))\W*$"
)
#: Told at a question about them: a theme that was heard is gone, or another belongs with them.
LOST = re.compile(
    r"\b(?:(?:die|de|mijn) (?:andere|rest|overige|eerdere)"
    r"(?: (?:twee|drie|vier|[2-4]))?(?: onderwerpen| themas?)?"
    r" (?:(?:hoort|horen|moet|moeten|mag|mogen)(?: \w+){0,4} bij|(?:is|zijn)(?: \w+){0,2}"
    r" (?:weg|weggevallen|verdwenen|kwijt)|ontbreekt|ontbreken)"
    r"|(?:er (?:zijn|is)|je (?:bent|hebt)|ik (?:mis|ben))(?: \w+){0,3} (?:onderwerp|onderwerpen|thema|themas)"
    r"(?: (?:weg|weggevallen|vergeten|verdwenen|kwijt|gemist|nog))*"
    r"|(?:onderwerp|onderwerpen|thema|themas) (?:(?:is|zijn) )?(?:weg|weggevallen|vergeten|verdwenen|kwijt)"
    r"|waar (?:is|zijn) (?:die|de|mijn) (?:andere|rest)(?: \w+){0,2} (?:gebleven|heen|naartoe))\b"
)


def beside(text: str) -> str | None:
    """What is to come beside what was heard: 'doe de ouders er ook bij' gives 'de ouders'."""
    said = text.lower().strip()
    for form in BESIDE:
        if (found := form.match(said)) and _is_named(found["what"]):
            return found["what"].strip()
    return None


def rather(text: str) -> tuple[str, ...]:
    """What it is rather than what was heard, first what weighs most; empty where that is not said."""
    said = text.lower().strip()
    if said.endswith("?"):
        return ()
    second = SECOND.search(said)
    first = said[: second.start()] if second else said
    found = RATHER.match(first)
    if found is None and second is None:
        return ()
    parts = [found["what"] if found else first, *([second["second"]] if second else [])]
    return tuple(map(plain, parts)) if all(map(_is_named, parts)) else ()


def misses_themes(text: str) -> bool:
    """Whether somebody says that of the themes that were shown some are gone."""
    return LOST.search(plain(text).replace("thema s", "themas")) is not None


def _is_named(what: str) -> bool:
    """Whether words may be a theme: a few of them, that deny nothing and do not only point."""
    words = plain(what).split()
    telling = set(words) - POINTERS - LEAD - WITH_YES - AND - YES - NO
    return bool(telling) and len(words) <= LONGEST and ONLY_OR_NOT.isdisjoint(words)
