"""The written rules for a typed answer to a closed question.

A text is cut into words, the words into known phrases (`knowledge/answers/*.yml`), and the phrases
are read together: values, 'niet', 'helemaal', 'ja' and 'nee'. Only when nothing unknown is left is
there an answer.

Rules that need a choice:
- A hedge or intensifier does not move a value ('heel vaak', 'best wel vaak' are 'vaak'). 'Bijna X'
  is X, the option nearest in meaning; 'zelden', 'nauwelijks' and 'amper' say the same as 'bijna
  nooit', so they are 'nooit'.
- 'Niet vaak' is 'soms'. 'Niet altijd' alone leaves open soms and vaak: no answer on frequentie4,
  'soms' on frequentie3. 'Vaak maar niet altijd' is 'vaak'.
- On eens5 only words of completeness ('helemaal', 'volledig', 'absoluut') reach the ends; 'ja' and
  'klopt' are 'eens', 'nee' is 'oneens'. 'Niet oneens', 'niet helemaal eens' are no answer.
- 'Kost geen energie' is 'neutraal'; 'geeft geen energie' is often said of what costs energy: no
  answer.
- Two different values, a question, a half number, or words that are not understood: no answer.
  Who takes an answer back means what comes after ('vaak, oh nee, altijd'; 'ja oh wacht nee' is no
  answer; see `actions/interpret_corrections.py`). Beside what was, what is counts ('vroeger nooit, nu
  vaak'; `actions/interpret_sides.py`), and a subject repeated as a question is none ('vrij nemen? soms').
  A clear answer may have an explanation beside it ('vaak, want we zijn met te weinig mensen',
  'ik zit achter de balie, administratie'); see `actions/interpret_clauses.py`.
"""

from dataclasses import dataclass, field
from functools import cached_property

from actions.interpret_clauses import FIRM_NO, from_clauses, takes_back
from actions.interpret_corrections import corrected, with_refusals
from actions.interpret_sides import own_side
from actions.interpret_slips import with_one_slip
from actions.interpret_text import Word, closing_quote, words
from actions.interpret_vocabulary import NOT_AN_ANSWER, TELLING, Kind, Unit, Vocabulary, vocabulary
from knowledge.scales import Value

MOST_WORDS = 25
SHORT = 3  # up to so many words, 'altijd druk' is about the speaker
ECHO = 6  # words a repeated subject may have
NO_ANSWER_AFTER = {"of", "dan", "en", "als"}  # 'pauze? dan vaak'
NEITHER = ("noch",)
TAIL = 14  # words an explanation after the answer may have
NUMBERED = {"optie", "nummer", "nr", "no", "antwoord", "keuze", "mogelijkheid", "knop"}
BREAKS = {Kind.BUT, Kind.OR, Kind.AND, Kind.WHY, Kind.SO, Kind.FIX}
UNDERSTOOD_IN_PART = {Kind.UNKNOWN, Kind.DOUBT, Kind.SOFT, Kind.TOPIC}
#: What, before a colon, is an answer by itself; 'niet' may also be part of the reason for a 'dus'.
SPOKEN = {
    Kind.VALUE,
    Kind.NUMBER,
    Kind.OUT,
    Kind.SOFT,
    Kind.NO,
    Kind.YES,
    Kind.NOT,
    Kind.NONE,
    Kind.PLACE,
}
#: What says that a question is more than the subject repeated.
NOT_ECHOED = SPOKEN | {Kind.DOUBT, Kind.OR, Kind.FIX, Kind.CAN, Kind.SURE}


@dataclass(frozen=True)
class Answer:
    """A text that may be an answer on a scale: its words, and the known phrases among them."""

    scale: str
    text: str
    words: tuple[Word, ...]
    units: list[Unit]
    vocab: Vocabulary

    @cached_property
    def own_side(self) -> "Answer | None":
        """What it says of now and of the speaker, where it also tells what was or what others say."""
        own = own_side(self.words, self.vocab)
        if own == self.words:
            return None
        return parse(" ".join(("," if word.cut else "") + word.text for word in own), self.scale)


def parse(text: str, scale: str) -> Answer | None:
    """None where a text cannot be an answer: nothing, a story or a question. Raises UnknownScale."""
    vocab = vocabulary(scale)
    text = _after_echo(text, vocab)
    found = words(text, vocab.signs)
    if not found or len(found) > MOST_WORDS:
        return None
    units = with_refusals(vocab.units(found))
    return None if vocab.is_question(units) else Answer(scale, text, found, units, vocab)


