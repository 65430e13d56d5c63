"""Opening and closing a wave, the same from the command line and over HTTP.

Opening asks for the date on which the P-MR consented and for the purpose; what is agreed is frozen. Closing
stops the answers, publishes once, and destroys what ties answers to people, all or nothing.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from api.store import audit, codes, figures, ideas, own_questions, schools, snapshots, waves, work_items
from api.store.errors import NotReady
from api.store.schools import FUNCTION_GROUPS, School
from api.store.store import Store
from api.store.waves import Wave
from knowledge.base import Base
from knowledge.calendar import school_year
from knowledge.questions import OWN_KINDS

logger = logging.getLogger(__name__)
SMALLEST_GROUP = 8  # people at the school before a function group is shown apart (DESIGN §5.4)
MOST_GROUPS = 3

#: Settings that whoever manages the school sees.
AGREED = ("k", "groups", "headcounts", "turnover", "working_group", "school_year", "focus")

TWELFTH = "twaalfde"
LEAST_FOR_SAMPLE = 96  # people of whom a twelfth is the eight that themes need

Publish = Callable[[str, Store], Mapping[str, Any]]


class PublishFailed(Exception):
    """The wave is closed for answers, but nothing is published and nothing is lost; it can be tried again."""


@dataclass(frozen=True)
class Opening:
    """What has to be said to open a wave. `opens`: today when None. `focus`: themes that a puls aims at.

    `turnover`: function group -> people who came and people who left since the wave before, together; where
    it is not said, the change of the headcount counts.
    """

    kind: str
    pmr: date | None
    purpose: str
    closes: date
    opens: date | None = None
    sample: str = "iedereen"
    focus: tuple[str, ...] = ()
    turnover: Mapping[str, int] = field(default_factory=dict)


def publish_results(wave_id: str, store: Store, knowledge: Base | None = None) -> Mapping[str, Any]:
    """Publishing proper, with the knowledge of the school at this moment.

    Imported when it is needed: it brings pandas along.
    """
    from api.layers import of_wave
    from api.publish import publish
    from knowledge.base import load

    with store.read() as conn:
        base, version = of_wave(conn, knowledge or load(), waves.by_id(conn, wave_id).school)
    return publish(wave_id, store, base, version)


def open_wave(store: Store, knowledge: Base, slug: str, opening: Opening) -> Wave:
    """Open a wave for a school. Raises NotReady (the field says why), WaveIsOpen or NotFound."""
    today = store.today
    with store.write() as conn:
        school = schools.by_slug(conn, slug)
        pmr = _checked(opening, school, knowledge, today)
        wave = waves.add(
            conn,
            school=school.id,
            kind=opening.kind,
            questionnaire_version=knowledge.questionnaires[opening.kind].versie,
            opens=opening.opens or today,
            closes=opening.closes,
            pmr=pmr,
            purpose=opening.purpose.strip(),
            sample=opening.sample,
            settings=_settings(conn, school, opening, knowledge, today),
        )
        audit.note(conn, today, "wave_opened", school.id, wave.id)
    return wave


def close_wave(store: Store, wave_id: str, publish: Publish) -> None:
    """Close and publish, or publish what is closed already. Raises NotFound or PublishFailed.

    Stopping the answers and cutting what ties them to people is one transaction, also where publishing fails
    after it. A closed wave no longer changes, so its results are computed in a view for reading, and schools
    that talk do not wait for it. A published wave stays as it is, and the answers behind it are deleted.
    """
    from api.analysis.figures import figures as published_figures  # brings pandas along
    from api.disclosure import enough

    today = store.today
    with store.write() as conn:
        wave = waves.by_id(conn, wave_id)
        if waves.stop_answers(conn, wave_id, today):
            if not enough(*ideas.writers(conn, wave_id), int(wave.settings["k"])):
                ideas.drop(conn, wave_id)  # nobody may ever read them
            ideas.renew(conn, wave_id)
            waves.forget(conn, wave_id)
            audit.note(conn, today, "wave_closed", wave.school, wave_id)
    store.stale.set()
    try:
        with store.read() as conn:
            waits = waves.status_of(conn, wave_id) == waves.CLOSED
            content = publish(wave_id, store.inside(conn)) if waits else {}
        with store.write() as conn:
            if not waves.hold_closed(conn, wave_id):
                return
            snapshots.save(conn, wave_id, content, today)
            figures.save(conn, wave_id, published_figures(content))
            waves.mark_published(conn, wave_id)
            waves.drop_answers(conn, wave)
            audit.note(conn, today, "wave_published", wave.school, wave_id)
    except Exception as error:
        logger.error("publishing failed: %s", type(error).__name__)
        with store.write() as conn:
            audit.note(conn, today, "publish_failed", wave.school, wave_id)
        raise PublishFailed from error
    store.stale.set()


def agreed(wave: Wave) -> dict[str, Any]:
    """AGREED of a wave, so without the work plan: that is the working group's."""
    return {name: wave.settings[name] for name in AGREED if name in wave.settings}


