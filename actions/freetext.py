"""Own words: reading themes from an answer and confirming them.

The text itself goes no further than this turn.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from actions import closed, commands, idea
from actions.flow import TEXT, Step
from actions.interpret import strictly
from actions.progression import advance, forget_measures, skip
from actions.talk import Talk
from actions.theme_list import adds_to_all, says_all, theme_list
from actions.theme_naming import by_parts
from actions.theme_offer import (
    claimed_of,
    confirm,
    mention,
    names,
    offer,
    options_of,
    own_words_of,
    refuse,
    show_others,
    unasked,
)
from actions.theme_parts import only_names, spoken, told_names
from actions.theme_reply import AND, LEAD, WITH_YES, ThemeReply, partly, theme_reply, with_names
from actions.theme_wording import beside, rather
from actions.words import mentioned, pick_several, plain, point, told

NONE_OF_THESE = {"nee", "geen", "geen van deze", "anders", "iets anders", "niets", "geen van alle"}
MOSTLY = re.compile(r"\b(?:ja|klopt|beide|allebei|allemaal)\b.*\b(?:vooral|met name|voornamelijk)\b")
HEAVIEST = re.compile(r"\bhet (?:aller)?(?:meest|meeste|zwaarst|ergst)\b")
DIGIT = re.compile(r"\d")
OTHER_WAY = 0.8  # score from which a theme counts that is seldom meant in the direction of the question
LONG = 12  # words from which an answer may be about more


def answered(talk: Talk, step: Step) -> None:
    """An answer to an open question: find its themes; an idea has no themes."""
    if step.kind == "idee":
        idea.answered(talk, step)
        return
    talk.state = talk.state.without(step.id)
    forget_measures(talk, step)
    talk.state = talk.state.answered(step.id, TEXT)
    talk.write("clear_mentions", question=step.id)
    for theme in _read(talk, step, talk.message.text):
        mention(talk, step, theme, confirmed=False)
    advance(talk)


def _read(talk: Talk, step: Step, text: str, without: Collection[str] = ()) -> tuple[str, ...]:
    """Read themes from this turn's text and put them on offer; the ids claimed."""
    reading = talk.knowledge.themes.read_parts(text, step.question.richting)
    refused = {*without, *talk.state.refused.get(step.question.id, ())}
    called = names(talk, step)
    found = [item for item in reading.themes if item.id not in refused]
    plain_way = unasked(talk, step, (item.id for item in found))
    claimed = tuple(item.id for item in found if item.id in plain_way or item.score >= OTHER_WAY)
    if named := only_names(spoken(text, talk.base.spelling), called):
        claimed = tuple(theme for theme in named if theme not in without)
    others = tuple(item.id for item in (*reading.themes, *reading.candidates) if item.id not in refused)
    if len(text.split()) >= LONG:  # what it names stands on a chip before what is only likely
        others = tuple(dict.fromkeys((*told_names(spoken(text, talk.base.spelling), called), *others)))
    offer(talk, step, claimed, unasked(talk, step, dict.fromkeys(others)))
    return claimed


def chosen(talk: Talk, step: Step, value: int | str | list[str]) -> None:
    """Tapped chips: one or more themes, 'klopt', 'anders' or 'overslaan'."""
    values = value if isinstance(value, list) else [value]
    if values == ["overslaan"]:
        skip(talk, step)
    elif "anders" in values:
        show_others(talk, step)
    elif values == ["klopt"]:
        confirm(talk, step, claimed_of(talk, step))
    else:
        known = set(talk.base.model.themas)
        confirm(talk, step, tuple(v for v in values if isinstance(v, str) and v in known))


def typed(talk: Talk, step: Step, intent: Callable[[], str | None]) -> None:
    """Typed at the chips: yes, no, names or numbers of themes, or other words to search all themes with."""
    if _rather(talk, step) or _listed(talk, step) or by_parts(talk, step):
        return
    claimed, text = claimed_of(talk, step), _spelled_out(talk, step)
    said = _yes_to_all(talk, theme_reply(text), text, claimed)
    against = _meant(talk, step, said.against)
    decided = said.right or said.rest is not None or against.intersection(claimed)
    if claimed and partly(text):
        talk.ask(step)
    elif picked := _picked(talk, step, text, said):
        confirm(talk, step, picked)
    elif plain(text) in NONE_OF_THESE or (said.no and not said.add and not said.against):
        show_others(talk, step)
    elif claimed and (said.yes or decided):
        _sorted_out(talk, step, said, against)
    elif claimed and said.against and not said.add:
        talk.ask(step)
    elif said.no and said.add:
        _instead(talk, step, said.add, against)
    else:
        _unsaid(talk, step, text, intent)


