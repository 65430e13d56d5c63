"""Earlier answers changed by name, alone or beside an answer: 'vaak, en opschieten is eigenlijk altijd'.

A part changes the one answered question that it names, where a value of that question stands beside the name
with a word that couples them. What such a part says never lands on the open question, and what is not
understood is told.
"""

import re
from dataclasses import dataclass, field

from actions import closed
from actions.coupling import (
    COUPLED,
    RETRACTS,
    alone,
    asks_more,
    beside,
    denies,
    only,
    retracts,
    speaks_of_answer,
    unsure,
)
from actions.erasing import asks_to_erase, erases
from actions.flow import Step, step_back
from actions.interpret import strictly
from actions.parts import Part, parts
from actions.previous import only_points_back
from actions.progression import decline, is_refusal, record, reopen, skip, store
from actions.renamed import BEGINS, WHETHER
from actions.talk import Talk
from actions.words import knows_not, leaves_out, plain
from knowledge.scales import Value

MOST = 60  # words of a message in which answers are changed
#: An answer that was given, which the next words change.
STALE = re.compile(
    r"\b(?:ik (?:zei|antwoordde)|zei ik|(?:ik had|had ik)(?! .*\b(?:moeten|willen)\b)"
    r"|(?:nu|eerst) .*\bstaat)\b"
)
#: What a change of a question named just before begins with.
ANAPHOR = re.compile(
    r"(?:(?:en|dus|nou|nee|ja|oh?|daarom|toch|ook|maar) )*"
    r"(?:dat|die|dit|het|daar|doe|maak|zet|verander|wijzig|liever|hoort|moet|moest|wordt|nu)\b"
)
SAME = re.compile(r"(?:\w+ )*ook(?: (?:zo|graag|hoor|nog|toch|maar|dan))*$")
HERE = re.compile(r"(?:hier|deze|dit)\b")
JOKED = re.compile(r"\b(?:grap\w*|geintje|sarcas\w*|ironi\w*)\b")
#: Filling in a message that changes something, and no answer.
FILL = {
    "oh", "o", "oei", "ach", "ah", "he", "hee", "hoor", "oeps", "wacht", "sorry", "even", "nog", "iets",
    "wat", "twee", "drie", "dingen", "ding", "ja", "nee", "oke", "ok", "maar", "dus", "en", "eh",
    "trouwens", "tot", "slot", "verder", "jee", "nou", "kijk", "stop", "momentje", "correctie", "foutje",
    "laat", "de", "rest", "laten", "zo", "staan", "zoals", "het", "was", "klopt", "niet", "dank", "je",
    "wel", "bedankt", "alvast", "graag", "aub", "mijn", "antwoord", "wijziging", "verbetering", "ook",
    "punt", "dat", "is", "ironie", "grap", "grapje", "mistype", "typfout", "vergissing", "natuurlijk",
    "verbeteringen", "wijzigingen", "ps",
}  # fmt: skip
ERASING = {
    "wis", "wissen", "verwijder", "verwijderen", "schrap", "schrappen", "haal", "weg", "gooi", "leeg",
    "laat", "delete", "uit",
}  # fmt: skip
#: A yes or no before a change answers the open question only as a sentence of its own.
BARE = frozenset(("ja", "nee"))
IDEA = re.compile(r"\b(?:idee|ideetje|voorstel|suggestie)\b")


@dataclass
class Found:
    """What a message changes, what it leaves for the open question, and whether a part was not understood."""

    changes: list[tuple[Step, Value | None]] = field(default_factory=list)
    asked: list[Step] = field(default_factory=list)
    rest: list[Part] = field(default_factory=list)
    unclear: bool = False


