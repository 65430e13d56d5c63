"""A snapshot as one long table: every published thing once, hidden things as the sentence that says so.

What all ways out are made of. Nothing is computed here.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from api.exports.numbers import day, number, percent
from api.wording import wording
from knowledge.texts import Texts

PARTS = (
    "schalen",
    "energie",
    "themas",
    "achter",
    "samen",
    "top_vijf",
    "krachten",
    "maatregelen",
    "dialoog",
    "trend",
    "vergelijking",
    "uitvoering",
    "factoren",
    "categorieen",
    "respons",
)
#: of the top five, in the order in which they are shown
CRITERIA = ("veel_mensen", "groot", "meer_problemen")

#: waves with the whole questionnaire: what is empty in another was not asked
WHOLE = ("nulmeting", "nameting")
#: verdicts on a cause of which something was done
DONE = ("gedaan_en_minder", "gedaan_geen_verschil", "gedaan_en_meer")


class Row(NamedTuple):
    """`deel`: part; `onderdeel`: what it is about; `groep`; `wat`: which value; `waarde`; `n`:
    band; `toelichting`.
    """

    deel: str
    onderdeel: str
    groep: str
    wat: str
    waarde: str
    n: str = ""
    toelichting: str = ""


def rows(content: Mapping[str, Any]) -> list[Row]:
    """The table of a snapshot, part by part. A snapshot of an earlier version has fewer parts."""
    return [row for part in PARTS for row in of_part(content, part)]


def of_part(content: Mapping[str, Any], part: str) -> list[Row]:
    """The rows of one part; none where the snapshot does not have it."""
    return list(Table(content).rows(part)) if part in content else []


class Table:
    """Reads a snapshot into rows."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content = content
        self.words: Mapping[str, str] = content["woorden"]
        self.texts: Texts = wording("export")
        lists = (part["lijst"] for part in content["themas"].values() if part.get("getoond"))
        labels = {entry["thema"]: entry["label"] for entries in lists for entry in entries}
        self._whole = content["golf"]["soort"] in WHOLE
        self._labels: dict[str, str] = labels

    def rows(self, part: str) -> Iterator[Row]:
        make = getattr(self, f"_{part}")
        yield from make(self.content[part])

    def value(self, cell: Mapping[str, Any] | None) -> str:
        """What a cell says, in words or as a Dutch number; the sentence for what is hidden."""
        if cell is None:
            return self.texts.say("onbekend")
        if not cell["getoond"]:
            return self.texts.say("te_weinig")
        if "gemiddelde" in cell:
            return number(cell["gemiddelde"])
        if "procent" in cell:
            return percent(cell["procent"])
        word = cell.get("woorden") or cell.get("beeld")
        return self.word(word) if word else self.texts.say("getoond")

    def short(self, cell: Mapping[str, Any]) -> str:
        """The same as `value`, for a place where a sentence does not fit."""
        name = f"kort.{cell.get('woorden')}"
        return self.texts.say(name) if name in self.texts.sentences else self.value(cell)

    def word(self, name: str) -> str:
        return self.words.get(name, name).rstrip(".")

    def judgement(self, name: str) -> str:
        """A verdict in words; short where there was too little to judge."""
        return self.say(name) if name == "te_weinig" else self.word(name)

    def verdict(self, cause: Mapping[str, Any]) -> str:
        """What came of a cause of the work plan; the first time, there is nothing to compare with."""
        if cause["oordeel"] == "te_weinig" and cause["voor"] is None:
            return self.say("eerste_puls")
        part = self.say("deels") if cause["uitgevoerd"] == "deels" and cause["oordeel"] in DONE else ""
        return f"{part} {self.judgement(cause['oordeel'])}".lstrip()

    def difference(self, name: str, high: str | None) -> str:
        """A verdict on a difference; a sure one with whether it is good news: less load, or more support."""
        good = {"hoger": "gunstig", "lager": "ongunstig"}.get(name)
        if good is None or high is None:
            return self.judgement(name)
        return f"{self.judgement(name)}; {self.say('is_gunstig' if good == high else 'is_ongunstig')}"

    def say(self, name: str) -> str:
        return self.texts.say(name)

    def group(self, name: str) -> str:
        return self.say(f"groep.{name}")

    def _cell(self, part: str, about: str, group: str, what: str, cell: Any, note: str = "") -> Row:
        band = cell.get("n", "") if cell else ""
        return Row(
            self.say(f"deel.{part}"), about, group, self.say(f"wat.{what}"), self.value(cell), band, note
        )

    def _schalen(self, part: Mapping[str, Any]) -> Iterator[Row]:
        school = self.group("school")
        for name, scale in part.items():
            label, note = scale.get("label", name), scale.get("richting", "")
            groups = {g: c for g, c in scale["groepen"].items() if self._whole or c["getoond"]}
            cells = {school: scale["school"]} | {self.group(g): c for g, c in groups.items()}
            for group, cell in cells.items():
                yield self._cell("schalen", label, group, "score", cell, note)
                if "aandeel" in cell:
                    yield self._cell("schalen", label, group, "aandeel", cell["aandeel"])

    def _energie(self, part: list[Any]) -> Iterator[Row]:
        school = self.group("school")
        for topic in part:
            asked = ", ".join(self.group(g) for g in topic["gevraagd_aan"])
            yield self._cell("energie", topic["label"], asked or school, "beeld", topic["cel"])
            for side in ("kost", "neutraal", "geeft"):
                if side in topic["cel"]:
                    yield self._cell("energie", topic["label"], asked or school, side, topic["cel"][side])

    def _themas(self, part: Mapping[str, Any]) -> Iterator[Row]:
        school = self.group("school")
        for side in ("kost", "geeft"):
            if not part[side]["getoond"]:
                yield self._cell("themas", self.say(f"wat.{side}"), school, "genoemd", part[side])
                continue
            for entry in part[side]["lijst"]:
                yield self._cell("themas", entry["label"], school, f"{side}_genoemd", entry["genoemd"])
                if side == "kost":
                    yield self._cell("themas", entry["label"], school, "omvang", entry["omvang"])

    def _achter(self, part: Mapping[str, Any]) -> Iterator[Row]:
        school = self.group("school")
        for theme, entries in part.items():
            for entry in entries:
                said = entry.get("zin", entry["achter"])
                yield self._cell("achter", self.label(theme), school, "genoemd", entry["genoemd"], said)

    def _samen(self, part: list[Any]) -> Iterator[Row]:
        for pair in part:
            about = " + ".join(self.label(theme) for theme in pair["themas"])
            yield self._cell("samen", about, self.group("school"), "genoemd", pair["genoemd"])

    def _top_vijf(self, part: list[Any]) -> Iterator[Row]:
        for place, entry in enumerate(part, 1):
            about = f"{place}. {entry['label']}"
            for name in CRITERIA:
                criterion = entry["criteria"][name]
                yield self._plain(
                    "top_vijf", about, name, str(criterion["punten"]), self.basis(criterion["basis"])
                )

    def _krachten(self, part: list[Any]) -> Iterator[Row]:
        for place, entry in enumerate(part, 1):
            basis = self.basis(entry["criteria"]["veel_mensen"]["basis"])
            yield self._plain(
                "krachten", f"{place}. {entry['label']}", "veel_mensen", str(entry["punten"]), basis
            )

    def _maatregelen(self, part: list[Any]) -> Iterator[Row]:
        for measure in part:
            reasons = " ".join(reason["reden"] for reason in measure["redenen"])
            title = measure["titel"]
            yield self._cell(
                "maatregelen", title, self.group("school"), "stemmen", measure["stemmen"], reasons
            )
            for answer in ("ja", "misschien", "nee", "doen_we_al"):
                if answer in measure["stemmen"]:
                    yield self._cell(
                        "maatregelen", title, self.group("school"), answer, measure["stemmen"][answer]
                    )

    def _dialoog(self, part: list[Any]) -> Iterator[Row]:
        for subject in part:
            yield self._plain("dialoog", subject["label"], "beeld", self.word("verdeeld"), "")
            for side, cell in subject["kanten"].items():
                yield self._cell("dialoog", subject["label"], self.group("school"), side, cell)

    def _trend(self, part: Mapping[str, Any]) -> Iterator[Row]:
        for trend in part.values():
            for point in trend["punten"]:
                note = f"{point['soort']}, {day(point['sluit'])}"
                yield self._cell("trend", trend["label"], self.group("school"), "score", point["cel"], note)
            for since in ("sinds_vorige", "sinds_eerste"):
                yield self._plain(
                    "trend",
                    trend["label"],
                    since,
                    self.difference(trend[since]["oordeel"], trend.get("hoog")),
                    "",
                )

    def _vergelijking(self, part: Mapping[str, Any]) -> Iterator[Row]:
        source = part["bron"]
        for name, figure in part["schalen"].items():
            label = self.content["schalen"][name].get("label", name)
            note = f"{source}, {figure['plaats']}, {figure['jaar']}"
            yield self._plain("vergelijking", label, "landelijk", number(figure["landelijk"]), note)
            yield self._plain(
                "vergelijking",
                label,
                "oordeel",
                self.judgement(figure["oordeel"]),
                figure["opmerking"] or "",
            )
        causes = part["oorzaken"]
        for row in causes["rijen"]:
            note = f"{source}, {causes['plaats']}, {causes['jaar']}, {causes['gevraagd_aan']}"
            yield self._plain("vergelijking", row["wat"], "scholen", percent(row["regulier"]), note)

    def _uitvoering(self, part: Mapping[str, Any]) -> Iterator[Row]:
        for factor in part["factoren"].values():
            yield self._cell("uitvoering", factor["label"], self.group("school"), "score", factor["cel"])
        for cause in part["oorzaken"]:
            label, measures = cause["label"], "; ".join(cause["maatregelen"])
            yield self._plain("uitvoering", label, "uitgevoerd", self.word(cause["uitgevoerd"]), measures)
            for when in ("voor", "na"):
                yield self._cell("uitvoering", label, self.group("school"), when, cause[when])
            yield self._plain("uitvoering", label, "oordeel", self.verdict(cause), "")

    def _factoren(self, part: Mapping[str, Any]) -> Iterator[Row]:
        for factor in part.values():
            if factor["score"]["getoond"]:
                yield self._cell("factoren", factor["label"], self.group("school"), "score", factor["score"])

    def _categorieen(self, part: Mapping[str, Any]) -> Iterator[Row]:
        for category in part.values():
            cell = category["oordeel"]
            yield self._cell("categorieen", category["label"], self.group("school"), "oordeel", cell)

    def _respons(self, part: Mapping[str, Any]) -> Iterator[Row]:
        yield self._cell("respons", self.say("meedoen"), self.group("school"), "deel", part["deel"])

    def _plain(self, part: str, about: str, what: str, value: str, note: str) -> Row:
        return Row(
            self.say(f"deel.{part}"), about, self.group("school"), self.say(f"wat.{what}"), value, "", note
        )

    def label(self, theme: str) -> str:
        """Name of a theme as the snapshot has it."""
        return self._labels.get(theme, theme)

    def basis(self, basis: Any) -> str:
        """What a criterion of the top five rests on, in words."""
        if isinstance(basis, Mapping):
            return ", ".join(self.word(word) for word in basis.values() if word)
        if isinstance(basis, list):
            return ", ".join(self.label(theme) for theme in basis)
        return self.word(basis) if basis else self.say("onbekend")
