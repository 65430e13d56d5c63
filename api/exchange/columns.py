"""The columns of the workbook: which cell holds which field of a measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.base import Base
from knowledge.layer import GROUPS, LEVELS

MEASURES, LINKS, CAUSES = "Maatregelen", "Koppelingen", "Oorzaken"
ELEMENTS, THEMES = "Elementen", "Thema's"
ABOUT, EXAMPLE = "Uitleg", "Voorbeeld"
SHEETS = (ABOUT, MEASURES, LINKS, CAUSES, ELEMENTS, THEMES, EXAMPLE)
YES = "ja"
ACTIVE, RETIRED = "actief", "vervallen"
STATUS, STAMP = "status", "versie"
EVIDENCE = ("onderzoek_aanpak", "praktijk", "deskundig", "wisselend", "eigen")
LONGEST = 4000  # characters in one cell of text


@dataclass(frozen=True)
class Column:
    """One column. `kind`: text, word (closed, see `choices`), yes (part of `field`), lines, id, ids.

    `listed`: the sheet whose first column holds the choices.
    """

    name: str
    field: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    width: int = 16
    listed: str = ""


COLUMNS: tuple[Column, ...] = (
    Column("id", "id", "id", width=24),
    Column("titel", "titel", width=32),
    Column("wat", "wat", width=60),
    Column("eerste_stap", "eerste_stap", width=40),
    *(Column(f"niveau_{level}", "niveau", "yes", (YES,), 10) for level in LEVELS),
    Column("aanpak", "aanpak", "word", ("bron", "veerkracht", "beide"), 12),
    Column("geld", "geld", "word", ("geen", "werkdrukmiddelen", "anders"), 18),
    Column("looptijd", "looptijd", "word", ("dagen", "weken", "maanden", "schooljaar"), 12),
    *(Column(f"voor_{group}", "doelgroep", "yes", (YES,), 12) for group in GROUPS),
    Column("voorwaarden", "voorwaarden", "lines", width=40),
    Column("bijwerkingen", "bijwerkingen", "lines", width=40),
    Column("bewijs_sterkte", "bewijs.sterkte", "word", EVIDENCE, 18),
    Column("bewijs_uitleg", "bewijs.uitleg", width=40),
    Column("bewijs_bron", "bewijs.bron", width=14),
    Column("herkomst", "herkomst", "word", ("bron", "eigen"), 12),
    Column("overlapt", "overlapt", "ids", width=24),
    Column("botst_met", "botst_met", "ids", width=24),
    Column(STATUS, STATUS, "word", (ACTIVE, RETIRED), 12),
    Column(STAMP, STAMP, "id", width=20),
)
LINK_COLUMNS: tuple[Column, ...] = (
    Column("maatregel", "maatregel", width=32),
    Column("element", "element", "word", width=44, listed=ELEMENTS),
    Column("sterkte", "sterkte", "word", ("1", "2", "3"), 10),
    Column("reden", "reden", width=70),
)
ELEMENT_COLUMNS = ("element", "thema", "wat_het_inhoudt", "doel", "wat_erachter_zit")
THEME_COLUMNS = ("thema", "naam", "uitleg", "factor", "categorie")
DEFAULTS: Mapping[str, str] = {"herkomst": "eigen", "bewijs.bron": "eigen", STATUS: ACTIVE}


def cells(document: Mapping[str, Any], stamp: str) -> list[str]:
    """The row of a measure on the sheet with measures."""
    return [_cell(column, document, stamp) for column in COLUMNS]


def _cell(column: Column, document: Mapping[str, Any], stamp: str) -> str:
    if column.name == STATUS:
        return ACTIVE
    if column.name == STAMP:
        return stamp
    if column.field.startswith("bewijs."):
        return str(document["bewijs"][column.field.removeprefix("bewijs.")])
    value = document[column.field]
    if column.kind == "yes":
        return YES if column.name.split("_", 1)[1] in value else ""
    if column.kind == "lines":
        return "\n".join(value)
    if column.kind == "ids":
        return ", ".join(value)
    return str(value)


def links(document: Mapping[str, Any]) -> list[tuple[str, str, int, str]]:
    """The rows of a measure on the sheet with links."""
    return [(document["id"], w["element"], w["sterkte"], w["reden"]) for w in document["werkt_via"]]


def elements(base: Base) -> Sequence[tuple[str, ...]]:
    """Every working element with its place in the change model, by theme."""
    rows = []
    for name, element in base.elements.items():
        link = base.links_of_element[name][0]
        behind = link.behind.zin if link.behind else ""
        theme = base.theme_of_element[name]
        rows.append((name, theme, element.tekst or "", link.goal.tekst, behind))
    return rows


def themes(base: Base) -> Sequence[tuple[str, ...]]:
    model = base.model
    return [
        (
            name,
            theme.kort,
            theme.uitleg,
            model.factoren[theme.factor].label,
            model.categorieen[model.category_of(name)].label,
        )
        for name, theme in model.themas.items()
    ]
