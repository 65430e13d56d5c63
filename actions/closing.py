"""The end of a conversation and the speaker's own summary."""

from actions import flow
from actions.talk import Talk


def close(talk: Talk) -> None:
    """Thank, say what happens next and when, give the summary and the routes to help."""
    again = talk.state.status == "klaar"
    talk.change(open=None, status="klaar", misses=0)
    idea = [talk.text("gesprek.idee_nog")] if flow.idea(talk.base, talk.state) else []
    if again:
        talk.say("afsluiting", " ".join([talk.text("gesprek.klaar", sluit=talk.closes), *idea]))
        return
    text = [
        " ".join([talk.text("gesprek.afsluiting", sluit=talk.closes), *idea]),
        summary(talk),
        talk.text("gesprek.hulproutes"),
    ]
    talk.say("afsluiting", "\n\n".join(text))


def summary(talk: Talk) -> str:
    """What this person said: themes, answers by answer, votes, what was skipped, and that an idea stays."""
    by_answer: dict[str, list[str]] = {}
    votes: dict[str, list[str]] = {}
    skipped: list[str] = []
    said: list[str] = []
    for step in flow.steps(talk.base, talk.state):
        value = talk.state.given.get(step.id)
        if step.kind == "open" and talk.state.themes.get(step.id):
            name = f"gesprek.samenvatting_{step.question.richting}"
            said.append(talk.text(name, themas=talk.labels(talk.state.themes[step.id])))
        elif step.kind in ("zwaarst", "omvang", "achter") and value is not None:
            said.append(_of_heaviest(talk, step))
        elif step.id == "functiegroep" and value is not None:
            line = talk.text(
                "gesprek.samenvatting_regel",
                vraag=step.question.kort,
                antwoord=talk.answer_label(step, value),
            )
            said.append(line)
        elif step.kind == "keuze" and step.id != "meedoen" and step.id in talk.state.given:
            what = step.question.kort or step.question.tekst
            if value is None:
                skipped.append(what)
            else:
                by_answer.setdefault(talk.answer_label(step, value), []).append(what)
        elif step.kind == "stem" and value is not None and step.measure:
            title = talk.base.measures[step.measure].titel
            votes.setdefault(talk.answer_label(step, value), []).append(title)
        elif step.kind == "bewaren" and flow.kept(talk.state, step):
            said.append(talk.text("gesprek.samenvatting_idee"))
    if not (by_answer or votes or said):
        return talk.text("gesprek.samenvatting_leeg")
    lines = [
        talk.text(f"gesprek.samenvatting_{name}", vraag=answer, antwoord=", ".join(what))
        for name, found in (("regel", by_answer), ("stem", votes))
        for answer, what in found.items()
    ]
    if skipped:
        lines.append(talk.text("gesprek.samenvatting_overgeslagen", vragen=", ".join(skipped)))
    return "\n".join([talk.text("gesprek.samenvatting"), *said, *lines])


def _of_heaviest(talk: Talk, step: flow.Step) -> str:
    """What weighs most, how large it is (1..10) and what is behind it, as it was answered."""
    theme = talk.labels((flow.main_theme(talk.state, step.question.id) or "",))
    answer = talk.answer_label(step, talk.state.given[step.id])
    return talk.text(f"gesprek.samenvatting_{step.kind}", thema=theme, antwoord=answer)
