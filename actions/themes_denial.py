"""Leaving out what is denied or solved: 'de ouders zijn het probleem niet, het is de papierwinkel'.

A clause that only says what it is not about gives no features, as long as another clause is left.
"""

import re
from collections.abc import Sequence

from actions.themes_words import plain

BREAKS = frozenset(",.;:!?-–—()\n") | {"maar", "want", "...", ".."}
LEAST = 2  # words that have to be left

DENIED = re.compile(
    r"\b(?:"
    r"(?:is|zijn|was|waren|vormen?) (?:\w+ )?het (?:echte |grote |grootste )?(?:probleem|punt) niet"
    r"|(?:is|zijn|was|waren) niet (?:het|mijn|ons) (?:echte |grote |grootste )?(?:probleem|punt)"
    r"|(?:zit|zitten) (?:het|hem) (?:'m )?niet in"
    r"|(?:ligt|lag|komt) (?:het )?(?:echt |zeker )?niet (?:aan|door)"
    r"|(?:aan|door) .{3,40} (?:ligt|lag|komt) het (?:echt |zeker )?niet"
    r"|(?:heb|hebben) (?:ik|we|wij) (?:hier |nu |echt |helemaal )?geen (?:last|moeite)"
    r"|geen (?:last|moeite) (?:meer )?(?:van|met|mee)"
    r"|(?:daar|hier) (?:gaat|ligt) het (?:mij |me )?niet (?:om|aan)"
    r"|(?:is|zijn) (?:nu |inmiddels |allang |al |gelukkig )*(?:opgelost|verholpen)"
    r")\b"
)
SAYS_NOT = re.compile(
    r"^(?:nee |het is |dat is |en )?niet (?:door |om |aan |vanwege )?(?:de|het|mijn|die|dat|onze) "
)
ALSO_NOT = re.compile(r"^(?:en )?.{3,30} (?:ook|al helemaal|zeker) niet$")
TURN = re.compile(r"^(?:maar|wel|het is|het zijn|'t is|dat zijn|eerder|juist)\b")


def said(tokens: Sequence[str]) -> list[str]:
    """The tokens of a text without the clauses that are denied or solved."""
    clauses = _clauses(tokens)
    flat = [" ".join(plain(token) for token in clause) for clause in clauses]
    denied = [bool(DENIED.search(text)) for text in flat]
    for place, text in enumerate(flat):
        follows = flat[place + 1] if place + 1 < len(flat) else ""
        if SAYS_NOT.match(text) and TURN.match(follows):
            denied[place] = True
        if place and denied[place - 1] and ALSO_NOT.match(text):
            denied[place] = True
    kept = [clause for clause, gone in zip(clauses, denied, strict=True) if not gone]
    left = [token for clause in kept for token in clause]
    if sum(token.isalpha() for token in left) < LEAST:
        return list(tokens)
    return left


def _clauses(tokens: Sequence[str]) -> list[list[str]]:
    """Runs of tokens between marks; 'maar' and 'want' begin a new run."""
    clauses: list[list[str]] = [[]]
    for token in tokens:
        if token.lower() in BREAKS:
            clauses.append([])
            if token.isalpha():
                clauses[-1].append(token)
        else:
            clauses[-1].append(token)
    return [clause for clause in clauses if clause]
