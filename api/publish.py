"""From a closed wave to a snapshot: count, decide what may be shown, audit, done.

The result is everything that readers will ever get of a wave; it is saved once by
api.waves.close_wave and never
recomputed. Same answers and earlier snapshots: the same JSON, byte for byte.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from api import disclosure
from api.analysis import (
    benchmark,
    bottlenecks,
    dialogue,
    energy,
    factors,
    facts,
    implementation,
    needs,
    response,
    scores,
    themes,
    together,
    trend,
    votes,
)
from api.analysis.survey import Earlier, Survey, survey
from api.store import responses, snapshots, waves
from api.store.responses import Responses
from api.store.store import Store
from api.store.waves import Wave
from api.wording import wording
from knowledge.base import Base, load
from knowledge.questions import OwnQuestion

VERSION = 2
TOPIC = "results"  # api/texts/results.yml
WORD, CAVEAT = "woord.", "uitleg."  # prefixes there


def publish(
    wave_id: str, store: Store, knowledge: Base | None = None, version: Mapping[str, str] | None = None
) -> Mapping[str, Any]:
    """The snapshot of a closed wave, not saved yet; of a published wave the one that was saved.

    `version`: of the base and of the layer over it that `knowledge` is made of; kept as `kennisversie`.
    Raises disclosure.NotPublished when the audit finds fewer than k people in it, NotFound, or any
    error of what it builds on: then nothing may be published.
    """
    with store.read() as conn:
        wave = waves.by_id(conn, wave_id)
        of_school = waves.of_school(conn, wave.school)
        saved = {snapshot.wave: snapshot.content for snapshot in snapshots.of_school(conn, wave.school)}
        if wave_id in saved:
            return saved[wave_id]
        if wave.status != waves.CLOSED:
            raise disclosure.NotPublished("the wave is not closed")
        if any(w.number > wave.number and w.id in saved for w in of_school):
            raise disclosure.NotPublished("a later wave is published already")
        found = responses.of_wave(conn, wave_id)
    made = snapshot(
        found, _earlier([w for w in of_school if w.number < wave.number], saved), knowledge or _knowledge()
    )
    return {**made, "kennisversie": dict(version)} if version else made


def _earlier(before: Sequence[Wave], saved: Mapping[str, Mapping[str, Any]]) -> list[Earlier]:
    """The published waves, each with what was agreed for those after it that were not published."""
    found: list[Earlier] = []
    for wave in before:
        if wave.id in saved:
            found.append(Earlier(wave.settings, saved[wave.id]))
        elif found:
            found[-1] = replace(found[-1], after=(*found[-1].after, wave.settings))
    return found


def snapshot(found: Responses, earlier: Sequence[Earlier], knowledge: Base) -> dict[str, Any]:
    """The snapshot of these answers. Raises as `publish`.

    Keys (numbers are only in the cells, see api/disclosure.py):
    versie, school {naam, slug}, golf {id, soort, opent, sluit}, k,
    niveau: 'cijfers', 'woorden' (3 or 4 people) or 'niets',
    respons {band, deel}, groepen {functiegroep: cell},
    schalen {name: label, schaal, bereik, vragen, hoog, grens, school, groepen, richting},
    factoren, categorieen {id: label, score or oordeel, genoemd}, balans (cell),
    energie [...], themas {kost, geeft, onbevestigd}, achter {thema: [...]}, samen [...], maatregelen [...],
    top_vijf, krachten, dialoog, vergelijking, trend, uitvoering (each read from the parts above),
    uitleg [sentences], woorden {id of a word in a cell: sentence}.
    """
    wave = found.wave
    own = [OwnQuestion.model_validate(one).as_question() for one in wave.settings.get("eigen", [])]
    asked = knowledge.asking(wave.kind, own)
    taken = survey(
        {
            "participants": found.participants,
            "answers": found.answers,
            "mentions": found.mentions,
            "votes": found.votes,
        },
        asked.questionnaires[wave.kind],
        knowledge.scales,
        knowledge.model,
        wave.settings,
        wave.sample,
        earlier,
    )
    parts = _numbers(taken, knowledge) if taken.level == "cijfers" else _no_numbers(taken)
    if taken.level == "cijfers":
        facts.check(taken, parts, votes.voters(taken))
    content = {
        "versie": VERSION,
        "school": {"naam": found.school.name, "slug": found.school.slug},
        "golf": _wave(wave),
        "k": taken.rules.k,
        "niveau": taken.level,
        "respons": response.response(taken),
        **parts,
        "uitleg": _caveats(taken),
        "woorden": _words(),
    }
    return {**content, **_read(content, taken, knowledge)}


def _read(content: Mapping[str, Any], taken: Survey, knowledge: Base) -> dict[str, Any]:
    """What follows from the published parts, and from those of earlier waves; nothing else goes in."""
    settings = taken.settings
    plan = settings.get("werkplan", [])
    return {
        "top_vijf": bottlenecks.bottlenecks(content, knowledge.model),
        "krachten": bottlenecks.strengths(content, knowledge.model),
        "dialoog": dialogue.subjects(content),
        "vergelijking": benchmark.comparison(content, settings["headcounts"], knowledge.benchmarks),
        "trend": trend.trend(content, taken.earlier),
        "uitvoering": implementation.implementation(content, plan, taken.earlier, knowledge.model),
    }


def _numbers(taken: Survey, knowledge: Base) -> dict[str, Any]:
    voices = themes.Voices(taken)
    table = scores.table(taken)
    found = factors.factors(taken, voices, table)
    named, behind = themes.themes(voices), themes.behind(voices)
    return {
        "groepen": {g: _shown(g in taken.shown) for g in sorted(taken.settings["groups"])},
        "schalen": _told(table, taken),
        "factoren": found,
        "categorieen": factors.categories(taken, voices, found),
        "balans": scores.balance(table),
        "energie": energy.topics(taken),
        "themas": named,
        "achter": _said(behind, knowledge),
        "samen": together.together(voices),
        "maatregelen": votes.measures(knowledge, voices, needs.needs(named, behind)),
    }


def _said(behind: dict[str, list[dict[str, Any]]], knowledge: Base) -> dict[str, list[dict[str, Any]]]:
    """What is behind a theme, with its sentence as the bot offered it."""
    for theme, entries in behind.items():
        change = knowledge.change_model.get(theme)
        sentences = {one.id: one.zin for one in change.achter} if change else {}
        for entry in entries:
            entry["zin"] = sentences.get(entry["achter"], entry["achter"])
    return behind


def _no_numbers(taken: Survey) -> dict[str, Any]:
    """Every part hidden, but for 'gaat goed / kan beter' where 3 or 4 people answered."""
    table = scores.few(taken) if taken.level == "woorden" else {}
    nothing = disclosure.hidden()
    return {
        "groepen": {group: disclosure.hidden() for group in sorted(taken.settings["groups"])},
        "schalen": _told(table, taken),
        "factoren": {},
        "categorieen": {},
        "balans": nothing,
        "energie": [],
        "themas": {
            "kost": nothing,
            "geeft": nothing,
            "onbevestigd": {"kost": nothing, "geeft": nothing},
        },
        "achter": {},
        "samen": [],
        "maatregelen": [],
    }


def _shown(shown: bool) -> disclosure.Cell:
    return {"getoond": True} if shown else disclosure.hidden()


def _wave(wave: Wave) -> dict[str, Any]:
    last = min(wave.closes, wave.closed or wave.closes)  # it can be closed before the day that was planned
    return {"id": wave.id, "soort": wave.kind, "opent": str(wave.opens), "sluit": str(last)}


def _told(table: dict[str, Any], taken: Survey) -> dict[str, Any]:
    """Every scale with its name for people and what a high number means."""
    texts = wording(TOPIC)
    known = scores.scales(taken)
    for name, part in table.items():
        first = known[name].questions[0]
        single = len(known[name].questions) == 1
        part["label"] = (first.kort or first.tekst) if single else texts.say(f"schaal.{name}")
        own = f"richting.{name}"
        key = own if own in texts.sentences else f"richting.{part['schaal']}.{part['hoog']}"
        part["richting"] = texts.say(key)
    return table


def _caveats(taken: Survey) -> list[str]:
    texts = wording(TOPIC)
    values = {"k": taken.rules.k, "schrijvers": taken.rules.writers, "stemmen": taken.rules.voices}
    return [texts.say(name, **values) for name in sorted(texts.sentences) if name.startswith(CAVEAT)]


def _words() -> dict[str, str]:
    sentences = wording(TOPIC).sentences
    return {name.removeprefix(WORD): text for name, text in sentences.items() if name.startswith(WORD)}


@cache
def _knowledge() -> Base:
    return load()
