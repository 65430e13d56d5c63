"""Ids for people, made from words: 'Minder vergaderen!' becomes `minder_vergaderen`."""

import re
import unicodedata
from collections.abc import Container, Mapping
from typing import Any

LONGEST = 48
FALLBACK = "maatregel"


def slug(title: str) -> str:
    """Small letters, digits and _; whole words where they fit in 48 characters; never empty."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    found = ""
    for word in words:
        longer = f"{found}_{word}" if found else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        found = longer
    return found if found[:1].isalpha() else f"{FALLBACK}_{found}".rstrip("_")


def id_for(title: str, taken: Container[str]) -> str:
    """The slug of a title, with _2, _3 … where it is taken."""
    found = name = slug(title)
    number = 2
    while found in taken:
        found = f"{name}_{number}"
        number += 1
    return found


def name_for(data: Mapping[str, Any], taken: Container[str]) -> str:
    """An id made for people: of a measure from its title, of a cause from its theme and sentence."""
    if "zin" in data:
        return id_for(f"{data.get('thema')} {data['zin']}", taken)
    title = data.get("titel")
    return id_for(title, taken) if isinstance(title, str) else ""
