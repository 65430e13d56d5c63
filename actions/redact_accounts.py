"""Accounts by what the medium calls them: 'gamertag', 'op naam van', 'kanaal', or dictated after it."""

import re
from collections.abc import Iterator

from actions.redact_online import MEDIUM, NO_ACCOUNT, PLACE, is_done
from actions.redact_pattern import Rule, any_case
from actions.redact_strange import is_strange
from actions.redact_words import fold, load_words

GAMES = (
    "bereal|vinted|marktplaats|minecraft|steam|spotify|strava|xbox|psn|play ?station|twitch|whats ?app"
    "|zwift|fortnite|duolingo|mastodon|tumblr|reddit|messenger|komoot|garmin|nintendo|switch"
)
ANY = rf"{MEDIUM}|{PLACE}|{GAMES}"
#: What only an account has. Also after the name of a medium: 'discordtag'.
LABEL = (
    "gamer ?tag|gamer ?naam|gamenaam|gebruikersnaam|username|inlog(?:naam)?|login(?:naam)?|nick(?:name)?"
    "|handle|schermnaam|profielnaam|accountnaam|screenname"
)
#: What an account has, after the name of a medium.
AFTER = "tag|naam|gebruiker|user|kanaal|channel|alias|id|code"
#: Without one of these in a text no rule here matches.
NEEDS = (
    *("insta", "snap", "tik", "facebook", "fb", "twitter", "linkedin", "discord", "account", "naam"),
    *("teams", "telegram", "signal", "skype", "threads", "bluesky", "roblox", "youtube", "pinterest"),
    *("profiel", "bereal", "vinted", "marktplaats", "minecraft", "steam", "spotify", "strava", "xbox"),
    *("psn", "play", "twitch", "whats", "zwift", "fortnite", "duolingo", "mastodon", "tumblr", "reddit"),
    *("messenger", "komoot", "garmin", "nintendo", "switch", "tag", "user", "log", "nick", "handle"),
    *("aanmeld", "screen", "site", "link", "url", "pagina"),
)  # fmt: skip
#: How an account or a login is.
ALWAYS = {
    *("vol", "leeg", "kwijt", "privé", "prive", "openbaar", "weg", "oud", "nieuw", "stuk", "dicht", "af"),
    *("mis", "fout", "traag", "druk", "leuk"),
}  # fmt: skip
INITIALS = re.compile(r"(?!sch)[bcdfghjklmnpqrstvwxz]{4}")  # and the last name: 'fvdkolk'
NAME = r"(?!\[)(?:@\s?)?([^\W_][\w.-]*\w)(?!\w)"
SAID = r"(?:underscore|(?:laag |liggend )?streepje|punt|dot|plus|hekje|hashtag|apen?staartje)"
TAIL = r"apen?staart(?:je)?"


