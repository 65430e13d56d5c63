"""Own words: reading themes from an answer, confirming them, and keeping an idea only after a yes.

The text itself goes no further than this turn.
"""

from collections.abc import Callable

from actions import closed, commands, flow
from actions.flow import TEXT, Step
from actions.interpret import strictly
from actions.progression import advance, skip
from actions.talk import Talk
from actions.words import pick_several, plain
from knowledge.scales import Option

NONE_OF_THESE = {"nee", "geen", "geen van deze", "anders", "iets anders", "niets", "geen van alle"}
MOST = 5  # themes one answer can confirm


def answered(talk: Talk, step: Step) -> None:
    """An answer to an open question: find its themes, or redact an idea and show what would be kept."""
    if step.kind == "idee":
        _idea(talk, step)
        return
    talk.change(**vars(talk.state.without(step.id)))
    if step.question.maatregelen:
        talk.change(measures=(), given={k: v for k, v in talk.state.given.items() if k != "maatregelen"})
    talk.change(**vars(talk.state.answered(step.id, TEXT)))
    talk.write("clear_mentions", question=step.id)
    for theme in _read(talk, step):
        _mention(talk, step, theme, confirmed=False)
    advance(talk)


def _read(talk: Talk, step: Step) -> tuple[str, ...]:
    """Read themes from this turn's text and put them on offer; the ids claimed."""
    reading = talk.knowledge.themes.read(talk.message.text, step.question.richting)
    claimed = tuple(item.id for item in reading.themes)
    rest = tuple(item.id for item in reading.candidates if item.id not in claimed)
    question = step.question.id
    talk.change(
        found={**talk.state.found, question: claimed + rest},
        claimed={**talk.state.claimed, question: len(claimed)},
    )
    return claimed


def _mention(talk: Talk, step: Step, theme: str, confirmed: bool) -> None:
    talk.write(
        "mention",
        question=step.question.id,
        theme=theme,
        richting=step.question.richting,
        confirmed=confirmed,
        size=None,
        behind=None,
    )


def chosen(talk: Talk, step: Step, value: int | str | list[str]) -> None:
    """Tapped chips: one or more themes, 'klopt', 'anders' or 'overslaan'."""
    values = value if isinstance(value, list) else [value]
    if values == ["overslaan"]:
        skip(talk, step)
    elif "anders" in values:
        _others(talk, step)
    elif values == ["klopt"]:
        _confirm(talk, step, _claimed(talk, step))
    else:
        known = set(talk.base.model.themas)
        _confirm(talk, step, tuple(v for v in values if isinstance(v, str) and v in known))


def typed(talk: Talk, step: Step, intent: Callable[[], str | None]) -> None:
    """Typed at the chips: yes, no, names or numbers of themes, or other words to search all themes with."""
    text = talk.message.text
    themes = talk.base.model.themas
    shown = [Option(waarde=t, label=themes[t].kort) for t in talk.shown_themes(step.question.id)]
    everything = [Option(waarde=name, label=theme.kort) for name, theme in themes.items()]
    if picked := pick_several(text, shown) or pick_several(text, everything):
        _confirm(talk, step, tuple(str(value) for value in picked))
    elif plain(text) in NONE_OF_THESE or strictly(text, "janee") == "nee":
        _others(talk, step)
    elif _claimed(talk, step) and (plain(text).startswith("klopt") or strictly(text, "janee") == "ja"):
        _confirm(talk, step, _claimed(talk, step))
    elif name := intent():
        commands.run(talk, name)
    else:
        _search(talk, step)


def _claimed(talk: Talk, step: Step) -> tuple[str, ...]:
    question = step.question.id
    return talk.state.found.get(question, ())[: talk.state.claimed.get(question, 0)]


def _others(talk: Talk, step: Step) -> None:
    """Show the next-best themes and ask for other words."""
    question = step.question.id
    rest = talk.state.found.get(question, ())[talk.state.claimed.get(question, 0) :]
    talk.change(found={**talk.state.found, question: rest}, claimed={**talk.state.claimed, question: 0})
    talk.write("clear_mentions", question=question)
    talk.ask(step, text=talk.text("gesprek.themas_zoeken"))


def _search(talk: Talk, step: Step) -> None:
    """Other words: look through all themes again."""
    if not _read(talk, step) and talk.state.misses:
        closed.not_understood(talk, step)
        return
    talk.change(misses=0 if _claimed(talk, step) else talk.state.misses + 1)
    talk.ask(step)


def _confirm(talk: Talk, step: Step, themes: tuple[str, ...]) -> None:
    """The speaker says which themes are right: those count, others do not."""
    question = step.question.id
    themes = tuple(dict.fromkeys(themes))[:MOST]
    if not themes:
        talk.ask(step)
        return
    claimed = _claimed(talk, step)
    for theme in claimed:
        talk.write("quality", theme=theme, outcome="bevestigd" if theme in themes else "afgewezen")
    for theme in themes:
        if theme not in claimed:
            talk.write("quality", theme=theme, outcome="toegevoegd")
    talk.write("clear_mentions", question=question)
    for theme in themes:
        _mention(talk, step, theme, confirmed=True)
    given = {k: v for k, v in talk.state.given.items() if not k.startswith(f"{question}.")}
    if step.question.maatregelen:
        given.pop("maatregelen", None)
        talk.change(measures=())
    talk.change(given=given, themes={**talk.state.themes, question: themes})
    talk.change(**vars(talk.state.answered(step.id, len(themes))))
    advance(talk)


def _idea(talk: Talk, step: Step) -> None:
    """Redact an idea and show exactly what would be kept; nothing is kept without a yes."""
    school = talk.message.context.school
    redactor = talk.knowledge.redactor(school.roster, (school.name,))
    text = redactor.redact(talk.message.text.strip())
    if step.id in talk.state.given:
        talk.write("drop_text", question=step.id)
    talk.change(**vars(talk.state.without(step.id).answered(step.id, TEXT)))
    talk.write("pending_text", question=step.id, text=text)
    keep = flow.find(talk.base, talk.state, f"{step.id}.bewaren")
    if keep is None:
        raise AssertionError("an idea is always followed by the question whether to keep it")
    talk.ask(keep, text=talk.text("gesprek.idee_voorbeeld", tekst=text))
