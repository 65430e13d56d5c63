"""Names beside names: last names, initials, particles, and who is named in one breath with somebody."""

from actions.redact_tokens import Token, initial, kind_at, word_at
from actions.redact_words import WordLists


class Neighbours:
    """Reads tokens of which some are marked as names."""

    def __init__(self, lists: WordLists) -> None:
        self.lists = lists
        self.cues = lists.cues

    def mark(self, tokens: list[Token]) -> None:
        """Mark the words that belong to the names among `tokens`, or are names for standing beside one."""
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
            token.name = token.name or (token.word in known and not self.cues.is_function_word(token.word))

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
        before = word_at(tokens, i - 3)
        apart = i == 2 or before in {",", "en", "("} | self.cues.prepositions or tokens[i - 2].first
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
        elif token.word in self.lists.last_after and not self.cues.is_function_word(token.word):
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


def _begins(token: Token, name: Token) -> bool:
    """Whether a token is an initial before a name, of the same case: 'J. Bos', 'w. kramer'."""
    return initial(token) if name.capital else token.kind == "word" and len(token.text) == 1


def _dot_of_v(tokens: list[Token], i: int) -> bool:
    """The full stop of 'v. Houten'."""
    return word_at(tokens, i) == "." and word_at(tokens, i - 1) in ("v", "v.d", "vd", "d")