def corrections(talk: Talk, text: str) -> bool:
    """Take the turn where a text changes earlier answers."""
    found = _read(talk, text)
    if found is None:
        return _explained(talk, text)
    step, rest = talk.open_step, _rest(talk, found.rest)
    value = closed.understand(talk, step, rest) if step and rest else None
    skips = step is not None and value is None and bool(rest) and (leaves_out(rest) or knows_not(rest))
    if any(is_refusal(changed, new) for changed, new in found.changes):
        decline(talk)
        return True
    if step and value is not None:
        talk.preface(talk.text("gesprek.genoteerd", antwoord=talk.answer_label(step, value)))
    for changed, new in dict(found.changes).items():
        _change(talk, changed, new)
    if (found.unclear and not found.asked) or (rest and value is None and not skips):
        talk.preface(talk.text("gesprek.aangepast_deels"))
    for later in found.asked[1:]:
        talk.preface(talk.text("gesprek.aanpassen_straks", vraag=talk.short_name(later)))
    if found.asked:
        if step and value is not None:
            store(talk, step, value)
        reopen(talk, found.asked[0])
    elif step and value is not None:
        record(talk, step, value)
    elif step and skips:
        skip(talk, step)
    else:
        closed.go_on(talk)
    return True


def _change(talk: Talk, step: Step, value: Value | None) -> None:
    """Change an answer and say so, also where it was that one already."""
    if talk.state.given[step.id] != value:
        closed.change(talk, step, value)
        return
    label = talk.text("gesprek.leeg_gelaten") if value is None else talk.answer_label(step, value)
    talk.preface(talk.text("gesprek.stond_al", vraag=talk.short_name(step), antwoord=label))


def _explained(talk: Talk, text: str) -> bool:
    """Take the turn where one answer is to be wiped, and it is not said which."""
    step = talk.open_step
    if not asks_to_erase(
        text, own_words=step is not None and (step.free_text or step.kind in ("themas", "bewaren"))
    ):
        return False
    talk.say("uitleg", talk.text("gesprek.wissen", sluit=talk.closes))
    talk.ask_open()
    return True


def _rest(talk: Talk, found: list[Part]) -> str:
    """What is left for the open question, as typed; only what names it where that holds an answer."""
    step = talk.open_step
    named = [part for part in found if step and step.scale and part.own and _beside_open(part, step.scale)]
    kept = named or found
    kept = kept if any(not set(part.words.split()) <= FILL for part in kept) else _bare_answer(found, step)
    return "".join(f"{part.sign if at else ''}{part.typed}" for at, part in enumerate(kept)).strip()


def _bare_answer(found: list[Part], step: Step | None) -> list[Part]:
    """A yes or no that is a sentence by itself, and an answer of the question."""
    if step is None or step.scale not in ("frequentie3", "janee", "stem"):
        return []
    first = found[:1]
    return first if first and first[0].words in BARE and first[0].ends else []


def _beside_open(part: Part, scale: str) -> bool:
    """Whether a part that names the open question has an answer: 'tempo: soms', 'neutraal bij waardering'."""
    words = part.words.split()
    return any(
        strictly(" ".join(words[start:end]), scale) is not None
        for start in range(len(words))
        for end in range(start + 1, min(start + 3, len(words)) + 1)
    )


def _read(talk: Talk, text: str) -> Found | None:
    """The changes in a text and what else it says, None where it changes nothing."""
    step = talk.open_step
    own_words = step is not None and (step.free_text or step.kind in ("themas", "bewaren"))
    if (
        len(text.split()) > MOST
        or IDEA.search(plain(text))
        or (
            own_words
            and not (BEGINS.match(plain(text)) or only_points_back(text) or asks_to_erase(text, own_words))
        )
    ):
        return None
    reader = _Reader(talk)
    for part in parts(talk, text):
        reader.take(part)
    found = reader.done()
    if found is None or (own_words and (found.rest or found.unclear or found.asked)):
        return None
    return found


