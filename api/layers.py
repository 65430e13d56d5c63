"""The effective base of a school: the base with what is published for that school over it.

A turn brings the release that was read with everything else of that turn; the effective base is made once for
each release. The layer is written as `<hash>.json`, so that the action server can read what the release says.
"""

import os
import tempfile
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa

from api.catalogue import catalogues
from api.store import knowledge
from api.store.knowledge import Published
from api.store.store import Store
from api.store.writes import Catalogue
from knowledge.base import Base
from knowledge.layer import Change, Layer, base_version, layer_of, read_item, with_layer

KEPT = 128  # effective bases in memory


@dataclass(frozen=True)
class Effective:
    """A base with its layer. `hash`: of the layer, empty where there is none."""

    base: Base
    hash: str
    version: str
    catalogues: Mapping[str, Catalogue]

    @property
    def stamp(self) -> dict[str, str]:
        """What a snapshot remembers: the version of the base and of the layer."""
        return {"basis": self.version, "laag": self.hash}


def change_of(row: Published) -> Change:
    """A published row as a change."""
    item = read_item(row.document, row.subject) if row.document is not None else None
    return Change(row.subject, row.action, item, row.base_hash)  # type: ignore[arg-type]


def layer(conn: sa.Connection, base: Base, school_id: str | None) -> Layer:
    """What is published for a school, or (None) for all schools."""
    return layer_of(base, [change_of(row) for row in knowledge.published(conn, school_id)])


def effective(conn: sa.Connection, base: Base, school_id: str | None) -> Base:
    """The base with what is published for a school over it."""
    return with_layer(base, layer(conn, base, school_id))


class Layers:
    """Effective bases by release and school."""

    def __init__(self, store: Store, base: Base, folder: Path) -> None:
        self._store, self._base, self._folder = store, base, folder
        self._plain = Effective(base, "", base_version(base), catalogues(base))
        self._kept: OrderedDict[tuple[str, str | None], Effective] = OrderedDict()
        self._lock = Lock()

    def known(self, school_id: str | None, release: str | None) -> Effective | None:
        """What is in memory already; None where `of` has to look in the database."""
        if release is None:
            return self._plain
        with self._lock:
            found = self._kept.get((release, school_id))
            if found is not None:
                self._kept.move_to_end((release, school_id))
            return found

    def of(self, school_id: str | None, release: str | None) -> Effective:
        """The effective base of a school at a release. The file is there when this returns."""
        found = self.known(school_id, release)
        if found is not None:
            return found
        with self._store.read() as conn:
            newest = knowledge.release(conn)
            made = self.made(conn, school_id)
        with self._lock:
            self._kept[(newest or "", school_id)] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def now(self, conn: sa.Connection, school_id: str | None) -> Effective:
        """The effective base as it is in this transaction."""
        return self.known(school_id, knowledge.release(conn)) or self.made(conn, school_id)

    def made(self, conn: sa.Connection, school_id: str | None) -> Effective:
        found = layer(conn, self._base, school_id)
        if not found.items:
            return self._widened(self._plain, conn, school_id)
        write(self._folder, found)
        base = with_layer(self._base, found)
        own = Effective(base, found.hash, self._plain.version, catalogues(base))
        return self._widened(own, conn, school_id)

    def _widened(self, found: Effective, conn: sa.Connection, school_id: str | None) -> Effective:
        """A conversation that is under way may still vote on a measure, or name a cause, that was
        retired meanwhile.
        """
        more = knowledge.ever_published(conn, school_id) | self._plain.base.measures.keys()
        causes = more | self._plain.base.causes.keys()
        wider = {
            kind: replace(one, measures=one.measures | more, behind=one.behind | causes)
            for kind, one in found.catalogues.items()
        }
        return replace(found, catalogues=wider)


def write(folder: Path, layer: Layer) -> Path:
    """Write a layer under its hash, whole or not at all; what is there already is right."""
    place = folder / f"{layer.hash}.json"
    if place.exists():
        return place
    folder.mkdir(parents=True, exist_ok=True)
    handle, half = tempfile.mkstemp(dir=folder, suffix=".half")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(layer.text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, place)
    except OSError:
        Path(half).unlink(missing_ok=True)
        raise
    return place


def of_wave(conn: sa.Connection, base: Base, school_id: str) -> tuple[Base, dict[str, Any]]:
    """The effective base with which a wave of this school is published, and what the snapshot says of it."""
    found = layer(conn, base, school_id)
    return with_layer(base, found), {"basis": base_version(base), "laag": found.hash}
