"""Themes that people named: for the school only, in bands and words. People count, not mentions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import pandas as pd

from api import disclosure
from api.analysis.survey import Survey
from api.disclosure import Cell

DIRECTIONS = ("kost", "geeft")
SMALL, LARGE = 4.0, 7.0  # mean size (1..10): below is 'klein', from LARGE 'groot' (own rule)


@dataclass(frozen=True)
class Voices:
    """Who named what, and what of it may be published."""

    survey: Survey

    @cached_property
    def themes(self) -> dict[str, dict[str, frozenset[str]]]:
        """Published themes per direction, most people first: theme -> participants who confirmed
        it.

        Order: by band, ties by name, never by the exact count.
        """
        return {direction: self._published(direction, confirmed=True) for direction in DIRECTIONS}

    @cached_property
    def unconfirmed(self) -> dict[str, dict[str, frozenset[str]]]:
        """The same for themes that were recognised but not confirmed; who confirmed one counts
        there only.
        """
        return {direction: self._published(direction, confirmed=False) for direction in DIRECTIONS}

    def of_factor(self, factor: str) -> dict[str, Cell]:
        """Per direction how many people named a published theme of this factor."""
        return self._of([name for name, t in self.survey.model.themas.items() if t.factor == factor])

    def of_category(self, category: str) -> dict[str, Cell]:
        """Per direction how many people named a published theme of this category."""
        model = self.survey.model
        return self._of([name for name in model.themas if model.category_of(name) == category])

    def least(self, theme: str) -> int:
        """People that this theme needs."""
        rules = self.survey.rules
        return rules.sensitive if self.is_sensitive(theme) else rules.voices

    def is_sensitive(self, theme: str) -> bool:
        return self.survey.model.is_sensitive(theme)

    def mentions(
        self, direction: str, theme: str | None = None, confirmed: bool | None = None
    ) -> pd.DataFrame:
        """Rows of `survey.mentions` of people in the survey."""
        rows = self.survey.mentions
        keep = (rows["richting"] == direction) & rows["participant"].isin(self.survey.people.index)
        if theme is not None:
            keep &= rows["theme"] == theme
        if confirmed is not None:
            keep &= rows["confirmed"].astype(bool) == confirmed
        return rows[keep]

    def _of(self, themes: Collection[str]) -> dict[str, Cell]:
        """Hidden where the total beside those of its themes would say who named two of them."""
        found = {}
        for direction in DIRECTIONS:
            published = self.themes[direction]
            mine = {theme: published[theme] for theme in themes if theme in published}
            who: frozenset[str] = frozenset().union(*mine.values())
            least = min((self.least(theme) for theme in mine), default=1)
            apart = all(self._may_combine(one, other) for one, other in combinations(mine.items(), 2))
            found[direction] = count(self.survey, who, least) if mine and apart else disclosure.hidden()
        return found

    def _may_combine(self, one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
        """Whether nobody named both of two themes, or as many as a theme needs; never of sensitive ones."""
        return self.nobody_or_enough(one[1] & other[1]) and not (
            self.is_sensitive(one[0]) or self.is_sensitive(other[0])
        )

    def enough(self, who: Collection[str]) -> bool:
        """Whether these are as many people as a theme needs that is not sensitive."""
        return disclosure.enough(*self.survey.count(who), self.survey.rules.voices)

    def nobody_or_enough(self, who: Collection[str]) -> bool:
        return not who or self.enough(who)

    def _published(self, direction: str, confirmed: bool) -> dict[str, frozenset[str]]:
        everything = self.mentions(direction)
        if not disclosure.enough(
            *self.survey.count(set(everything["participant"])), self.survey.rules.writers
        ):
            return {}
        sure = everything[everything["confirmed"].astype(bool)]
        found: dict[str, frozenset[str]] = {}
        for theme in sorted(set(everything["theme"])):
            who = frozenset(sure["participant"][sure["theme"] == theme])
            if not confirmed:
                if self.is_sensitive(theme):
                    continue
                who = frozenset(everything["participant"][everything["theme"] == theme]) - who
            several = disclosure.enough(*self.survey.count(who), self.least(theme))
            if several and not self._nearly_all(theme, who):
                found[theme] = who
        order = sorted(found, key=lambda theme: (-(len(found[theme]) // disclosure.BAND), theme))
        return {theme: found[theme] for theme in order}

    def _nearly_all(self, theme: str, who: frozenset[str]) -> bool:
        """Whether a sensitive theme would say of every colleague, or nearly, that they named it."""
        others = self.survey.count(set(self.survey.people.index) - who)[1]
        return self.is_sensitive(theme) and others < disclosure.OUTSIDERS


def count(survey: Survey, who: Iterable[str], least: int) -> Cell:
    """Cell of a number of participants."""
    return disclosure.count_cell(*survey.count(set(who)), least)


def themes(voices: Voices) -> dict[str, Any]:
    """Part 'themas': per direction {"getoond", "lijst": [...]}; hidden where nothing passes.

    An entry: thema, label, factor, categorie, genoemd (cell), omvang (cell: klein, middel, groot;
    only 'kost').
    `onbevestigd`: the same shape without omvang, for what people did not confirm.
    """
    model = voices.survey.model

    def entry(theme: str, who: frozenset[str]) -> dict[str, Any]:
        return {
            "thema": theme,
            "label": model.themas[theme].kort,
            "factor": model.themas[theme].factor,
            "categorie": model.category_of(theme),
            "genoemd": count(voices.survey, who, voices.least(theme)),
        }

    def listed(entries: list[dict[str, Any]]) -> Cell:
        return {"getoond": True, "lijst": entries} if entries else disclosure.hidden()

    part: dict[str, Any] = {
        direction: listed(
            [{**entry(theme, who), "omvang": _size(voices, direction, theme)} for theme, who in found.items()]
        )
        for direction, found in voices.themes.items()
    }
    unsure = {
        direction: listed([entry(theme, who) for theme, who in found.items()])
        for direction, found in voices.unconfirmed.items()
    }
    return {**part, "onbevestigd": unsure}


def behind(voices: Voices) -> dict[str, list[dict[str, Any]]]:
    """Part 'achter': per published theme that costs energy, what people say is behind it (id,
    genoemd).
    """
    found = {}
    for theme in voices.themes["kost"]:
        if voices.is_sensitive(theme):
            continue
        rows = voices.mentions("kost", theme, confirmed=True)
        rows = rows[rows["behind"].notna()]
        entries = [
            {"achter": name, "genoemd": cell}
            for name in sorted(set(rows["behind"]))
            if (
                cell := count(voices.survey, rows["participant"][rows["behind"] == name], voices.least(theme))
            )["getoond"]
        ]
        if entries:
            found[theme] = sorted(entries, key=_by_band)
    return found


def _by_band(entry: dict[str, Any]) -> tuple[int, str]:
    return -int(entry["genoemd"]["n"].split("–")[0]), entry["achter"]


def _size(voices: Voices, direction: str, theme: str) -> Cell:
    """How large the theme is for those who named it: mean of sizes 1..10 in words, one per
    person.
    """
    rows = voices.mentions(direction, theme, confirmed=True)
    rows = rows[rows["size"].notna()]
    sizes = rows.assign(size=rows["size"].astype(float)).groupby("participant")["size"].max()
    people, outsiders = voices.survey.count(sizes.index)
    if voices.is_sensitive(theme) or not disclosure.enough(people, outsiders, voices.survey.rules.k):
        return disclosure.hidden()
    size = disclosure.mean(sizes[voices.survey.outside(sizes.index)])
    return {
        "getoond": True,
        "woorden": "klein" if size < SMALL else "groot" if size >= LARGE else "middel",
    }
