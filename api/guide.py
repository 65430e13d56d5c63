"""Gesprekswijzer: a talk of the team about its published results, from opening to agreements."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from api.exports.numbers import day
from api.exports.rows import Table
from api.layers import of_wave
from api.results import ERRORS, School, Wave, snapshot_of
from api.security import allow_school
from api.services import ServicesDep
from api.store import schools
from api.wording import wording
from knowledge.base import Base
from knowledge.texts import Texts, within

BOTTLENECKS, STRENGTHS, MEASURES = 3, 3, 3
MINUTES, PER_BOTTLENECK = 30, 15

router = APIRouter(
    prefix="/v1/schools/{school}/waves/{wave}/gesprekswijzer",
    tags=["werkplan"],
    dependencies=[Depends(allow_school("werkgroep", "facilitator"))],
    responses=ERRORS,
)


class Section(BaseModel):
    """A part of the talk: sentences in order, and lists to choose from."""

    titel: str
    regels: list[str]
    vragen: list[str] = []
    achter: list[str] = Field(default=[], description="what colleagues named behind it, as published")
    maatregelen: list[str] = []


class Guide(BaseModel):
    titel: str
    ondertitel: str
    delen: list[Section]


@router.get("", summary="A guide for the talk of the team about these results")
def guide(school: School, wave: Wave, services: ServicesDep) -> Guide:
    """From the published results and the knowledge base only."""
    content = snapshot_of(school, wave, services).content
    with services.reader.read() as conn:
        base, _ = of_wave(conn, services.knowledge, schools.by_slug(conn, school).id)
    return make(content, base)


def make(content: Mapping[str, Any], base: Base) -> Guide:
    """The guide of a snapshot."""
    texts = wording("guide")
    top = content.get("top_vijf", [])[:BOTTLENECKS]
    return Guide(
        titel=texts.say("titel", school=content["school"]["naam"]),
        ondertitel=texts.say(
            "ondertitel",
            sluit=day(content["golf"]["sluit"]),
            minuten=MINUTES + PER_BOTTLENECK * max(1, len(top)),
        ),
        delen=list(_sections(content, base, top, texts)),
    )


def _sections(
    content: Mapping[str, Any], base: Base, top: list[dict[str, Any]], texts: Texts
) -> Iterator[Section]:
    words = content["woorden"]
    part = content["respons"]["deel"]
    said = words[part["woorden"]] if part["getoond"] else words["te_weinig"].lower().rstrip(".")
    yield _fixed(texts, "opening", respons=said)
    yield _fixed(texts, "afspraken")
    yield _strengths(content, texts)
    if not top:
        yield Section(
            titel=texts.say("knelpunt.titel", nummer=1, label="?"), regels=[texts.say("knelpunten.leeg")]
        )
    for number, entry in enumerate(top, 1):
        yield _bottleneck(content, base, number, entry, texts)
    if content.get("dialoog"):
        yield Section(
            titel=texts.say("dialoog.titel"),
            regels=[texts.say("dialoog.uitleg"), *(subject["label"] for subject in content["dialoog"])],
            vragen=[texts.say("dialoog.vraag_1"), texts.say("dialoog.vraag_2")],
        )
    if causes := content.get("uitvoering", {}).get("oorzaken"):
        lines = [
            texts.say("uitvoering.regel", label=cause["label"], oordeel=Table(content).verdict(cause))
            for cause in causes
        ]
        yield Section(
            titel=texts.say("uitvoering.titel"), regels=lines, vragen=[texts.say("uitvoering.vraag")]
        )
    yield _fixed(texts, "afsluiting")


def _fixed(texts: Texts, name: str, **values: str) -> Section:
    lines = [line for line in sorted(texts.sentences) if line.startswith(f"{name}.") and line[-1].isdigit()]
    return Section(titel=texts.say(f"{name}.titel"), regels=[texts.say(line, **values) for line in lines])


def _strengths(content: Mapping[str, Any], texts: Texts) -> Section:
    labels = [entry["label"] for entry in content.get("krachten", [])[:STRENGTHS]]
    if not labels:
        return Section(titel=texts.say("krachten.titel"), regels=[texts.say("krachten.leeg")])
    return Section(
        titel=texts.say("krachten.titel"),
        regels=[texts.say("krachten.onderwerp", label=label) for label in labels],
        vragen=[texts.say("krachten.vraag_1"), texts.say("krachten.vraag_2")],
    )


def _bottleneck(
    content: Mapping[str, Any], base: Base, number: int, entry: Mapping[str, Any], texts: Texts
) -> Section:
    theme = entry["thema"]
    sentences = {behind.id: behind.zin for behind in base.change_model[theme].achter}
    measures = [
        one["titel"]
        for one in content["maatregelen"]
        if any(reason["thema"] == theme for reason in one["redenen"])
    ]
    return Section(
        titel=texts.say("knelpunt.titel", nummer=number, label=entry["label"]),
        regels=[texts.say("knelpunt.basis", basis="; ".join(reasons(content, base, entry)))],
        vragen=[texts.say(f"knelpunt.vraag_{place}") for place in (1, 2, 3)],
        achter=[sentences[name] for name in entry["achter"] if name in sentences],
        maatregelen=measures[:MEASURES],
    )


def reasons(content: Mapping[str, Any], base: Base, entry: Mapping[str, Any]) -> list[str]:
    """Why a bottleneck is in the top five, in words."""
    texts, words = wording("guide"), content["woorden"]
    criteria = entry["criteria"]
    people = criteria["veel_mensen"]["basis"]
    said = []
    if people["genoemd"]:
        said.append(texts.say("basis.veel_mensen", woorden=words[people["genoemd"]]))
    if people["energie"]:
        said.append(texts.say("basis.energie"))
    if size := criteria.get("groot", {}).get("basis"):
        said.append(texts.say("basis.groot", woorden=words[size]))
    if others := criteria.get("meer_problemen", {}).get("basis"):
        labels = [within(base.model.themas[name].kort) for name in others]
        said.append(texts.say("basis.meer_problemen", themas=", ".join(labels)))
    return said
