"""Totals for a board over its schools, from published figures only; never one school."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict

from api.errors import responses
from api.security import Holder, allow
from api.services import ServicesDep
from api.store import figures, schools
from api.wording import wording
from knowledge.base import Base

EXAMPLE: dict[str, Any] = {
    "soort": "nulmeting",
    "schooljaar": 2026,
    "getoond": True,
    "cijfers": [
        {
            "naam": "schaal.emotionele_belasting",
            "label": "emotionele belasting",
            "waarde": 2.1,
            "scholen": 6,
            "metingen": 6,
        }
    ],
    "uitleg": ["…"],
}
router = APIRouter(
    prefix="/v1/board",
    tags=["bestuur"],
    dependencies=[Depends(allow("bestuur"))],
    responses=responses(401, 403, 404, 422, 429, 503),
)


class Figure(BaseModel):
    """A total. Means on the scale itself, to 0.1; shares of energy topics in percent, to 5."""

    naam: str
    label: str
    waarde: float
    scholen: int
    metingen: int


class Totals(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    soort: str
    schooljaar: int
    getoond: bool
    cijfers: list[Figure]
    uitleg: list[str]


@router.get("/totals", summary="Totals over at least three schools and ten respondents")
def totals(
    services: ServicesDep,
    token: Holder,
    soort: Annotated[Literal["nulmeting", "nameting", "puls", "gereedheid"], Query()] = "nulmeting",
    schooljaar: Annotated[int, Query(ge=2020, le=2100, description="year in which it begins")] = 2026,
) -> Totals:
    """Over all schools of the token, without a filter: a part of them would tell the rest."""
    with services.reader.read() as conn:
        reached = [schools.by_slug(conn, slug).id for slug in sorted(token.schools)]
        found = figures.totals(conn, soort, schooljaar, figures.SCHOOLS, figures.RESPONDENTS, reached)
    texts = wording("results")
    least = {"scholen": figures.SCHOOLS, "mensen": figures.RESPONDENTS}
    said = [texts.say(f"bestuur.{name}", **least) for name in ("uitleg", "weging")]
    return Totals(
        soort=soort,
        schooljaar=schooljaar,
        getoond=bool(found),
        cijfers=[
            Figure(
                naam=one.name,
                label=label(one.name, services.knowledge, soort),
                waarde=rounded(one.name, one.value),
                scholen=one.schools,
                metingen=one.waves,
            )
            for one in found
        ],
        uitleg=said if found else [texts.say("bestuur.niets", **least), *said],
    )


def rounded(name: str, value: float) -> float:
    """A mean to 0.1, a share to 5 %, a number of people to whole ones; halves up."""
    step = 0.1 if name.startswith("schaal.") else 5.0 if name.startswith("energie.") else 1.0
    return round(int(value / step + 0.5 + 1e-9) * step, 6)


def label(name: str, knowledge: Base, kind: str) -> str:
    """What a figure is about, for people."""
    sentences = wording("results").sentences
    if name in sentences:
        return sentences[name]
    where, _, rest = name.partition(".")
    subject, _, side = rest.partition(".")
    short = {q.id: q.kort or q.tekst for q in knowledge.questionnaires[kind].questions}
    by_scale = {q.meet: q.kort or q.tekst for q in knowledge.questionnaires[kind].questions if q.meet}
    theme = knowledge.model.themas.get(subject.removeprefix("p_"))
    said = short.get(subject) or by_scale.get(subject) or (theme.kort if theme else subject)
    return f"{said} ({sentences['kant.' + side]})" if where == "energie" else said