def _spelled_out(talk: Talk, step: Step) -> str:
    """What was typed, with names for places ('de eerste twee') and a comma before 'niet' with such a name."""
    claimed, shown = claimed_of(talk, step), options_of(talk, talk.shown_themes(step.question.id))
    more = adds_to_all(talk.message.text) or beside(talk.message.text) if claimed else None
    said = f"ja, en ook {more}" if more else spoken(talk.message.text, talk.base.spelling)
    text = with_names(said, [option.label for option in shown[: len(claimed) or len(shown)]])
    for word in (word for words in own_words_of(shown[: len(claimed)]).values() for word in words):
        text = re.sub(rf"(?<=\w) (niet (?:de |het |die |dat )?{word})", r", \1", text)
    return text


def _rather(talk: Talk, step: Step) -> bool:
    """'Eerder X, met Y als tweede': those it is, at once where each was heard, else asked about."""
    claimed, found = claimed_of(talk, step), list[str]()
    for words in rather(talk.message.text) if claimed else ():
        meant = _named(talk, words) or tuple(_meant(talk, step, words))
        if len(meant) != 1:
            return False
        found += meant
    if not found:
        return False
    if set(claimed).issuperset(found):
        confirm(talk, step, tuple(found))
    else:
        offer(talk, step, tuple(dict.fromkeys(found)), talk.state.found.get(step.question.id, ()))
        talk.ask(step)
    return True


def _listed(talk: Talk, step: Step) -> bool:
    """'Alle vier dus taken, gedrag, ouders en ict', and 'alle drie' where that many are shown."""
    claimed, shown, text = claimed_of(talk, step), talk.shown_themes(step.question.id), talk.message.text
    if count := says_all(text) if claimed else None:
        if count == len(claimed):
            confirm(talk, step, claimed)
        else:  # those on the chips too, perhaps: that is asked
            offer(talk, step, shown if count == len(shown) else claimed, talk.state.found[step.question.id])
            talk.ask(step)
        return True
    labels = {theme: found.kort for theme, found in talk.base.model.themas.items()}
    found = theme_list(text, labels, shown, lambda words: tuple(_meant(talk, step, words)))
    if found is None:
        return False
    if found.whole:
        confirm(talk, step, found.sure)
    else:
        others = (*found.doubted, *talk.state.found.get(step.question.id, ()))
        offer(talk, step, found.sure, tuple(dict.fromkeys(others)))
        talk.ask(step)
    return True


def _mostly(text: str) -> bool:
    return MOSTLY.search(plain(text)) is not None


def _yes_to_all(talk: Talk, said: ThemeReply, text: str, claimed: tuple[str, ...]) -> ThemeReply:
    """'Ja, vooral de ouders', where the parents were heard, adds none: it is a yes to all."""
    if not (said.yes and _mostly(text)):
        return said
    added = _named(talk, said.add)
    return replace(said, add="") if added and set(claimed).issuperset(added) else said


def _picked(talk: Talk, step: Step, text: str, said: ThemeReply) -> tuple[str, ...]:
    """The themes that are named or numbered and nothing more; none where yes or no is said of some."""
    claimed = claimed_of(talk, step)
    if said.no or said.against or said.right or _mostly(text):
        return ()
    if said.yes and not set(claimed).issuperset(_named(talk, said.add)):
        return ()
    if HEAVIEST.search(plain(text)) and _heard(talk, step, text):
        return claimed  # 'het opvangen, dat hakt er het meest in': which weighs most is asked next
    shown = options_of(talk, talk.shown_themes(step.question.id))
    return tuple(map(str, pick_several(text, shown))) or _named(talk, text)


