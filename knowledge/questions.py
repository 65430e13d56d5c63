"""Questionnaires as data: what is asked, in which order, and what an answer measures."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator

from knowledge.content import Content, Id

Group = Literal["schoolleider", "leraar", "onderwijsondersteunend", "overig_ondersteunend"]
Direction = Literal["kost", "geeft"]
MOST = 8  # questions of a puls, participation aside


class Question(Content):
    """One question.

    `soort`: keuze (an answer on `schaal`), open (free text, mapped to themes), idee (free text, kept only
    with consent). `meet`: score the answer counts in. `hoog`: what a high answer says about work pressure.
    `ook`: other names by which people call it when they change their answer, beside the words of `kort`.
    """

    id: Id
    soort: Literal["keuze", "open", "idee"] = "keuze"
    schaal: Id | None = None
    tekst: str
    waarom: str
    uitleg: str
    kort: str | None = None
    ook: tuple[str, ...] = ()
    factor: Id | None = None
    thema: Id | None = None
    meet: Id | None = None
    hoog: Literal["ongunstig", "gunstig"] | None = None
    richting: Direction | None = None
    maatregelen: bool = False

    @model_validator(mode="after")
    def fits_its_kind(self) -> "Question":
        if (self.soort == "keuze") != (self.schaal is not None):
            raise ValueError(f"vraag {self.id}: een keuzevraag heeft een schaal, een open vraag niet")
        if self.soort == "open" and self.richting is None:
            raise ValueError(f"vraag {self.id}: een open vraag heeft een richting (kost of geeft)")
        return self


class ThemeQuestion(Content):
    """A closed question about one theme, written once for all themes."""

    id: str
    schaal: Id
    tekst: str
    kort: str
    waarom: str
    uitleg: str
    meet: str
    hoog: Literal["ongunstig", "gunstig"]
    hoogstens: int = Field(ge=1)

    def about(self, theme: str, label: str, factor: str) -> Question:
        """The question for one theme; `label` as it stands in a sentence."""
        fill = {
            name: getattr(self, name).format(id=theme, thema=label)
            for name in ("id", "tekst", "kort", "uitleg", "meet")
        }
        return Question(
            **fill,
            schaal=self.schaal,
            waarom=self.waarom,
            hoog=self.hoog,
            thema=theme,
            factor=factor,
        )


class Pool(Content):
    """Questions of which each person gets `aantal`, by function group (`voor`), in the order given."""

    aantal: int = Field(ge=1)
    voor: dict[Group, tuple[Id, ...]]


class Part(Content):
    """A part of the conversation, with the sentence that leads into it.

    `per_thema`: a question that is asked for each theme the wave aims at; {thema} and {id} are filled in.
    """

    id: Id
    inleiding: str | None = None
    vragen: tuple[Question, ...] = ()
    keuze: Pool | None = None
    per_thema: ThemeQuestion | None = None

    @model_validator(mode="after")
    def pool_is_known(self) -> "Part":
        if self.keuze:
            known = {question.id for question in self.vragen}
            for group, ids in self.keuze.voor.items():
                if missing := set(ids) - known:
                    raise ValueError(f"deel {self.id}: {group} noemt onbekende vragen {sorted(missing)}")
                if len(ids) < self.keuze.aantal:
                    raise ValueError(f"deel {self.id}: {group} heeft minder dan {self.keuze.aantal} vragen")
        return self

    def asked(self, group: str | None) -> tuple[Question, ...]:
        """The questions of this part for someone of a function group, in order."""
        if self.keuze is None:
            return self.vragen
        by_id = {question.id: question for question in self.vragen}
        ids = self.keuze.voor.get(group or "leraar", self.keuze.voor["leraar"])  # type: ignore[call-overload]
        return tuple(by_id[name] for name in ids[: self.keuze.aantal])


class Questionnaire(Content):
    """A conversation of one kind of wave."""

    id: Id
    versie: int
    titel: str
    minuten: int
    delen: tuple[Part, ...] = ()
    delen_van: Id | None = None

    @model_validator(mode="after")
    def has_parts(self) -> "Questionnaire":
        if bool(self.delen) == bool(self.delen_van):
            raise ValueError("vul delen in, of delen_van met de naam van een andere vragenlijst")
        return self

    @model_validator(mode="after")
    def ids_are_unique(self) -> "Questionnaire":
        ids = [question.id for question in self.questions]
        if double := {name for name in ids if ids.count(name) > 1}:
            raise ValueError(f"deze vragen staan er twee keer in: {sorted(double)}")
        return self

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for part in self.delen for question in part.vragen)

    def themes_beside(self, own: int) -> int:
        """How many themes a wave can aim at when there are `own` questions of the school: at most
        MOST in all.
        """
        asked = sum(question.id != "meedoen" for question in self.questions) + own
        most = max((part.per_thema.hoogstens for part in self.delen if part.per_thema), default=0)
        return max(0, min(most, MOST - asked))

    def question(self, name: str) -> Question:
        """The question with this id. Raises KeyError."""
        for question in self.questions:
            if question.id == name:
                return question
        raise KeyError(name)


OWN = "eigen_"  # ids of a school's own questions begin with it
MOST_OWN = 2
OWN_KINDS = ("nulmeting", "nameting", "puls")
OWN_SCALES = ("frequentie4", "frequentie3", "eens5", "cijfer10")


class OwnQuestion(Question):
    """A question of one school, asked beside ours: closed, on a scale, a score of its own.

    Free text is not for own questions: its answers could name people, and a school's own words are easily
    known.
    """

    @model_validator(mode="after")
    def is_a_question_of_its_own(self) -> "OwnQuestion":
        if not self.id.startswith(OWN) or self.id == OWN:
            raise ValueError(
                f"de id van een eigen vraag begint met {OWN} (bijvoorbeeld eigen_continurooster)"
            )
        if self.soort != "keuze" or self.schaal not in OWN_SCALES:
            raise ValueError(f"een eigen vraag heeft een schaal: kies uit {', '.join(OWN_SCALES)}")
        if self.hoog is None:
            raise ValueError("vul bij 'hoog' in of een hoog antwoord gunstig of ongunstig is")
        if self.meet is not None or self.maatregelen or self.richting is not None or self.ook:
            raise ValueError("'meet', 'maatregelen', 'richting' en 'ook' horen niet bij een eigen vraag")
        return self

    def as_question(self) -> Question:
        """The same question, with a score of its own name."""
        return Question.model_validate({**self.model_dump(), "meet": self.id})


def with_own(questionnaire: Questionnaire, own: Sequence[Question]) -> Questionnaire:
    """The questionnaire with own questions in a part before the open questions (or at the end).

    Each has a score of its own. A short questionnaire stays short: see `Questionnaire.themes_beside`.
    """
    part = Part(id="eigen", vragen=tuple(own))
    place = next(
        (i for i, p in enumerate(questionnaire.delen) if any(q.soort != "keuze" for q in p.vragen)),
        len(questionnaire.delen),
    )
    parts = (*questionnaire.delen[:place], part, *questionnaire.delen[place:])
    return questionnaire.model_copy(update={"delen": parts})
