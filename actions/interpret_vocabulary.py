"""The vocabulary of closed answers, read from `knowledge/answers`, and found again in a text."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, TypeAdapter

import knowledge.base
from actions.errors import UnknownScale
from actions.interpret_spelling import Speller
from actions.interpret_text import Word, plain
from knowledge.content import Content, parse, read_yaml
from knowledge.scales import Scale, Value

#: Words that may stand between the words of a phrase ('doen we [dat] al').
BETWEEN = {"me", "mij", "het", "t", "dat", "dit", "er", "hier", "daar", "ik", "we", "wij"} | {
    *("echt", "eigenlijk", "ook", "toch", "dan", "nou", "hoor", "gewoon", "denk", "allemaal"),
    *("natuurlijk", "helaas", "gelukkig", "dus", "nu", "inmiddels"),
}
GAP = 2  # how many of them in a row


def _listed(value: Any) -> Any:
    """'a, b' counts as two phrases, so that a line of the file can hold many."""
    if not isinstance(value, list):
        return value
    return [part.strip() for item in value for part in str(item).split(",") if part.strip()]


Phrases = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Neither(Content):
    """Refusing all of `van` means `waarde` ('kost niks, geeft niks')."""

    van: tuple[Value, ...]
    waarde: Value


class Common(Content):
    """Words that do the same on every scale (`algemeen.yml`)."""

    vulling: Phrases
    bij_cijfer: Phrases
    niet: Phrases
    geen: Phrases
    vergelijking: Phrases
    helemaal: Phrases
    zeker: Phrases
    wel: Phrases
    ja: Phrases
    nee: Phrases
    maar: Phrases
    of: Phrases
    en: Phrases
    herstel: Phrases
    uitleg: Phrases
    besluit: Phrases
    vraagbegin: Phrases
    buiten: Phrases
    aarzeling: Phrases
    terzijde: Phrases
    anderen: Phrases
    toen: Phrases
    nu: Phrases
    spreker: Phrases
    getallen: dict[int, Phrases]
    plaatsen: dict[int, Phrases]
    onderwerp: Phrases
    ik_vorm: Phrases
    tekens: dict[str, str]


class Answers(Content):
    """Words of one scale (`<scale>.yml`). An absent field gives no answer."""

    waarden: dict[Value, Phrases]
    kan: Phrases = ()
    ja: Value | None = None
    nee: Value | None = None
    niet: Value | None = None
    helemaal_niet: Value | None = None
    helemaal_wel: Value | None = None
    bij_ja: tuple[Value, ...] = ()
    bij_nee: tuple[Value, ...] = ()
    ontkend: dict[Value, Value] = Field(default_factory=dict)
    helemaal: dict[Value, Value] = Field(default_factory=dict)
    geen_van_beide: Neither | None = None
    gaat_voor: dict[Value, tuple[Value, ...]] = Field(default_factory=dict)
    cijfers: Literal["waarde", "plaats", "teken", "tien"]
    een: bool = True
    getal_mag: bool = False
    ontkend_wijkt: bool = False
    aarzeling_past: Value | None = None
    onderwerp: bool = False
    vulling: Phrases = ()
    vulling_cijfer: Phrases = ()
    geteld: Phrases = ()
    twijfel: Phrases = ()
    tussen: Phrases = ()
    achtervoegsels: dict[Value, Phrases] = Field(default_factory=dict)


class Kind(Enum):
    """What a word or phrase does in an answer."""

    VALUE = auto()
    NUMBER = auto()
    PLACE = auto()
    NOT = auto()
    NONE = auto()
    WHOLLY = auto()
    SURE = auto()
    WEL = auto()
    CAN = auto()
    YES = auto()
    NO = auto()
    BUT = auto()
    OR = auto()
    AND = auto()
    FIX = auto()
    WHY = auto()
    SO = auto()
    FILL = auto()
    TOPIC = auto()
    OUT = auto()
    DOUBT = auto()
    SOFT = auto()
    UNKNOWN = auto()


#: kinds that say something of the answer, and kinds with which there is none
TELLING = {
    Kind.VALUE,
    Kind.NOT,
    Kind.NONE,
    Kind.WHOLLY,
    Kind.SURE,
    Kind.WEL,
    Kind.CAN,
    Kind.YES,
    Kind.NO,
}
NOT_AN_ANSWER = {Kind.OUT, Kind.DOUBT, Kind.SOFT, Kind.UNKNOWN}
#: kinds that carry no answer by themselves
SILENT = {Kind.FILL, Kind.TOPIC, Kind.OUT, Kind.DOUBT, Kind.SOFT}
COUNT = "aantal"  # stands for a number that counts something, with what it counts
FORMER = ("oud", "ex")  # 'oudleerkracht' is no teacher any more


@dataclass(frozen=True)
class Unit:
    """A word or phrase with its meaning; `value` only for VALUE, NUMBER and PLACE."""

    kind: Kind
    words: tuple[str, ...]
    value: Value | None = None
    cut: bool = False
    colon: bool = False


Meaning = tuple[Kind, Value | None]


class Vocabulary:
    """All phrases of one scale. Made by `vocabulary(scale)`, once per scale."""

    def __init__(self, scale: Scale, common: Common, answers: Answers, real: Iterable[str]) -> None:
        self.values = scale.values
        self.answers = answers
        self.signs = common.tekens
        self.first_person = frozenset(common.ik_vorm)
        self.beside_number = frozenset(
            word for phrase in (*common.bij_cijfer, *answers.vulling_cijfer, COUNT) for word in plain(phrase)
        )
        self._counted = frozenset(answers.geteld)
        valued = {word for phrases in answers.waarden.values() for p in phrases for word in plain(p)}
        self.others = frozenset(common.anderen) - valued  # 'directeur' may be the answer
        self.speaker = frozenset(common.spreker)
        self.past = frozenset(map(plain, common.toen))
        self.now = frozenset(map(plain, common.nu))
        self._between = BETWEEN | set(answers.tussen)
        self.comparing = frozenset(common.vergelijking)
        self._opening = frozenset(plain(phrase) for phrase in common.vraagbegin)
        self._meanings: dict[tuple[str, ...], Meaning] = {}
        spoken = {*common.ja, *common.nee}
        labels = [plain(option.label) for option in scale.opties]
        #: How buttons are named, also by the first of their words: 'geeft energie', 'geeft'.
        self.names = {*labels, *(label[:1] for label in labels)} - set(map(plain, spoken))
        for option in scale.opties:
            if answers.cijfers != "tien" and option.label not in spoken:
                self._add([option.label], Kind.VALUE, option.waarde)
        self._read(common, answers)
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(self._meanings, key=len, reverse=True):
            self._by_first.setdefault(phrase[0], []).append(phrase)
        telling = {
            phrase[0]: meaning
            for phrase, meaning in self._meanings.items()
            if len(phrase) == 1 and meaning[0] not in SILENT
        }
        self.speller = Speller({w for phrase in self._meanings for w in phrase}, telling, set(real))

    def _read(self, common: Common, answers: Answers) -> None:
        self._add(answers.twijfel, Kind.OUT)
        for value, phrases in answers.waarden.items():
            self._add(phrases, Kind.VALUE, value)
        self._add(answers.kan, Kind.CAN)
        self._add((*answers.vulling, *answers.vulling_cijfer), Kind.FILL)
        self._add(common.buiten, Kind.OUT)
        self._add(common.aarzeling, Kind.DOUBT)
        self._add(common.terzijde, Kind.SOFT)
        for name, kind in (
            ("niet", Kind.NOT),
            ("geen", Kind.NONE),
            ("helemaal", Kind.WHOLLY),
            ("zeker", Kind.SURE),
            ("wel", Kind.WEL),
            ("ja", Kind.YES),
            ("nee", Kind.NO),
            ("maar", Kind.BUT),
            ("of", Kind.OR),
            ("en", Kind.AND),
            ("herstel", Kind.FIX),
            ("uitleg", Kind.WHY),
            ("besluit", Kind.SO),
        ):
            self._add(getattr(common, name), kind)
        for number, phrases in common.getallen.items():
            self._add(phrases, Kind.NUMBER, number)
        for place, phrases in common.plaatsen.items():
            self._add(phrases, Kind.PLACE, place)
        self._add((*common.vulling, *common.bij_cijfer), Kind.FILL)
        if answers.onderwerp:
            self._add(common.onderwerp, Kind.TOPIC)

    def _add(self, phrases: Iterable[str], kind: Kind, value: Value | None = None) -> None:
        for phrase in phrases:
            words = plain(phrase)
            if words:
                self._meanings.setdefault(words, (kind, value))

    def units(self, words: Sequence[Word]) -> list[Unit]:
        """The words as units, the longest phrase first; misspelt and run-together words mended."""
        mended = self._mend(words)
        found: list[Unit] = []
        at = 0
        while at < len(mended):
            unit, used = self._longest(mended, at)
            if unit.kind is Kind.NUMBER and self._counts(mended[at + used :]):
                unit, used = Unit(Kind.FILL, (COUNT,), cut=unit.cut, colon=unit.colon), used + 1
            found.append(unit)
            at += used
        return found

    def _counts(self, after: Sequence[Word]) -> bool:
        """Whether a number before these words counts something else than the scale does."""
        return bool(after) and not after[0].cut and after[0].text in self._counted

    def is_strange(self, word: str) -> bool:
        """Whether a word is unknown, no number, and no existing word either: a slip perhaps."""
        return word.isalpha() and word not in self.speller.known and word not in self.speller.real

    def is_question(self, units: Sequence[Unit]) -> bool:
        """Whether the units begin as a question does ('wat is', 'is dat')."""
        words = tuple(word for unit in units[:2] for word in unit.words)[:2]
        return units[0].words in self._opening or (len(units[0].words) <= 2 and words in self._opening)

    def _mend(self, words: Sequence[Word]) -> list[Word]:
        mended: list[Word] = []
        for word in self._joined(words):
            if word.text.startswith(FORMER) and word.text not in self.speller.known:
                mended.append(word)
                continue
            text = self.speller.correct(word.text)
            halves = None
            if text is None and self._by_ending(word.text) is None:
                halves = self.speller.split(word.text)
            first, *rest = halves or (text or word.text,)
            mended.append(Word(first, word.cut, word.colon))
            mended += [Word(half) for half in rest]
        return mended

    def _joined(self, words: Sequence[Word]) -> Iterator[Word]:
        """Words, with the halves of a compound put together ('systeem beheerder')."""
        known = self.speller.known
        at = 0
        while at < len(words):
            word, after = words[at], words[at + 1] if at + 1 < len(words) else None
            if after and not after.cut and not {word.text, after.text} <= known:
                whole = word.text + after.text
                if whole in self.speller.telling and len(whole) > 4:
                    yield Word(whole, word.cut, word.colon)
                    at += 2
                    continue
            yield word
            at += 1

    def _longest(self, words: Sequence[Word], at: int) -> tuple[Unit, int]:
        first = words[at]
        for phrase in self._by_first.get(first.text, ()):
            if used := _match(phrase, words, at, self._between):
                kind, value = self._meanings[phrase]
                texts = tuple(word.text for word in words[at : at + used])
                return Unit(kind, texts, value, first.cut, first.colon), used
        if first.text.isdigit() and len(first.text) < 4:
            return Unit(Kind.NUMBER, (first.text,), int(first.text), first.cut, first.colon), 1
        value = self._by_ending(first.text)
        kind = Kind.UNKNOWN if value is None else Kind.VALUE
        return Unit(kind, (first.text,), value, first.cut, first.colon), 1

    def _by_ending(self, word: str) -> Value | None:
        if word.startswith(FORMER):
            return None
        for value, endings in self.answers.achtervoegsels.items():
            if any(word.endswith(end) and len(word) >= len(end) + 3 for end in endings):
                return value
        return None


def _match(phrase: tuple[str, ...], words: Sequence[Word], at: int, between: Collection[str]) -> int:
    """How many words from `at` the phrase takes, with small words in between; 0: does not fit."""
    if len(phrase) == 2 and at + 1 < len(words) and words[at + 1].cut:
        return 0
    here = at + 1
    for wanted in phrase[1:]:
        skipped = 0
        while here < len(words) and words[here].text != wanted:
            if words[here].text not in between or skipped == GAP or words[here].cut:
                return 0
            skipped += 1
            here += 1
        if here == len(words):
            return 0
        here += 1
    return here - at


@cache
def _scales(root: Path) -> dict[str, Scale]:
    return TypeAdapter(dict[str, Scale]).validate_python(read_yaml(root / "scales.yml", root))


@cache
def vocabulary(scale: str) -> Vocabulary:
    """The vocabulary of a scale, read once. Raises UnknownScale; ContentError on a wrong file."""
    root = knowledge.base.ROOT
    scales = _scales(root)
    if scale not in scales:
        raise UnknownScale(f"Schaal '{scale}' bestaat niet; kies uit: {', '.join(scales)}")
    common = parse(Common, read_yaml(root / "answers/algemeen.yml", root), "answers/algemeen.yml")
    file = f"answers/{scale}.yml"
    answers = parse(Answers, read_yaml(root / file, root), file)
    real = read_yaml(root / "answers/echte_woorden.yml", root)
    return Vocabulary(scales[scale], common, answers, _listed(real))