def _unsaid(talk: Talk, step: Step, text: str, intent: Callable[[], str | None]) -> None:
    """No theme by its name: a yes or no in other words, a command, or words to search with."""
    claimed, answer = claimed_of(talk, step), strictly(text, "janee")
    if claimed and answer == "ja":
        confirm(talk, step, claimed)
    elif answer == "nee":
        show_others(talk, step)
    elif plain(text).isdigit():
        closed.not_understood(talk, step)
    elif name := intent():
        commands.run(talk, name)
    else:
        _search(talk, step, text)


def _named(talk: Talk, text: str) -> tuple[str, ...]:
    """Themes of all there are that a text is made of: 'rapporten en vergaderen'."""
    options = options_of(talk, talk.base.model.themas)
    named, left = told(text, options)
    words = [word for word in left if word not in LEAD | WITH_YES | AND]
    own = own_words_of(options)
    by_word = [mentioned([word], own) for word in words]
    if (named or words) and all(len(found) == 1 for found in by_word):
        return tuple(map(str, dict.fromkeys([*named, *(value for [value] in by_word)])))
    return () if DIGIT.search(text) else tuple(map(str, pick_several(text, options)))


def _sorted_out(talk: Talk, step: Step, said: ThemeReply, against: frozenset[str]) -> None:
    """Some of those heard are right and some are not, perhaps with others beside.

    What is said of each is counted at once; where one is left of which nothing is said, we ask.
    """
    claimed = claimed_of(talk, step)
    right, add = _meant(talk, step, said.right), "" if _is_mark(said.add) else said.add
    if said.rest:
        against |= _heard(talk, step, add) - right
        add = ""
    wrong = against if said.rest is not False else against.union(claimed) - right
    lacks = "geen" in plain(talk.message.text).split()  # 'niet de rapporten' only says what it is not
    if said.against and lacks and not against.intersection(claimed) and not said.right:
        add = f"{add} geen {said.against}".strip()  # 'en geen contact met collega's' is none of those heard
    refuse(talk, step, wrong)
    kept = tuple(theme for theme in claimed if theme not in wrong)
    settled = said.yes or said.rest is not None or not set(kept) - right
    more = tuple(theme for theme in sorted(right) if theme not in kept)
    named = _named(talk, add)
    if settled and (named or not add) and kept + more + named:
        confirm(talk, step, kept + more + named)
        return
    reading = talk.knowledge.themes.read(add, step.question.richting) if add and not named else None
    found = tuple(item.id for item in reading.themes if item.id not in wrong) if reading else ()
    others = tuple(item.id for item in reading.candidates if item.id not in wrong) if reading else ()
    offered = tuple(dict.fromkeys(kept + more + named + found))
    if not offered and not others:
        show_others(talk, step)
        return
    offer(talk, step, offered, others)
    talk.ask(step)


def _is_mark(words: str) -> bool:
    """Whether words are a mark, said too early: 'klopt, een dikke 9'. How much is asked next."""
    return strictly(words, "cijfer10") is not None


def _instead(talk: Talk, step: Step, add: str, against: frozenset[str]) -> None:
    """No, but something else: search with the words for that, without what was heard."""
    claimed = claimed_of(talk, step)
    if named := [theme for theme in _named(talk, add) if theme not in claimed]:
        confirm(talk, step, tuple(named))
    else:
        _search(talk, step, add, against.union(claimed))


def _meant(talk: Talk, step: Step, words: str) -> frozenset[str]:
    """Themes that words stand for, of those heard or of all."""
    if not words:
        return frozenset()
    if heard := _heard(talk, step, words):
        return heard
    if (pointed := point(words, options_of(talk, claimed_of(talk, step)))) is not None:
        return frozenset((str(pointed),))
    return frozenset(item.id for item in talk.knowledge.themes.read(words, step.question.richting).themes)


def _heard(talk: Talk, step: Step, words: str) -> frozenset[str]:
    """Of the themes heard, those with their name in these words, or with a word that no other has."""
    claimed = options_of(talk, claimed_of(talk, step))
    named, left = told(words, claimed)
    own = own_words_of(option for option in claimed if option.waarde not in named)
    return frozenset(map(str, [*named, *mentioned(left, own)]))


def _search(talk: Talk, step: Step, text: str, without: Collection[str] = ()) -> None:
    """Other words: look through all themes again."""
    if not _read(talk, step, text, without) and talk.state.misses:
        closed.not_understood(talk, step)
        return
    talk.change(misses=0 if claimed_of(talk, step) else talk.state.misses + 1)
    talk.ask(step)
