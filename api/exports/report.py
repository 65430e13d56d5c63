"""The report of a wave as PDF, made with typst: readable by a team in ten minutes.

What stands in it is read from the snapshot alone; the template gets it as data, never as markup.
"""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from api.exports import charts
from api.exports.numbers import day
from api.exports.rows import CRITERIA, WHOLE, Table
from api.wording import wording

TEMPLATE = Path(__file__).parent / "report.typ"
MEASURES = 8
WIDE, NARROW = 1.0, 0  # parts of the width; 0: as narrow as it fits
Content = Mapping[str, Any]


def pdf(content: Content) -> bytes:
    """The report. The same snapshot gives the same bytes; tagged for screen readers (PDF/UA-1)."""
    import typst

    data, pictures = report(content)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "main.typ").write_bytes(TEMPLATE.read_bytes())
        (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        for chart in pictures:
            (folder / f"{chart}.png").write_bytes(charts.render(content, chart, "png", titled=False))
        made: bytes = typst.compile(folder / "main.typ", ignore_system_fonts=True, pdf_standards=["ua-1"])
    return made


def report(content: Content) -> tuple[dict[str, Any], list[str]]:
    """What stands in the report, and the charts it needs."""
    texts, wave = wording("report"), content["golf"]
    school = content["school"]["naam"]
    delen = list(Report(content).parts())
    data = {
        "titel": texts.say("titel", school=school),
        "ondertitel": texts.say(
            "ondertitel",
            soort=texts.say(f"soort.{wave['soort']}"),
            opent=day(wave["opent"]),
            sluit=day(wave["sluit"]),
        ),
        "voet": texts.say("voet", school=school, sluit=day(wave["sluit"])),
        "kern": Report(content).essence(),
        "delen": delen,
    }
    return data, [part["grafiek"].removesuffix(".png") for part in delen if part["grafiek"]]


class Report:
    """Reads a snapshot into the parts of a report."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.table = Table(content)
        self.texts = wording("report")

    def essence(self) -> list[str]:
        """The first box: who took part, what gives energy, what weighs most, and what happens now."""
        say, content = self.texts.say, self.content
        if content["niveau"] != "cijfers":
            return [say(f"kern.{content['niveau']}"), say("kern.verder_weinig")]
        lines = [say("kern.respons", deel=self.table.value(content["respons"]["deel"]))]
        for name, part in (("krachten", "krachten"), ("top_vijf", "top_vijf")):
            labels = [entry["label"] for entry in content.get(part, [])][: 3 if part == "krachten" else 5]
            if labels:
                lines.append(say(f"kern.{name}", labels=", ".join(labels)))
            elif content["golf"]["soort"] in WHOLE:  # a short wave does not ask: nothing is hidden
                lines.append(say(f"kern.{name}_niets"))
        return [*lines, say("kern.verder")]

    def parts(self) -> list[dict[str, Any]]:
        """Every part that has something to show, then how to read it and privacy."""
        if self.content["niveau"] == "cijfers":
            made = [
                self._top(),
                self._chart("schalen"),
                self._chart("energie"),
                self._chart("themas"),
                self._behind(),
                self._measures(),
                self._dialogue(),
                self._chart("trend"),
                self._chart("uitvoering"),
            ]
        else:
            made = [self._words()]
        made += [
            self._part("lezen", self.content["uitleg"]),
            self._part("privacy", self._privacy()),
        ]
        return [part for part in made if part is not None]

    def _part(
        self, name: str, lines: list[str], points: list[str] | None = None, **more: Any
    ) -> dict[str, Any]:
        empty: dict[str, Any] = {
            "grafiek": None,
            "alt": "",
            "bijschrift": "",
            "kop": [],
            "kolommen": [],
            "rijen": [],
        }
        title = self.texts.say(f"deel.{name}")
        return {"titel": title, "inleiding": lines, "punten": points or [], **empty, **more}

    def _chart(self, name: str) -> dict[str, Any] | None:
        _, part = charts.CHARTS[name]
        found = self.content.get(part)
        if not found or (part == "uitvoering" and not found["oorzaken"]):
            return None
        if reason := charts.empty(self.content, name):
            return self._part(name, [reason])
        return self._part(
            name,
            self._directions() if name == "schalen" else [self.texts.say(f"inleiding.{name}")],
            grafiek=f"{name}.png",
            alt=charts.alternative(self.content, name),
            bijschrift=wording("export").say(f"grafiek.{name}.uitleg"),
        )

    def _directions(self) -> list[str]:
        """How to read the scores; a short wave has scales of its own, and no country to compare with."""
        if self.content["golf"]["soort"] in WHOLE:
            return [self.texts.say("inleiding.schalen")]
        said = [scale.get("richting", "") for scale in self.content["schalen"].values()]
        return [self.texts.say("inleiding.schalen_kort"), *filter(None, dict.fromkeys(said))]

    def _top(self) -> dict[str, Any] | None:
        rows = []
        for place, entry in enumerate(self.content.get("top_vijf", []), 1):
            criteria = [self.table.basis(entry["criteria"][name]["basis"]) for name in CRITERIA]
            rows.append([f"{place}. {entry['label']}", *criteria])
        if not rows:
            return None
        head = [self.texts.say(f"kop.{name}") for name in ("onderwerp", "mensen", "groot", "samen")]
        widths = [NARROW, WIDE, NARROW, WIDE]
        lines = [self.texts.say("inleiding.top_vijf")]
        return self._part("top_vijf", lines, kop=head, kolommen=widths, rijen=rows)

    def _behind(self) -> dict[str, Any] | None:
        rows = [
            [self.table.label(theme), entry.get("zin", entry["achter"]), self.table.value(entry["genoemd"])]
            for theme, entries in self.content["achter"].items()
            for entry in entries
        ]
        if not rows:
            return None
        head = [self.texts.say(f"kop.{name}") for name in ("onderwerp", "achter", "genoemd")]
        return self._part(
            "achter",
            [self.texts.say("inleiding.achter")],
            kop=head,
            kolommen=[NARROW, WIDE, NARROW],
            rijen=rows,
        )

    def _measures(self) -> dict[str, Any] | None:
        rows = [
            [
                one["titel"],
                " ".join(dict.fromkeys(reason["reden"] for reason in one["redenen"])),
                self.table.value(one["stemmen"]),
            ]
            for one in self.content["maatregelen"][:MEASURES]
        ]
        if not rows:
            return None
        head = [self.texts.say(f"kop.{name}") for name in ("maatregel", "waarom", "stemmen")]
        return self._part(
            "maatregelen",
            [self.texts.say("inleiding.maatregelen")],
            kop=head,
            kolommen=[0.9, 1.4, 0.7],
            rijen=rows,
        )

    def _dialogue(self) -> dict[str, Any] | None:
        subjects = [subject["label"] for subject in self.content.get("dialoog", [])]
        if not subjects:
            return None
        return self._part("dialoog", [self.texts.say("inleiding.dialoog")], points=subjects)

    def _words(self) -> dict[str, Any] | None:
        """For three or four people: what goes well and what can be better, without numbers."""
        scales = self.content["schalen"]
        rows = [
            [part.get("label", name), self.table.value(part["school"])]
            for name, part in scales.items()
            if part["school"]["getoond"]
        ]
        if not rows:
            return None
        head = [self.texts.say("kop.onderwerp"), self.texts.say("kop.oordeel")]
        return self._part("woorden", [], kop=head, kolommen=[WIDE, NARROW], rijen=rows)

    def _privacy(self) -> list[str]:
        k = self.content["k"]
        return [self.texts.say(f"privacy.{number}", k=k) for number in (1, 2, 3)]
