"""The hand-kept lexicon: words and expressions of the school floor, and what they point at.

`knowledge/lexicon/*.yml` are read by content: files with `themas` (theme -> strength -> expressions),
`groepen` (word groups that expressions may name), `richting` and `spelling`.

An expression is one or more words. `*` stands for letters before or after (`nakijk*`, `*formulier*`), `...`
for zero to three words, `<groep>` for any word of that group. Other words match inflected forms too.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from actions.themes_words import normalise, plain, stem
from knowledge.base import ROOT as KNOWLEDGE
from knowledge.content import read_yaml
from knowledge.errors import ContentError, Problem

FOLDER = KNOWLEDGE / "lexicon"
GAP = "..."
WIDEST = 3
SHORTEST = 3  # letters beside a `*`
KINDS = ("themas", "groepen", "richting", "spelling")


@dataclass(frozen=True)
class Entry:
    """One expression: `words` as written, what it points at and how strongly (1..3)."""

    words: tuple[str, ...]
    target: str
    strength: int


@dataclass(frozen=True)
class Hit:
    """An entry found at words `start` up to `end`."""

    entry: Entry
    start: int
    end: int


@dataclass(frozen=True)
class Lexicon:
    """All expressions, ready to be looked up. Immutable; `data` is what is saved with a model."""

    entries: tuple[Entry, ...] = ()
    directions: tuple[Entry, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spelling: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, themes: Collection[str], folder: Path = FOLDER) -> "Lexicon":
        """Read the folder. Raises ContentError with every problem found, in Dutch."""
        files: list[tuple[str, Any]] = []
        problems: list[Problem] = []
        for path in sorted(folder.glob("*.yml")):
            try:
                files.append((path.name, read_yaml(path, folder)))
            except ContentError as error:
                problems += error.problems
        lexicon = cls.from_data([data for _, data in files if isinstance(data, dict)])
        problems += _problems(files, lexicon, themes)
        if problems:
            raise ContentError(problems)
        return lexicon

    @classmethod
    def from_data(cls, documents: Iterable[Mapping[str, Any]]) -> "Lexicon":
        """Put together documents of the shapes above, unchecked."""
        entries: list[Entry] = []
        directions: list[Entry] = []
        groups: dict[str, tuple[str, ...]] = {}
        spelling: dict[str, str] = {}
        documents = list(documents)
        for data in documents:
            for short, written in data.get("spelling", {}).items():
                spelling[plain(str(short))] = plain(str(written))
        for data in documents:
            entries += _entries(data.get("themas", {}), spelling)
            directions += _entries(data.get("richting", {}), spelling)
            for name, words in data.get("groepen", {}).items():
                groups[name] = tuple(" ".join(_words(str(w), spelling)) for w in words)
        return cls(tuple(entries), tuple(directions), groups, spelling)

    def to_data(self) -> dict[str, Any]:
        """The whole lexicon as one document for `from_data`."""
        return {
            "themas": _document(self.entries),
            "richting": _document(self.directions),
            "groepen": {name: list(words) for name, words in self.groups.items()},
            "spelling": dict(self.spelling),
        }

    @cached_property
    def _themes(self) -> "_Index":
        return _Index(self.entries)

    @cached_property
    def _directions(self) -> "_Index":
        return _Index(self.directions)

    @cached_property
    def _groups(self) -> "_Index":
        found = [Entry(tuple(w.split()), g, 1) for g, words in self.groups.items() for w in words]
        return _Index(tuple(found))

    @cached_property
    def _starred(self) -> tuple[tuple[str, str, bool, bool], ...]:
        """Elements with a `*`: element, its letters, open at the front, open at the back."""
        entries = (*self.entries, *self.directions)
        elements = {word for entry in entries for word in entry.words}
        elements |= {word for words in self.groups.values() for text in words for word in text.split()}
        found = sorted(word for word in elements if "*" in word)
        return tuple((w, w.strip("*"), w.startswith("*"), w.endswith("*")) for w in found)

    def _keys(self, word: str) -> set[str]:
        """What a word answers to: its stem and every `*` form that fits it."""
        found = {stem(word)}
        for element, letters, front, back in self._starred:
            if letters in word and (
                (front and back) or (front and word.endswith(letters)) or (back and word.startswith(letters))
            ):
                found.add(element)
        return found

    def find(self, words: Sequence[str]) -> tuple[list[Hit], list[Hit], list[Hit]]:
        """Theme hits, direction hits and group hits in a list of normalised words."""
        keys = [self._keys(word) for word in words]
        groups = self._groups.find(keys)
        for hit in groups:
            if hit.end - hit.start == 1:
                keys[hit.start].add(f"<{hit.entry.target}>")
        return self._themes.find(keys), self._directions.find(keys), groups


def _words(expression: str, spelling: Mapping[str, str]) -> tuple[str, ...]:
    """An expression as the words a text would have; marks of the lexicon are left alone."""
    found: list[str] = []
    for word in expression.split():
        marked = word == GAP or "*" in word or word.startswith(("<", "#"))
        found += [plain(word)] if marked else _first(normalise(word, spelling))
    return tuple(found)


def _first(words: Sequence[str]) -> Sequence[str]:
    """A word with dashes is followed by its parts; the lexicon means the whole."""
    return words[:1] if words and "-" in words[0] else words


def _entries(document: Mapping[str, Mapping[int, Sequence[Any]]], spelling: Mapping[str, str]) -> list[Entry]:
    return [
        Entry(_words(str(expression), spelling), target, int(strength))
        for target, strengths in document.items()
        for strength, expressions in strengths.items()
        for expression in expressions
    ]


def _document(entries: Iterable[Entry]) -> dict[str, dict[int, list[str]]]:
    found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        found[entry.target][entry.strength].append(" ".join(entry.words))
    return {target: dict(strengths) for target, strengths in found.items()}


def _problems(files: Sequence[tuple[str, Any]], lexicon: Lexicon, themes: Collection[str]) -> list[Problem]:
    found: list[Problem] = []
    for name, data in files:
        if not isinstance(data, dict) or not set(data) <= {"versie", *KINDS}:
            found.append(Problem(name, "", f"hier horen alleen de velden {', '.join(KINDS)}"))
    known = set(themes)
    checked = [(e, known) for e in lexicon.entries]
    for entry, targets in (*checked, *((e, {"kost", "geeft"}) for e in lexicon.directions)):
        where = f"{entry.target}: {' '.join(entry.words)}"
        if entry.target not in targets:
            found.append(Problem("lexicon", where, "dit thema of deze richting bestaat niet"))
        if entry.strength not in (1, 2, 3):
            found.append(Problem("lexicon", where, "de sterkte is 1, 2 of 3"))
        if not entry.words or GAP in (entry.words[0], entry.words[-1]):
            found.append(Problem("lexicon", where, "een uitdrukking begint en eindigt met een woord"))
        for word in entry.words:
            if word.startswith("<") and word[1:-1] not in lexicon.groups:
                found.append(Problem("lexicon", where, f"de woordgroep {word} bestaat niet"))
            if "*" in word and (len(word.strip("*")) < SHORTEST or "*" in word.strip("*")):
                what = "een * staat voor of achter minstens drie letters"
                found.append(Problem("lexicon", where, what))
    return found


class _Index:
    """Entries by their first element; elements are compared as keys of words."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._by_first: dict[str, list[tuple[Entry, tuple[str, ...]]]] = defaultdict(list)
        for entry in entries:
            elements = tuple(_element(word) for word in entry.words)
            self._by_first[elements[0]].append((entry, elements))

    def find(self, keys: Sequence[set[str]]) -> list[Hit]:
        """Every entry once per place where it begins, in reading order."""
        hits = []
        for start, own in enumerate(keys):
            for key in sorted(own & self._by_first.keys()):
                for entry, elements in self._by_first[key]:
                    end = _follow(keys, start + 1, elements[1:])
                    if end:
                        hits.append(Hit(entry, start, end))
        return hits


def _follow(keys: Sequence[set[str]], place: int, elements: tuple[str, ...]) -> int:
    """Where the rest of an expression ends, 0 if it does not follow."""
    if not elements:
        return place
    if elements[0] == GAP:
        for skip in range(WIDEST + 1):
            if end := _follow(keys, place + skip, elements[1:]):
                return end
        return 0
    if place < len(keys) and elements[0] in keys[place]:
        return _follow(keys, place + 1, elements[1:])
    return 0


def _element(word: str) -> str:
    if word == GAP or word.startswith("<") or "*" in word:
        return word
    return stem(word)
