"""Other tellings of a sentence, in which a pattern may recognise what it does not know in this one."""

import re
from collections.abc import Iterable

COMMAS = re.compile(r"^ (?:, )*")
LEAD = r"(?: ,| en| maar| want| dus| nee| ja)*"
OTHERS = r"(?:ik|je|jij|u|we|wij|ze|zij|hij|jullie|men)"


class Tellings:
    """Tells a sentence without what was put in between, and with 'ik' before its verb.

    insertions: words that change nothing of what is said ('eerlijk gezegd', 'soms').
    verbs: what 'ik' does in the patterns.
    """

    def __init__(self, insertions: Iterable[str], verbs: Iterable[str]) -> None:
        words = "|".join(sorted(map(re.escape, insertions), key=len, reverse=True))
        does = "|".join(sorted(map(re.escape, verbs), key=len, reverse=True))
        self._inserted = re.compile(rf"(?<= )(?:{words}) (?:, )*")
        self._turned = re.compile(rf"(?<= )({does}) ik ")
        self._without_ik = re.compile(rf"^({LEAD}) ({does}) (?!{OTHERS} )")

    def of(self, sentence: str) -> list[str]:
        """The other tellings; none where they would say the same."""
        bare = COMMAS.sub(" ", self._inserted.sub("", sentence))
        found = [bare, *map(self._with_ik_first, (sentence, bare))]
        return [telling for telling in dict.fromkeys(found) if telling != sentence]

    def _with_ik_first(self, sentence: str) -> str:
        turned = self._turned.sub(r"ik \1 ", sentence)
        return turned if turned != sentence else self._without_ik.sub(r"\1 ik \2 ", sentence)
