"""Measures that fit what a person named, each with the chain that leads to it."""

from actions import flow
from actions.flow import Step
from actions.state import State
from actions.talk import Talk
from knowledge.base import Base
from knowledge.match import Need, Suggestion, suggest
from knowledge.texts import within

SHOWN = 3
LIGHT = 0.5  # weight of a theme confirmed but not the heaviest, or known only from the energy round
SIZE_UNKNOWN = 6
LARGEST = 10


def needs(base: Base, state: State) -> list[Need]:
    """What this person named as costing energy: confirmed themes first, else topics of the energy round."""
    found: list[Need] = []
    for question in flow.questionnaire(base, state).questions:
        if question.soort == "open" and question.richting == "kost":
            main = flow.main_theme(state, question.id)
            size = state.given.get(f"{question.id}.omvang")
            behind = state.given.get(f"{question.id}.achter")
            weight = (size if isinstance(size, int) else SIZE_UNKNOWN) / LARGEST
            for theme in state.themes.get(question.id, ()):
                if theme == main:
                    found.append(Need(theme, max(weight, 0.3), behind if isinstance(behind, str) else None))
                else:
                    found.append(Need(theme, max(weight, 0.3) * LIGHT))
    if not found:
        topics = [q for q in flow.questionnaire(base, state).questions if q.schaal == "energie3" and q.thema]
        found = [Need(q.thema or "", LIGHT) for q in topics if state.given.get(q.id) == -1]
    return found


def show(talk: Talk, step: Step) -> None:
    """Show two or three measures with their reasons and put the votes on the list."""
    group = talk.state.given.get("functiegroep")
    found = suggest(talk.base, needs(talk.base, talk.state), SHOWN, [group] if isinstance(group, str) else [])
    talk.change(measures=tuple(s.measure.id for s in found))
    talk.change(given={**talk.state.given, step.id: len(found)})
    if not found:
        return
    lines = [talk.text("gesprek.maatregelen")]
    lines += [_line(talk, number, suggestion) for number, suggestion in enumerate(found, 1)]
    talk.say("maatregelen", "\n\n".join(lines))


def _line(talk: Talk, number: int, suggestion: Suggestion) -> str:
    measure, best = suggestion.measure, suggestion.reasons[0]
    theme = within(talk.base.model.themas[best.need.theme].kort)
    confirmed = {name for themes in talk.state.themes.values() for name in themes}
    cause = talk.text(
        "gesprek.oorzaak" if best.need.theme in confirmed else "gesprek.oorzaak_energie", thema=theme
    )
    if best.link.behind is not None and best.need.behind == best.link.behind.id:
        cause = talk.text("gesprek.oorzaak_met_achter", thema=theme, achter=best.link.behind.zin)
    reason = talk.text(
        "gesprek.reden",
        oorzaak=cause,
        doel=_sentence(best.link.goal.tekst),
        element=_sentence(best.link.element.tekst or ""),
        waarom=best.works.reden,
    )
    return talk.text("gesprek.maatregel", nummer=number, titel=measure.titel, wat=measure.wat, reden=reason)


def _sentence(text: str) -> str:
    text = within(text)
    return text if text.endswith((".", "?")) else text + "."
