"""Themes that the same people name: which problems come together. For the school only.

The one part of what is read from results that is counted anew, and so under its own thresholds: both themes
are published, at least as many different people name both as a theme needs, and of each theme those who do
not name the other are nobody or as many again. Sensitive themes are never combined.
"""

from itertools import combinations
from typing import Any

from api.analysis.themes import Voices, count


def together(voices: Voices) -> list[dict[str, Any]]:
    """Part 'samen': pairs of themes that cost energy, `themas` and `genoemd` (cell); most people first."""
    published = {t: who for t, who in voices.themes["kost"].items() if not voices.is_sensitive(t)}
    found = []
    for one, other in combinations(sorted(published), 2):
        both = published[one] & published[other]
        rests = (published[one] - both, published[other] - both)
        if all(map(voices.nobody_or_enough, rests)) and voices.enough(both):
            cell = count(voices.survey, both, voices.survey.rules.voices)
            found.append({"themas": [one, other], "genoemd": cell})
    return sorted(found, key=lambda pair: (-int(pair["genoemd"]["n"].split("–")[0]), pair["themas"]))
