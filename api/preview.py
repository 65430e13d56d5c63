"""What an entry would do: the answers that lead to its measure, and the published bottlenecks it serves.

Everything about people comes from the latest published snapshot, as it stands there: hidden stays hidden.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, Field

from api.analysis import trend
from api.editing import Desk
from api.layers import effective
from api.store import schools, snapshots, work_items
from api.store.errors import NotFound
from api.store.knowledge import Entry
from api.store.reader import Reader
from knowledge.base import Base
from knowledge.layer import Layer, read_item, with_layer
from knowledge.match import Need, suggest

SHOWN = 3  # measures in a conversation
COSTS = "kost"


class Answer(BaseModel):
    """Someone who says this is shown the measure, at this place (1..3)."""

    thema: str
    achter: str | None = Field(description="null: zonder keuze voor wat erachter zit")
    plaats: int


class Bottleneck(BaseModel):
    """A published theme that the measure works on, with its cell from the snapshot."""

    thema: str
    cel: dict[str, Any]
    sterkte: int


class Movement(BaseModel):
    """How a pulse on a cause moved, from its first to its latest published wave; words where it is
    not sure.
    """

    thema: str
    golven: int
    verandering: float | None
    oordeel: str


class Preview(BaseModel):
    """`antwoorden`: empty when other measures always go before it. `stemmen`: as published, or null.

    `werkplan`: the status of every item of the school's work plan with this measure.
    """

    maatregel: str
    antwoorden: list[Answer]
    knelpunten: list[Bottleneck]
    golf: str | None
    stemmen: dict[str, Any] | None
    werkplan: list[str]
    beweging: list[Movement]
    let_op: list[str]


def preview(reader: Reader, desk: Desk, slug: str, entry: Entry) -> Preview:
    """The preview of an entry for one school. Raises NotFound for an entry that does not reach it."""
    if entry.schools and slug not in entry.schools:
        raise NotFound(what=entry.id)
    version = entry.working or entry.latest
    item = read_item(version.document, entry.subject) if version.document is not None else None
    with reader.read() as conn:
        school = schools.by_slug(conn, slug)
        base = with_layer(effective(conn, desk.base, school.id), Layer({entry.subject: item}))
        history = snapshots.of_school(conn, school.id)
        plan = work_items.of_school(conn, school.id)
    whole = [one.content for one in history if one.content.get("themas", {}).get(COSTS, {}).get("getoond")]
    latest = whole[-1] if whole else {}
    return Preview(
        maatregel=entry.subject,
        antwoorden=list(answers(base, entry.subject)),
        knelpunten=list(_bottlenecks(base, entry.subject, latest)),
        golf=latest.get("golf", {}).get("id"),
        stemmen=_votes([one.content for one in history], entry.subject),
        werkplan=[item.status for item in plan if item.document.get("maatregel") == entry.subject],
        beweging=list(_movements(base, entry.subject, [one.content for one in history])),
        let_op=[str(problem) for problem in desk.gaps(entry)],
    )


def answers(base: Base, name: str) -> Iterator[Answer]:
    """Every theme (and what is behind it) for which the measure is among those shown."""
    measure = base.measures.get(name)
    if measure is None:
        return
    for theme in dict.fromkeys(base.theme_of_element[works.element] for works in measure.werkt_via):
        causes: list[str | None] = [None, *(behind.id for behind in base.change_model[theme].achter)]
        for behind in causes:
            shown = [s.measure.id for s in suggest(base, [Need(theme, behind=behind)], SHOWN)]
            if name in shown:
                yield Answer(thema=theme, achter=behind, plaats=shown.index(name) + 1)


def _bottlenecks(base: Base, name: str, content: dict[str, Any]) -> Iterator[Bottleneck]:
    measure = base.measures.get(name)
    part = content.get("themas", {}).get(COSTS, {"getoond": False})
    for row in part["lijst"] if part["getoond"] and measure else []:
        strength = base.strength(measure, row["thema"]) if measure else 0
        if strength:
            yield Bottleneck(thema=row["thema"], cel=row["genoemd"], sterkte=strength)


def _votes(history: Sequence[Mapping[str, Any]], name: str) -> dict[str, Any] | None:
    """As published in the latest wave in which it was suggested."""
    for content in reversed(history):
        for row in content.get("maatregelen", ()):
            if row.get("maatregel") == name:
                return dict(row["stemmen"])
    return None


def _movements(base: Base, name: str, history: Sequence[Mapping[str, Any]]) -> Iterator[Movement]:
    """Per cause that the measure works on: what the pulses about it say, first to latest."""
    measure = base.measures.get(name)
    works = measure.werkt_via if measure else ()
    for theme in dict.fromkeys(base.theme_of_element[one.element] for one in works):
        asked = [c["schalen"][f"p_{theme}"] for c in history if f"p_{theme}" in c.get("schalen", {})]
        if len(asked) > 1:
            since = trend.since(asked[-1], asked[0])
            verdict, change = since["oordeel"], since["verandering"]
            yield Movement(thema=theme, golven=len(asked), verandering=change, oordeel=verdict)
