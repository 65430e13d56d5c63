"""Names of people in a text: which words are a name, from lists, capitals and the words around."""

import re

from actions.redact_roster import Roster
from actions.redact_strange import BEFORE_NAME, is_strange
from actions.redact_tokens import (
    Token,
    capital_at,
    cases_say_nothing,
    initial,
    kind_at,
    tokenise,
    word_at,
    write,
)
from actions.redact_words import WordLists

HOUSEHOLD = ("familie", "gezin")
WINDS = ("noord", "oost", "zuid", "west", "midden", "sint", "nieuw", "oud")  # begin of a place
CUE = "leerling|met|van|tegen|collega|juf|meester"
PARENT = "moeder van|vader van|ouders van"
INITIALS = re.compile(
    r"(?<![\w.])(?:[A-Z]\. ?){1,4}(?=(?:van|de|den|der|el|ten|ter|'t)\s(?:[a-z]+\s)?[A-Z])"
    rf"|(?P<cue>\b(?i:{CUE}) )(?:[A-Z]\.){{2,4}}(?!\w)"
    rf"|(?P<parent>\b(?i:{PARENT}) )[A-Z]\.(?= [a-z])"
    r"|(?<!\w)(?!Pvd[AD])[A-Z]v?d[A-Z](?!\w)"
)


