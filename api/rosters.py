"""Names of a school's own team, for redaction: read from files of the school and held in memory only.

Where they come from is the setting WERKDRUK_ROSTER_DIR: a folder with `<school>.txt`, one name a line.
They are in no database, log, backup or answer.
"""

import logging
from dataclasses import dataclass, field
from pathlib import Path

logger = logging.getLogger(__name__)
MOST = 500  # names that count

Names = tuple[str, ...]


@dataclass
class Rosters:
    """Names by school; none where the folder is not set."""

    folder: Path | None = None
    _known: dict[str, tuple[int, Names]] = field(default_factory=dict)

    def names(self, slug: str) -> Names:
        """Names of a school, read again when its file has changed; empty where there is no file.

        A file that cannot be read leaves the names that were known.
        """
        if self.folder is None:
            return ()
        file = self.folder / f"{slug}.txt"
        changed, known = self._known.get(slug, (-1, ()))
        try:
            now = file.stat().st_mtime_ns
            if now != changed:
                known = _lines(file.read_bytes())
                self._known[slug] = (now, known)
        except FileNotFoundError:
            self._known.pop(slug, None)
            return ()
        except (OSError, UnicodeDecodeError) as error:
            logger.error("the roster of a school is not read: %s", type(error).__name__)
        return known


def _lines(content: bytes) -> Names:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")  # as Notepad and Excel may write
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))[:MOST]
