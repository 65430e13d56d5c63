"""Questions about the talk itself that no command answers: must I, what if I do not, who says it helps."""

import re

from actions.flow import Step
from actions.words import plain

IT = (
    r"(?:dit|deze|dat|die|het|hier|hierop|daarop|alles"
    r"|(?:deze|die|elke|iedere|alle|al die|al deze|de) vra(?:ag|gen))"
)
FIRMLY = r"(?:(?:nou|nu|echt|per se|verplicht|ook|wel|eigenlijk|allemaal|persoonlijk|dan|overal|eerlijk) )*"
ANSWERED = (
    r"(?:beantwoorden|invullen|antwoorden|zeggen|vertellen|antwoord (?:op )?geven|(?:op )?antwoord geven)"
)
#: 'Moet ik dit beantwoorden', 'is deze vraag verplicht', 'hoef ik dit niet te beantwoorden'.
MUST = re.compile(
    rf"(?:(?:en|maar|eh|pff|nou|zeg|sorry) )*(?:"
    rf"moet ik {FIRMLY}(?:op )?{IT} {FIRMLY}(?:op )?{ANSWERED}(?: per se| echt)?"
    rf"|moet {FIRMLY}(?:dit|dat|deze|die)(?: vraag)?(?: nou| echt| per se| nu)*"
    rf"|(?:is|zijn|ben ik) {FIRMLY}(?:{IT} )?{FIRMLY}(?:verplicht|vrijwillig)(?: om {IT} te {ANSWERED})?"
    rf"|(?:hoef|mag) ik {FIRMLY}{IT} {FIRMLY}(?:niet|ook niet|leeg|open) (?:te )?(?:{ANSWERED}|laten)"
    rf"|wat (?:gebeurt er )?als ik {IT} {FIRMLY}"
    r"(?:niet (?:beantwoord|invul|wil (?:zeggen|beantwoorden|invullen))|oversla)"
    r")"
)
#: 'Wat gebeurt er als ik niet meedoe', 'is meedoen verplicht', 'moet ik meedoen'.
NOT_TAKING_PART = re.compile(
    r"(?:(?:en|maar|eh|nou|zeg) )*(?:"
    r"(?:wat|hoe erg is het|is het erg|krijg ik problemen|hoort iemand het|ziet iemand het|merkt iemand het)"
    r"(?: (?:gebeurt|is|zijn|merkt|merk|heeft))*"
    r"(?: (?:er|dan|de gevolgen?|het gevolg|ik ervan|dat voor mij))*"
    r" als ik (?:(?:liever|dan|dit|hier|er|nu) )*"
    r"(?:(?:niet|nee) (?:aan )?(?:mee ?doe|mee wil doen|wil meedoen|zeg)|nee zeg|weiger)"
    r"|(?:is )?mee ?doen (?:is )?(?:verplicht|vrijwillig)|moet ik (?:hieraan |hier aan |echt |wel )*mee ?doen"
    r"|(?:ben ik|is iedereen) verplicht (?:om )?(?:mee te doen|meedoen)"
    r"|(?:hoort|ziet|weet) (?:iemand|mijn directeur|de directeur|mijn leidinggevende)"
    r"(?: het)? (?:het )?(?:als|of|dat) ik niet mee ?doe"
    r")"
)
#: 'Wie heeft bedacht dat dit helpt', 'waar komt dit idee vandaan', 'is dat bewezen'.
FROM = re.compile(
    r"(?:(?:en|maar|eh|nou|zeg|ja) )*(?:"
    r"wie (?:heeft|hebben) (?:(?:dit|dat|deze|die|het|er|zoiets) )*(?:maatregel |idee |plan )?"
    r"(?:bedacht|verzonnen|uitgevonden)(?: (?:dat|dit|deze|die).*)?"
    r"|wie (?:bedenkt|verzint|zegt|beweert|vindt)(?: (?:nou|dan|eigenlijk))* "
    r"(?:dit|zoiets|(?:dat|of) (?:dit|dat|het|zoiets) .{0,15}(?:helpt|werkt|helpen|werken))"
    r"|(?:waar|van wie) (?:komt|komen|haal je|halen jullie|heb je) (?:(?:dit|dat|deze|die|het|ze) ?)"
    r"(?:maatregel(?:en)? |idee(?:en)? |plan )?(?:nou |eigenlijk )?(?:vandaan|uit|van)?"
    r"|(?:is|zijn) (?:dit|dat|het|die|deze|ze) (?:maatregel(?:en)? )?"
    r"(?:ergens |wel |echt |ook |ooit )*(?:bewezen|onderzocht|getest|op gebaseerd)"
    r"|hoe (?:weet|weten) (?:je|jij|jullie|ze) (?:zo zeker )?"
    r"dat (?:dit|dat|het) .{0,15}(?:helpt|werkt|zou helpen)"
    r"|waar (?:is|zijn) (?:dit|dat|het|die|deze|ze) op gebaseerd"
    r"|waarop (?:is|zijn) (?:dit|dat|het|die|deze|ze) gebaseerd"
    r")"
)
#: 'Wie stelt dit soort vragen eigenlijk op', 'wie heeft deze vragen bedacht'.
MAKERS = re.compile(
    r"(?:(?:en|maar|eh|nou|zeg|ja) )*wie (?:heeft|hebben|stelt|maakt|verzint|bedenkt|schrijft) "
    r"(?:dit soort|deze|die|zulke|al die|de|dat soort) (?:stomme |rare )?(?:vragen|vragenlijst)"
    r"(?: (?:nou|eigenlijk|toch|dan))*(?: (?:op|opgesteld|bedacht|verzonnen|gemaakt|geschreven))?"
)
LAST = re.compile(r"[.!?;\n\u2026]+(?=\s*\S)")


def asked(text: str, step: Step) -> str | None:
    """The name of the text that answers a question about the talk, None where it is none.

    Beside a closed question it may be the last sentence; where own words are asked it is all there is.
    """
    own_words = step.free_text or step.kind == "themas"
    said = plain(text if own_words else text[max((end.end() for end in LAST.finditer(text)), default=0) :])
    if MAKERS.fullmatch(said):
        return "opdracht.waarom_geen_vraag"
    if not text.rstrip().endswith("?"):
        return None
    if NOT_TAKING_PART.fullmatch(said):
        return "opdracht.niet_meedoen"
    if MUST.fullmatch(said) and step.kind != "bewaren":
        return "opdracht.niet_meedoen" if step.id == "meedoen" else "opdracht.hoeft_niet"
    return "opdracht.maatregel_vandaan" if step.kind == "stem" and FROM.fullmatch(said) else None
