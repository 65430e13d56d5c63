"""The knowledge base as a whole: read, checked and frozen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from knowledge.benchmarks import Benchmarks
from knowledge.calendar import Calendar
from knowledge.change_model import Cause, Element, Link, ThemeChange
from knowledge.content import Content, dutch, parse, read_yaml
from knowledge.errors import ContentError, Problem
from knowledge.measures import Measure, Works
from knowledge.model import TnoModel
from knowledge.process import Step
from knowledge.questions import Question, Questionnaire, with_own
from knowledge.scales import Scale
from knowledge.texts import Texts

ROOT = Path(__file__).parent
T = TypeVar("T")
R = TypeVar("R", bound=BaseModel)


class Spelling(Content):
    """The file of short and slipshod spellings."""

    versie: int
    spelling: dict[str, str]


@dataclass(frozen=True)
class Base:
    """Everything that is known. Mappings are by id and read-only."""

    model: TnoModel
    scales: Mapping[str, Scale]
    questionnaires: Mapping[str, Questionnaire]
    measures: Mapping[str, Measure]
    change_model: Mapping[str, ThemeChange]
    benchmarks: Benchmarks
    process: Mapping[str, Step]
    calendar: Calendar
    texts: Texts
    commands: Mapping[str, tuple[str, ...]]
    spelling: Mapping[str, str]
    """Short and slipshod spellings, and how they are in full."""

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """Working elements of all themes, by id."""
        return {name: e for change in self.change_model.values() for name, e in change.elements().items()}

    @cached_property
    def theme_of_element(self) -> Mapping[str, str]:
        return {name: theme for theme, change in self.change_model.items() for name in change.elements()}

    @cached_property
    def causes(self) -> Mapping[str, Cause]:
        """What can be behind a theme, for all themes, by id."""
        return {
            behind.id: Cause(thema=theme, **behind.model_dump())
            for theme, change in self.change_model.items()
            for behind in change.achter
        }

    @cached_property
    def links_of_element(self) -> Mapping[str, tuple[Link, ...]]:
        """Every way through the change model that ends in an element."""
        found: dict[str, list[Link]] = {}
        for change in self.change_model.values():
            for link in change.links():
                found.setdefault(link.element.id, []).append(link)
        return {name: tuple(links) for name, links in found.items()}

    @cached_property
    def measures_of_theme(self) -> Mapping[str, tuple[Measure, ...]]:
        """Measures by the themes they work on."""
        found: dict[str, dict[str, Measure]] = {theme: {} for theme in self.model.themas}
        for measure in self.measures.values():
            for works in measure.werkt_via:
                found[self.theme_of_element[works.element]][measure.id] = measure
        return {theme: tuple(measures.values()) for theme, measures in found.items()}

    def strength(self, measure: Measure, theme: str) -> int:
        """How strongly a measure works on a theme: 0 (not) to 3."""
        return max((works.sterkte for works in self.works_on(measure, theme)), default=0)

    def works_on(self, measure: Measure, theme: str) -> tuple[Works, ...]:
        """The links of a measure that belong to a theme."""
        return tuple(w for w in measure.werkt_via if self.theme_of_element[w.element] == theme)

    def asking(self, kind: str, own: Sequence[Question]) -> "Base":
        """The same base, where a kind of wave also asks a school's own questions."""
        if not own:
            return self
        changed = {**self.questionnaires, kind: with_own(self.questionnaires[kind], own)}
        return replace(self, questionnaires=MappingProxyType(changed))

    def with_change_model(self, change_model: Mapping[str, ThemeChange]) -> "Base":
        """The same base with another change model (a layer over it)."""
        return replace(self, change_model=MappingProxyType(dict(change_model)))

    def with_measures(self, measures: Mapping[str, Measure]) -> "Base":
        """The same base with other measures (a layer over it)."""
        return replace(self, measures=MappingProxyType(dict(measures)))


