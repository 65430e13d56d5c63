"""Names of people in a text: which words are a name, from lists, capitals and the words around."""

import re

from actions.redact_ages import NUMBER_WORD
from actions.redact_neighbours import Neighbours
from actions.redact_roster import Roster
from actions.redact_strange import BEFORE_NAME, is_strange
from actions.redact_tokens import (
    Token,
    capital_at,
    cases_say_nothing,
    tokenise,
    word_at,
    write,
)
from actions.redact_words import WordLists, fold

HOUSEHOLD = ("familie", "gezin")
WINDS = ("noord", "oost", "zuid", "west", "midden", "sint", "nieuw", "oud")  # begin of a place
CUE = "leerling|met|van|tegen|collega|juf|meester"
ALONE = "moeder van|vader van|ouders van|leerling|collega|met|tegen"  # before one initial
INITIALS = re.compile(
    r"(?<![\w.])(?:[A-Z]\. ?){1,4}(?=(?:van|de|den|der|el|ten|ter|'t)\s(?:[a-z]+\s)?[A-Z])"
    rf"|(?P<cue>\b(?i:{CUE}) )(?:[A-Z]\.){{2,4}}(?!\w)"
    rf"|(?P<alone>\b(?i:{ALONE}) )[A-Z]\.(?= [a-z])"
    r"|(?<!\w)[OD]['’][A-Z][a-z]+(?:-[A-Z]\w+)?(?!\w)"
    r"|(?<!\w)(?!Pvd[AD])[A-Z]v?d[A-Z](?!\w)"
)
GROUPS = {"groep", "klas"}
AGE = re.compile(rf"[1-9]\d?|{NUMBER_WORD}")
AFTER_AGE = {"", ",", ".", "en", "jaar", "maar"}
#: 'van de(r)' in short, which no list of words has: 'sanne v.d. velde', 'J. v/d Berg'.
VAN_DER = re.compile(
    r"(?<![\w.])"
    r"(?P<who>\[naam\] |(?i:juf|meester|meneer|mevrouw|mw\.?|familie|fam\.?|collega|moeder|vader) )?"
    r"(?:[A-Z]\. ?)*(?:v\. ?d\.?|v/d|v d|vd)\.? (?P<last>[^\W\d_][\w'’-]+)"
)


