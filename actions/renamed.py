"""An earlier answer changed by the name of its question: 'verander vergaderen in kost energie'."""

import re

from actions import flow
from actions.changed import AROUND, ENDS, changed
from actions.flow import Step
from actions.interpret import strictly
from actions.previous import points_back
from actions.talk import Talk
from actions.words import alike, mentioned, own_words, plain, tells
from knowledge.scales import Value

VERBS = r"(?:verander\w*|wijzig\w*|aanpass\w*|aanpas\w*|corrigeer|zet|pas(?= (?:\w+ ){1,8}aan\b))"
WRONG = r"(?:klopt niet|is fout|was fout|verkeerd|niet goed ingevuld|anders invullen)"
OTHER = r"(?:terug naar|moes?t (?:toch |eigenlijk )?(?:iets |wat )?anders|rechtzetten|herzie\w*|verbeteren)"
ASKS = re.compile(rf"\b(?:{VERBS}|{WRONG}|{OTHER})\b")
BEGINS = re.compile(
    r"(?:(?:nee|sorry|oeps|oh|kun je|kan je|wil je|graag|ik wil|mag ik|kan ik|en) )*"
    r"(?:verander|wijzig|corrigeer|terug naar)\b"
)
#: A question whether something may be changed, which names no answer.
WHETHER = re.compile(
    r"(?:(?:en|maar|oh?|ok|oke|trouwens|ja|hoi|vraagje) )*(?:kan|kun|mag|kunnen|mogen) (?:ik|je|we) "
    r"(?:(?:later|straks|nog|ook|dan|morgen|achteraf|hier|nu|eventueel|altijd|wel|een|daarna|keer|het|dit|dat|er"
    r"|iets|wat|dingen|alles|mijn|antwoord|antwoorden|idee|aan|in|weer|terug) )*"
    r"(?:veranderen|wijzigen|aanpassen|verbeteren|corrigeren)(?: (?:later|straks|dan|nog|daarna|achteraf))*"
)
#: Beside a closed question this points to an earlier one, where it also names that one.
POINTS = re.compile(
    r"\b(?:me vergist|vergiste me|bedoelde ik|ik bedoelde"
    r"|(?:verander|wijzig|aanpass)en (?:in|naar)"
    r"|(?:had|wou|wilde) (?:ik )?(?:bij|over) .*\b(?:moeten|willen|zeggen|invullen|kiezen)"
    r"|verkeerd (?:gezegd|ingevuld|getikt|aangeklikt|gedaan)"
    r"|(?:die|dat|de vraag|het antwoord) (?:over|van|bij|met)\b.*"
    r"\b(?:was|is|moet|moest|doe|maak|nog een keer|nog eens|opnieuw)"
    r"|(?:kan|mag|wil) ik\b.*\b(?:nog een keer|nog eens|opnieuw|terug\w*))\b"
)
FUNCTION = re.compile(
    r"\b(?:functie(?:groep)?|(?:je|mijn|m n|mn) (?:werk|beroep))\b(?P<told> (?:moet|moest|is|wordt|was)\b)?"
)
MISTAKEN = re.compile(r"\b(?:verkeerde?|per ongeluk|foutje|ik ben (?:trouwens |toch |eigenlijk )?geen)\b")
I_AM = re.compile(
    r"\bik ben (?:(?:trouwens|toch|eigenlijk|gewoon|namelijk|dus) )*"
    r"(?:geen \w+ maar (?:een )?)?(?P<function>.+)$"
)
MEANT = re.compile(r"^(?:(?:nee|sorry|oeps|eh) )*(?P<function>.+?) bedoel(?:de)? ik\b")
FUNCTION_WORDS = 3  # that a function has where something follows it: 'leraar he, dat had ik verkeerd'
#: 'Verander de vergaderingen in ...' and 'vergaderen klopt niet, ...', whatever follows.
NAMED_FIRST = re.compile(
    r"(?:(?:nee|sorry|oeps|oh|en) )*"
    r"(?:(?:verander|wijzig|corrigeer|terug naar) (?:(?:de|het|mijn|die|bij|over) )*"
    r"(?P<named>\w+)(?= (?:in|naar|van)\b|$)"
    r"|(?:(?:de|het|mijn|die|dat|bij) )*(?P<wrong>\w+) (?:klopt niet|(?:is|was) fout))"
)
#: What may stand around a name where no new value is said.
OF_CHANGE = AROUND | {
    "vraag", "vragen", "antwoord", "antwoorden", "antwoordde", "ongeluk", "foutje", "anders", "verkeerde",
    "deed", "veranderen", "verbeteren", "rechtzetten", "herzien", "graag", "straks", "iets", "ging",
    "geantwoord", "getypt", "trouwens", "alsnog", "wachten", "wacht", "invullen", "aangeklikt", "gekozen",
    "energie", "ingevoerd", "onderwerp",
}  # fmt: skip
FEW = 12  # words in which such a change is said
FEW_AT_END = 18  # ... where no question is open


