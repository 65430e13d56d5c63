"""Names of schools, and functions that few people hold."""

import re
from collections.abc import Iterable

from actions.redact_words import WordLists, fold

BELIEFS = (
    "openbare |christelijke |katholieke |islamitische |protestants-christelijke |rooms-katholieke "
    "|vrije |rk |pc "
)
KINDS = (
    r"(?:[opcrgi]?bs|kc|rkbs|r\.?k\.? ?bs|pcb|pcbs|gbs|kbs|sbo|so|vso|ods|ikc|mfa"
    rf"|integraal kindcentrum|kindcentrum|(?:{BELIEFS})*basisschool"
    r"|montessorischool|montessori|daltonschool|dalton|jenaplanschool|vrije ?school|nutsschool"
    r"|speciale school)"
)
SHORT = r"(?:obs|cbs|rkbs|pcbs|pcb|gbs|kbs|ods|ibs)"
ARTICLE = r"(?:de|het|'t|’t|t|den|op de|op|st\.?|sint|prins|prinses|koningin|pater|dr\.?|burgemeester)"
#: Words before 'school' that make it a kind of school, not a name.
NOT_SCHOOL = re.compile(
    "basis|hoge|mid|midden|vak|muziek|sport|zondags?|zwem|rij|taal|avond|dorps?|buurt|wijk|stads?"
    "|kleuter|lagere|bijles|brede|voor|plattelands?|oude|nieuwe|zomer|weekend|thuis|bos|kunst|dans|ski"
    "|toneel|grote|kleine|speciale|openbare|pabo|ouder|op|oefen|opleidings?"
)
BEFORE = r"(?<![\w\[])"
#: What many names of schools end in: 'de Wilgenhof'.
ENDS = (
    *("hof", "boom", "hoek", "wijzer", "burcht", "akker", "horst", "ladder", "vogel", "bloem", "roos"),
    *("wiel", "kring", "baken", "kompas", "vlinder", "duif"),
)
NAMED = re.compile(rf"{BEFORE}(?:[Dd]e|[Hh]et|'t|’t) ([A-Z][a-z]+)(?![\w-])")


class SchoolFinder:
    """Finds schools by kind plus name, by the ending 'school', and by the school's own name."""

    def __init__(self, lists: WordLists, schools: Iterable[str]) -> None:
        names = "|".join(sorted(map(re.escape, lists.schools), key=len, reverse=True))
        self.lists = lists
        self.own = _own(schools, lists)
        word = r"[A-Z][\w'’-]*"
        own = "|".join(
            name for name in sorted(lists.schools) if len(name) > 4 and not lists.is_ordinary(name)
        )
        self.capital = re.compile(
            rf"{BEFORE}(?:(?i:{KINDS}) (?i:{ARTICLE} )*|\w{{3,}}school (?i:de|het|'t|’t) )(?:{word})"
            rf"(?: (?:(?:van|de|der|het|den|'t) ){{0,2}}{word})*"
        )
        self.lower = re.compile(
            rf"{BEFORE}(?:{KINDS} (?:{ARTICLE} )*(?:kleine |gouden |bonte |nieuwe |grote )?"
            rf"(?:{names})(?!\w)|{SHORT} (?:{ARTICLE} )+\w+)(?!\w)"
        )
        self.placed = re.compile(
            rf"{BEFORE}((?i:op|van|naar|bij|met|tot) )"
            rf"(?:(?:De|Het|'t|’t) {word}|(?:de|het|'t|’t|t) (?:{own}))(?![\w-])"
        )
        self.merged = re.compile(
            rf"{BEFORE}((?:fusie|fuseren|fuseert|gefuseerd) (?:van|met) )(?:de|het|'t|’t) (\w+)"
            r"(?:( en )(?:de|het|'t|’t) \w+)?(?![\w-])",
            re.IGNORECASE,
        )
        self.ending = re.compile(
            rf"{BEFORE}(?:(?:[A-Z][\w'’-]*|van|der|de|den) )*([A-Z][\w'’-]+?)[ -]?"
            r"(?:school|College|Lyceum)(?!\w)"
        )
        self.said = re.compile(
            rf"{BEFORE}((?i:school),? )(?:De|Het|'t|’t) {word}"
            rf"|{BEFORE}()[A-Z][a-z]{{3,}}(?:college|lyceum)(?!\w)"
            rf"|{BEFORE}((?i:bij ons|wij|hier) op (?:de|het) )(?:{names})(?![\w-])"
        )
        self.low_ending = re.compile(rf"{BEFORE}(?:(\w+) )?(\w{{3,}}?)-?school(?!\w)")

    def replace(self, text: str) -> str:
        """`text` with every school as [school]."""
        folded = fold(text)
        if self.own is not None and self.own.search(folded):
            text = _by_folded(text, folded, self.own, "[school]")
            folded = fold(text)
        text = self.placed.sub(self._placed, text)
        text = self.merged.sub(self._merged, text)
        if "school" in folded or re.search(rf"{BEFORE}{KINDS} ", folded):
            text = self.capital.sub(self._kept, text)
            text = _by_folded(text, fold(text), self.lower, "[school]")
            text = self.ending.sub(self._named, text)
            text = self.low_ending.sub(self._low, text)
        text = self.said.sub(r"\1\2\3[school]", text)
        return NAMED.sub(self._looks, text)

    def _kept(self, match: re.Match[str]) -> str:
        """Keep 'SBO' or 'SO' before a word that is no name of a school."""
        tail = [fold(part) for part in re.findall(r"[\w'’-]+", match[0])]
        rest = [part for part in tail[1:] if part not in ("de", "het", "op")]
        if rest and all(part in self.lists.allowed for part in rest):
            return match[0]
        return "[school]"

    def _placed(self, match: re.Match[str]) -> str:
        """'Op De Wegwijzer', 'van de tweemaster'; not 'op De Efteling'."""
        article, last = match[0].split()[-2:]
        named = fold(last) in self.lists.schools or article == "De"
        return f"{match[1]}[school]" if named and fold(last) not in self.lists.allowed else match[0]

    def _looks(self, match: re.Match[str]) -> str:
        """'De Wilgenhoek', 'de Wereldboom'."""
        word = fold(match[1])
        likely = word in self.lists.schools or (word.endswith(ENDS) and len(word) > 6)
        return "[school]" if likely and word not in self.lists.allowed else match[0]

    def _merged(self, match: re.Match[str]) -> str:
        """'De fusie met de trekvogel en het wespennest'; not 'de fusie met de buren'."""
        word = fold(match[2])
        ordinary = word not in self.lists.schools and self.lists.is_ordinary(word)
        if ordinary or word.endswith("school"):
            return match[0]
        return f"{match[1]}[school]" + (f"{match[3]}[school]" if match[3] else "")

    def _named(self, match: re.Match[str]) -> str:
        stem = fold(match[1]).rstrip("s-")
        if NOT_SCHOOL.fullmatch(stem) or self.lists.is_ordinary(stem):
            return match[0]
        return "[school]"

    def _low(self, match: re.Match[str]) -> str:
        before, stem = fold(match[1] or ""), fold(match[2]).rstrip("-")
        if stem not in self.lists.first and stem.rstrip("s") not in self.lists.first:
            return match[0]
        name_before = before in self.lists.first or before in (
            "prinses",
            "prins",
            "sint",
            "koningin",
        )
        return "[school]" if name_before or not before else f"{match[1]} [school]"


