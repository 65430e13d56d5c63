"""Closed questions: reading an answer, changing an earlier one, and not having understood."""

import re
from collections.abc import Callable, Sequence

from actions import flow, idea
from actions.behind import alike_in
from actions.first_choice import begins_with_place, chooses, stressed
from actions.flow import Step
from actions.interpret import interpret
from actions.last_sentence import ends_in
from actions.progression import advance, decline, is_refusal, store
from actions.talk import Talk
from actions.theme_offer import names, own_words_of
from actions.theme_parts import spoken
from actions.words import mentioned, plain, point, says_same
from knowledge.scales import Option, Value

GROUP_QUESTION = "functiegroep"
#: How large something is, in the words of the question itself.
SIZES = {"klein": 1, "heel klein": 1, "heel groot": 10, "enorm groot": 10, "zo groot als maar kan": 10}

#: That it is not this one that weighs most.
LESS = re.compile(r"\b(?:niet|geen|minder|minst|val(?:t|len) mee|nooit|behalve)\b")
#: A group of pupils that is named where a kind of work is asked: a teacher may say so, and an assistant too.
GROUPS = re.compile(
    r"(?:(?:i?k|ben|zit|werk|sta|doe|heb|hoor|in|bij|op|van|de|een|onze|het|vooral|meestal|momenteel|nu"
    r"|dit jaar|en|met) )*"
    r"(?:(?:groep(?:en)?|gr|klas|unit|(?:combi|stam)(?:groep|klas)|leerjaar|bouw)(?: ?[1-8][a-d]?"
    r"|(?: (?:een|twee|drie|vier|vijf|zes|zeven|acht)))*|(?:kleuter|peuter)(?:s|groep|klas|bouw|unit)?"
    r"|(?:onder|midden|boven)bouw(?:groep)?|(?:plus|instroom|taal|schakel)(?:klas|groep)|jonge kind)"
    r"(?: (?:en|of|t m|tot en met|plus|de|groep|hoor|dus|hier|kleuters|(?:onder|midden|boven)bouw"
    r"|[1-8][a-d]?))*"
)

#: A number between two others, where a whole one is asked: '7 en een half', '7,5', 'zevenenhalf'.
HALF = re.compile(
    r"\d\s?[.,]\s?[1-9]|½|\b(?:half|halfje|halve|komma|kwart)\b|(?:en|\s)(?:een)?half\b", re.IGNORECASE
)


def allowed(talk: Talk, step: Step, value: Value) -> bool:
    """Whether a value is one of the answers of a step."""
    return any(option.waarde == value for option in flow.options(talk.base, talk.state, step))


def understand(talk: Talk, step: Step, text: str) -> Value | None:
    """The answer in a typed text, None in doubt."""
    if step.kind == "omvang" and (size := SIZES.get(plain(text))):
        return size
    if step.kind == "keuze" and says_same(text):
        return _before(talk, step)
    if step.id == GROUP_QUESTION and talk.state.misses and "laatste" in plain(text).split():
        return None  # of the answers on the buttons, or of the two that were just named
    if step.scale:
        value = interpret(text, step.scale, _asked(talk, step))
        if value is None and step.kind == "bewaren":
            return "ja" if idea.agrees(text) else None
        return ends_in(text, step.scale) if value is None else value
    options = flow.options(talk.base, talk.state, step)
    if (
        step.kind == "zwaarst"
        and not begins_with_place(text)
        and (named := _named(talk, step, options))(text)
    ):
        return stressed(
            spoken(text, talk.base.spelling), lambda part: () if LESS.search(plain(part)) else named(part)
        )
    found = point(text, options)
    if found is None and step.kind in ("zwaarst", "achter"):
        found = chooses(text, options)
    if found is None and step.kind == "zwaarst":  # said in other words than the button has
        read = talk.knowledge.themes.read(text, step.question.richting).themes
        meant = {theme.id for theme in read}.intersection(str(option.waarde) for option in options)
        found = meant.pop() if len(meant) == 1 else None
    if found is None and step.kind == "achter":
        found = stressed(text, lambda part: alike_in(part, talk.behind(step)))
    return found


def _named(talk: Talk, step: Step, options: Sequence[Option]) -> Callable[[str], list[Value]]:
    """Finds which of the themes shown a text names, in the order said."""
    shown = [str(option.waarde) for option in options]
    called, own = names(talk, step), own_words_of(options)

    def read(text: str) -> list[Value]:
        words = plain(spoken(text, talk.base.spelling)).split()
        found = [
            (name.start, [theme for theme in name.themes if theme in shown]) for name in called.within(words)
        ]
        found += [(at, [str(theme) for theme in mentioned([word], own)]) for at, word in enumerate(words)]
        return list(dict.fromkeys(themes[0] for _, themes in sorted(found) if len(themes) == 1))

    return read


def _asked(talk: Talk, step: Step) -> str | None:
    """What an answer is read against: a question, or the title of the measure that is voted on."""
    if step.measure:
        return talk.base.measures[step.measure].titel
    return step.question.tekst if step.kind == "keuze" else None


def _before(talk: Talk, step: Step) -> Value | None:
    """The answer to the question before, where that one has the same answers."""
    before = flow.step_back(talk.base, talk.state)
    same = step.id == talk.state.open and before is not None and before.scale == step.scale
    return talk.state.given[before.id] if before and same else None


def amend(talk: Talk, step: Step, value: Value | None) -> None:
    """Change an earlier answer (None: leave it out) and stay at the open question."""
    if value is not None and is_refusal(step, value):
        decline(talk)
        return
    change(talk, step, value)
    go_on(talk)


def change(talk: Talk, step: Step, value: Value | None) -> None:
    """Change an earlier answer, and say so before whatever is said next."""
    store(talk, step, value)
    if step.kind != "bewaren":  # what became of an idea was said already
        named = step.kind in ("keuze", "stem") and talk.short_name(step)
        what = named or talk.question_text(step)
        label = talk.text("gesprek.leeg_gelaten") if value is None else talk.answer_label(step, value)
        talk.preface(talk.text("gesprek.aangepast", vraag=what, antwoord=label))


def go_on(talk: Talk) -> None:
    """The open question once more, or what comes next where none is open."""
    if talk.open_step is not None:
        talk.ask_open()
    else:
        advance(talk)


def not_understood(talk: Talk, step: Step) -> None:
    """First time: a hint. From the second time in a row: explain, and offer the buttons."""
    misses = talk.state.misses + 1
    talk.change(misses=misses)
    labels = [option.label for option in flow.options(talk.base, talk.state, step)]
    hint = (
        talk.text("gesprek.niet_begrepen_hint_keuze", opties=", ".join(labels))
        if labels
        else talk.text("gesprek.niet_begrepen_hint_tekst")
    )
    if step.scale == "cijfer10" and HALF.search(talk.message.text):
        text = talk.text("gesprek.niet_begrepen", hint=talk.text("gesprek.heel_cijfer"))
    elif misses == 1 and step.id == GROUP_QUESTION and GROUPS.fullmatch(plain(talk.message.text)):
        text = talk.text("gesprek.niet_begrepen_groep")
    elif misses >= 2:
        # the measure was just told, and telling it all again would hide the question
        told = hint if step.kind == "stem" else talk.explain(step, "uitleg")
        text = talk.text("gesprek.niet_begrepen_nog_eens", uitleg=told)
    else:
        text = talk.text("gesprek.niet_begrepen", hint=hint)
    talk.ask(step, act="niet_begrepen", text=text)
