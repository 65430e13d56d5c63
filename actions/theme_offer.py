"""Which themes are on offer at an open question, which were heard, and which count in the end."""

from collections.abc import Iterable

from actions.flow import Step
from actions.progression import advance, forget_measures
from actions.talk import Talk
from actions.theme_names import ThemeNames
from actions.themes import CANDIDATES
from actions.words import own_words, plain
from knowledge.scales import Option, Value

MOST = 5  # themes one answer can confirm


def names(talk: Talk, step: Step) -> ThemeNames:
    """What all themes are called, in the direction of the question."""
    return ThemeNames(talk.base.model.themas, step.question.richting or "kost")


def unasked(talk: Talk, step: Step, themes: Iterable[str]) -> tuple[str, ...]:
    """Of themes those that may be offered unasked: not refused here, and none of the other direction."""
    refused, known = talk.state.refused.get(step.question.id, ()), talk.base.model.themas
    ways = (None, step.question.richting)
    return tuple(theme for theme in themes if theme not in refused and known[theme].vanzelf_bij in ways)


def refuse(talk: Talk, step: Step, themes: Iterable[str]) -> None:
    """Remember what was said not to be meant, so that it is not offered again."""
    question = step.question.id
    refused = tuple(dict.fromkeys((*talk.state.refused.get(question, ()), *themes)))
    talk.change(refused={**talk.state.refused, question: refused})


def offer(talk: Talk, step: Step, claimed: tuple[str, ...], others: tuple[str, ...]) -> None:
    question = step.question.id
    rest = tuple(theme for theme in others if theme not in claimed)
    talk.change(
        found={**talk.state.found, question: claimed + rest},
        claimed={**talk.state.claimed, question: len(claimed)},
    )


def mention(talk: Talk, step: Step, theme: str, confirmed: bool) -> None:
    talk.write(
        "mention",
        question=step.question.id,
        theme=theme,
        richting=step.question.richting,
        confirmed=confirmed,
        size=None,
        behind=None,
    )


def options_of(talk: Talk, themes: Iterable[str]) -> list[Option]:
    return [Option(waarde=theme, label=talk.base.model.themas[theme].kort) for theme in themes]


def own_words_of(options: Iterable[Option]) -> dict[Value, list[str]]:
    return own_words({option.waarde: plain(option.label).split() for option in options})


def claimed_of(talk: Talk, step: Step) -> tuple[str, ...]:
    question = step.question.id
    return talk.state.found.get(question, ())[: talk.state.claimed.get(question, 0)]


def show_others(talk: Talk, step: Step) -> None:
    """Show the next themes, at last all there are, and ask for other words."""
    question, everything = step.question.id, tuple(talk.base.model.themas)
    found = talk.state.found.get(question, ())
    seen = len(talk.shown_themes(question))
    refuse(talk, step, claimed_of(talk, step))
    first = bool(claimed_of(talk, step)) or len(found) <= CANDIDATES  # more are on offer once all themes are
    rest = found[seen:]
    if first:
        more = tuple(theme for theme in everything if theme not in found)
        likely = unasked(talk, step, more)
        rest += likely + tuple(theme for theme in more if theme not in likely)
    rest = tuple(theme for theme in rest if theme not in talk.state.refused[question])
    talk.change(found={**talk.state.found, question: rest}, claimed={**talk.state.claimed, question: 0})
    talk.write("clear_mentions", question=question)
    talk.ask(step, text=talk.text("gesprek.themas_zoeken"))


def confirm(talk: Talk, step: Step, themes: tuple[str, ...]) -> None:
    """The speaker says which themes are right: those count, others do not."""
    question = step.question.id
    themes = tuple(dict.fromkeys(themes))[:MOST]
    if not themes:
        talk.ask(step)
        return
    claimed = claimed_of(talk, step)
    for theme in dict.fromkeys((*claimed, *themes)):
        outcome = "toegevoegd" if theme not in claimed else "bevestigd" if theme in themes else "afgewezen"
        if not talk.base.model.is_sensitive(theme):  # no count of consequences, not even without a person
            talk.write("quality", theme=theme, outcome=outcome)
    talk.write("clear_mentions", question=question)
    for theme in themes:
        mention(talk, step, theme, confirmed=True)
    forget_measures(talk, step)
    given = {k: v for k, v in talk.state.given.items() if not k.startswith(f"{question}.")}
    offer(talk, step, themes, unasked(talk, step, talk.state.found.get(question, ())))
    refused = tuple(theme for theme in talk.state.refused.get(question, ()) if theme not in themes)
    talk.change(
        given=given,
        themes={**talk.state.themes, question: themes},
        refused={**talk.state.refused, question: refused},
    )
    talk.state = talk.state.answered(step.id, len(themes))
    advance(talk)
