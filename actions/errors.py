"""Errors of the actions package."""


class ActionsError(Exception):
    """Base of every error of this package."""


class UnknownScale(ActionsError):
    """A scale is named that does not exist."""


class BadState(ActionsError):
    """A conversation state cannot be read: it was not made by this version or not by us."""


class MissingModel(ActionsError):
    """A trained model is not there yet; `make train` makes it."""