class NameFinder:
    """Finds names with the word lists and a roster."""

    def __init__(self, lists: WordLists, roster: Roster) -> None:
        self.lists = lists
        self.cues = lists.cues
        self.roster = roster

    def replace(self, text: str) -> str:
        """`text` with every name as [naam]."""
        text = INITIALS.sub(_initials, text)
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
        self._extend(tokens)
        return write(text, tokens)

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
        """'jan en alleman', 'sinds jan' (the month) and 'een piet' are no people."""
        if token.word == "jan":
            return after in ("en", "met") or (not token.capital and before in self.cues.month_before)
        return token.word == "piet" and before in self.cues.determiners - {"dat"}

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
                return word not in lists.verbs or after in self.cues.verbs
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
        return after in (
            self.cues.verbs if tokens[i].word in self.lists.verbs else self.cues.speech - {"heeft", "kwam"}
        )

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
            return plain or word in lists.last_after or unknown
        household = before in HOUSEHOLD
        if (before in self.cues.naming and (household or word_at(tokens, i - 2) != "de")) or (
            before == "is" and word_at(tokens, i - 2) in ("naam", "voornaam", "achternaam")
        ):
            last = word in lists.last_after and not self._is_function_word(word)
            return plain or unknown or (last and (household or word not in lists.ordinary))
        if before in self.cues.roles:
            return word in lists.capital or (plain and token.capital)
        if before == "van" and word_at(tokens, i - 2) in self.cues.owners:
            return plain or unknown
        if before == "ben" and word_at(tokens, i - 2) == "ik":
            return word in lists.capital
        if after in ("uit", "van", "in") and (
            word_at(tokens, i + 2) in ("groep", "klas")
            or (
                word_at(tokens, i + 2) in ("mijn", "de", "onze")
                and word_at(tokens, i + 3) in ("groep", "klas")
            )
        ):
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

    # names next to names

    def _extend(self, tokens: list[Token]) -> None:
        lists = self.lists
        for i, token in enumerate(tokens):
            if not (token.name or token.text == "[naam]"):
                continue
            self._last_name(tokens, i)
            if kind_at(tokens, i + 1) == "word" and initial(tokens[i + 1]) and word_at(tokens, i + 2) == ".":
                tokens[i + 1].name = True
            if word_at(tokens, i + 1) in self.cues.connectors and kind_at(tokens, i + 2) == "word":
                self._neighbour(tokens[i + 2], tokens, i + 2, 1)
            if word_at(tokens, i - 1) in self.cues.connectors and kind_at(tokens, i - 2) == "word":
                self._neighbour(tokens[i - 2], tokens, i - 2, -1)
            self._first_name(tokens, i)
            self._initials(tokens, i)
        for i, token in enumerate(tokens):
            strange = token.capital and not lists.is_ordinary(token.word)
            if (strange or token.word in lists.last_after) and self._after_initials(tokens, i):
                token.name = True
                self._initials(tokens, i)
            start = i + 1 + (token.word in self.cues.abbreviated and word_at(tokens, i + 1) == ".")
            follows = word_at(tokens, start)
            if token.word in self.cues.forms and follows in self.cues.particles:
                self._after_particles(tokens, start, form=True)
                continue
            known = follows in lists.last_after and follows not in lists.ordinary
            if token.word in self.cues.leading and token.kind == "word" and known:
                token.name = tokens[start].name = True
            if token.word == "van" and follows in ("van", "der", "den"):
                self._after_van(tokens, i)

    def _after_van(self, tokens: list[Token], i: int) -> None:
        """Mark 'van der laan', and the last two of 'van van beek': last names that are also words."""
        first = i + (word_at(tokens, i + 1) == "van")
        last = first + 1
        while word_at(tokens, last) in ("de", "der", "den"):
            last += 1
        if word_at(tokens, last) in self.lists.last_after:
            for token in tokens[first : last + 1]:
                token.name = True

    def _first_name(self, tokens: list[Token], i: int) -> None:
        """Mark the word that begins a sentence right before a name: 'Wil Verhoeven', 'Wang Xiu'."""
        token, lists = tokens[i - 1], self.lists
        known = lists.verbs | lists.middle | lists.cued | lists.last_after
        if i and token.kind == "word" and token.capital and token.first and tokens[i].capital:
            token.name = token.name or (token.word in known and not self._is_function_word(token.word))

    def _initials(self, tokens: list[Token], i: int) -> None:
        """Mark the initials before a last name: 'J. de Vries', 'A.B. Jansen'."""
        j = i - 1
        while j > 0 and tokens[j].word in self.cues.particles:
            j -= 1
        found = False
        while j > 0 and tokens[j].text == "." and _begins(tokens[j - 1], tokens[i]):
            tokens[j - 1].name = tokens[j].name = found = True
            j -= 2
        if found:
            for token in tokens[j + 1 : i]:
                token.name = True

    def _after_initials(self, tokens: list[Token], i: int) -> bool:
        """'A.M. Bakker', 'J. Bos' at the start, 'w. kramer'; not the end of a sentence with a group in it."""
        if i < 2 or tokens[i - 1].text != "." or not _begins(tokens[i - 2], tokens[i]):
            return False
        if not tokens[i].capital:
            return tokens[i].word not in self.lists.ordinary
        apart = i == 2 or tokens[i - 3].text in (",", "en", "(") or tokens[i - 2].first
        return "." in tokens[i - 2].text or apart

    def _last_name(self, tokens: list[Token], i: int) -> None:
        j = i + 1
        if kind_at(tokens, j) != "word":
            return
        token = tokens[j]
        if token.name:
            return
        if token.word in self.cues.particles:
            self._after_particles(tokens, j, form=False)
        elif token.word in self.lists.last_after and not self._is_function_word(token.word):
            token.name = token.capital or not (
                token.word in self.cues.verbs or token.word in self.cues.not_names
            )
        elif (
            token.capital
            and not token.text.isupper()
            and token.word not in self.lists.allowed
            and token.word not in self.cues.not_names
        ):
            token.name = True

    def _after_particles(self, tokens: list[Token], j: int, form: bool) -> None:
        """Mark particles plus the last name that follows them: 'van der heijden', 'De Boer'."""
        k = j
        while k < j + 4 and (word_at(tokens, k) in self.cues.particles or (k > j and _dot_of_v(tokens, k))):
            k += 1
        if kind_at(tokens, k) != "word" or k == j:
            return
        last, lists = tokens[k], self.lists
        strange = (
            not lists.is_ordinary(last.word) and last.word not in self.cues.not_names and len(last.word) > 2
        )
        known = last.word in lists.last_after
        capital = last.capital and last.word not in lists.allowed and not last.text.isupper()
        surely = last.word not in self.cues.forms and last.word not in self.cues.roles
        if surely and (known or capital or (strange and (form or k - j > 1 or last.name))):
            for token in tokens[j : k + 1]:
                token.name = True

    def _neighbour(self, token: Token, tokens: list[Token], i: int, step: int) -> None:
        word, lists = token.word, self.lists
        if token.name or word_at(tokens, i - 1) in self.cues.determiners:
            return
        if (
            word in lists.capital
            or (
                word in lists.middle
                and word not in lists.verbs
                and (token.capital or word_at(tokens, i + step) in self.cues.connectors | {".", ""})
            )
            or (
                len(word) > 2
                and not lists.is_ordinary(word)
                and word
                not in self.cues.verbs
                | self.cues.not_names
                | self.cues.roles
                | self.cues.forms
                | self.cues.particles
                and not token.text.isupper()
            )
        ):
            token.name = True

    def _is_function_word(self, word: str) -> bool:
        cues = self.cues
        return word in cues.determiners or word in cues.prepositions or word in cues.particles


def _begins(token: Token, name: Token) -> bool:
    """Whether a token is an initial before a name, of the same case: 'J. Bos', 'w. kramer'."""
    return initial(token) if name.capital else token.kind == "word" and len(token.text) == 1


def _dot_of_v(tokens: list[Token], i: int) -> bool:
    """The full stop of 'v. Houten'."""
    return word_at(tokens, i) == "." and word_at(tokens, i - 1) in ("v", "vd", "d")


def _initials(match: re.Match[str]) -> str:
    kept = match["cue"] or match["parent"] or ""
    return f"{kept}[naam] " if match[0].endswith(" ") else f"{kept}[naam]"