def by_rules(answer: Answer) -> Value | None:
    """The value that the rules read in an answer, None in doubt."""
    units, vocab = answer.units, answer.vocab
    value = read_whole(units, vocab)
    kinds = {unit.kind for unit in units}
    if value is None and Kind.UNKNOWN in kinds:
        value = _with_explanation(units, vocab)
    if value is None and kinds & UNDERSTOOD_IN_PART:
        value = from_clauses(units, vocab, read_whole)
    if value is None:
        value = _quoted(answer.text, vocab)
    if value is None:
        value = with_one_slip(answer.words, vocab, read_whole)
    if value is None and answer.own_side and Kind.FIX not in kinds:
        value = by_rules(answer.own_side)
    return value


def _after_echo(text: str, vocab: Vocabulary) -> str:
    """The text without a subject that is repeated as a question first ('vrij nemen? vergeet het maar')."""
    echo, asked, rest = text.partition("?")
    if not asked:
        return text
    echoed, told = words(echo, vocab.signs), words(rest.replace("?", " "), vocab.signs)
    if not told or not 0 < len(echoed) <= ECHO or told[0].text in NO_ANSWER_AFTER:
        return text
    units = vocab.units(echoed)
    more = vocab.is_question(units) or any(unit.kind in NOT_ECHOED for unit in units)
    return text if more else _after_echo(rest, vocab)


def _quoted(text: str, vocab: Vocabulary) -> Value | None:
    """An option in quotation marks at the end ('het hangt ervan af, maar gewoon "soms"')."""
    before, quoted = (words(part, vocab.signs) for part in closing_quote(text))
    if not quoted:
        return None
    against = {Kind.OUT, Kind.NOT, Kind.NONE, Kind.NO, Kind.OR, Kind.FIX}
    if any(unit.kind in against for unit in vocab.units(before)):
        return None
    return read_whole(vocab.units(quoted), vocab)


def read_whole(units: list[Unit], vocab: Vocabulary) -> Value | None:
    """The meaning when every unit is understood."""
    kinds = {unit.kind for unit in units}
    if kinds & NOT_AN_ANSWER and Kind.FIX not in kinds:
        return None
    said = [word for unit in units for word in unit.words]
    if Kind.TOPIC in kinds and len(said) > SHORT and not vocab.first_person & set(said):
        return None
    if Kind.FIX in kinds:
        return corrected(units, vocab, read_whole)
    numbered = _numbers(_before_than(units, vocab), vocab)
    return None if numbered is None else _read(numbered, vocab).outcome(vocab)


def _before_than(units: list[Unit], vocab: Vocabulary) -> list[Unit]:
    """'Eerder vaak dan soms': what comes after 'dan' is what it is not."""
    compares = False
    for i, unit in enumerate(units):
        if compares and unit.words == ("dan",):
            return units[:i]
        compares = compares or not vocab.comparing.isdisjoint(unit.words)
    return units


def _numbers(units: list[Unit], vocab: Vocabulary) -> list[Unit] | None:
    """Numbers and ranks as values; None when a number is out of range or about something else."""
    units = _lone_one(units, vocab)
    if not any(unit.kind in (Kind.NUMBER, Kind.PLACE) for unit in units):
        return units
    if vocab.answers.getal_mag and any(unit.kind is Kind.VALUE for unit in units):
        return [u for u in units if u.kind not in (Kind.NUMBER, Kind.PLACE)]
    valued = []
    about = _beside_number(units)
    for i, unit in enumerate(units):
        if unit.kind in (Kind.NUMBER, Kind.PLACE):
            value = _number(unit, units[i - 1] if i else None, vocab)
            if value is None:
                return None
            valued.append(Unit(Kind.VALUE, unit.words, value, unit.cut))
        elif unit.kind is Kind.TOPIC or (i in about and not vocab.beside_number.issuperset(unit.words)):
            return None
        else:
            valued.append(unit)
    return valued


def _beside_number(units: list[Unit]) -> set[int]:
    """Places of the fillers in the same clause as a number."""
    clause = 0
    clauses = []
    for unit in units:
        clause += unit.cut
        clauses.append(clause)
    numbered = {c for c, u in zip(clauses, units, strict=True) if u.kind in (Kind.NUMBER, Kind.PLACE)}
    return {i for i, u in enumerate(units) if clauses[i] in numbered and u.kind is Kind.FILL}


