"""Where a conversation is. Holds no text that anybody typed; travels with every turn as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal

from actions.errors import BadState

Given = int | str | None
Status = Literal["nieuw", "open", "gepauzeerd", "klaar", "geweigerd"]
VERSION = 1


@dataclass(frozen=True)
class State:
    """One conversation.

    `given`: step id -> answer, None where skipped; for free text a mark, never the text.
    `found`: open question -> ids of the themes on offer; `claimed` says how many of those were claimed.
    `themes`: open question -> themes the speaker confirmed. `measures`: shown, in order.
    `refused`: open question -> themes that were said not to be meant; these are not offered there again.
    `focus`: themes this wave aims at (a puls).
    `aside`: a question beside the questionnaire that waits for an answer ('verwijderen').
    """

    kind: str = "nulmeting"
    focus: tuple[str, ...] = ()
    status: Status = "nieuw"
    open: str | None = None
    given: Mapping[str, Given] = field(default_factory=dict)
    found: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    claimed: Mapping[str, int] = field(default_factory=dict)
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    refused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measures: tuple[str, ...] = ()
    aside: str | None = None
    misses: int = 0
    version: int = VERSION

    def answered(self, step: str, value: Given) -> "State":
        """The same conversation with an answer added or replaced."""
        return replace(self, given={**self.given, step: value}, misses=0)

    def without(self, prefix: str) -> "State":
        """Forget everything that followed from an open question."""
        drop = prefix + "."
        return replace(
            self,
            given={k: v for k, v in self.given.items() if not k.startswith(drop)},
            found={k: v for k, v in self.found.items() if k != prefix},
            claimed={k: v for k, v in self.claimed.items() if k != prefix},
            themes={k: v for k, v in self.themes.items() if k != prefix},
            refused={k: v for k, v in self.refused.items() if k != prefix},
        )

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def from_json(data: Mapping[str, Any] | None, kind: str, focus: tuple[str, ...] = ()) -> State:
    """Read a state; None starts a new conversation of `kind` aimed at `focus`. Raises BadState."""
    if data is None:
        return State(kind=kind, focus=focus)
    known = {item.name for item in fields(State)}
    if set(data) - known or data.get("version") != VERSION:
        raise BadState("Deze gespreksstand is van een andere versie.")
    values = dict(data)
    for name in ("found", "themes", "refused"):
        values[name] = {k: tuple(v) for k, v in values.get(name, {}).items()}
    values["focus"] = tuple(values.get("focus", ()))
    values["measures"] = tuple(values.get("measures", ()))
    return State(**values)
