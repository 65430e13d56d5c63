"""Errors of the knowledge package. Messages are Dutch: facilitators read them."""

from dataclasses import dataclass


class KnowledgeError(Exception):
    """Base of every error of this package."""


@dataclass(frozen=True, order=True)
class Problem:
    """One content error: where it is, what is wrong and the way out."""

    file: str
    field: str
    what: str

    def __str__(self) -> str:
        place = f"{self.file}, veld '{self.field}'" if self.field else self.file
        return f"{place}: {self.what}"


class ContentError(KnowledgeError):
    """The content does not hold together. Carries all problems at once."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
