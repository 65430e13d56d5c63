"""Words in small letters that are no Dutch word and no slip in one: after 'met' or 'van' they are names.

Names that stand in no list ('verslag van romaisa', 'samen met ellemieke'). A slip in a known word is no name.
"""

from actions.redact_words import WordLists
from actions.slips import changed, longer, shorter, swapped

SHORTEST = 5  # letters
#: What a name comes after; 'dat' and 'en' also come before verbs.
BEFORE_NAME = {"van", "met", "bel", "tegen", "collega", "naar", "bij", "zonder", "voor", "door", "samen"} | {
    *("aan", "achter", "naast", "volgens", "en", "dat", "als", "hoe")
}
ENDS = ("de", "den", "te", "ten", "end", "ende", "je", "jes", "ig", "ige", "en")  # of verbs and such


def is_strange(word: str, lists: WordLists) -> bool:
    """Whether a folded word looks like a name that stands in no list."""
    if len(word) < SHORTEST or not word.isalpha() or not word.isascii() or word in lists.schools:
        return False
    if word.endswith(ENDS) or (word.startswith("ge") and word.endswith(("d", "t"))):
        return False
    return not lists.is_ordinary(word) and not _is_slip(word, lists)


def _is_slip(word: str, lists: WordLists) -> bool:
    """Whether one letter more, less, other or two swapped make a known word."""
    if any(map(lists.is_ordinary, shorter(word) | swapped(word))):
        return True
    return not lists.ordinary.isdisjoint(changed(word) | longer(word))
