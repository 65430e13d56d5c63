"""Names of people in a text: which words are a name, from lists, capitals and the words around."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from actions.redact_words import WordLists, fold

TOKEN = re.compile(r"\[[a-z-]{4,15}\]|[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d+|\n|[^\w\s]")
#: Characters after which a sentence begins.
ENDS = frozenset(".!?:;…\n\"“”‘(-–—•*>'")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FORMS = _set("juf juffrouw juffie jufje meester mevrouw mevr mw meneer mneer mijnheer dhr heer miss mister frau madame")
ABBREVIATED = _set("mevr mw dhr")
ROLES = _set(
    "collega collegas duo duopartner duocollega directeur directrice schoolleider ib'er iber stagiair stagiaire leerling"
    " vriendin vriend man vrouw zoon zoontje dochter dochtertje broer broertje zus zusje moeder vader mama papa oma opa oom"
    " tante buurman buurvrouw conciërge concierge leraar leerkracht invaller coach mentor jongen jongetje meisje kleuter"
    " begeleider teamleider assistent assistente onderwijsassistent bestuurder logopedist ex partner kind kindje nichtje neefje"
)
NAMING = _set("heet heette heten genaamd ene groetjes groeten groet gr mvg liefs")
OWNERS = _set(
    "moeder vader ouders mama papa mam pap oma opa broer broertje zus zusje zusjes voogd pleegouders pleegmoeder stiefvader"
    " stiefmoeder tante oom juf meester klas lokaal rapport dossier bureau verjaardag begeleider plek duo groepsplan opp"
)
VERBS = _set(
    "is heeft had was zegt zei vindt vond wil wilde doet deed kan kon moet moest gaat ging komt kwam belt belde mailt mailde"
    " appt appte vraagt vroeg krijgt kreeg luistert luisterde schreeuwt schreeuwde slaat sloeg schopt schopte huilt huilde lacht"
    " lachte werkt werkte zit zat staat stond blijft bleef loopt liep geeft gaf neemt nam helpt hielp wordt werd weet wist ziet"
    " zag denkt dacht leest las schrijft schreef speelt speelde snapt maakt maakte regelt regelde heet roept riep hoort zou zal mag"
    " mocht laat liet houdt hield vertelt vertelde stuurt stuurde praat praatte kijkt keek reageert reageerde begrijpt doorheeft"
    " klaagt roddelt pest pestte bepaalt beslist stopt stopte vertrekt vertrok verlaat mist heeft's bijt spuugt gooit gooide rent"
)
SPEECH = _set("zegt zei vindt vond belt belde mailt mailde vraagt vroeg wil wilde schreeuwt roept riep vertelde kwam appt heeft")
DETERMINERS = _set(
    "de het een 'n die dat deze dit mijn m'n mn onze ons jouw je uw hun haar zijn z'n zn elke elk iedere geen welke veel mooie"
    " rode witte grote kleine nieuwe oude hele onder over twee drie vier vijf"
)
PREPOSITIONS = _set("met van voor door aan bij tegen naar over namens zonder samen vraagt belde mailde dat omdat want als toen dan waar")
PARTICLES = _set("van de der den het 't ten ter te 'd d' el al ben bin bint ait aït bou oulad abu da das do dos del di du la le von")
#: Particles that begin a last name also without a first name in front of it.
LEADING = _set("el al ait bou oulad ten ter te von di del")
MONTH_BEFORE = _set("in sinds vanaf eind begin half tot medio per t/m van")
CONNECTORS = _set("en of & , /")
NOT_NAMES = _set(
    "het de een er ik je jij ze zij hij we wij dat dit die van in op met voor niet nu ook nog wel al hier daar eigenlijk gewoon"
    " groep klas school heel zo te uit naar over en of maar dus want om als dan aan bij door haar zijn hun mijn tot per samen"
)


@dataclass(slots=True)
class Token:
    """A word, number or mark. `word` is folded, without possessive s; `end` excludes that s."""

    start: int
    end: int
    text: str
    word: str
    kind: str  # 'word', 'place' (a placeholder) or 'other'
    first: bool  # begins a sentence
    capital: bool
    name: bool = False


@dataclass(frozen=True)
class Roster:
    """The school's own people, in memory only."""

    words: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str], lists: WordLists) -> "Roster":
        words = {
            fold(part)
            for name in names
            for part in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name)
            if len(part) > 1 and fold(part) not in PARTICLES
        }
        long = {word for word in words if len(word) > 3}
        return cls(frozenset(words), frozenset(long.union(*(_deletions(word) for word in long))))

    def is_near(self, word: str) -> bool:
        """Whether a word is at most one insertion, deletion, change or swap away from a name."""
        if len(word) < 4 or not self.near:
            return False
        return word in self.near or not self.near.isdisjoint(_deletions(word) & self.near)


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