def load(root: Path | None = None) -> Base:
    """Read the whole base. Raises ContentError with every problem found, in Dutch."""
    root = root or ROOT
    problems: list[Problem] = []

    def attempt(read: Callable[[], T]) -> T | None:
        try:
            return read()
        except ContentError as error:
            problems.extend(error.problems)
            return None

    def folder(name: str, record: type[Any], key: str) -> dict[str, Any]:
        found = {}
        for path in sorted((root / name).glob("*.yml")):
            file = str(path.relative_to(root))
            try:
                item = parse(record, read_yaml(path, root), file)
            except ContentError as error:
                problems.extend(error.problems)
                continue
            if getattr(item, key) != path.stem:
                what = f"hier staat '{getattr(item, key)}'; maak het gelijk aan de bestandsnaam"
                problems.append(Problem(file, key, what))
            found[path.stem] = item
        return found

    model = attempt(lambda: _file(TnoModel, root, "model/tno.yml"))
    scales = attempt(lambda: _mapping(dict[str, Scale], root, "scales.yml"))
    commands = attempt(lambda: _mapping(dict[str, tuple[str, ...]], root, "commands.yml"))
    spelling = attempt(lambda: _file(Spelling, root, "lexicon/spelling.yml"))
    texts = attempt(lambda: _texts(root))
    benchmarks = attempt(lambda: _file(Benchmarks, root, "benchmarks.yml"))
    calendar = attempt(lambda: _file(Calendar, root, "calendar.yml"))
    questionnaires = folder("questions", Questionnaire, "id")
    measures = folder("measures", Measure, "id")
    change_model = folder("change_model", ThemeChange, "thema")
    process = folder("process", Step, "id")
    questionnaires = {name: _whole(q, questionnaires) for name, q in questionnaires.items()}
    if problems or not (model and scales and commands and spelling and texts and benchmarks and calendar):
        raise ContentError(problems)
    base = Base(
        model=model,
        scales=MappingProxyType(scales),
        questionnaires=MappingProxyType(questionnaires),
        measures=MappingProxyType(measures),
        change_model=MappingProxyType(change_model),
        benchmarks=benchmarks,
        process=MappingProxyType(dict(sorted(process.items(), key=lambda item: item[1].volgorde))),
        calendar=calendar,
        texts=texts,
        commands=MappingProxyType(commands),
        spelling=MappingProxyType(spelling.spelling),
    )
    if problems := list(_dangling(base)):
        raise ContentError(problems)
    return base


def _whole(questionnaire: Questionnaire, known: Mapping[str, Questionnaire]) -> Questionnaire:
    """A questionnaire with the parts it borrows (`delen_van`); as it is when the other does not exist."""
    other = known.get(questionnaire.delen_van or "")
    if other is None:
        return questionnaire
    return questionnaire.model_copy(update={"delen": other.delen})


def _file(record: type[R], root: Path, name: str) -> R:
    return parse(record, read_yaml(root / name, root), name)


def _mapping(kind: Any, root: Path, name: str) -> Any:
    try:
        return TypeAdapter(kind).validate_python(read_yaml(root / name, root))
    except ValidationError as error:
        raise ContentError(dutch(error, name)) from None


def _texts(root: Path) -> Texts:
    sentences: dict[str, str] = {}
    for path in sorted((root / "texts").glob("*.yml")):
        for name, sentence in _mapping(dict[str, str], root, str(path.relative_to(root))).items():
            sentences[f"{path.stem}.{name}"] = sentence.strip()
    return Texts(MappingProxyType(sentences))


def _dangling(base: Base) -> Iterator[Problem]:
    """References to things that do not exist, over the borders of files."""
    for name in base.change_model:
        if name not in base.model.themas:
            yield Problem(f"change_model/{name}.yml", "thema", "dit thema staat niet in model/tno.yml")
    for change in base.change_model.values():
        known = change.elements()
        for link in change.links():
            if link.element.id not in known:
                what = f"element '{link.element.id}' is nergens uitgeschreven; vul de andere velden in"
                yield Problem(f"change_model/{change.thema}.yml", "elementen", what)
    for measure in base.measures.values():
        file = f"measures/{measure.id}.yml"
        for works in measure.werkt_via:
            if works.element not in base.elements:
                what = f"element '{works.element}' bestaat niet; kies er een uit change_model"
                yield Problem(file, "werkt_via", what)
        for field in ("overlapt", "botst_met"):
            for other in getattr(measure, field):
                if other not in base.measures:
                    yield Problem(file, field, f"maatregel '{other}' bestaat niet")
    for row in base.benchmarks.oorzaken.rijen:
        if row.thema not in base.model.themas:
            yield Problem(
                "benchmarks.yml", "oorzaken", f"thema '{row.thema}' bestaat niet; zie model/tno.yml"
            )
    for name, scale in base.benchmarks.schalen.items():
        if scale.schaal not in base.scales:
            yield Problem("benchmarks.yml", name, f"schaal '{scale.schaal}' bestaat niet; zie scales.yml")
    for kind, questionnaire in base.questionnaires.items():
        file = f"questions/{kind}.yml"
        if not questionnaire.delen:
            yield Problem(file, "delen_van", f"vragenlijst '{questionnaire.delen_van}' bestaat niet")
        for question in questionnaire.questions:
            if question.schaal and question.schaal not in base.scales:
                yield Problem(file, question.id, f"schaal '{question.schaal}' bestaat niet; zie scales.yml")
            if question.factor and question.factor not in base.model.factoren:
                yield Problem(
                    file, question.id, f"factor '{question.factor}' bestaat niet; zie model/tno.yml"
                )
            if question.thema and question.thema not in base.model.themas:
                yield Problem(file, question.id, f"thema '{question.thema}' bestaat niet; zie model/tno.yml")
