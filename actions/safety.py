"""The safety net: deterministic, before everything else, and tuned to warn too often rather than too seldom."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from actions.errors import ActionsError
from actions.redact_words import load_words
from actions.safety_patterns import Compiler, Pattern
from actions.safety_text import Normaliser, Speller

FOLDER = Path(__file__).parent.parent / "knowledge" / "safety"
#: Order of importance.
ROUTES = ("acuut", "kind", "veiligheid", "zorg")


class BadSafetyFile(ActionsError):
    """A file in knowledge/safety is missing or has the wrong shape."""


@dataclass(frozen=True)
class Rule:
    """Matches a sentence that has one of `any_of`, all of `also` and none of `unless`."""

    name: str
    any_of: tuple[Pattern, ...]
    also: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]

    def fires(self, sentence: str, near: set[Pattern]) -> bool:
        """near: the patterns whose anchors occur in the sentence."""
        if not any(pattern in near and pattern.found(sentence) for pattern in self.any_of):
            return False
        if not all(pattern.found(sentence) for pattern in self.also):
            return False
        return not any(pattern.found(sentence) for pattern in self.unless)


@dataclass(frozen=True)
class Route:
    """The rules of one route, found by the words that a sentence must have."""

    name: str
    rules: tuple[Rule, ...]
    by_word: dict[str, tuple[tuple[Rule, Pattern], ...]]
    by_begin: dict[str, tuple[tuple[str, Rule, Pattern], ...]]
    shorten: tuple[re.Pattern[str], ...]

    def fired(self, sentence: str) -> str | None:
        """Name of a rule that fires, else None."""
        for pattern in self.shorten:
            sentence = pattern.sub(r"\1", sentence)
        near: set[Pattern] = set()
        rules: dict[int, Rule] = {}
        for word in set(sentence.split()):
            for rule, pattern in self.by_word.get(word, ()):
                near.add(pattern)
                rules[id(rule)] = rule
            for begin, rule, pattern in self.by_begin.get(word[:3], ()):
                if word.startswith(begin):
                    near.add(pattern)
                    rules[id(rule)] = rule
        return next((rule.name for rule in rules.values() if rule.fires(sentence, near)), None)


class SafetyNet:
    """Says which card a text asks for, if any."""

    def __init__(self, normaliser: Normaliser, masks: tuple[Pattern, ...], routes: tuple[Route, ...]) -> None:
        self.normaliser = normaliser
        self.masks = masks
        self.routes = routes

    @classmethod
    def load(cls) -> "SafetyNet":
        """Read knowledge/safety once. Raises BadSafetyFile or BadPattern."""
        return _load()

    def route(self, text: str) -> str | None:
        """'acuut', 'kind', 'veiligheid', 'zorg' or None."""
        found = self.explain(text)
        return found[0] if found else None

    def explain(self, text: str) -> tuple[str, str] | None:
        """Route and the name of the rule that fired: for tests and for review of the patterns."""
        sentences = [self._masked(sentence) for sentence in self.normaliser.sentences(text)]
        for route in self.routes:
            for sentence in sentences:
                if name := route.fired(sentence):
                    return route.name, name
        return None

    def _masked(self, sentence: str) -> str:
        """The sentence without sayings that only look like a cry for help."""
        words = sentence.split()
        for mask in self.masks:
            if any(_has(anchor, words) for anchor in mask.anchors):
                sentence = mask.regex.sub("_ ", sentence)
        return sentence


def _has(anchor: str, words: list[str]) -> bool:
    if anchor.endswith("*"):
        return any(word.startswith(anchor[:-1]) for word in words)
    return anchor in words


@lru_cache(maxsize=1)
def _load() -> SafetyNet:
    parts = _read("delen")
    words = _read("woorden")
    compiler = Compiler(parts["delen"], parts["vulwoorden"])
    masks = tuple(compiler.compile(source) for source in parts["zegswijzen"])
    routes = tuple(_route(name, compiler) for name in ROUTES)
    ordinary = load_words().ordinary
    speller = Speller(words["kernwoorden"], (ordinary | set(words["gewoon"])) - set(words["geen_gewone_woorden"]))
    return SafetyNet(Normaliser(words["vormen"], words["samen"], speller), masks, routes)


def _read(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.yml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadSafetyFile(f"knowledge/safety/{name}.yml ontbreekt; zet het bestand terug") from None
    except yaml.YAMLError as error:
        raise BadSafetyFile(f"knowledge/safety/{name}.yml is geen geldige YAML: {error}") from None
    if not isinstance(data, dict):
        raise BadSafetyFile(f"knowledge/safety/{name}.yml hoort velden met een naam te hebben")
    return data


def _route(name: str, compiler: Compiler) -> Route:
    rules = []
    by_word: dict[str, list[tuple[Rule, Pattern]]] = {}
    by_begin: dict[str, list[tuple[str, Rule, Pattern]]] = {}
    data = _read(name)
    shorten = tuple(compiler.shortening(keep, drop) for keep, drop in data.pop("_inkorten", ()))
    for rule_name, fields in data.items():
        unknown = set(fields) - {"een_van", "ook", "niet"}
        if unknown or not fields.get("een_van"):
            raise BadSafetyFile(
                f"knowledge/safety/{name}.yml, '{rule_name}': gebruik de velden een_van, ook en niet"
            )
        groups = (tuple(map(compiler.compile, fields.get(key, ()))) for key in ("een_van", "ook", "niet"))
        rule = Rule(rule_name, *groups)
        rules.append(rule)
        for pattern in rule.any_of:
            for anchor in pattern.anchors:
                if not anchor.endswith("*"):
                    by_word.setdefault(anchor, []).append((rule, pattern))
                elif len(anchor) < 4:
                    raise BadSafetyFile(f"knowledge/safety/{name}.yml: '{anchor}' is te kort")
                else:
                    begin = anchor[:-1]
                    by_begin.setdefault(begin[:3], []).append((begin, rule, pattern))
    return Route(
        name,
        tuple(rules),
        {key: tuple(found) for key, found in by_word.items()},
        {key: tuple(found) for key, found in by_begin.items()},
        shorten,
    )