class NameFinder:
    """Finds names with the word lists and a roster."""

    def __init__(self, lists: WordLists, roster: Roster) -> None:
        self.lists = lists
        self.roster = roster

    def replace(self, text: str) -> str:
        """`text` with every name as [naam]."""
        tokens = tokenise(text)
        words = [token for token in tokens if token.kind == "word"]
        if not words:
            return text
        if _cases_say_nothing(words):
            for token in words:
                token.capital = False
        for index, token in enumerate(tokens):
            if token.kind == "word":
                token.name = self._is_name(tokens, index)
        self._extend(tokens)
        return _write(text, tokens)

    # what makes one word a name

    def _is_name(self, tokens: list[Token], i: int) -> bool:
        token, word, lists = tokens[i], tokens[i].word, self.lists
        before, after = _word(tokens, i - 1), _word(tokens, i + 1)
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
        return self.roster.is_near(word) and word not in lists.ordinary

    @staticmethod
    def _no_name_here(token: Token, before: str, after: str) -> bool:
        """'jan en alleman', 'sinds jan' (the month) and 'een piet' are no people."""
        if token.word == "jan":
            return after in ("en", "met") or (not token.capital and before in MONTH_BEFORE)
        return token.word == "piet" and before in DETERMINERS

    def _hyphenated(self, token: Token) -> bool:
        parts = token.word.split("-")
        known = self.lists.first | self.lists.capital
        return parts[0] in known and all(len(part) > 1 for part in parts) and (
            all(part in known or part in self.lists.last_after for part in parts) or token.capital
        )

    def _capital_name(self, tokens: list[Token], i: int) -> bool:
        token, word, lists = tokens[i], tokens[i].word, self.lists
        after = _word(tokens, i + 1)
        if word in lists.capital:
            return True
        known = word in lists.middle or word in lists.verbs
        next_capital = _capital_word(tokens, i + 1) and after not in lists.allowed
        if not token.first:
            if known and word not in lists.allowed:
                return word not in lists.verbs or after in VERBS
            return self._stray_capital(token, tokens, i)
        if known:
            return self._known_at_start(tokens, i, next_capital)
        if word in lists.cued:
            return next_capital and after in lists.last_after
        if word in lists.last_after and after in SPEECH:
            return True
        if lists.is_ordinary(word) or word in NOT_NAMES or len(word) < 3 or token.text.isupper():
            return False
        possessive = token.end - token.start < len(token.text)
        return possessive or after in VERBS or (after == "en" and _capital_word(tokens, i + 2)) or next_capital

    def _known_at_start(self, tokens: list[Token], i: int, next_capital: bool) -> bool:
        """'Wil is ziek', 'Storm zegt', 'Wil van Dongen'; not 'Lente is druk', 'Wil je'."""
        after = _word(tokens, i + 1)
        if next_capital and not self.lists.is_ordinary(after):
            return True
        if after in PARTICLES and _capital_word(tokens, i + 2):
            return _word(tokens, i + 2) not in self.lists.allowed
        return after in (VERBS if tokens[i].word in self.lists.verbs else SPEECH - {"heeft", "kwam"})

    def _stray_capital(self, token: Token, tokens: list[Token], i: int) -> bool:
        """A capital in the middle of a sentence, unless the word is known to have one."""
        text, word, lists = token.text, token.word, self.lists
        if word in lists.allowed or word in lists.cued or len(word) < 2:
            return False
        if re.search(r"[a-zà-ÿ][A-Z]", text) or sum(map(str.isupper, text)) > 1 and "-" not in text:
            return False  # brands (ParnasSys) and abbreviations (IB)
        parts = re.split(r"['’.-]", word)
        if len(parts) > 1 and (parts[0] in lists.allowed or text.split("-")[0].isupper() or lists.is_ordinary(parts[0])):
            return False
        after_form = i > 0 and tokens[i - 1].word in FORMS | ROLES
        if word in lists.last_after:
            return True
        if word in lists.ordinary or word in PARTICLES or word in NOT_NAMES or word in FORMS | ROLES:
            return after_form and word not in NOT_NAMES and word not in PARTICLES
        return not (len(word) > 8 and lists.is_ordinary(word))

    def _subject(self, tokens: list[Token], i: int) -> bool:
        """'roos zegt', 'met bas', but not 'de roos is'."""
        before, after = _word(tokens, i - 1), _word(tokens, i + 1)
        if before in DETERMINERS:
            return False
        return after in VERBS or before in PREPOSITIONS or tokens[i].end - tokens[i].start < len(tokens[i].text)

    def _cued(self, tokens: list[Token], i: int, before: str, after: str) -> bool:
        token, word, lists = tokens[i], tokens[i].word, self.lists
        if before == "." and _word(tokens, i - 2) in ABBREVIATED:
            before = _word(tokens, i - 2)
        candidate = word in lists.capital or word in lists.middle or word in lists.cued
        unknown = len(word) > 2 and not lists.is_ordinary(word) and word not in NOT_NAMES and word not in VERBS
        unknown = unknown and word not in FORMS and word not in ROLES and word not in PARTICLES
        plain = candidate and word not in lists.verbs
        if before in FORMS:
            if word in lists.verbs and not token.capital:
                return after in VERBS and after != word and _word(tokens, i - 2) not in DETERMINERS
            if token.capital and not token.text.isupper() and word not in NOT_NAMES and word not in PARTICLES:
                return word not in lists.allowed or candidate
            if len(token.text) == 1 and token.capital:
                return True
            return plain or word in lists.last_after or unknown
        if (before in NAMING and _word(tokens, i - 2) != "de") or (before == "is" and _word(tokens, i - 2) in ("naam", "voornaam", "achternaam")):
            return plain or unknown or (word in lists.last_after and word not in lists.ordinary)
        if before in ROLES:
            return word in lists.capital or (plain and token.capital)
        if before == "van" and _word(tokens, i - 2) in OWNERS:
            return plain or unknown
        if before == "ben" and _word(tokens, i - 2) == "ik":
            return word in lists.capital
        if after in ("uit", "van", "in") and (
            _word(tokens, i + 2) in ("groep", "klas") or (_word(tokens, i + 2) in ("mijn", "de", "onze") and _word(tokens, i + 3) in ("groep", "klas"))
        ):
            return (plain or unknown) and before not in DETERMINERS and (plain or word not in lists.last_after or unknown)
        if after == "(" and _word(tokens, i + 2) == "groep":
            return (plain or unknown) and before not in DETERMINERS
        if after in ("z'n", "zn", "d'r", "dr") and word in lists.capital:
            return before not in DETERMINERS
        return False

    # names next to names

    def _extend(self, tokens: list[Token]) -> None:
        lists = self.lists
        for i, token in enumerate(tokens):
            if not (token.name or token.text == "[naam]"):
                continue
            self._last_name(tokens, i)
            if _word(tokens, i + 1) in CONNECTORS and _kind(tokens, i + 2) == "word":
                self._neighbour(tokens[i + 2], tokens, i + 2, 1)
            if _word(tokens, i - 1) in CONNECTORS and _kind(tokens, i - 2) == "word":
                self._neighbour(tokens[i - 2], tokens, i - 2, -1)
            self._initials(tokens, i)
        for i, token in enumerate(tokens):
            start = i + 1
            if token.word in FORMS and _word(tokens, start) in PARTICLES:
                self._after_particles(tokens, start, form=True)
            elif token.word in LEADING and _kind(tokens, i) == "word" and _word(tokens, start) in lists.last_after:
                if _word(tokens, start) not in lists.ordinary and not token.name:
                    token.name = tokens[start].name = True

    @staticmethod
    def _initials(tokens: list[Token], i: int) -> None:
        """Mark the initials before a last name: 'J. de Vries', 'A.B. Jansen'."""
        j = i - 1
        while j > 0 and tokens[j].word in PARTICLES:
            j -= 1
        found = False
        while j > 0 and tokens[j].text == "." and _initial(tokens[j - 1]):
            tokens[j - 1].name = tokens[j].name = found = True
            j -= 2
        if found:
            for token in tokens[j + 1 : i]:
                token.name = True

    def _last_name(self, tokens: list[Token], i: int) -> None:
        j = i + 1
        if _kind(tokens, j) != "word":
            return
        token = tokens[j]
        if token.name:
            return
        if token.word in PARTICLES:
            self._after_particles(tokens, j, form=False)
        elif token.word in self.lists.last_after and not _is_function_word(token.word):
            token.name = token.capital or not (token.word in VERBS or token.word in NOT_NAMES)
        elif token.capital and not token.text.isupper() and token.word not in self.lists.allowed and token.word not in NOT_NAMES:
            token.name = True

    def _after_particles(self, tokens: list[Token], j: int, form: bool) -> None:
        """Mark particles plus the last name that follows them: 'van der heijden', 'De Boer'."""
        k = j
        while k < j + 4 and _word(tokens, k) in PARTICLES and _kind(tokens, k) in ("word", "other"):
            k += 1
        if _kind(tokens, k) != "word" or k == j:
            return
        last, lists = tokens[k], self.lists
        strange = not lists.is_ordinary(last.word) and last.word not in NOT_NAMES and len(last.word) > 2
        known = last.word in lists.last_after
        capital = last.capital and last.word not in lists.allowed and not last.text.isupper()
        surely = last.word not in FORMS and last.word not in ROLES
        if surely and (known or capital or (strange and (form or k - j > 1 or last.name))):
            for token in tokens[j : k + 1]:
                token.name = True

    def _neighbour(self, token: Token, tokens: list[Token], i: int, step: int) -> None:
        word, lists = token.word, self.lists
        if token.name or _word(tokens, i - 1) in DETERMINERS:
            return
        if word in lists.capital or (word in lists.middle and word not in lists.verbs and (token.capital or _word(tokens, i + step) in CONNECTORS | {".", ""})):
            token.name = True
        elif len(word) > 2 and not lists.is_ordinary(word) and word not in VERBS | NOT_NAMES | ROLES | FORMS | PARTICLES and not token.text.isupper():
            token.name = True


