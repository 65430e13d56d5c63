"""Changes of the knowledge base that the API has published: read by their hash, and kept.

The API writes each layer as `<hash>.json` before it names the hash in a turn. What cannot be read is no
reason to fall silent: the conversation goes on with the base alone.
"""

import logging
import re
from collections import OrderedDict
from pathlib import Path

from knowledge.base import Base
from knowledge.errors import KnowledgeError
from knowledge.layer import digest, read_layer, with_layer

logger = logging.getLogger(__name__)
HASH = re.compile(r"[0-9a-f]{64}")
KEPT = 64


class Layers:
    """Effective bases by the hash of their layer."""

    def __init__(self, base: Base, folder: Path | None) -> None:
        self._base, self._folder = base, folder
        self._kept: OrderedDict[str, Base] = OrderedDict()

    def base(self, version: str | None) -> Base:
        """The base with this layer over it; the base alone where there is none, or none that can be read."""
        if not version or self._folder is None or not HASH.fullmatch(version):
            return self._base
        found = self._kept.get(version)
        if found is None:
            found = self._read(self._folder / f"{version}.json", version)
            if found is None:
                return self._base
            self._kept[version] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def _read(self, place: Path, version: str) -> Base | None:
        try:
            text = place.read_text(encoding="utf-8")
            if digest(text) != version:
                raise ValueError("other content")
            return with_layer(self._base, read_layer(text))
        except (OSError, ValueError, AttributeError, KnowledgeError) as error:
            logger.error("a layer was not read: %s", type(error).__name__)
            return None
