"""Yes, no and names of themes at those that were heard, each plainly said: one turn of the talk."""

from collections.abc import Iterable

from actions.flow import Step
from actions.talk import Talk
from actions.theme_offer import (
    claimed_of,
    confirm,
    names,
    offer,
    options_of,
    own_words_of,
    refuse,
    show_others,
    unasked,
)
from actions.theme_parts import Parts, Said, parts, spoken
from actions.theme_reply import partly


def by_parts(talk: Talk, step: Step) -> bool:
    """Yes and no with names of themes, each of which is plain: 'klopt, maar de ouders en ict erbij'."""
    claimed = claimed_of(talk, step)
    own = own_words_of(options_of(talk, claimed))
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
    elif said.no and said.told:
        kept, settled = tuple(theme for theme in named if theme not in claimed), False
        if not kept:
            return False
    else:  # in a sentence of its own, or by a name that more have
        kept, settled = named if named or said.no else claimed, False
    refuse(talk, step, against)
    _with_question(talk, said)
    if sure and settled and kept:
        confirm(talk, step, kept)
    elif kept or doubted:
        _ask_about(talk, step, said, tuple(dict.fromkeys(kept)), doubted)
    else:
        show_others(talk, step)
    return True


def _ask_about(talk: Talk, step: Step, said: Parts, kept: tuple[str, ...], doubted: tuple[str, ...]) -> None:
    """Ask about what was named, with on the chips what else may be meant."""
    words = " en ".join((*said.left, *said.told))
    read = talk.knowledge.themes.read(words, step.question.richting) if words else None
    found = unasked(talk, step, (item.id for item in read.themes)) if read else ()
    others = (*doubted, *found, *talk.state.found.get(step.question.id, ()))
    offer(talk, step, kept, unasked(talk, step, dict.fromkeys(others)))
    if said.left and not found:
        talk.preface(talk.text("gesprek.themas_deels"))
    talk.ask(step)


def _with_question(talk: Talk, said: Parts) -> None:
    if said.asks:
        talk.preface(talk.text("gesprek.vraag_erachter"))


def _resolved(talk: Talk, step: Step, said: Iterable[Said]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The themes surely named, and those that share a name; of these what is said too, or was heard, wins."""
    claimed = claimed_of(talk, step)
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