def tokenise(text: str) -> list[Token]:
    """Words, numbers, marks and placeholders of a text."""
    tokens: list[Token] = []
    begins = True
    for match in TOKEN.finditer(text):
        raw = match[0]
        start, end = match.span()
        if raw[0] == "[" and len(raw) > 1:
            tokens.append(Token(start, end, raw, raw, "place", begins, False))
            begins = False
        elif raw[0].isalpha():
            bare = re.sub(r"['’]s?$", "", raw) if len(raw) > 3 else raw
            token = Token(start, start + len(bare), raw, fold(bare), "word", begins, raw[0].isupper())
            tokens.append(token)
            begins = False
        else:
            tokens.append(Token(start, end, raw, raw, "other", begins, False))
            if not (raw == "." and tokens[-2:-1] and tokens[-2].word in ABBREVIATED | {"st", "ca", "evt", "bijv", "incl"}):
                begins = begins or raw in ENDS if not raw[0].isdigit() else False
            if raw in ",":
                begins = False
    return tokens


def _cases_say_nothing(words: list[Token]) -> bool:
    """Whether the text is in capitals throughout, or each word begins with one."""
    letters = [token for token in words if len(token.word) > 1]
    capitals = sum(token.capital for token in letters)
    shouted = sum(token.text.isupper() for token in letters)
    if len(letters) > 2 and shouted > 0.6 * len(letters):
        return True
    return len(letters) > 4 and capitals > 0.6 * len(letters)


def _initial(token: Token) -> bool:
    return token.capital and all(len(part) == 1 for part in token.text.split("."))


def _is_function_word(word: str) -> bool:
    return word in DETERMINERS or word in PREPOSITIONS or word in PARTICLES


def _word(tokens: list[Token], i: int) -> str:
    return tokens[i].word if 0 <= i < len(tokens) else ""


def _kind(tokens: list[Token], i: int) -> str:
    return tokens[i].kind if 0 <= i < len(tokens) else ""


def _capital_word(tokens: list[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].kind == "word" and tokens[i].capital


def _write(text: str, tokens: list[Token]) -> str:
    """Replace runs of names by one placeholder."""
    out: list[str] = []
    position = 0
    i = 0
    while i < len(tokens):
        if not tokens[i].name:
            i += 1
            continue
        j = i
        while j + 1 < len(tokens) and tokens[j + 1].name and not text[tokens[j].end : tokens[j + 1].start].strip(" -."):
            j += 1
        out += [text[position : tokens[i].start], "[naam]"]
        position = tokens[j].end
        i = j + 1
    return "".join(out) + text[position:]
