"""A school's published figures beside national ones; never a norm. From published cells only."""

from collections.abc import Mapping
from typing import Any

from api.analysis import change
from knowledge.benchmarks import Benchmarks

PRINTED = 0.05  # the national mean is printed to 0.1


def comparison(
    content: Mapping[str, Any], headcounts: Mapping[str, int], known: Benchmarks
) -> dict[str, Any]:
    """Part 'vergelijking': per scale the school's cell and the national mean for this mix of functions.

    `schalen`: per scale landelijk (to 0.1), jaar, plaats, gewogen (by the mix of functions or not),
    opmerking, ruis and oordeel; `oorzaken`: for each published theme that costs energy, in how many schools
    (percent) it was marked as a cause. Source, place and year stand with every figure.
    """
    return {
        "bron": known.bron,
        "schalen": {
            name: _scale(content["schalen"][name], headcounts, known, name)
            for name in known.schalen
            if name in content["schalen"]
        },
        "oorzaken": _causes(content, known),
    }


def _scale(
    part: Mapping[str, Any], headcounts: Mapping[str, int], known: Benchmarks, name: str
) -> dict[str, Any]:
    figure = known.schalen[name]
    expected = figure.expected(headcounts)
    mean = change.read(part, part["school"])
    verdict, bar = change.TOO_FEW, None
    if mean is not None:
        bar = change.noise(part, mean.people)
        verdict = change.SAME
        if mean.low - (expected + PRINTED) > bar:
            verdict = change.HIGHER
        elif (expected - PRINTED) - mean.high > bar:
            verdict = change.LOWER
    return {
        "landelijk": round(expected, 1),
        "jaar": figure.jaar,
        "plaats": figure.plaats,
        "gewogen": bool(figure.per_functie),
        "opmerking": figure.opmerking,
        "ruis": None if bar is None else round(bar, 1),
        "oordeel": verdict,
    }


def _causes(content: Mapping[str, Any], known: Benchmarks) -> dict[str, Any]:
    part = content["themas"]["kost"]
    themes = [entry["thema"] for entry in part["lijst"]] if part["getoond"] else []
    causes = known.oorzaken
    return {
        "jaar": causes.jaar,
        "plaats": causes.plaats,
        "gevraagd_aan": causes.gevraagd_aan,
        "opmerking": causes.opmerking,
        "rijen": [row.model_dump() for theme in themes for row in causes.rijen if row.thema == theme],
    }
