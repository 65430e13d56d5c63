"""E-mail, links and accounts in Dutch text, as people type them."""

import re
from collections.abc import Iterator

from actions.redact_pattern import Rule, any_case
from actions.redact_strange import is_strange
from actions.redact_words import fold, load_words

MEDIUM = (
    "insta(?:gram)?|snap(?:chat)?|tik ?tok|facebook|fb|twitter|linkedin|discord|account"
    "|gebruikersnaam|username|inlognaam"
)
PLACE = "teams|telegram|signal|skype|threads|bluesky|roblox|youtube|pinterest|inlog|profiel"
OWN = re.compile(r"(?:mijn|m['’]?n|me|haar|zijn|z['’]?n|d['’]?r|onze|hun) (?:\w+ )?$", re.IGNORECASE)
NO_ACCOUNT = frozenset(
    ("ik", "dat", "een", "de", "het", "niet", "wel", "ook", "er", "zo", "privé", "prive", "weg")
)
#: 'Mijn account is geblokkeerd'; a first name may look so too ('gerard').
DONE = re.compile(r"(?:ge|be|ver|ont)\w{3,}[dt]$")
MEDIA = re.compile(rf"(?<!\w)(?:{MEDIUM}|{PLACE})(?!\w)", re.IGNORECASE)


def rules() -> Iterator[Rule]:
    """In the order in which they work."""
    tail = "apenstaart(?:je)?"
    at = rf"(?:\s?[(\[]\s?(?:at|{tail})\s?[)\]]\s?|\s+at\s+|[\s-]+{tail}[\s-]+)"
    dot = r"(?:\.|[\s-]+(?:punt|dot)[\s-]+|\s?[(\[]\s?(?:punt|dot)\s?[)\]]\s?)"
    spaced = r"(?:\s\.\s|\.)"
    ends = "nl|com|org|net|eu|be|de|info|frl|amsterdam|school|io|app"
    yield re.compile(r"(?<![\w.+-])[\w.+'-]+\s{0,2}@{1,2}\s{0,2}[\w-]+(?:\.[\w-]+)+(?!\w)"), "[e-mail]"
    yield re.compile(r"(?<![\w.+-])[\w.+-]{2,}@[a-z][\w-]{3,}(?![\w@])"), "[e-mail]"
    loose = rf"[\w-]+(?:\s?[.,]\s?[\w-]+){{0,3}}?\s?[.,]\s?(?:{ends})"
    yield any_case(rf"(?<![\w.+-])[\w.+'-]+\s{{0,2}}@\s{{0,2}}{loose}(?!\w)"), "[e-mail]"
    yield (
        any_case(rf"(?<![\w.+-])[\w.+-]+?{at}[\w-]+?(?:{dot}[\w-]+?)*{dot}[a-z]{{2,4}}(?!\w)"),
        "[e-mail]",
    )
    yield (
        any_case(
            rf"(?<![\w.+-])[\w.+'-]+\s{{0,2}}@\s{{0,2}}[\w-]+(?:{spaced}[\w-]+)??{spaced}[a-z]{{2,6}}(?!\w)"
        ),
        "[e-mail]",
    )
    yield any_case(r"(?<![\w.+-])(?=[\w.+-]*[a-z])[\w.+-]{4,}@(?=\s*(?:$|[,;:!?()]|\.(?:\s|$)))"), "[e-mail]"
    yield (
        any_case(rf"(?<!\w)www\s?\.\s?[\w-]+(?:\s?\.\s?[\w-]+)?\s?\.\s?(?:{ends})(?:\s?/\s?[\w-]+)*(?!\w)"),
        "[link]",
    )
    yield any_case(r"(?<!\w)(?:https?://|www\.)[^\s\[\]]*[^\s\[\].,;:!?)'\"]"), _link
    yield (
        any_case(
            rf"(?<![\w@.-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*"
            rf"(?:\.[a-z]{{2,6}}|(?:\s\.\s?|\.\s)(?:{ends}))/[^\s\[\]]*[^\s\[\].,;:!?)'\"]"
        ),
        _link,
    )
    yield (
        any_case(rf"(?<![\w@.-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:{ends})(?:/[^\s\[\]]*)?(?![\w@])"),
        _link,
    )
    yield re.compile(r"(?<![\w@])@\w[\w.-]*\w(?!\w)"), "[account]"
    yield (
        any_case(rf"(?<!\w)((?:{MEDIUM})(?:-?naam|account)?(?:\s+(?:is|heet)|:)\s*)(?!\[)([\w.-]*\w)(?!\w)"),
        _called,
    )
    line = r"\(?\s?(?:underscore|liggend streepje)\s?\)?"
    yield any_case(rf"(?<!\w)[\w.-]+(?:\s?{line}\s?[\w.-]+)+(?!\w)"), "[account]"
    yield any_case(r"(?<![\w@])@\s(?=[\w.]*[a-z])(?=[\w.]*[\d_])[\w.]{5,}(?!\w)"), "[account]"
    yield re.compile(r"(?<!\w)[\w.-]{2,}#\d{4}(?!\w)"), "[account]"
    yield any_case(r"(?<!\w)[a-z]{5,}\d{2,4}(?!\w)"), _beside_media
    yield any_case(r"(?<![\w.@-])[a-z]{2,}\.[a-z]{2,}\.\d{1,4}(?![\w.@-])"), "[account]"
    yield re.compile(r"(?<!\w)(?=\w*[a-z])\w*[^\W_]_\w*[^\W_](?!\w)"), "[account]"
    medium = rf"(?:{MEDIUM}|{PLACE})(?:-?naam|account)?"
    handle = r"(?!\[)(?=[\w.-]*(?:\w\.\w|_|\d))(?=[\w.-]*[a-z])[\w.-]*\w"
    yield (
        any_case(rf"(?<!\w)({medium}(?:\s\w+){{0,4}}\s?[('\"‘“]\s?)(?!\[)([\w.-]*\w)(?=\s?[)'\"’”])"),
        _apart,
    )
    yield any_case(r"(?<!\w)(linkedin:?\s+)[a-z]+(?:-[a-z\d]+){2,}(?!\w)"), r"\1[account]"
    yield (
        any_case(
            rf"(?<!\w)({medium}:?\s+(?:(?:als|onder) )?)(?:de|het)?(?:juf|meester|mees|miss)[a-z]{{4,}}(?!\w)"
        ),
        r"\1[account]",
    )
    between = (
        "is|heet|heet ik|ben ik|als|op|onder|via|naam|naar|bij|van|voor|van mij|me|mij|maar|nu|gewoon|ook"
        "|ik|ze|zij|hij|die|daar|zit|sta|staat|vind je|te vinden"
    )
    words = rf"(?:(?:{between}):?\s+){{0,3}}"
    yield (
        any_case(rf"(?<!\w)({medium}:?,?\s+{words})(?:@\s?)?{handle}(?!\w)"),
        r"\1[account]",
    )
    yield any_case(r"(?<![\w.@-])(?=\w*[a-z])\w{2,}\.(?=\w*[a-z])\w{2,}(?![\w.@-])"), _odd_beside_media
    yield any_case(r"(?<![\w.@-])[a-z]{3,}(?:-[a-z]+){2,}(?![\w.@-])"), _odd_beside_media
    yield any_case(rf"(?<![\w\]])\w{{5,}}(?= op (?:{MEDIUM}|{PLACE})(?!\w))"), _strange


