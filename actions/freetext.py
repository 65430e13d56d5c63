"""Own words: reading themes from an answer and confirming them.

The text itself goes no further than this turn.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from actions import closed, commands, idea
from actions.flow import TEXT, Step
from actions.interpret import strictly
from actions.progression import advance, forget_measures, skip
from actions.talk import Talk
from actions.theme_list import adds_to_all, says_all, theme_list
from actions.theme_names import ThemeNames
from actions.theme_parts import Parts, Said, parts, spoken
from actions.theme_parts import told as told_names
from actions.theme_reply import AND, LEAD, WITH_YES, ThemeReply, partly, theme_reply, with_names
from actions.theme_wording import beside, rather
from actions.words import mentioned, own_words, pick_several, plain, point, told
from knowledge.scales import Option, Value

NONE_OF_THESE = {"nee", "geen", "geen van deze", "anders", "iets anders", "niets", "geen van alle"}
MOSTLY = re.compile(r"\b(?:ja|klopt|beide|allebei|allemaal)\b.*\b(?:vooral|met name|voornamelijk)\b")
HEAVIEST = re.compile(r"\bhet (?:aller)?(?:meest|meeste|zwaarst|ergst)\b")
DIGIT = re.compile(r"\d")
MOST = 5  # themes one answer can confirm
LONG = 12  # words from which an answer may be about more
LIKELY = 8  # candidates that a reading has; more are on offer once all themes are


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
        _mention(talk, step, theme, confirmed=False)
    advance(talk)


def _read(talk: Talk, step: Step, text: str, without: Collection[str] = ()) -> tuple[str, ...]:
    """Read themes from this turn's text and put them on offer; the ids claimed."""
    reading = talk.knowledge.themes.read(text, step.question.richting)
    refused = {*without, *talk.state.refused.get(step.question.id, ())}
    claimed = tuple(item.id for item in reading.themes if item.id not in refused)
    others = tuple(item.id for item in reading.candidates if item.id not in refused)
    if len(text.split()) >= LONG:  # what it names stands on a chip before what is only likely
        others = tuple(dict.fromkeys((*told_names(spoken(text, talk.base.spelling), names(talk, step)), *others)))
    _offer(talk, step, claimed, _unasked(talk, step, others))
    return claimed


def _unasked(talk: Talk, step: Step, themes: Iterable[str]) -> tuple[str, ...]:
    """Of themes those that may be offered unasked: not refused here, and none of the other direction."""
    refused, known = talk.state.refused.get(step.question.id, ()), talk.base.model.themas
    ways = (None, step.question.richting)
    return tuple(theme for theme in themes if theme not in refused and known[theme].vanzelf_bij in ways)


def _refuse(talk: Talk, step: Step, themes: Iterable[str]) -> None:
    """Remember what was said not to be meant, so that it is not offered again."""
    question = step.question.id
    refused = tuple(dict.fromkeys((*talk.state.refused.get(question, ()), *themes)))
    talk.change(refused={**talk.state.refused, question: refused})


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
    if _rather(talk, step) or _listed(talk, step) or _by_parts(talk, step):
        return
    claimed, text = _claimed(talk, step), _spelled_out(talk, step)
    said = _yes_to_all(talk, theme_reply(text), text, claimed)
    against = _meant(talk, step, said.against)
    decided = said.right or said.rest is not None or against.intersection(claimed)
    if claimed and partly(text):
        talk.ask(step)
    elif picked := _picked(talk, step, text, said):
        _confirm(talk, step, picked)
    elif plain(text) in NONE_OF_THESE or (said.no and not said.add and not said.against):
        _others(talk, step)
    elif claimed and (said.yes or decided):
        _sorted_out(talk, step, said, against)
    elif claimed and said.against and not said.add:
        talk.ask(step)
    elif said.no and said.add:
        _instead(talk, step, said.add, against)
    else:
        _unsaid(talk, step, text, intent)


