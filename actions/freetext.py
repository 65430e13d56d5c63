"""Own words: reading themes from an answer, confirming them, and keeping an idea only after a yes.

The text itself goes no further than this turn.
"""

import re
from collections.abc import Callable, Collection

from actions import closed, commands, flow
from actions.flow import TEXT, Step
from actions.interpret import strictly
from actions.progression import advance, forget_measures, skip
from actions.talk import Talk
from actions.theme_reply import ThemeReply, theme_reply
from actions.words import pick_several, plain, point
from knowledge.scales import Option

NONE_OF_THESE = {"nee", "geen", "geen van deze", "anders", "iets anders", "niets", "geen van alle"}
NO_IDEA = re.compile(
    r"(?:nou |tja |nee |sorry |eh )*"
    r"(?:nee|nope|klaar|misschien|weet (?:ik )?(?:het )?niet|nvt|nog niet|niet echt|zo niet"
    r"|(?:ik )?(?:heb )?(?:ik )?(?:nu |even |zo |zelf |er )*(?:geen|niks|niets)(?: eigen)?"
    r"(?: idee| ideeen| ideetje)?(?: nu| hoor| zo| op dit moment)?)(?: hoor| dank je| bedankt| dankjewel)?"
)
YES_AN_IDEA = frozenset(
    ("ja", "jawel", "ja hoor", "ja heb ik", "zeker", "jazeker", "ja zeker", "ja ik heb een idee")
)
CONDITION = re.compile(
    r"\b(?:(?:ja|jawel|jep|prima|goed|best|oke?|akkoord|hoor|zo|dat) maar (?!zo\b|hoor\b|doen\b|gewoon\b)\w+"
    r"|zonder|behalve|haal|mits|als|eerst|verander\w*|pas \w+ aan|liever)\b"
)
MOST = 5  # themes one answer can confirm
LIKELY = 8  # candidates that a reading has; more are on offer once all themes are


def answered(talk: Talk, step: Step) -> None:
    """An answer to an open question: find its themes, or redact an idea and show what would be kept."""
    if step.kind == "idee":
        _idea(talk, step)
        return
    talk.change(**vars(talk.state.without(step.id)))
    if step.question.maatregelen:
        forget_measures(talk)
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
    picked = () if said.no or said.against else pick_several(text, shown) or _named(talk, text)
    if picked:
        _confirm(talk, step, tuple(str(value) for value in picked))
    elif plain(text) in NONE_OF_THESE or (said.no and not said.add and not said.against):
        _others(talk, step)
    elif claimed and said.yes:
        _agreed(talk, step, said)
    elif said.no and (said.add or _meant(talk, step, said.against).intersection(claimed)):
        _instead(talk, step, said)
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


def _agreed(talk: Talk, step: Step, said: ThemeReply) -> None:
    """Yes, perhaps with others beside ('en ook de ouders') or without one ('maar niet de ouders')."""
    against = _meant(talk, step, said.against)
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


def _instead(talk: Talk, step: Step, said: ThemeReply) -> None:
    """No, but something else: search with the words for that, without what was heard."""
    if named := set(_named(talk, said.add)).difference(_claimed(talk, step)):
        _confirm(talk, step, tuple(sorted(named)))
    elif said.add:
        _search(talk, step, said.add, {*_claimed(talk, step), *_meant(talk, step, said.against)})
    elif kept := tuple(t for t in _claimed(talk, step) if t not in _meant(talk, step, said.against)):
        _offer(talk, step, kept, ())
        talk.ask(step)
    else:
        _others(talk, step)


def _meant(talk: Talk, step: Step, words: str) -> frozenset[str]:
    """Themes that words stand for, of those heard or of all."""
    if not words:
        return frozenset()
    claimed = [_option(talk, theme) for theme in _claimed(talk, step)]
    heard = pick_several(words, claimed) or [value for value in (point(words, claimed),) if value is not None]
    reading = talk.knowledge.themes.read(words, step.question.richting)
    return frozenset(map(str, heard)) or frozenset(item.id for item in reading.themes)


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
    if step.question.maatregelen:
        forget_measures(talk)
    given = {k: v for k, v in talk.state.given.items() if not k.startswith(f"{question}.")}
    talk.change(given=given, themes={**talk.state.themes, question: themes})
    talk.change(**vars(talk.state.answered(step.id, len(themes))))
    advance(talk)


def _idea(talk: Talk, step: Step) -> None:
    """Redact an idea and show exactly what would be kept; nothing is kept without a yes."""
    said = plain(talk.message.text)
    if NO_IDEA.fullmatch(said):
        skip(talk, step)
        return
    if said in YES_AN_IDEA:
        talk.ask(step, text=talk.text("gesprek.idee_vertel"))
        return
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


def is_conditional(text: str) -> bool:
    """Whether a reply asks for another sentence to be kept: 'ja maar haal groep 8 eruit'. That is no yes."""
    return CONDITION.search(plain(text)) is not None


def other_words(talk: Talk, step: Step) -> None:
    """Ask for the sentence as it may stay; what waits is not kept without a yes."""
    own = flow.find(talk.base, talk.state, step.question.id)
    if own is not None:
        talk.ask(own, text=talk.text("gesprek.idee_anders"))


def other_idea(talk: Talk, step: Step) -> None:
    """The idea in other words, typed where a yes or no was asked: show that one."""
    own = flow.find(talk.base, talk.state, step.question.id)
    if own is not None:
        _idea(talk, own)
