"""Errors of the store. They carry facts; api/errors.py and the command line say them in Dutch."""

from typing import Any


class StoreError(Exception):
    """Base of every error of the store. `name` is the name of its sentence in api/texts/errors.yml."""

    name = "store"

    def __init__(self, **values: Any) -> None:
        super().__init__(f"{self.name} {values}" if values else self.name)
        self.values = values


class NotFound(StoreError):
    """The school, wave, token or announcement that is asked for does not exist."""

    name = "not_found"


class Taken(StoreError):
    """Something with this name exists already."""

    name = "taken"


class KeysTooAlike(StoreError):
    """A board has another valid key for all but one or two of the same schools. `number`: its id."""

    name = "keys_too_alike"


class LowerK(StoreError):
    """A school whose waves had a higher `k` does not go back: what was too few stays too few."""

    name = "lower_k"


class WaveIsOpen(StoreError):
    """The school has an open wave, and what is asked cannot be done meanwhile."""

    name = "wave_is_open"


class NoOpenWave(StoreError):
    """There is no open wave to talk in, or it closed while the turn was under way."""

    name = "no_open_wave"


class NotInSample(StoreError):
    """Only a part of the staff is asked this month, and this person is not among them."""

    name = "not_in_sample"


class NotReady(StoreError):
    """A wave may not be opened: a condition is not met. `field` names it."""

    name = "wave_not_ready"


class Conflict(StoreError):
    """Another worker handled a turn of the same participant in the meantime: load again and redo."""

    name = "conflict"


class OtherBody(StoreError):
    """A message id came back with other content."""

    name = "other_body"


class BadWrite(StoreError):
    """The assistant asked to write something that is not in the contract. Nothing of the turn is written."""

    name = "bad_write"


class UnsafeDatabase(StoreError):
    """The database does not give the guarantees that the product promises (WAL and FULL on SQLite)."""

    name = "unsafe_database"


class BadBackup(StoreError):
    """A file is no complete backup of this product, or of another version of it."""

    name = "bad_backup"


class OldDatabase(StoreError):
    """The tables are not those of this version: `werkdruk db upgrade` first."""

    name = "old_database"


class Outdated(StoreError):
    """Someone else changed this since it was read."""

    name = "outdated"