def names(talk: Talk, step: Step) -> ThemeNames:
    """What all themes are called, in the direction of the question."""
    return ThemeNames(talk.base.model.themas, step.question.richting or "kost")


def _by_parts(talk: Talk, step: Step) -> bool:
    """Yes and no with names of themes, each of which is plain: 'klopt, maar de ouders en ict erbij'."""
    claimed = _claimed(talk, step)
    own = _own_words(_options(talk, claimed))
    heard = {str(theme): words for theme, words in own.items()}
    said = parts(spoken(talk.message.text, talk.base.spelling), names(talk, step), heard)
    if said is None:
        return False
    named, doubted = _resolved(talk, step, said.named)
    against, _ = _resolved(talk, step, said.against)
    sure = all(one.bare for one in said.named) and not doubted and not said.left
    rest = tuple(theme for theme in claimed if theme not in against)
    if not (named or doubted or against):
        if said.left or partly(talk.message.text) or not (said.no or (said.yes and claimed)):
            return False
        kept, settled = () if said.no else claimed, True
    elif said.yes or said.beside or len(rest) < len(claimed):
        kept, settled = (*rest, *named), said.yes or said.beside or not rest
    elif not (named or doubted):
        kept, settled = rest, False
    elif sure:
        kept, settled = named, True
    elif said.no and not all(one.bare for one in said.named):
        return False
    else:  # in a sentence of its own, or by a name that more have
        kept, settled = named if named or said.no else claimed, False
    _refuse(talk, step, against)
    _with_question(talk, said)
    if sure and settled and kept:
        _confirm(talk, step, kept)
    elif kept or doubted:
        _ask_about(talk, step, said, tuple(dict.fromkeys(kept)), doubted)
    else:
        _others(talk, step)
    return True


def _ask_about(talk: Talk, step: Step, said: Parts, kept: tuple[str, ...], doubted: tuple[str, ...]) -> None:
    """Ask about what was named, with on the chips what else may be meant."""
    words = " en ".join(said.left) if all(one.bare for one in said.named) else talk.message.text
    read = talk.knowledge.themes.read(words, step.question.richting) if words else None
    found = _unasked(talk, step, (item.id for item in read.themes)) if read else ()
    others = (*doubted, *found, *talk.state.found.get(step.question.id, ()))
    _offer(talk, step, kept, _unasked(talk, step, dict.fromkeys(others)))
    if said.left and not found:
        talk.preface(talk.text("gesprek.themas_deels"))
    talk.ask(step)


def _with_question(talk: Talk, said: Parts) -> None:
    if said.asks:
        talk.preface(talk.text("gesprek.vraag_erachter"))


