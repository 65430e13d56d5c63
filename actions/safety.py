"""The safety net: deterministic, before everything else; it rather warns too often than too seldom.

The patterns are reviewed content: knowledge/safety/*.yml, in the language of safety_patterns.py.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from actions.errors import ActionsError
from actions.redact_words import load_words
from actions.safety_model import SafetyModel
from actions.safety_patterns import Compiler, Index, Pattern
from actions.safety_tellings import Tellings
from actions.safety_text import Normaliser, Speller

FOLDER = Path(__file__).parent.parent / "knowledge" / "safety"
#: Order of importance.
ROUTES = ("acuut", "kind", "veiligheid", "zorg")
#: Routes where a missed cry weighs so much that one unexpected word may stand in a pattern.
GRAVE = frozenset(("acuut", "kind", "veiligheid"))
FIELDS = frozenset(("een_van", "ook", "niet"))
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BadSafetyFile(ActionsError):
    """A file in knowledge/safety is missing or has the wrong shape."""


@dataclass(frozen=True, eq=False)
class Rule:
    """Fires on a sentence that has one of `any_of`, all of `also` and none of `unless`."""

    name: str
    any_of: tuple[Pattern, ...]
    also: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]

    def fires(self, sentence: str, near: list[Pattern]) -> bool:
        """near: those patterns of `any_of` that have an anchor in the sentence."""
        return (
            any(pattern.found(sentence) for pattern in near)
            and all(pattern.found(sentence) for pattern in self.also)
            and not any(pattern.found(sentence) for pattern in self.unless)
        )


@dataclass(frozen=True)
class Route:
    """The rules of one card. `shorten`: what is cut from a sentence before its rules look at it."""

    name: str
    rules: tuple[Rule, ...]
    index: Index[tuple[Rule, Pattern]]
    shorten: tuple[re.Pattern[str], ...]

    def fired(self, sentence: str) -> str | None:
        """Name of a rule that fires, else None."""
        for longer in self.shorten:
            sentence = longer.sub(r"\1", sentence)
        near: dict[Rule, list[Pattern]] = {}
        for rule, pattern in self.index.near(sentence):
            near.setdefault(rule, []).append(pattern)
        return next((rule.name for rule, found in near.items() if rule.fires(sentence, found)), None)


class SafetyNet:
    """Says which card a text asks for, if any."""

    def __init__(
        self,
        normaliser: Normaliser,
        masks: Index[Pattern],
        tellings: Tellings,
        routes: tuple[Route, ...],
        model: SafetyModel | None = None,
    ) -> None:
        self.normaliser = normaliser
        self.masks = masks
        self.tellings = tellings
        self.routes = routes
        self.model = model

    @classmethod
    def load(cls) -> "SafetyNet":
        """The patterns of knowledge/safety and the trained model, read once.

        Raises BadSafetyFile, BadPattern or MissingModel.
        """
        return _load_whole()

    @classmethod
    def rules_only(cls) -> "SafetyNet":
        """The patterns alone, for training and review."""
        return _load()

    def route(self, text: str) -> str | None:
        """'acuut', 'kind', 'veiligheid', 'zorg' or None."""
        found = self.explain(text)
        if found:
            return found[0]
        return self.model.route(text) if self.model else None

    def explain(self, text: str) -> tuple[str, str] | None:
        """Route and name of the rule that fired, for the review of the patterns."""
        said = [self._masked(sentence) for sentence in self.normaliser.sentences(text)]
        sentences = [*said, *(self._masked(told) for line in said for told in self.tellings.of(line))]
        for route in self.routes:
            for sentence in sentences:
                if name := route.fired(sentence):
                    return route.name, name
        return None

    def _masked(self, sentence: str) -> str:
        """The sentence without sayings that only look like a cry for help."""
        for mask in self.masks.near(sentence):
            sentence = mask.regex.sub("_ ", sentence)
        return sentence


@lru_cache(maxsize=1)
def _load_whole() -> SafetyNet:
    rules = _load()
    return SafetyNet(rules.normaliser, rules.masks, rules.tellings, rules.routes, SafetyModel.load())


@lru_cache(maxsize=1)
def _load() -> SafetyNet:
    parts, words = _read("delen"), _read("woorden")
    fillers = [*parts["vulwoorden"], *parts["tussenvoegsels"]]
    compiler = Compiler(parts["delen"], fillers)
    masks: Index[Pattern] = Index()
    for source in parts["zegswijzen"]:
        mask = compiler.compile(source)
        masks.add(mask.anchors, mask)
    loose = Compiler(parts["delen"], fillers, loose=True)
    routes = tuple(_route(name, compiler, loose if name in GRAVE else compiler) for name in ROUTES)
    vocabulary = compiler.vocabulary | loose.vocabulary
    known = load_words().ordinary | set(words["gewoon"]) | vocabulary
    begins = tuple(word[:-1] for word in vocabulary if word.endswith("*"))
    speller = Speller(words["kernwoorden"], known, begins)
    tellings = Tellings(parts["tussenvoegsels"], parts["ik_werkwoorden"])
    return SafetyNet(Normaliser(words["vormen"], words["samen"], speller), masks, tellings, routes)


def _route(name: str, compiler: Compiler, finder: Compiler) -> Route:
    """finder: compiles what is sought; compiler: what must be there too, or may not."""
    data = _read(name)
    shorten = tuple(compiler.shortening(keep, drop) for keep, drop in data.pop("_inkorten", ()))
    rules = []
    index: Index[tuple[Rule, Pattern]] = Index()
    for rule_name, fields in data.items():
        if set(fields) - FIELDS or not fields.get("een_van"):
            what = f"knowledge/safety/{name}.yml, '{rule_name}'"
            raise BadSafetyFile(f"{what}: gebruik de velden een_van, ook en niet")
        any_of = tuple(finder.compile(source) for source in fields["een_van"])
        also, unless = (
            tuple(compiler.compile(source) for source in fields.get(key, ())) for key in ("ook", "niet")
        )
        rule = Rule(rule_name, any_of, also, unless)
        rules.append(rule)
        for pattern in any_of:
            index.add(pattern.anchors, (rule, pattern))
    return Route(name, tuple(rules), index, shorten)


def _read(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.yml"
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    except FileNotFoundError:
        raise BadSafetyFile(f"knowledge/safety/{name}.yml ontbreekt; zet het terug") from None
    except yaml.YAMLError as error:
        what = f"knowledge/safety/{name}.yml is geen geldige YAML"
        raise BadSafetyFile(f"{what}: {error}") from None
    if not isinstance(data, dict):
        raise BadSafetyFile(f"knowledge/safety/{name}.yml hoort velden met een naam te hebben")
    return data
