"""The TNO work-pressure model: 6 categories, 32 factors, 51 school themes.

Source: the model of TNO's Werkdruk Wegwijzer; `aanvulling` marks what its drawing does not have.
"""

from typing import Literal

from pydantic import Field, model_validator

from knowledge.content import Content, Id

Side = Literal["eisen", "hulpbronnen", "individu", "gevolg"]
Direction = Literal["kost", "geeft"]


class Category(Content):
    """One of the six boxes. `kant` says on which side of the balance it stands."""

    label: str
    kant: Side


class Factor(Content):
    """One line in a box."""

    label: str
    categorie: Id
    aanvulling: bool = False


class Theme(Content):
    """A subject as school staff name it. `kort` fits on a button; `grens` settles what belongs.

    `ook`: other names (`ook_bij`: in one direction only). `vanzelf_bij`: the one direction in which it is
    offered unasked, None for both.
    """

    factor: Id
    kort: str
    ook: tuple[str, ...] = ()
    ook_bij: dict[Direction, tuple[str, ...]] = Field(default_factory=dict)
    vanzelf_bij: Direction | None = None
    uitleg: str
    grens: str


SENSITIVE = ("gevolgen", "individuele_factoren")  # categories


class TnoModel(Content):
    """Categories, factors and themes by id; every reference is known to exist."""

    versie: int
    categorieen: dict[Id, Category]
    factoren: dict[Id, Factor]
    themas: dict[Id, Theme]

    @model_validator(mode="after")
    def references_exist(self) -> "TnoModel":
        for name, factor in self.factoren.items():
            if factor.categorie not in self.categorieen:
                raise ValueError(f"factor {name}: categorie {factor.categorie} bestaat niet")
        for name, theme in self.themas.items():
            if theme.factor not in self.factoren:
                raise ValueError(f"thema {name}: factor {theme.factor} bestaat niet")
        return self

    def is_sensitive(self, theme: str) -> bool:
        """Whether a theme is about what work does to someone, or about the person: it needs more people."""
        return self.category_of(theme) in SENSITIVE

    def is_sensitive_factor(self, factor: str) -> bool:
        """The same for a factor."""
        return self.factoren[factor].categorie in SENSITIVE

    def category_of(self, theme: str) -> str:
        """Id of the category of a theme. Raises KeyError for an unknown theme."""
        return self.factoren[self.themas[theme].factor].categorie

    def side_of(self, theme: str) -> Side:
        """Side of the balance on which a theme stands."""
        return self.categorieen[self.category_of(theme)].kant