def _own(schools: Iterable[str], lists: WordLists) -> re.Pattern[str] | None:
    """The school's own names, whole and without 'OBS', in any case, longest first."""
    forms: set[str] = set()
    for school in schools:
        name = " ".join(fold(school).split())
        core = re.sub(rf"^{KINDS} ", "", name)
        bare = re.sub(rf"^(?:{ARTICLE} )+", "", core)
        forms.update(form for form in (name, core) if len(form) > 3)
        if len(bare) > 3 and bare not in lists.ordinary:
            forms.update((bare, bare.replace(" ", "")))
    forms -= lists.ordinary
    if not forms:
        return None
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    options = "|".join(re.escape(form).replace(r"\ ", r"[ -]?") for form in ordered)
    return re.compile(rf"{BEFORE}(?:{KINDS} )?(?:{options})(?!\w)")


class FunctionFinder:
    """Finds functions that one or a few people of a school hold."""

    def __init__(self, lists: WordLists) -> None:
        titles = "|".join(sorted((fold(title) for title in lists.titles), key=len, reverse=True))
        self.bare = re.compile(
            rf"(?:^|(?<=[.!?] )|(?<=maar )|(?<=want )|(?<=volgens ))(?:{titles})"
            r"(?= (?:is|was|heeft|had|wil|wilde|zegt|zei|vindt|vond|kan|moet|komt|kwam|doet|deed|stuurt|valt"
            r"|geeft|vraagt|gaat|staat|krijgt)(?!\w))"
            rf"|(?<![\w\[])(?:{titles})(?= (?:(?:van|de|der|den|ter|ten|el) ){{0,2}}\[naam\])"
            rf"|(?<=\[naam\] \()(?:{titles})(?=\))"
        )
        self.pair = re.compile(rf"(?<![\w\[])((?:{titles}),? (?:en|of) )(?:{titles})(?![\w-])")
        self.first = re.compile(rf"(?<![\w\[])(?:{titles})(?=,? (?:en|of) \[functie\])")
        self.pattern = re.compile(
            r"(?<![\w\[])((?:(?:de|onze|mijn|m'n|mn|jullie|die|deze|ons|je)"
            r"(?: (?:nieuwe|vorige|oude|huidige|eigen|andere|enige|waarnemende?|tijdelijke|interim"
            r"|vaste|jonge))?"
            rf"|als|ben|is|ik ben(?: zelf)?(?: de| hier de| hier)?) )(?:{titles})(?![\w-])"
        )

    def replace(self, text: str) -> str:
        """`text` with those functions as [functie]; the word before them stays."""
        text = _by_folded(text, fold(text), self.pair, "[functie]", keep=1)
        text = _by_folded(text, fold(text), self.first, "[functie]")
        text = _by_folded(text, fold(text), self.pattern, "[functie]", keep=1)
        return _by_folded(text, fold(text), self.bare, "[functie]")


def _by_folded(text: str, folded: str, pattern: re.Pattern[str], new: str, keep: int = 0) -> str:
    """Replace in `text` what `pattern` finds in its folded form, which has the same length."""
    out: list[str] = []
    position = 0
    for match in pattern.finditer(folded):
        start = match.end(keep) if keep else match.start()
        if "[" in match[0]:
            continue
        out += [text[position:start], new]
        position = match.end()
    return "".join(out) + text[position:]
