"""Answer scales: which values exist and what stands on the buttons."""

from typing import Literal

from knowledge.content import Content

Value = int | str


class Option(Content):
    """One answer: the stored value and the label on the button."""

    waarde: Value
    label: str


class Scale(Content):
    """A closed set of answers. `hoog` says what a high value means (numbers only)."""

    soort: Literal["getal", "woord"]
    opties: tuple[Option, ...]
    hoog: str | None = None

    @property
    def values(self) -> tuple[Value, ...]:
        return tuple(option.waarde for option in self.opties)

    def label(self, value: Value) -> str:
        """Label of a value. Raises KeyError when the scale does not have it."""
        for option in self.opties:
            if option.waarde == value:
                return option.label
        raise KeyError(value)
