"""Own words: reading themes from an answer and confirming them.

The text itself goes no further than this turn.
"""

from collections.abc import Callable, Collection

from actions import closed, commands, idea
from actions.flow import TEXT, Step
from actions.interpret import strictly
from actions.progression import advance, forget_measures, skip
from actions.talk import Talk
from actions.theme_reply import ThemeReply, theme_reply
from actions.words import pick_several, plain, point
from knowledge.scales import Option

NONE_OF_THESE = {"nee", "geen", "geen van deze", "anders", "iets anders", "niets", "geen van alle"}
MOST = 5  # themes one answer can confirm
LIKELY = 8  # candidates that a reading has; more are on offer once all themes are


def answered(talk: Talk, step: Step) -> None:
    """An answer to an open question: find its themes; an idea has no themes."""
    if step.kind == "idee":
        idea.answered(talk, step)
        return
    talk.change(**vars(talk.state.without(step.id)))
    forget_measures(talk, step)
    talk.change(**vars(talk.state.answered(step.id, TEXT)))
    talk.write("clear_mentions", question=step.id)
    for theme in _read(talk, step, talk.message.text):
        _mention(talk, step, theme, confirmed=False)
    advance(talk)


def _read(talk: Talk, step: Step, text: str, without: Collection[str] = ()) -> tuple[str, ...]:
    """Read themes from this turn's text and put them on offer; the ids claimed."""
    reading = talk.knowledge.themes.read(text, step.question.richting)
    claimed = tuple(item.id for item in reading.themes if item.id not in without)
    _offer(talk, step, claimed, tuple(item.id for item in reading.candidates if item.id not in without))
    return claimed


def _offer(talk: Talk, step: Step, claimed: tuple[str, ...], others: tuple[str, ...]) -> None:
    question = step.question.id
    rest = tuple(theme for theme in others if theme not in claimed)
    talk.change(
        found={**talk.state.found, question: claimed + rest},
        claimed={**talk.state.claimed, question: len(claimed)},
    )


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
    shown = [_option(talk, theme) for theme in talk.shown_themes(step.question.id)]
    said, claimed = theme_reply(text), _claimed(talk, step)
    against = _meant(talk, step, said.against)
    picked = () if said.no or said.against else pick_several(text, shown) or _named(talk, text)
    if picked:
        _confirm(talk, step, tuple(str(value) for value in picked))
    elif plain(text) in NONE_OF_THESE or (said.no and not said.add and not said.against):
        _others(talk, step)
    elif claimed and said.yes:
        _agreed(talk, step, said, against)
    elif said.no and (said.add or against.intersection(claimed)):
        _instead(talk, step, said.add, against)
    elif claimed and strictly(text, "janee") == "ja":
        _confirm(talk, step, claimed)
    elif strictly(text, "janee") == "nee":
        _others(talk, step)
    elif name := intent():
        commands.run(talk, name)
    else:
        _search(talk, step, text)


def _option(talk: Talk, theme: str) -> Option:
    return Option(waarde=theme, label=talk.base.model.themas[theme].kort)


def _named(talk: Talk, text: str) -> tuple[str, ...]:
    """Themes of all there are that a text is made of: 'rapporten en vergaderen'."""
    return tuple(str(v) for v in pick_several(text, [_option(talk, name) for name in talk.base.model.themas]))


def _agreed(talk: Talk, step: Step, said: ThemeReply, against: frozenset[str]) -> None:
    """Yes, perhaps with others beside ('en ook de ouders') or without one ('maar niet de ouders')."""
    kept = tuple(theme for theme in _claimed(talk, step) if theme not in against)
    add = said.add
    if said.against and kept == _claimed(talk, step):
        add = f"{add} geen {said.against}".strip()  # 'en geen contact met collega's' is none of those heard
    named = _named(talk, add) if add else ()
    if named or not add:
        _confirm(talk, step, kept + named)
        return
    reading = talk.knowledge.themes.read(add, step.question.richting)
    more = tuple(item.id for item in reading.themes if item.id not in against)
    _offer(talk, step, tuple(dict.fromkeys(kept + more)), tuple(item.id for item in reading.candidates))
    talk.ask(step)


def _instead(talk: Talk, step: Step, add: str, against: frozenset[str]) -> None:
    """No, but something else: search with the words for that, without what was heard."""
    claimed = _claimed(talk, step)
    if named := set(_named(talk, add)).difference(claimed):
        _confirm(talk, step, tuple(sorted(named)))
    elif add:
        _search(talk, step, add, against.union(claimed))
    elif kept := tuple(theme for theme in claimed if theme not in against):
        _offer(talk, step, kept, ())
        talk.ask(step)
    else:
        _others(talk, step)


def _meant(talk: Talk, step: Step, words: str) -> frozenset[str]:
    """Themes that words stand for, of those heard or of all."""
    if not words:
        return frozenset()
    claimed = [_option(talk, theme) for theme in _claimed(talk, step)]
    if heard := pick_several(words, claimed):
        return frozenset(map(str, heard))
    if (pointed := point(words, claimed)) is not None:
        return frozenset((str(pointed),))
    return frozenset(item.id for item in talk.knowledge.themes.read(words, step.question.richting).themes)


def _claimed(talk: Talk, step: Step) -> tuple[str, ...]:
    question = step.question.id
    return talk.state.found.get(question, ())[: talk.state.claimed.get(question, 0)]


def _others(talk: Talk, step: Step) -> None:
    """Show the next themes, at last all there are, and ask for other words."""
    question, everything = step.question.id, tuple(talk.base.model.themas)
    found = talk.state.found.get(question, ())
    seen = len(talk.shown_themes(question))
    first = bool(_claimed(talk, step)) or len(found) <= LIKELY
    rest = found[seen:]
    if first:
        rest += tuple(theme for theme in everything if theme not in found)
    talk.change(found={**talk.state.found, question: rest}, claimed={**talk.state.claimed, question: 0})
    talk.write("clear_mentions", question=question)
    talk.ask(step, text=talk.text("gesprek.themas_zoeken"))


def _search(talk: Talk, step: Step, text: str, without: Collection[str] = ()) -> None:
    """Other words: look through all themes again."""
    if not _read(talk, step, text, without) and talk.state.misses:
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
    for theme in dict.fromkeys((*claimed, *themes)):
        outcome = "toegevoegd" if theme not in claimed else "bevestigd" if theme in themes else "afgewezen"
        if not talk.base.model.is_sensitive(theme):  # no count of consequences, not even without a person
            talk.write("quality", theme=theme, outcome=outcome)
    talk.write("clear_mentions", question=question)
    for theme in themes:
        _mention(talk, step, theme, confirmed=True)
    forget_measures(talk, step)
    given = {k: v for k, v in talk.state.given.items() if not k.startswith(f"{question}.")}
    talk.change(given=given, themes={**talk.state.themes, question: themes})
    talk.change(**vars(talk.state.answered(step.id, len(themes))))
    advance(talk)