def _lone_one(units: list[Unit], vocab: Vocabulary) -> list[Unit]:
    """'Een' is an article, except where it stands alone or after 'optie', 'nummer' or itself."""
    said = [word for unit in units for word in unit.words]
    if not said or said[-1] != "een" or any(unit.kind is not Kind.FILL for unit in units):
        return units
    if (len(said) == 1 and vocab.answers.een) or (len(said) > 1 and said[-2] in NUMBERED | {"een"}):
        return [*units[:-1], Unit(Kind.NUMBER, ("een",), 1)]
    return units


def _number(unit: Unit, before: Unit | None, vocab: Vocabulary) -> Value | None:
    how, number = vocab.answers.cijfers, unit.value
    assert isinstance(number, int)
    if unit.kind is Kind.PLACE or (how in ("plaats", "teken") and _is_option(before)):
        return None if how == "tien" else _at(number, vocab.values)
    if how == "plaats" or (how == "teken" and number != 0):
        return None
    if unit.words[0].startswith("0") and number:
        return None
    return number if number in vocab.values else None


def _at(place: int, values: tuple[Value, ...]) -> Value | None:
    """The option at a place: 1 is the first, -1 the last, 0 the middle one if there is one."""
    if place == 0:
        return values[len(values) // 2] if len(values) % 2 else None
    return values[place - (place > 0)] if -1 <= place <= len(values) else None


def _is_option(unit: Unit | None) -> bool:
    return unit is not None and bool(unit.words) and unit.words[-1] in NUMBERED


@dataclass
class Reading:
    """What the units of an answer say together."""

    said: set[Value] = field(default_factory=set)
    refused: set[Value] = field(default_factory=set)
    instead: set[Value] = field(default_factory=set)
    yes: bool = False
    no: bool = False
    bare_not: bool = False
    sure: bool = False
    wholly: bool = False
    choices: int = 0
    either: bool = False
    but: bool = False
    both: bool = False
    blurred: bool = False

    def outcome(self, vocab: Vocabulary) -> Value | None:
        """One value, or None when they contradict each other or leave it open."""
        minus = self.no or self.bare_not
        if self.blurred or (self.yes and minus) or (self.both and self.bare_not):
            return None
        if self.either and (self.choices < 2 or self.refused or (self.said and (self.yes or minus))):
            return None
        value = self._stated(vocab)
        if value is None:
            nothing = not self.said and not self.refused
            return self._yes_or_no(vocab, minus) if nothing else None
        if self.yes and value not in vocab.answers.bij_ja:
            return None
        if minus and self.said and value not in vocab.answers.bij_nee:
            return None
        return value

    def _stated(self, vocab: Vocabulary) -> Value | None:
        neither = vocab.answers.geen_van_beide
        if not self.said:
            if neither and self.refused.issuperset(neither.van):
                return neither.waarde
            return next(iter(self.instead)) if len(self.instead) == 1 else None
        said = set(self.said)
        for first, others in vocab.answers.gaat_voor.items():
            if first in said:
                said -= set(others)
        if len(said) > 1:
            return None
        value = next(iter(said))
        if self.wholly:
            value = vocab.answers.helemaal.get(value, value)
        other = self.instead - {value} and not self.but and not vocab.answers.ontkend_wijkt
        if value in self.refused or other:
            return None
        return value

    def _yes_or_no(self, vocab: Vocabulary, minus: bool) -> Value | None:
        answers = vocab.answers
        if minus:
            if self.wholly:
                return answers.helemaal_niet
            return answers.nee if self.no else answers.niet
        if self.wholly:
            return answers.helemaal_wel
        return answers.ja if self.yes or self.sure else None


def _read(units: list[Unit], vocab: Vocabulary) -> Reading:
    """Clause by clause: 'niet' reaches to the next value in its clause, else to the one before."""
    reading = Reading(
        either=any(unit.kind is Kind.OR for unit in units),
        but=any(unit.kind is Kind.BUT for unit in units),
        both=any(unit.kind is Kind.AND for unit in units),
    )
    clause: list[Unit] = []
    wel = False
    for unit in units:
        if unit.kind in BREAKS or unit.cut:
            _clause(clause, vocab, reading)
            clause = []
        if unit.kind in TELLING:
            clause.append(unit)
        wel = wel or unit.kind is Kind.WEL
    _clause(clause, vocab, reading)
    if wel:
        if reading.bare_not or reading.no:
            reading.blurred = True
        reading.sure = True
    return reading


def _clause(units: list[Unit], vocab: Vocabulary, reading: Reading) -> None:
    kinds = [unit.kind for unit in units]
    values = [i for i, kind in enumerate(kinds) if kind is Kind.VALUE]
    reading.choices += len(values) + sum(kind in (Kind.YES, Kind.NO, Kind.NOT) for kind in kinds)
    reading.yes |= Kind.YES in kinds
    reading.no |= Kind.NO in kinds
    reading.sure |= Kind.SURE in kinds
    wholly = Kind.WHOLLY in kinds
    refused: set[int] = set()
    for i, kind in enumerate(kinds):
        if kind not in (Kind.NOT, Kind.NONE):
            continue
        if i + 1 < len(kinds) and kinds[i + 1] in (Kind.WHOLLY, Kind.SURE):
            reading.blurred = True
        verb = kind is Kind.NONE and i - 1 in values  # 'het geeft geen energie het kost energie'
        if verb and units[i].words == NEITHER:  # 'geven noch kosten'
            refused.add(i - 1)
            verb = False
        target = i - 1 if verb else next((v for v in values if v > i), values[-1] if values else None)
        if target is None:
            reading.bare_not = True
            reading.blurred |= kind is Kind.NONE
        else:
            refused |= {v for v in values if units[v].value == units[target].value}
    reading.yes |= Kind.CAN in kinds and not values and not {Kind.NOT, Kind.NONE} & set(kinds)
    if wholly and not values:
        reading.wholly = True
    for i in values:
        value = units[i].value
        assert value is not None
        firmer = vocab.answers.helemaal if wholly else {}
        if i not in refused:
            reading.said.add(firmer.get(value, value))
            continue
        reading.refused.add(value)
        if value in vocab.answers.ontkend:
            instead = vocab.answers.ontkend[value]
            reading.instead.add(firmer.get(instead, instead))


def _with_explanation(units: list[Unit], vocab: Vocabulary) -> Value | None:
    """A clear answer with an explanation after it, or a conclusion after 'dus' or a colon."""
    strange = next((i for i, unit in enumerate(units) if unit.kind is Kind.UNKNOWN), len(units))
    meant: Value | None = None
    for i in range(min(strange, len(units) - 1), 0, -1):  # the longest answer first: 'ja! absoluut!'
        head, tail = units[:i], units[i:]
        if not (tail[0].cut or tail[0].kind in (Kind.BUT, Kind.WHY)) or head[-1].kind is Kind.BUT:
            continue
        value = None if any(part.kind is Kind.AND for part in head) else read_whole(head, vocab)
        if value is not None and meant in (None, value):
            meant = value
            if _is_explanation(tail, head, value, vocab):
                return value
    if meant is not None:
        return None
    for i, unit in enumerate(units):
        if i and (unit.colon or unit.kind is Kind.SO):
            told = SPOKEN - {Kind.NOT, Kind.NONE} if unit.kind is Kind.SO else SPOKEN
            if not any(u.kind in told for u in units[:i]):
                return read_whole(units[i:], vocab)
    return None


def _is_explanation(tail: list[Unit], head: list[Unit], value: Value, vocab: Vocabulary) -> bool:
    """Whether what follows an answer leaves it standing."""
    if not 2 <= sum(len(unit.words) for unit in tail) <= TAIL:
        return False
    if vocab.is_question(tail) or takes_back(tail, value, vocab):
        return False
    kinds = {unit.kind for unit in head}
    if not kinds & {Kind.VALUE, Kind.NUMBER, Kind.YES, Kind.NO} and not kinds >= FIRM_NO:
        return False
    if tail[0].kind is Kind.WHY:
        return not any(unit.kind in (Kind.OUT, Kind.DOUBT, Kind.FIX) for unit in tail)
    against = {Kind.OUT, Kind.DOUBT, Kind.SOFT, Kind.NUMBER, Kind.PLACE, Kind.FIX, Kind.NO}
    if all(unit.kind not in (Kind.VALUE, Kind.NUMBER) for unit in head):
        negative = any(unit.kind in (Kind.NO, Kind.NOT, Kind.NONE) for unit in head)
        against |= {Kind.YES, Kind.WEL, Kind.SURE} if negative else {Kind.NOT, Kind.NONE}
        against -= {Kind.NO} if negative else set()
    return not any(unit.kind in against or (unit.kind is Kind.VALUE and unit.value != value) for unit in tail)