class NameFinder:
    """Finds names with the word lists and a roster."""

    def __init__(self, lists: WordLists, roster: Roster) -> None:
        self.lists = lists
        self.cues = lists.cues
        self.neighbours = Neighbours(lists)
        self.roster = roster

    def replace(self, text: str) -> str:
        """`text` with every name as [naam]."""
        text = VAN_DER.sub(self._van_der, INITIALS.sub(_initials, text))
        tokens = tokenise(text, self.cues.abbreviated)
        words = [token for token in tokens if token.kind == "word"]
        if not words:
            return text
        self._shield(tokens)
        if cases_say_nothing(words):
            for token in words:
                token.capital = False
        for index, token in enumerate(tokens):
            if token.kind == "word":
                token.name = self._is_name(tokens, index)
        self.neighbours.mark(tokens)
        return write(text, tokens)

    def _van_der(self, match: re.Match[str]) -> str:
        """After a person in any case, else with a capital; not 'de week v.d. toets'."""
        last, lists = fold(match["last"]), self.lists
        person = match["who"] or match["last"][0].isupper()
        known = last in lists.last_after or not lists.is_ordinary(last)
        return f"{match['who'] or ''}[naam]" if person and known else match[0]

    def _shield(self, tokens: list[Token]) -> None:
        """Well-known people and characters stay, unless a word of theirs is on the roster."""
        for i, token in enumerate(tokens):
            for phrase in self.lists.famous.get(token.word, ()):
                there = tokens[i : i + len(phrase)]
                own = any(word in self.roster.words for word in phrase)
                if not own and tuple(one.word for one in there) == phrase:
                    for one in there:
                        one.kind = "known"

    # what makes one word a name

    def _is_name(self, tokens: list[Token], i: int) -> bool:
        token, word, lists = tokens[i], tokens[i].word, self.lists
        before, after = word_at(tokens, i - 1), word_at(tokens, i + 1)
        if word in lists.first:
            return not self._no_name_here(token, before, after)
        if word in self.roster.words:
            ordinary = word in lists.middle or word in lists.verbs or word in lists.cued
            if not ordinary or (token.capital and not token.first):
                return True
        if "-" in word and self._hyphenated(token):
            return True
        if word in lists.last:
            return True
        if token.capital and self._capital_name(tokens, i):
            return True
        if word in lists.capital and not token.capital and self._subject(tokens, i):
            return True
        if self._cued(tokens, i, before, after):
            return True
        if before in BEFORE_NAME and is_strange(word, lists):
            return True
        return self.roster.is_near(word) and word not in lists.ordinary

    def _no_name_here(self, token: Token, before: str, after: str) -> bool:
        """'jan en alleman', 'sinds jan' (the month), 'een piet' and 'fleur je op' are no people."""
        if token.word == "jan":
            return after in ("en", "met") or (not token.capital and before in self.cues.month_before)
        if token.word == "fleur":
            return token.first and after in ("je", "jezelf", "het")
        return token.word in ("piet", "mark") and before in self.cues.determiners - {"dat"}

    def _hyphenated(self, token: Token) -> bool:
        """'Jan-Willem', 'anne-sophie', 'Mulder-Ates'; not 'Noord-Holland', 'Cito-toets'."""
        parts = token.word.split("-")
        known = self.lists.first | self.lists.capital
        if len(parts) == 2 and all(part.istitle() for part in token.text.split("-")):
            return not any(part in self.lists.allowed or part in WINDS for part in parts)
        return (
            parts[0] in known
            and all(len(part) > 1 for part in parts)
            and (all(part in known or part in self.lists.last_after for part in parts) or token.capital)
        )

    def _capital_name(self, tokens: list[Token], i: int) -> bool:
        token, word, lists = tokens[i], tokens[i].word, self.lists
        after = word_at(tokens, i + 1)
        if word in lists.capital:
            return True
        known = word in lists.middle or word in lists.verbs
        next_capital = capital_at(tokens, i + 1) and after not in lists.allowed
        if not token.first:
            if known and word not in lists.allowed:
                return word not in lists.verbs or after in self.cues.verbs or self._belongs(tokens, i)
            return self._stray_capital(token, tokens, i)
        if known:
            return self._known_at_start(tokens, i, next_capital)
        if word in lists.cued:
            return next_capital and after in lists.last_after
        if word in lists.last_after and after in self.cues.speech:
            return True
        if lists.is_ordinary(word) or word in self.cues.not_names or len(word) < 3 or token.text.isupper():
            return False
        possessive = token.end - token.start < len(token.text)
        return (
            possessive
            or after in self.cues.verbs
            or after == "&"
            or (after == "en" and capital_at(tokens, i + 2))
            or (after in self.cues.particles and capital_at(tokens, i + 2))
            or next_capital
            or (is_strange(word, lists) and lists.is_verb(after))
        )

    def _known_at_start(self, tokens: list[Token], i: int, next_capital: bool) -> bool:
        """'Wil is ziek', 'Storm zegt', 'Wil van Dongen'; not 'Lente is druk', 'Wil je'."""
        after = word_at(tokens, i + 1)
        if next_capital and not self.lists.is_ordinary(after):
            return True
        if after in ("'", "’") and len(word_at(tokens, i + 2)) > 1:  # "Max' moeder"
            return True
        if after in self.cues.particles and capital_at(tokens, i + 2):
            return word_at(tokens, i + 2) not in self.lists.allowed
        if _is_aged(tokens, i) or self._has_role(tokens, i) or self._belongs(tokens, i):
            return True
        return after in (
            self.cues.verbs if tokens[i].word in self.lists.verbs else self.cues.speech - {"heeft", "kwam"}
        )

    def _has_role(self, tokens: list[Token], i: int) -> bool:
        """'Visser, onze directeur,'; the function may be hidden already."""
        comma, whose, role = (word_at(tokens, i + step) for step in (1, 2, 3))
        return (
            comma == ","
            and whose in self.cues.determiners
            and (role == "[functie]" or role in self.cues.roles)
        )

    def _belongs(self, tokens: list[Token], i: int) -> bool:
        """'Wil van de administratie', 'bas uit groep 4': who is told apart by a place in the school."""
        after = word_at(tokens, i + 1)
        if after not in ("uit", "van", "in"):
            return False
        place = word_at(tokens, i + 2 + (word_at(tokens, i + 2) in ("mijn", "de", "het", "onze")))
        return place in GROUPS or (after != "in" and place in self.cues.departments)

    def _stray_capital(self, token: Token, tokens: list[Token], i: int) -> bool:
        """A capital in the middle of a sentence, unless the word is known to have one."""
        text, word, lists = token.text, token.word, self.lists
        if word in lists.allowed or word in lists.cued or len(word) < 2:
            return False
        if re.search(r"[a-zà-ÿ][A-Z]", text) or (sum(map(str.isupper, text)) > 1 and "-" not in text):
            return False  # brands (ParnasSys) and abbreviations (IB)
        parts = re.split(r"['’.-]", word)
        if len(parts) > 1 and (
            parts[0] in lists.allowed or text.split("-")[0].isupper() or lists.is_ordinary(parts[0])
        ):
            return False
        after_form = i > 0 and tokens[i - 1].word in self.cues.forms | self.cues.roles
        if word in lists.last_after:
            return True
        if (
            word in lists.ordinary
            or word in self.cues.particles
            or word in self.cues.not_names
            or word in self.cues.forms | self.cues.roles
        ):
            return after_form and word not in self.cues.not_names and word not in self.cues.particles
        return not (len(word) > 8 and lists.is_ordinary(word))

    def _subject(self, tokens: list[Token], i: int) -> bool:
        """'roos zegt', 'met bas', but not 'de roos is'."""
        before, after = word_at(tokens, i - 1), word_at(tokens, i + 1)
        if before in self.cues.determiners:
            return False
        return (
            after in self.cues.verbs
            or before in self.cues.prepositions
            or tokens[i].end - tokens[i].start < len(tokens[i].text)
        )

    def _cued(self, tokens: list[Token], i: int, before: str, after: str) -> bool:
        token, word, lists = tokens[i], tokens[i].word, self.lists
        if before == "." and word_at(tokens, i - 2) in self.cues.abbreviated:
            before = word_at(tokens, i - 2)
        candidate = word in lists.capital or word in lists.middle or word in lists.cued
        unknown = (
            len(word) > 2
            and not lists.is_ordinary(word)
            and word not in self.cues.not_names
            and word not in self.cues.verbs
        )
        unknown = (
            unknown
            and word not in self.cues.forms
            and word not in self.cues.roles
            and word not in self.cues.particles
        )
        plain = candidate and word not in lists.verbs
        if before in self.cues.forms:
            if word in lists.verbs and not token.capital:
                return (
                    after in self.cues.verbs
                    and after != word
                    and word_at(tokens, i - 2) not in self.cues.determiners
                )
            if (
                token.capital
                and not token.text.isupper()
                and word not in self.cues.not_names
                and word not in self.cues.particles
            ):
                return word not in lists.allowed or candidate
            if len(token.text) == 1 and token.capital:
                return True
            last = word in lists.last_after and word not in self.cues.verbs  # 'de juf belt'
            return plain or last or unknown
        household = before in HOUSEHOLD
        if (before in self.cues.naming and (household or word_at(tokens, i - 2) != "de")) or (
            before == "is" and word_at(tokens, i - 2) in ("naam", "voornaam", "achternaam")
        ):
            last = word in lists.last_after and not self.cues.is_function_word(word)
            return (plain or unknown or (last and (household or word not in lists.ordinary))) or (
                household and token.capital
            )
        if before in self.cues.roles:
            return word in lists.capital or (plain and token.capital)
        if before == "van" and word_at(tokens, i - 2) in self.cues.owners:
            return plain or unknown
        if before == "ben" and word_at(tokens, i - 2) == "ik":
            return word in lists.capital
        if self._belongs(tokens, i):
            return (
                (plain or unknown)
                and before not in self.cues.determiners
                and (plain or word not in lists.last_after or unknown)
            )
        if after == "(" and word_at(tokens, i + 2) == "groep":
            return (plain or unknown) and before not in self.cues.determiners
        if after in ("z'n", "zn", "d'r", "dr", "haar") and word in lists.capital:
            return before not in self.cues.determiners
        return False


def _is_aged(tokens: list[Token], i: int) -> bool:
    """'Beer is zeven,' and 'Ton is [leeftijd]'; not 'Groep is 31 kinderen'."""
    if word_at(tokens, i + 1) != "is":
        return False
    age = word_at(tokens, i + 2)
    return age == "[leeftijd]" or (AGE.fullmatch(age) is not None and word_at(tokens, i + 3) in AFTER_AGE)


def _initials(match: re.Match[str]) -> str:
    kept = match["cue"] or match["alone"] or ""
    return f"{kept}[naam] " if match[0].endswith(" ") else f"{kept}[naam]"
