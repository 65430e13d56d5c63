"""Counts of the knowledge base per theme and level, as a page of documentation."""

from api.wording import wording
from knowledge.base import Base
from knowledge.layer import LEVELS

MONEY_FREE, SOURCE_FIRST = "geen", ("bron", "beide")


def counts(base: Base) -> str:
    """Markdown: totals, and a row per theme by category. The same base gives the same text."""
    texts, model = wording("counts"), base.model
    measures = base.measures.values()
    lines = [
        texts.say(
            "kop",
            maatregelen=len(base.measures),
            elementen=len(base.elements),
            achter=sum(len(change.achter) for change in base.change_model.values()),
            eigen=sum(measure.herkomst == "eigen" for measure in measures),
            themas=len(model.themas),
        ),
        "",
    ]
    for name, category in model.categorieen.items():
        lines += [f"## {category.label}", "", texts.say("rij_kop"), texts.say("rij_lijn")]
        themes = [theme for theme in model.themas if model.category_of(theme) == name]
        lines += [_row(base, theme) for theme in themes]
        lines.append("")
    return "\n".join(lines)


def _row(base: Base, theme: str) -> str:
    measures = base.measures_of_theme[theme]
    change = base.change_model.get(theme)
    keeps = {element.id for element in change.versterken.elementen} if change else set()
    cells = [
        base.model.themas[theme].kort,
        len(measures),
        *(sum(level in measure.niveau for measure in measures) for level in LEVELS),
        sum(measure.geld == MONEY_FREE for measure in measures),
        sum(measure.aanpak in SOURCE_FIRST for measure in measures),
        sum(any(works.element in keeps for works in measure.werkt_via) for measure in measures),
        len(change.achter) if change else 0,
    ]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