def rules() -> Iterator[Rule]:
    """In the order in which they work."""
    is_called = r"(?:\s+(?:is|heet|luidt|was|wordt)\s+|\s*[:=]\s*)"
    medium = rf"(?:{ANY})"
    yield (
        any_case(
            rf"(?<!\w)((?:(?:{medium}[ -]?)?(?:{LABEL})|{medium}[ -]?(?:{AFTER}))(?: (?:van mij|daar"
            rf"|daarvan|erbij|op \w+))?{is_called})(?:de |het )?{NAME}"
        ),
        _labelled,
    )
    yield (
        any_case(
            rf"(?<!\w)((?:{medium}|\w+sys|parro|social ?schools|magister|basispoort|its ?learning"
            rf"|somtoday)[ -]?(?:{LABEL}|{AFTER})\s+){NAME}"
        ),
        _strange,
    )
    yield (
        any_case(rf"(?<!\w)((?:mijn|m'n|mn|haar|zijn|onze) {medium}(?:-?naam|account)?{is_called}){NAME}"),
        _labelled,
    )
    yield any_case(rf"(?<!\w)({medium}(?:-?account)?\s*[:=]\s*){NAME}"), _strange
    yield (
        any_case(
            rf"(?<!\w)({medium}(?:-?account)?,?\s(?:(?:heet|ben|sta|staat|zit|vind|gebruikt?|heb|heeft|app|chat)"
            r" (?:ik|je|jij|ze|hij|mij|me)\s|staat\s|loopt\s|te vinden\s)?"
            rf"(?:gewoon\s|ook\s)?(?:op naam van|onder(?: de naam)?|als|via)\s){NAME}"
        ),
        _strange,
    )
    yield any_case(rf"(?<!\w)(op {medium},? (?:heet|ben) ik (?:gewoon |ook |daar )?){NAME}"), _odd
    yield (
        any_case(
            rf"(?<!\w){TAIL}\s(?!\[)[\w.-]{{3,}}(?:\s{SAID}\s[\w.-]+)*(?=[^\n]{{0,20}}\s{medium}(?!\w))"
        ),
        "[account]",
    )
    yield (
        any_case(rf"(?<!\w)({medium},?:?\s(?:\w+\s){{0,3}}?){TAIL}\s(?!\[)[\w.-]{{3,}}(?!\w)"),
        r"\1[account]",
    )
    yield (
        any_case(
            rf"(?<!\w)({medium}:?\s(?:(?:is|heet|als|onder|naam)\s)?)(?!\[)[\w.-]+(?:\s{SAID}\s"
            r"(?:[\w.-]+|\[naam\]))+(?!\w)"
        ),
        _dictated,
    )
    yield any_case(rf"\[account\](?:,?\s{SAID}\s(?:[\w.-]+|\[naam\]))+(?!\w)"), "[account]"
    yield (
        any_case(
            r"(?<!\w)((?:inlog\w*|aanmeld\w*|login|log(?:ge)? ?in) (?:\w+ )?(?:met|als|via|onder) )"
            r"(?!\[)(?=[\w.]*(?:[a-z]\.[a-z]|_|[a-z]\d\d))[\w.]*\w(?!\w)"
        ),
        r"\1[account]",
    )
    yield (
        any_case(r"(?<!\w)([\w-]{4,})(?:,|\.\s)(?:nl|com|be)(?!\w)(?=\s*(?:$|[.,;!?)]|is\b|staat\b))"),
        _site,
    )


def _labelled(match: re.Match[str]) -> str:
    """'Mijn gamertag is PietDePro'; not 'mijn login is verlopen'."""
    word = fold(match[2])
    known = load_words().is_ordinary(word) and not word.startswith(("juf", "mees", "miss"))
    stays = word in ALWAYS or is_done(word) or word in NO_ACCOUNT or (known and not _camel(match[2]))
    return match[0] if stays else f"{match[1]}[account]"


def _strange(match: re.Match[str]) -> str:
    """'Minecraft: creeperpiet'; not 'teams: overleg'."""
    word, flat = match[2], fold(match[2])
    like_one = INITIALS.match(flat) or is_strange(flat, load_words()) or _holds_name(flat)
    odd = _camel(word) or not word.isalpha() or like_one
    other = flat in NO_ACCOUNT or re.fullmatch(ANY, word, re.IGNORECASE)
    return f"{match[1]}[account]" if odd and not other else match[0]


def _dictated(match: re.Match[str]) -> str:
    """'Insta juf punt anna'; not 'ik snap zn punt ook'."""
    before = match.string[: match.start()].lower()
    verb = match[1].lower().startswith("snap ") and not before.endswith((" op ", "mijn ", "haar ", "zijn "))
    return match[0] if verb else f"{match[1]}[account]"


def _odd(match: re.Match[str]) -> str:
    return match[0] if load_words().is_ordinary(fold(match[2])) else f"{match[1]}[account]"


def _holds_name(word: str) -> bool:
    """Whether a word that is none of the language begins or ends with a first name: 'annaj'."""
    lists = load_words()
    if lists.is_ordinary(word):
        return False
    return any(word[:cut] in lists.first or word[-cut:] in lists.first for cut in range(4, len(word)))


def _camel(word: str) -> bool:
    """'MeesterPietTV'."""
    return re.search(r"[a-z][A-Z]", word) is not None


def _site(match: re.Match[str]) -> str:
    """'De site is regenboog,nl'; not 'dat is zo. nl omdat'."""
    beside = re.search(r"(?<!\w)(?:web)?(?:site|link|url|pagina)(?!\w)", match.string, re.IGNORECASE)
    return "[link]" if beside else match[0]