def partition(headcounts: Mapping[str, int]) -> list[str]:
    """Function groups that may be shown apart: at most three, of eight people or more. Ties go by name."""
    large = [group for group in FUNCTION_GROUPS if headcounts.get(group, 0) >= SMALLEST_GROUP]
    return sorted(sorted(large, key=lambda group: (-headcounts[group], group))[:MOST_GROUPS])


def _checked(opening: Opening, school: School, knowledge: Base, today: date) -> date:
    """The P-MR date, when everything is in order. Raises NotReady."""
    if opening.kind not in knowledge.questionnaires:
        raise NotReady(field="kind", kinds=", ".join(sorted(knowledge.questionnaires)))
    if opening.pmr is None:
        raise NotReady(field="pmr")
    if opening.pmr > today:
        raise NotReady(field="pmr_future")
    if not opening.purpose.strip():
        raise NotReady(field="purpose")
    if opening.closes < today or (opening.closes == today and opening.kind != "dagcheck"):
        raise NotReady(field="closes")
    if not set(opening.turnover) <= set(FUNCTION_GROUPS) or min(opening.turnover.values(), default=0) < 0:
        raise NotReady(field="turnover", groups=", ".join(FUNCTION_GROUPS))
    if unknown := sorted(set(opening.focus) - set(knowledge.model.themas)):
        raise NotReady(field="focus", themes=", ".join(unknown))
    people = sum(school.headcounts.values())
    if people == 0:
        raise NotReady(field="headcounts")
    if opening.sample == TWELFTH and people < LEAST_FOR_SAMPLE:
        raise NotReady(field="sample", people=LEAST_FOR_SAMPLE)
    return opening.pmr


def _settings(
    conn: sa.Connection, school: School, opening: Opening, knowledge: Base, today: date
) -> dict[str, Any]:
    """What is frozen.

    k, partition (one per school year), headcounts, size of the working group, focus, what runs of the work
    plan, own questions, and for a sample which month of the year it is (0..11).
    """
    own = own_questions.of_school(conn, school.id) if opening.kind in OWN_KINDS else []
    year = school_year(opening.opens or today)
    earlier = [w for w in waves.of_school(conn, school.id) if w.settings["school_year"] == year]
    groups = earlier[0].settings["groups"] if earlier else partition(school.headcounts)
    return {
        "k": school.k,
        "groups": groups,
        "headcounts": dict(school.headcounts),
        "turnover": dict(opening.turnover),
        "working_group": codes.working_group_size(conn, school.id),
        "school_year": year,
        "focus": _focus(conn, school, opening, knowledge, own),
        "werkplan": work_items.aims(conn, school.id),
        "eigen": own,
        "month": sum(w.sample == TWELFTH for w in earlier),
    }


def _focus(
    conn: sa.Connection,
    school: School,
    opening: Opening,
    knowledge: Base,
    own: Sequence[Mapping[str, Any]],
) -> list[str]:
    """Themes the wave aims at: as said, else the causes of the work plan; a puls stays short.

    Consequences and individual factors are never asked about by name (DESIGN §5.6).
    """
    wanted = opening.focus
    if opening.kind == "puls" and not wanted:
        wanted = tuple(dict.fromkeys(item["oorzaak"] for item in work_items.aims(conn, school.id)))
    known = knowledge.model
    allowed = [t for t in wanted if t in known.themas and not known.is_sensitive(t)]
    if opening.kind != "puls":
        return allowed
    return allowed[: knowledge.questionnaires[opening.kind].themes_beside(len(own))]
