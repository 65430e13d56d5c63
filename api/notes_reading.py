"""From the lines of a team meeting to counts of themes. Runs apart from the server, see api/apart.py."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from api import disclosure
from api.analysis.themes import DIRECTIONS
from api.disclosure import Rules
from knowledge.model import TnoModel


def read(lines: Sequence[str], asked: str | None, k: int, model: TnoModel) -> dict[str, Any]:
    """Safety first, then redaction, then themes; nothing of the text comes out.

    `asked`: 'kost' or 'geeft' where the meeting talked about one of both. Gives `counts`, see `document`, and
    `hulp`: whether a line set off the safety net (it is not counted).
    """
    from actions.redact import Redactor
    from actions.safety import SafetyNet
    from actions.themes import ThemeModel

    net, redactor, themes = SafetyNet.load(), Redactor.load(), ThemeModel.load()
    safe = [line for line in lines if net.route(line) is None]
    counts: Counter[tuple[str, str]] = Counter()
    for line in safe:
        reading = themes.read(redactor.redact(line), asked)
        sides = DIRECTIONS if reading.richting == "beide" else (reading.richting,)
        counts.update((side, theme.id) for side in sides for theme in reading.themes)
    return {**document(len(safe), counts, Rules(k), model), "hulp": len(safe) < len(lines)}


def document(lines: int, counts: Counter[tuple[str, str]], rules: Rules, model: TnoModel) -> dict[str, Any]:
    """What is kept of a meeting: per direction the themes of enough lines, in bands and words.

    The thresholds of themes (DESIGN §5.6) hold for lines as they do for people. A direction that the text
    does not tell is left out.
    """
    if lines < rules.writers:
        return {"getoond": False, "regels": None, "themas": {side: [] for side in DIRECTIONS}}
    found: dict[str, list[dict[str, Any]]] = {side: [] for side in DIRECTIONS}
    for (side, theme), count in counts.items():
        sensitive = model.is_sensitive(theme)
        cell = disclosure.count_cell(count, count, rules.sensitive if sensitive else rules.voices)
        if side in found and cell["getoond"]:
            label = model.themas[theme].kort
            found[side].append({"thema": theme, "label": label, "genoemd": cell})
    for rows in found.values():
        rows.sort(key=lambda row: (-int(row["genoemd"]["n"].split("–")[0]), row["thema"]))
    return {"getoond": True, "regels": disclosure.band(lines), "themas": found}
