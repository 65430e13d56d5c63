"""Completeness of the content, beyond the form of each file. All problems at once, in Dutch."""

from collections.abc import Callable, Iterator
from pathlib import Path

from knowledge.base import Base, load
from knowledge.errors import ContentError, Problem
from knowledge.measures import Measure

MEASURES_PER_THEME = 4
LEVELS_PER_THEME = 2
CAUSES_PER_THEME = 2
TEMPORARY_MONEY = "Boemerang:"
CONSENT = "P-MR:"


def check(root: Path | None = None) -> list[Problem]:
    """Every problem of the content under `root` (default: our own); an empty list is right."""
    try:
        base = load(root)
    except ContentError as error:
        return error.problems
    return sorted(problem for rule in RULES for problem in rule(base))


def _every_theme_has_a_model(base: Base) -> Iterator[Problem]:
    for theme in base.model.themas:
        if theme not in base.change_model:
            yield Problem(
                f"change_model/{theme}.yml", "", "dit bestand ontbreekt; elk thema heeft een verandermodel"
            )


def ids_tell_their_theme(base: Base) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for change in base.change_model.values():
        file = f"change_model/{change.thema}.yml"
        for name in [behind.id for behind in change.achter] + list(change.elements()):
            if not name.startswith(f"{change.thema}_"):
                yield Problem(file, name, f"laat deze id beginnen met '{change.thema}_'")
            if name in seen:
                yield Problem(file, name, f"deze id staat ook in {seen[name]}; kies een andere")
            seen[name] = file


def _every_element_has_a_measure(base: Base) -> Iterator[Problem]:
    used = {works.element for measure in base.measures.values() for works in measure.werkt_via}
    for name, theme in base.theme_of_element.items():
        if name not in used:
            what = "geen maatregel bevat dit element; koppel er een met werkt_via, of haal het element weg"
            yield Problem(f"change_model/{theme}.yml", name, what)


def _every_theme_has_measures(base: Base) -> Iterator[Problem]:
    for theme, measures in base.measures_of_theme.items():
        if theme not in base.change_model:
            continue
        file = f"change_model/{theme}.yml"
        if len(measures) < MEASURES_PER_THEME:
            what = f"er zijn {len(measures)} maatregelen; het horen er minstens {MEASURES_PER_THEME} te zijn"
            yield Problem(file, "", what)
        if len({level for m in measures for level in m.niveau}) < LEVELS_PER_THEME:
            yield Problem(file, "", f"maatregelen op minstens {LEVELS_PER_THEME} niveaus horen hierbij")
        if not any(m.geld == "geen" for m in measures):
            yield Problem(file, "", "minstens een maatregel zonder geld hoort hierbij")
        if base.model.side_of(theme) == "eisen" and not any(m.aanpak != "veerkracht" for m in measures):
            yield Problem(
                file, "", "minstens een maatregel die de bron aanpakt (bron of beide) hoort hierbij"
            )
        keeps = {element.id for element in base.change_model[theme].versterken.elementen}
        if not any(works.element in keeps for m in measures for works in m.werkt_via):
            yield Problem(
                file, "versterken", "minstens een maatregel die dit behoudt of versterkt hoort hierbij"
            )


def _relations_go_both_ways_or_none(base: Base) -> Iterator[Problem]:
    for measure in base.measures.values():
        for field in ("overlapt", "botst_met"):
            if measure.id in getattr(measure, field):
                yield Problem(
                    f"measures/{measure.id}.yml", field, "een maatregel kan niet naar zichzelf verwijzen"
                )
        if both := set(measure.overlapt) & set(measure.botst_met):
            what = f"{', '.join(sorted(both))} staat bij overlapt en bij botst_met; kies een van de twee"
            yield Problem(f"measures/{measure.id}.yml", "botst_met", what)


def _evidence_is_honest(base: Base) -> Iterator[Problem]:
    for measure in base.measures.values():
        file = f"measures/{measure.id}.yml"
        if measure.herkomst == "eigen" and measure.bewijs.sterkte not in ("eigen", "deskundig"):
            what = "een eigen maatregel heeft als bewijs 'eigen' of 'deskundig'"
            yield Problem(file, "bewijs.sterkte", what)
        for text in (measure.wat, measure.bewijs.uitleg):
            if "bewezen" in text.lower() and "niet bewezen" not in text.lower():
                yield Problem(
                    file, "bewijs.uitleg", "noem een maatregel niet bewezen; zeg wat er wel bekend is"
                )


def _money_tells_its_price(base: Base) -> Iterator[Problem]:
    for measure in base.measures.values():
        if measure.geld == "werkdrukmiddelen" and not _starts(measure, CONSENT):
            what = (
                f"werkdrukmiddelen vragen instemming; zet bij voorwaarden een zin die begint met '{CONSENT}'"
            )
            yield Problem(f"measures/{measure.id}.yml", "voorwaarden", what)


def _starts(measure: Measure, word: str) -> bool:
    return any(sentence.startswith(word) for sentence in (*measure.voorwaarden, *measure.bijwerkingen))


def _guidance_is_given_once(base: Base) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for step in base.process.values():
        for name in (*(one.id for one in step.nodig), *(one.id for one in step.begeleiding)):
            if name in seen:
                what = f"'{name}' staat ook bij stap {seen[name]}; laat het op een plek staan"
                yield Problem(f"process/{step.id}.yml", name, what)
            seen[name] = step.id


Rule = Callable[[Base], Iterator[Problem]]
#: what the base must have as a whole
WHOLE: tuple[Rule, ...] = (
    _every_theme_has_a_model,
    ids_tell_their_theme,
    _every_element_has_a_measure,
    _every_theme_has_measures,
    _guidance_is_given_once,
)
#: what holds for every measure by itself
PER_MEASURE: tuple[Rule, ...] = (
    _relations_go_both_ways_or_none,
    _evidence_is_honest,
    _money_tells_its_price,
)
RULES = (*WHOLE, *PER_MEASURE)
