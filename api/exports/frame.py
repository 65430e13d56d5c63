"""How large a chart is and how its words fit: wide for a page, a slide and the report, narrow for a phone."""

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt

FONT = "Liberation Sans, Arial, sans-serif"
DARK = "#222222"


@dataclass(frozen=True)
class Frame:
    """A width to draw for.

    `width`: of the plot, `font`: of all words, both in px; `letters`: on one line of a label; `above`: labels
    stand above their row, so that the plot has the whole width; `panels`, `legend`: how many side by side.
    """

    width: int
    font: int
    letters: int
    above: bool
    panels: int
    legend: int

    @property
    def line(self) -> int:
        """Height of a line of words, px."""
        return round(self.font * 1.2)

    @property
    def bar(self) -> int:
        """Thickness of a bar, px."""
        return round(self.font * 1.3)

    def wrap(self, *texts: str, letters: int | None = None) -> str:
        """The texts on lines that fit, one under the other."""
        return "\n".join(line for text in texts for line in textwrap.wrap(text, letters or self.letters))

    def reach(self, percent: float, said: str) -> float:
        """Percent at the end of half a plot, so that the words beside this bar stay inside it; 100 to 160."""
        words = (0.55 * self.font * len(said) + 6) / (self.width / 2)
        return 100 if percent + 100 * words <= 100 else min(160, percent / max(1 - words, 0.1))

    def config(self) -> dict[str, Any]:
        """Vega-Lite's `config`: one size for all words, so that none is too small to read."""
        words = {"labelFontSize": self.font, "titleFontSize": self.font}
        return {
            "font": FONT,
            "background": "#FFFFFF",
            "view": {"stroke": None},
            "text": {"font": FONT, "fontSize": self.font, "lineBreak": "\n", "lineHeight": self.line},
            "axis": {**words, "labelLimit": 400, "labelLineHeight": self.line, "gridColor": "#E4E4E4"},
            "title": {"fontSize": self.font + 3, "anchor": "start", "color": DARK, "offset": 12},
            "legend": {**words, "labelLimit": 320, "orient": "bottom", "columns": self.legend},
        }


WIDE = Frame(width=520, font=16, letters=38, above=False, panels=3, legend=3)
NARROW = Frame(width=325, font=15, letters=42, above=True, panels=1, legend=2)
#: name in the address of a chart -> frame
FRAMES = {"breed": WIDE, "smal": NARROW}


class Rows:
    """Rows under each other, as high as their longest label needs. `label` of a row is wrapped already."""

    def __init__(self, frame: Frame, rows: Iterable[Mapping[str, Any]]) -> None:
        self.rows = [dict(row) for row in rows]
        self._most = max(row["label"].count("\n") + 1 for row in self.rows)
        room, words = round(frame.bar * 1.6), self._most * frame.line
        self._frame = frame
        self._step = room + words if frame.above else max(room, words + frame.line // 2)
        #: px from the middle of a row to the middle of its marks
        self.down = (self._step - room) / 2 if frame.above else 0
        self._label_at = self._step / 2 - room if frame.above else 0

    def chart(self) -> alt.Chart:
        """A chart of these rows, without marks."""
        made: alt.Chart = alt.Chart(alt.InlineData(values=self.rows))
        return made.properties(width=self._frame.width, height=alt.Step(self._step))

    def y(self) -> alt.Y:
        """The rows in the order given, with their labels."""
        lines, line = "split(datum.label, '\\n')", self._frame.line
        part = 1 if self._frame.above else 0.5  # Vega draws lines downwards from the place of the first
        places = [
            {"test": f"length({lines}) == {count}", "value": self._label_at - part * line * (count - 1)}
            for count in range(2, self._most + 1)
        ]
        offset = {"condition": places, "value": self._label_at} if places else self._label_at
        way: dict[str, Any] = {"labelExpr": lines, "domain": False, "ticks": False, "labelOffset": offset}
        if self._frame.above:
            way |= {"labelAlign": "left", "labelBaseline": "bottom", "labelPadding": 0, "zindex": 1}
            way |= {"minExtent": 0, "maxExtent": 0}
        else:
            way["labelPadding"] = 8
        return alt.Y("label:N", title=None, sort=None, axis=alt.Axis(**way))