def _resolved(talk: Talk, step: Step, said: Iterable[Said]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The themes that were surely named, and those that share a name: of these what is said too, or heard, wins."""
    claimed = _claimed(talk, step)
    every = [one.themes for one in said]
    sure = [themes[0] for themes in every if len(themes) == 1]
    doubted: list[str] = []
    for themes in (themes for themes in every if len(themes) > 1):
        for known in (sure, claimed):
            if meant := [theme for theme in themes if theme in known]:
                break
        if len(meant) == 1:
            sure += meant
        else:
            doubted += themes
    found = tuple(dict.fromkeys(sure))
    return found, tuple(theme for theme in dict.fromkeys(doubted) if theme not in found)


def _spelled_out(talk: Talk, step: Step) -> str:
    """What was typed, with names for places ('de eerste twee') and a comma before 'niet' with such a name."""
    claimed, shown = _claimed(talk, step), _options(talk, talk.shown_themes(step.question.id))
    more = adds_to_all(talk.message.text) or beside(talk.message.text) if claimed else None
    said = f"ja, en ook {more}" if more else spoken(talk.message.text, talk.base.spelling)
    text = with_names(said, [option.label for option in shown[: len(claimed) or len(shown)]])
    for word in (word for words in _own_words(shown[: len(claimed)]).values() for word in words):
        text = re.sub(rf"(?<=\w) (niet (?:de |het |die |dat )?{word})", r", \1", text)
    return text


def _rather(talk: Talk, step: Step) -> bool:
    """'Eerder X, met Y als tweede': those it is, at once where each was heard, else asked about."""
    claimed, found = _claimed(talk, step), list[str]()
    for words in rather(talk.message.text) if claimed else ():
        meant = _named(talk, words) or tuple(_meant(talk, step, words))
        if len(meant) != 1:
            return False
        found += meant
    if not found:
        return False
    if set(claimed).issuperset(found):
        _confirm(talk, step, tuple(found))
    else:
        _offer(talk, step, tuple(dict.fromkeys(found)), talk.state.found.get(step.question.id, ()))
        talk.ask(step)
    return True


def _listed(talk: Talk, step: Step) -> bool:
    """'Alle vier dus taken, gedrag, ouders en ict', and 'alle drie' where that many are shown."""
    claimed, shown, text = _claimed(talk, step), talk.shown_themes(step.question.id), talk.message.text
    if count := says_all(text) if claimed else None:
        if count == len(claimed):
            _confirm(talk, step, claimed)
        else:  # those on the chips too, perhaps: that is asked
            _offer(talk, step, shown if count == len(shown) else claimed, talk.state.found[step.question.id])
            talk.ask(step)
        return True
    labels = {theme: found.kort for theme, found in talk.base.model.themas.items()}
    found = theme_list(text, labels, shown, lambda words: tuple(_meant(talk, step, words)))
    if found is None:
        return False
    if found.whole:
        _confirm(talk, step, found.sure)
    else:
        others = (*found.doubted, *talk.state.found.get(step.question.id, ()))
        _offer(talk, step, found.sure, tuple(dict.fromkeys(others)))
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
    claimed = _claimed(talk, step)
    if said.no or said.against or said.right or _mostly(text):
        return ()
    if said.yes and not set(claimed).issuperset(_named(talk, said.add)):
        return ()
    if HEAVIEST.search(plain(text)) and _heard(talk, step, text):
        return claimed  # 'het opvangen, dat hakt er het meest in': which weighs most is asked next
    shown = _options(talk, talk.shown_themes(step.question.id))
    return tuple(map(str, pick_several(text, shown))) or _named(talk, text)


def _unsaid(talk: Talk, step: Step, text: str, intent: Callable[[], str | None]) -> None:
    """No theme by its name: a yes or no in other words, a command, or words to search with."""
    claimed, answer = _claimed(talk, step), strictly(text, "janee")
    if claimed and answer == "ja":
        _confirm(talk, step, claimed)
    elif answer == "nee":
        _others(talk, step)
    elif plain(text).isdigit():
        closed.not_understood(talk, step)
    elif name := intent():
        commands.run(talk, name)
    else:
        _search(talk, step, text)


def _options(talk: Talk, themes: Iterable[str]) -> list[Option]:
    return [Option(waarde=theme, label=talk.base.model.themas[theme].kort) for theme in themes]


def _own_words(options: Iterable[Option]) -> dict[Value, list[str]]:
    return own_words({option.waarde: plain(option.label).split() for option in options})


def _named(talk: Talk, text: str) -> tuple[str, ...]:
    """Themes of all there are that a text is made of: 'rapporten en vergaderen'."""
    options = _options(talk, talk.base.model.themas)
    named, left = told(text, options)
    words = [word for word in left if word not in LEAD | WITH_YES | AND]
    own = _own_words(options)
    by_word = [mentioned([word], own) for word in words]
    if (named or words) and all(len(found) == 1 for found in by_word):
        return tuple(map(str, dict.fromkeys([*named, *(value for [value] in by_word)])))
    return () if DIGIT.search(text) else tuple(map(str, pick_several(text, options)))


def _sorted_out(talk: Talk, step: Step, said: ThemeReply, against: frozenset[str]) -> None:
    """Some of those heard are right and some are not, perhaps with others beside.

    What is said of each is counted at once; where one is left of which nothing is said, we ask.
    """
    claimed = _claimed(talk, step)
    right, add = _meant(talk, step, said.right), "" if _is_mark(said.add) else said.add
    if said.rest:
        against |= _heard(talk, step, add) - right
        add = ""
    wrong = against if said.rest is not False else against.union(claimed) - right
    lacks = "geen" in plain(talk.message.text).split()  # 'niet de rapporten' only says what it is not
    if said.against and lacks and not against.intersection(claimed) and not said.right:
        add = f"{add} geen {said.against}".strip()  # 'en geen contact met collega's' is none of those heard
    _refuse(talk, step, wrong)
    kept = tuple(theme for theme in claimed if theme not in wrong)
    settled = said.yes or said.rest is not None or not set(kept) - right
    more = tuple(theme for theme in sorted(right) if theme not in kept)
    named = _named(talk, add)
    if settled and (named or not add) and kept + more + named:
        _confirm(talk, step, kept + more + named)
        return
    reading = talk.knowledge.themes.read(add, step.question.richting) if add and not named else None
    found = tuple(item.id for item in reading.themes if item.id not in wrong) if reading else ()
    others = tuple(item.id for item in reading.candidates if item.id not in wrong) if reading else ()
    offered = tuple(dict.fromkeys(kept + more + named + found))
    if not offered and not others:
        _others(talk, step)
        return
    _offer(talk, step, offered, others)
    talk.ask(step)


def _is_mark(words: str) -> bool:
    """Whether words are a mark, said too early: 'klopt, een dikke 9'. How much is asked next."""
    return strictly(words, "cijfer10") is not None


def _instead(talk: Talk, step: Step, add: str, against: frozenset[str]) -> None:
    """No, but something else: search with the words for that, without what was heard."""
    claimed = _claimed(talk, step)
    if named := [theme for theme in _named(talk, add) if theme not in claimed]:
        _confirm(talk, step, tuple(named))
    else:
        _search(talk, step, add, against.union(claimed))


def _meant(talk: Talk, step: Step, words: str) -> frozenset[str]:
    """Themes that words stand for, of those heard or of all."""
    if not words:
        return frozenset()
    if heard := _heard(talk, step, words):
        return heard
    if (pointed := point(words, _options(talk, _claimed(talk, step)))) is not None:
        return frozenset((str(pointed),))
    return frozenset(item.id for item in talk.knowledge.themes.read(words, step.question.richting).themes)


def _heard(talk: Talk, step: Step, words: str) -> frozenset[str]:
    """Of the themes heard, those with their name in these words, or with a word that no other has."""
    claimed = _options(talk, _claimed(talk, step))
    named, left = told(words, claimed)
    own = _own_words(option for option in claimed if option.waarde not in named)
    return frozenset(map(str, [*named, *mentioned(left, own)]))


def _claimed(talk: Talk, step: Step) -> tuple[str, ...]:
    question = step.question.id
    return talk.state.found.get(question, ())[: talk.state.claimed.get(question, 0)]


def _others(talk: Talk, step: Step) -> None:
    """Show the next themes, at last all there are, and ask for other words."""
    question, everything = step.question.id, tuple(talk.base.model.themas)
    found = talk.state.found.get(question, ())
    seen = len(talk.shown_themes(question))
    _refuse(talk, step, _claimed(talk, step))
    first = bool(_claimed(talk, step)) or len(found) <= LIKELY
    rest = found[seen:]
    if first:
        more = tuple(theme for theme in everything if theme not in found)
        likely = _unasked(talk, step, more)
        rest += likely + tuple(theme for theme in more if theme not in likely)
    rest = tuple(theme for theme in rest if theme not in talk.state.refused[question])
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
    _offer(talk, step, themes, _unasked(talk, step, talk.state.found.get(question, ())))
    refused = tuple(theme for theme in talk.state.refused.get(question, ()) if theme not in themes)
    talk.change(
        given=given,
        themes={**talk.state.themes, question: themes},
        refused={**talk.state.refused, question: refused},
    )
    talk.state = talk.state.answered(step.id, len(themes))
    advance(talk)