def renamed(talk: Talk, text: str) -> tuple[Step, Value | None] | None:
    """The answered question that a text asks to change, and the new value where it says one.

    Beside an open question only what begins with a verb of change, and where it is a closed one also what
    points back ('bij opschieten bedoelde ik altijd'); at the end, and where an idea is there, also its name
    and a value ('x moet y zijn').
    """
    words = plain(text)
    if function := _function(talk, words):
        return function
    open_step = talk.open_step
    asks = ASKS.search(words) if open_step is None else BEGINS.match(words)
    if open_step is not None and not open_step.free_text and open_step.kind != "themas":
        asks = asks or POINTS.search(words)
    at_idea = open_step is not None and (
        open_step.kind == "bewaren" or (open_step.kind == "idee" and flow.kept(talk.state, open_step))
    )
    loose = (open_step is None or at_idea) and "?" not in text
    if not (asks or loose) or len(words.split()) > (FEW if open_step else FEW_AT_END):
        return None
    found = named(talk, ENDS.sub("", words).split())
    if found is None:
        return None
    step, its = found
    value = changed(ASKS.sub(" ", words), step.scale or "", its)
    if value is None and open_step is None and _says_more(words, its):
        return None
    return (step, value) if asks or value is not None else None


def _says_more(words: str, its: set[str]) -> bool:
    """Whether a sentence is about more than an answer, as 'zet een plant in het team': that reopens none."""
    begins = NAMED_FIRST.match(words)
    if begins and (begins["named"] or begins["wrong"]) in its:
        return False
    rest = (word for word in ASKS.sub(" ", words).split() if word not in its)
    return any(tells(word) and word not in OF_CHANGE for word in rest)


def wants_change(text: str) -> bool:
    """Whether a text at the end is about changing an answer, whichever that is."""
    words = plain(text)
    return ASKS.search(words) is not None or POINTS.search(words) is not None or points_back(text)


def asks_whether(text: str) -> bool:
    """Whether somebody asks if answers may be changed, now or later: 'kan ik later nog iets veranderen'."""
    return WHETHER.fullmatch(plain(text)) is not None


def _function(talk: Talk, words: str) -> tuple[Step, Value | None] | None:
    """The function group, asked only once and at the start: 'verkeerd getikt, ik ben leraar'."""
    step = flow.find(talk.base, talk.state, "functiegroep")
    if step is None or step.id not in talk.state.given or len(words.split()) > FEW:
        return None
    open_step = talk.open_step
    if open_step is not None and open_step.free_text and not BEGINS.match(words):
        return None
    if named := FUNCTION.search(words):
        rest = FUNCTION.sub(" ", ASKS.sub(" ", words)).split()
        value = strictly(" ".join(word for word in rest if word not in AROUND), step.scale or "")
        asks = ASKS.search(words) or MISTAKEN.search(words)
        return (step, value) if asks or (named["told"] and value is not None) else None
    said = MEANT.match(words) or (I_AM.search(words) if MISTAKEN.search(words) else None)
    if said is None or (open_step is not None and open_step.id == step.id):
        return None
    value = _begins_with(said["function"].split(), step.scale or "")
    return (step, value) if value is not None else None


def _begins_with(said: list[str], scale: str) -> Value | None:
    """The value of all these words, else of the first few."""
    ends = [len(said), *range(min(FUNCTION_WORDS, len(said)), 0, -1)]
    return next((value for end in ends if (value := strictly(" ".join(said[:end]), scale)) is not None), None)


def named(talk: Talk, said: list[str], kind: str = "keuze") -> tuple[Step, set[str]] | None:
    """The one answered question that words name, and the words said of it; None where they name more."""
    found = all_named(talk, said, kind)
    return found[0] if len(found) == 1 else None


def all_named(talk: Talk, said: list[str], kind: str = "keuze") -> list[tuple[Step, set[str]]]:
    """The answered questions with a word in their short name that no other has, and the words said of each.

    `kind`: 'stem' looks among the measures voted on, by the words of their titles.
    """
    steps = [s for s in flow.steps(talk.base, talk.state) if s.kind == kind and s.id in talk.state.given]
    labels = {s.id: plain(talk.short_name(s)).split() for s in steps if s.scale and talk.short_name(s)}
    own, whole = own_words(labels), f" {' '.join(said)} "
    found = set(mentioned([word for word in said if not ASKS.search(word)], own))
    found |= {name for name, words in labels.items() if len(words) > 1 and f" {' '.join(words)} " in whole}
    others = {
        s.id: [name for also in talk.other_names(s) if f" {(name := plain(also))} " in whole] for s in steps
    }
    found |= {name for name, names in others.items() if names}
    its = {
        name: {word for word in said if word in labels[name] or any(alike(word, one) for one in own[name])}
        | {word for also in others[name] for word in also.split()}
        for name in found
    }
    return [(step, its[step.id]) for step in steps if step.id in found]
