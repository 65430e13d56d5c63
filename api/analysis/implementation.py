"""What was done next to what changed, so that 'does not work' is told apart from 'was not done'.

The work plan is what the working group itself noted when the wave opened; the rest are published cells.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from api.analysis import change, trend
from api.analysis.survey import Earlier
from knowledge.model import TnoModel

FACTORS = ("op_de_hoogte", "betrokken", "directie_betrokken", "maatregel_gemerkt")
TOO_EARLY = timedelta(days=28)  # a measure younger than this at the close of the wave is not judged
DONE = {"ja": 2, "deels": 1, "nee": 0}


def implementation(
    content: Mapping[str, Any], plan: Sequence[Mapping[str, Any]], earlier: Sequence[Earlier], model: TnoModel
) -> dict[str, Any]:
    """Part 'uitvoering'.

    `factoren`: the scales about carrying out, as published. `oorzaken`: per cause the plan aims at that this
    wave asked about: thema, label, maatregelen (titles), uitgevoerd (ja, deels, nee, onbekend: the most that
    was done of any measure), `voor` and `na` (cells), `sinds_vorige` (change.difference) and `oordeel`:
    gedaan_en_minder, gedaan_geen_verschil, gedaan_en_meer, niet_gedaan, te_vroeg, onbekend or te_weinig.
    """
    causes: dict[str, list[Mapping[str, Any]]] = {}
    for item in plan:
        causes.setdefault(item["oorzaak"], []).append(item)
    return {
        "factoren": {
            name: {"label": content["schalen"][name]["label"], "cel": content["schalen"][name]["school"]}
            for name in FACTORS
            if name in content["schalen"]
        },
        "oorzaken": [
            _cause(theme, items, content, earlier, model)
            for theme, items in causes.items()
            if f"p_{theme}" in content["schalen"]
        ],
    }


def _cause(
    theme: str,
    items: Sequence[Mapping[str, Any]],
    content: Mapping[str, Any],
    earlier: Sequence[Earlier],
    model: TnoModel,
) -> dict[str, Any]:
    name = f"p_{theme}"
    now = content["schalen"][name]
    before = [w.content["schalen"][name] for w in earlier if name in w.content["schalen"]]
    shown = [part for part in before if part["school"]["getoond"]]
    since = trend.since(now, shown[-1]) if shown else None
    done = _done(items)
    return {
        "thema": theme,
        "label": model.themas[theme].kort if theme in model.themas else theme,
        "maatregelen": [item["titel"] for item in items],
        "uitgevoerd": done,
        "voor": shown[-1]["school"] if shown else None,
        "na": now["school"],
        "sinds_vorige": since,
        "oordeel": _verdict(done, since, _young(items, content["golf"]["sluit"])),
    }


def _done(items: Sequence[Mapping[str, Any]]) -> str:
    """The most that was done of any of these measures; noticed by staff counts as done."""
    said = ["ja" if item["status"] == "gemerkt" else item["gedaan"] for item in items]
    known = [answer for answer in said if answer in DONE]
    return max(known, key=lambda answer: DONE[answer]) if known else "onbekend"


def _young(items: Sequence[Mapping[str, Any]], closes: str) -> bool:
    """Whether every measure began less than four weeks before the wave closed."""
    starts = [item.get("start") for item in items]
    limit = date.fromisoformat(closes) - TOO_EARLY
    return all(start is not None and date.fromisoformat(start) > limit for start in starts)


def _verdict(done: str, since: Mapping[str, Any] | None, young: bool) -> str:
    if since is None or since["oordeel"] == change.TOO_FEW:
        return "te_weinig"
    if done == "nee":
        return "niet_gedaan"
    if done == "onbekend":
        return "onbekend"
    if young:
        return "te_vroeg"
    less = {change.LOWER: "gedaan_en_minder", change.HIGHER: "gedaan_en_meer"}
    return less.get(since["oordeel"], "gedaan_geen_verschil")
