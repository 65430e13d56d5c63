"""A sentence that tells of work is an answer, whatever words it shares with a command.

'Mijn bestuurder toont oprechte belangstelling' asks nothing about who reads this. What asks, wishes, or
speaks of this talk itself ('ze weten toch dat ik het ben') tells nothing of work.
"""

import re

from actions.words import plain

LEAST = 4  # words that such a sentence has
BEFORE = (
    r"(?:(?:ja|nee|nou|tja|maar|en|want|oke?|wel|eigenlijk|eerlijk gezegd|helaas|gelukkig|volgens mij) )*"
)
#: What begins a question, a wish or an order; verbs of which the subject would follow.
ASKS = re.compile(
    rf"{BEFORE}(?:(?:met|bij|op|voor|van|in|sinds|tot) )?(?:wat?|hoe\w*|waar\w*|vanwaar|wie|welke?|wanneer|of"
    r"|ben|is|zijn|was|heb|hebt|heeft|hebben|kan|kun\w*|mag|mogen|moet\w*|hoe[fv]\w*|word\w*|krijg\w*|komt?|komen"
    r"|gaat?|gaan|ziet?|zien|lees|leest|lezen|hoort?|horen|weet|weten|doet?|doen|zal|zou\w*|zullen|blijf\w*"
    r"|bewaa?r\w*|sla|slaan|staa?t?|staan|zit|zitten|hangt|deelt?|delen|gebeurt|geldt|telt|duurt|verandert|klopt"
    r"|kijkt|luistert|help|geef|noem|leg|vat|vertel|laat|zeg|stel|toon|stuur|wilt?|willen|graag|als|sorry|hallo"
    r"|hoi|hey?|oh?)\b"
)
ASKS_LATER = re.compile(
    r"\b(?:(?:is|zijn|wordt|komt|haal|red|staat) (?:dat|het|er|ik|je|we|dan)|(?:kan|kun) (?:dat|het|er|je)"
    r"|(?:wat|hoe|wie|waar) (?:is|zijn|was|wordt|betekent|moet|kan))\b"
)
WISHES = re.compile(
    r"\b(?:k?wil(?!$)|willen|wilde|wou|zou|graag|liever|hoop|doe (?:mij|me)|vraag me af|benieuwd|bang"
    r"|vertrouw|toch|zeker|aub)\b"
)
#: What can only be said of this talk: what is typed here, what becomes of it, and who could see whose it is.
OF_THE_TALK = re.compile(
    r"\b(?:dit|deze|hier\w*|jij|je|jou|jouw|ge|jullie|u|uw|bot|robot|chat\w*|computer|app|gesprek|vragenlijst|lijst\w*"
    r"|enquete|peiling|onderzoek|nulmeting|vraag|vragen|zin|antwoord\w*|invul\w*|ingevuld\w*|typ\w*|getypt\w*"
    r"|anonie?m\w*|privacy|avg|uitslag\w*|uitkomst\w*|mee ?(?:lez|les|kijk)\w*|herken\w*|herleid\w*"
    r"|terug ?(?:lez|zien)\w*|(?:dat|wie) ik (?:het|t|dat) (?:ben|was)|wie (?:het|wat|dat)"
    r"|vorige keer|vorig jaar|snap\w*|begrijp\w*|verband)\b"
)
#: Who and what work is about; a sentence that begins with these is about that.
OF_WORK = re.compile(
    rf"{BEFORE}(?:(?:mijn|onze|ons|de|het|een|al|alle|die|dat|van|bij|overleg|contact|met|door|samen) )*"
    r"(?:\w*bestuur\w*|\w*direct(?:eur\w*|rice|ie\w*)|\w*leiding\w*|\w*leider\w*|management|\w*collega\w*|\w*team\w*"
    r"|ouders?|\w*leerling\w*|kinderen|inspectie|coordinator\w*|intern begeleider|ib er|duo\w*"
    r"|\w*gegevens|\w*dossiers?|\w*rapport\w*|\w*verslag\w*|\w*formulier\w*|\w*administratie\w*|\w*registr\w*"
    r"|vertrouwelijke?|inzage|toegang|\w*werk|taken|\w*taak|\w*uitleg|\w*hulp|begeleiding|\w*resultat\w*|feedback"
    r"|terugkoppeling|waardering|belangstelling|naam|inbreng|\w*mening|voortgang\w*)\b(?! (?:s|mn)\b)"
)


def tells(text: str) -> bool:
    """Whether a text is a sentence that tells something, and nothing of this talk."""
    words = plain(text)
    return (
        "?" not in text
        and len(words.split()) >= LEAST
        and not ASKS.match(words)
        and not any(cue.search(words) for cue in (ASKS_LATER, WISHES, OF_THE_TALK))
    )


def tells_of_work(text: str) -> bool:
    """The same where it begins with who or what work is about: 'de directie deelt ...'."""
    return tells(text) and OF_WORK.match(plain(text)) is not None