class _Reader:
    """Goes through the parts of a message; `named`: the question that waits for its new answer."""

    def __init__(self, talk: Talk) -> None:
        self.talk, self.found = talk, Found()
        self.named: Part | None = None
        self.bare: list[Part] = []
        self.weak: list[tuple[Part, Value]] = []
        self.unsure: list[Part] = []
        self.joked = False  # whether an answer was no more than a joke, and the new one is not sure
        self.after = False  # whether the part before changed something

    def take(self, part: Part) -> None:
        if part.asks and not re.match(
            r"(?:\w+ ){0,2}(?:wilt?|kunt?|kan|zou) (?:je|u|jij|jullie)\b", part.words
        ):
            if not WHETHER.fullmatch(part.words):
                self._leave(part)
            return
        if part.step is not None:
            self._of_named(part, part.step)
        else:
            self._of_none(part)

    def _of_named(self, part: Part, step: Step) -> None:
        value, strong = beside(part, step)
        stale = STALE.search(part.words)
        last = self.found.changes[-1:] if self.after else []
        strong = strong or self.talk.open_step is None
        bare = self.talk.open_step is None and only(part, ERASING)
        if (step.kind in ("keuze", "stem") and erases(part.words, named=bare)) or (
            last and last[0][1] is None and only(part)
        ):
            self._change(step, None, part)
        elif value is not None and not stale and strong:
            self._change(step, value, part)
        elif value is not None and not stale:
            self.weak.append((part, value))
            self.named, self.bare = None, []
        elif last and SAME.match(part.words) and only(part) and last[0][0].scale == step.scale:
            self._change(step, last[0][1], part)
        elif only(part) or retracts(part) or stale or denies(part, step):
            waits = self.named
            self.bare = [*self.bare, part] if only(part) else []
            self.named = part
            if waits and waits.step != step and waits not in self.bare:
                self.unsure.append(waits)
        elif unsure(part) or speaks_of_answer(part):
            self.unsure.append(part)
            self.named, self.bare = None, []
        else:
            self._leave(part)

    def _of_none(self, part: Part) -> None:
        named, step = self.named, self.named.step if self.named else None
        if named is not None and step is not None and not part.own:
            retracts = RETRACTS.search(named.words) or STALE.search(named.words)
            refers = ANAPHOR.match(part.words) and (retracts or COUPLED.search(part.words))
            follows = not part.begins and (retracts or " is " in f"{named.words} ")
            if (refers or follows) and (value := alone(part.words, step)) is not None:
                self._change(step, value, part)
                return
        if self.after and not part.begins and not part.own and not HERE.match(part.words):
            self.found.unclear |= asks_more(part)
            return
        self._leave(part)

    def _change(self, step: Step, value: Value | None, part: Part) -> None:
        shared = [bare.step for bare in self.bare if bare.step and bare.step != step]
        if shared and all(one.scale == step.scale for one in shared):
            self.found.changes.extend((one, value) for one in shared)
        elif shared:
            self.unsure.extend(bare for bare in self.bare if bare.step != step)
        self.found.changes.append((step, value))
        self.named, self.bare, self.after = None, [], True

    def _leave(self, part: Part) -> None:
        self.after = self.after and not part.begins
        if self.named is not None and part.begins:
            self.found.unclear |= RETRACTS.search(self.named.words) is not None
            self.joked |= JOKED.search(self.named.words) is not None
            self.named, self.bare = None, []
        self.found.rest.append(part)

    def done(self) -> Found | None:
        if self.joked:
            return None
        found, step = self.found, self.talk.open_step
        own = step is not None and any(
            part.own and step.scale and _beside_open(part, step.scale) for part in found.rest
        )
        if own and step is not None:
            self._joked(step)
        nothing_else = not found.rest and all(part.words.startswith("bij ") for part, _ in self.weak)
        if self.weak and (found.changes or own or step is None or nothing_else):
            found.changes += [(part.step, value) for part, value in self.weak if part.step]
        elif any(part.words.startswith("bij ") for part, _ in self.weak):
            found.unclear = True
        if self.named is not None and found.changes and self.named.step not in dict(found.changes):
            found.unclear = True
        found.asked = list({part.step.id: part.step for part in self.unsure if part.step}.values())
        found.asked = [one for one in found.asked if one not in dict(found.changes)]
        sure = found.changes or len(found.asked) > 1 or (found.asked and not found.rest)
        return found if sure or ((found.unclear or found.asked) and self._answered()) else None

    def _joked(self, step: Step) -> None:
        """'Grapje, altijd dus. En meer werk: vaak' takes the answer before back."""
        before = step_back(self.talk.base, self.talk.state)
        others = [part for part in self.found.rest if not part.own]
        if before is None or before.kind != "keuze" or not any(JOKED.search(part.words) for part in others):
            return
        values = {value for part in others if (value := alone(part.words, before)) is not None}
        if len(values) == 1:
            self.found.changes.append((before, values.pop()))

    def _answered(self) -> bool:
        """Whether what is left is an answer, though a part of the message was not understood."""
        step, rest = self.talk.open_step, _rest(self.talk, self.found.rest)
        return step is not None and bool(rest) and closed.understand(self.talk, step, rest) is not None
