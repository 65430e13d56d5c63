"""Reading the knowledge base: measures, and the TNO model with the change model."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, Field

from api.editing import EVERYWHERE
from api.errors import ApiError
from api.security import Holder, allow
from api.services import Services, ServicesDep
from api.store import schools
from api.store.tokens import ROLES, Token
from knowledge.base import Base
from knowledge.measures import Level, Measure

router = APIRouter(prefix="/v1/knowledge", tags=["kennisbank"], dependencies=[Depends(allow(*ROLES))])


OfSchool = Annotated[str | None, Query(max_length=64, description="zoals deze school ze ziet")]
Money = Literal["geen", "werkdrukmiddelen", "anders"]


def effective_base(services: Services, token: Token, school: str | None) -> Base:
    """The base with what is published over it. Raises forbidden for a school out of reach.

    `beheer` reaches every school here, as with the workbook: it looks at what is for all schools.
    """
    if school is not None and token.role != EVERYWHERE and school not in token.schools:
        raise ApiError("forbidden")
    with services.store.read() as conn:
        found = schools.by_slug(conn, school).id if school else None
        return services.layers.now(conn, found).base


class MeasureOut(Measure):
    """A measure with the themes it works on (id → strength 1..3), which follow from `werkt_via`."""

    themas: dict[str, int]


class MeasureList(BaseModel):
    maatregelen: list[MeasureOut]


class ThemeOut(BaseModel):
    """A theme with its place in the TNO model and its change model."""

    id: str
    kort: str
    uitleg: str
    factor: str
    categorie: str
    achter: list[dict[str, Any]] = Field(description="wat erachter kan zitten, met doelen en elementen")
    versterken: dict[str, Any] | None


class ModelOut(BaseModel):
    """The TNO model: categories, factors and themes."""

    versie: int
    categorieen: dict[str, dict[str, str]]
    factoren: dict[str, dict[str, Any]]
    themas: list[ThemeOut]


def _measure(base: Base, measure: Measure) -> MeasureOut:
    themes = {base.theme_of_element[works.element] for works in measure.werkt_via}
    strengths = {theme: base.strength(measure, theme) for theme in sorted(themes)}
    return MeasureOut(**measure.model_dump(), themas=strengths)


@router.get("/measures")
def measures(
    services: ServicesDep,
    token: Holder,
    thema: Annotated[str | None, Query(description="alleen maatregelen bij dit thema")] = None,
    niveau: Annotated[Level | None, Query(description="alleen op dit niveau")] = None,
    geld: Annotated[Money | None, Query(description="alleen met dit geld")] = None,
    zoek: Annotated[str | None, Query(max_length=80, description="staat in titel of tekst")] = None,
    school: OfSchool = None,
) -> MeasureList:
    """Measures that are in use: everywhere, or at one school (with what was published for that school)."""
    base = effective_base(services, token, school)
    if thema is not None and thema not in base.model.themas:
        raise ApiError("not_found")
    found = base.measures.values() if thema is None else base.measures_of_theme[thema]
    wanted = (zoek or "").casefold()
    return MeasureList(
        maatregelen=[
            _measure(base, measure)
            for measure in found
            if (niveau is None or niveau in measure.niveau)
            and (geld is None or measure.geld == geld)
            and wanted in f"{measure.titel} {measure.wat}".casefold()
        ]
    )


@router.get("/measures/{measure}")
def measure(
    services: ServicesDep,
    token: Holder,
    measure: Annotated[str, Path(description="id van de maatregel")],
    school: OfSchool = None,
) -> MeasureOut:
    """One measure."""
    base = effective_base(services, token, school)
    if measure not in base.measures:
        raise ApiError("not_found")
    return _measure(base, base.measures[measure])


@router.get("/model")
def model(services: ServicesDep) -> ModelOut:
    """The TNO model, and per theme what can be behind it, with goals and working elements."""
    base = services.knowledge
    themes = []
    for name, theme in base.model.themas.items():
        change = base.change_model.get(name)
        themes.append(
            ThemeOut(
                id=name,
                kort=theme.kort,
                uitleg=theme.uitleg,
                factor=theme.factor,
                categorie=base.model.category_of(name),
                achter=[behind.model_dump() for behind in change.achter] if change else [],
                versterken=change.versterken.model_dump() if change else None,
            )
        )
    return ModelOut(
        versie=base.model.versie,
        categorieen={name: c.model_dump() for name, c in base.model.categorieen.items()},
        factoren={name: f.model_dump() for name, f in base.model.factoren.items()},
        themas=themes,
    )
