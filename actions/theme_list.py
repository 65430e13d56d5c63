"""How many there are, and their names: 'alle vier dus taken, ouders en ict', 'alle drie'.

A name may be any word of a theme; one that is a word of more than one is left for the speaker to choose.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from actions.theme_reply import AND, LEAD, WITH_YES
from actions.words import NUMBERS, alike, plain

COUNT = r"(?:twee|drie|vier|vijf|[2-5])"
MANY = (
    rf"(?P<many>alle ?{COUNT}|(?:het|dat) (?:zijn|waren) er (?:eigenlijk |wel |dus )?{COUNT}"
    rf"|{COUNT} (?:dingen|onderwerpen|themas?|zaken)|allebei|allebeide|beide|allemaal|alles)"
)
BEGINS = r"^\W*(?:(?:ja|nou|oke|ok|klopt|prima|jawel|zeker|eigenlijk)\W+)*"
ALL = re.compile(
    rf"{BEGINS}{MANY}(?: deze| die| de)?(?: onderwerpen| themas| dingen)?"
    r"(?: (?:kloppen|klopt|wel|dus|graag|hoor|goed|juist|eigenlijk|inderdaad|ja|zijn|is))*\W*$"
)
LISTS = re.compile(
    rf"{BEGINS}{MANY}\b(?: (?:kloppen|klopt))?(?P<joined>[\s,:;=-]*"
    r"(?:(?:dus|namelijk|nl|te weten|oftewel|ofwel|en wel|dat (?:is|zijn))\b[\s,:]*)?)(?P<what>\S.*)$"
)
#: What adds to those heard: 'alle drie dus ook ict'.
ADDS = re.compile(r"(?:ook|en|plus|daarnaast|verder)\b\s*(?:ook |nog |dan )*")
#: What makes it something else than a list of names.
NO_LIST = re.compile(
    r"\b(?:niet|geen|behalve|zonder|vooral|met name|maar|alleen|want|omdat|meest\w*|even|of|dan|na)\b"
)
PARTS = re.compile(r"\s*[,;:+/&]\s*|\s+(?:en|plus)\s+")
MOST = 5  # names in such a list
WORDS = 14  # words of it


@dataclass(frozen=True)
class ThemeList:
    """`sure`: themes named by a word that no other has; `doubted`: those that share the word said.

    `whole`: whether every name is sure, and there are as many as was said.
    """

    sure: tuple[str, ...]
    doubted: tuple[str, ...]
    whole: bool


Reader = Callable[[str], Collection[str]]


def says_all(text: str) -> int | None:
    """How many are said to be right ('alle drie kloppen' gives 3), None where more is said, or no number."""
    found = ALL.match(text.lower().strip())
    return _count(found) if found else None


def adds_to_all(text: str) -> str | None:
    """What is named beside all those heard: 'alle drie dus ook ict' gives 'ict'."""
    found = LISTS.match(text.lower().strip())
    more = ADDS.match(found["what"]) if found and plain(found["joined"]) else None
    return found["what"][more.end() :].strip() if found and more else None


def theme_list(
    text: str, labels: Mapping[str, str], shown: Collection[str], read: Reader
) -> ThemeList | None:
    """The themes that are listed after how many there are; None where it is no such list.

    `labels`: theme -> its name; `shown`: themes on the chips; `read`: themes that a few words stand for.
    """
    found = LISTS.match(text.lower().strip())
    if found is None or "?" in text or NO_LIST.search(plain(found["what"])) or ADDS.match(found["what"]):
        return None
    count, said = _count(found), [part for part in map(plain, PARTS.split(found["what"])) if part]
    if not (count or found["joined"].strip()) or len(plain(found["what"]).split()) > WORDS:
        return None
    names = [name for part in said for name in _names(part, labels, read)]
    sure = [_sure(name, shown) for name in names]
    kept = tuple(dict.fromkeys(theme for theme in sure if theme))
    doubted = tuple(dict.fromkeys(theme for name in names for theme in name if theme not in kept))
    bare = not found["joined"].strip() and len(names) != count  # 'alle drie de klassen zijn druk'
    if not kept or not all(names) or len(names) > MOST or bare:
        return None
    return ThemeList(kept, doubted if None in sure else (), None not in sure and count in (None, len(kept)))


def _names(part: str, labels: Mapping[str, str], read: Reader) -> list[tuple[str, ...]]:
    """For each name in a part of the list the themes that it may be."""
    if whole := [theme for theme, label in labels.items() if plain(label) == part]:
        return [tuple(whole)]
    words = [word for word in part.split() if word not in LEAD | WITH_YES | AND]
    by_word = [
        tuple(
            theme for theme, label in labels.items() if any(alike(word, own) for own in plain(label).split())
        )
        for word in words
    ]
    if words and all(by_word):
        return by_word
    return [tuple(read(part))]


def _sure(name: tuple[str, ...], shown: Collection[str]) -> str | None:
    """The one theme of a name, or the one of them that is on the chips."""
    on_chips = [theme for theme in name if theme in shown]
    left = on_chips if len(name) > 1 else name
    return left[0] if len(left) == 1 else None


def _count(found: re.Match[str]) -> int | None:
    said = re.search(COUNT, found["many"])
    if said is None:
        return None
    return int(said[0]) if said[0].isdigit() else NUMBERS[said[0]]