def is_done(word: str) -> bool:
    """Whether a word says what happened to an account."""
    return DONE.match(word) is not None and word not in load_words().first


def _called(match: re.Match[str]) -> str:
    """'Mijn insta is zonnebloem', 'insta: juf_anna'; not 'insta is leuk'."""
    own = OWN.search(match.string[: match.start()])
    word = match[2].lower()
    stays = word in NO_ACCOUNT or is_done(word) or not (own or _odd(word))
    return match[0] if stays else f"{match[1]}[account]"


def _apart(match: re.Match[str]) -> str:
    """'Op signal (sjaakdebus)'; not 'teams (bellen)'."""
    return f"{match[1]}[account]" if len(match[2]) > 3 and _odd(match[2]) else match[0]


def _odd(word: str) -> bool:
    """Whether a word is none of the language: an account perhaps."""
    return not word.isalpha() or not load_words().is_ordinary(fold(word))


def _beside_media(match: re.Match[str]) -> str:
    """'jufkim91' is an account where a medium is named; elsewhere it may be 'office365'."""
    return "[account]" if MEDIA.search(match.string) else match[0]


def _odd_beside_media(match: re.Match[str]) -> str:
    """'Meesterdirk.rekent' where a medium is named; not 'geleerd.daarna'."""
    parts = re.split(r"[.-]", fold(match[0]))
    return _beside_media(match) if any(map(_named, parts)) else match[0]


def _named(part: str) -> bool:
    """Whether part of an account has a digit, is or ends in a first name, or is a strange word."""
    lists = load_words()
    ends = (part[cut:] for cut in (0, *range(3, len(part) - 2)))
    return not part.isalpha() or any(end in lists.first for end in ends) or is_strange(part, lists)


def _strange(match: re.Match[str]) -> str:
    """'Wouterhdr op teams'; not 'vergaderingen op teams'."""
    return "[account]" if is_strange(fold(match[0]), load_words()) else match[0]


def _link(match: re.Match[str]) -> str:
    """Help lines that anybody may see stay: 113.nl."""
    return match[0] if match[0].lower().removeprefix("www.") in {"113.nl"} else "[link]"
