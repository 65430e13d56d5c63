"""A stream of YAML documents: one measure each, as in knowledge/measures, or one cause."""

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from api.exchange.columns import RETIRED, STAMP, STATUS
from api.exchange.guard import Refused
from api.exchange.items import Fault, Item, Place, Read, said
from api.exchange.table import MOST
from api.wording import wording
from knowledge.change_model import Cause
from knowledge.layer import Item as Known
from knowledge.layer import document, fingerprint
from knowledge.measures import Measure

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
WIDTH = 10_000


def write_documents(measures: Iterable[Measure], causes: Iterable[Cause] = ()) -> bytes:
    """The measures by id and then the causes by theme, each with its version."""
    items: list[Known] = [*sorted(measures, key=lambda m: m.id), *causes]
    found = [{**document(item), STAMP: fingerprint(item)} for item in items]
    text = yaml.dump_all(
        found, Dumper=Dumper, allow_unicode=True, sort_keys=False, explicit_start=True, width=WIDTH
    )
    return str(text).encode()


def read_documents(content: bytes) -> Read:
    """The measures and causes of a YAML stream. Raises Refused where it is not read at all."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("tekens") from None
    items, faults = [], []
    try:
        found = list(_documents(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Refused("yaml", regel=mark.line + 1 if mark else 1) from None
    except (ValueError, RecursionError):
        raise Refused("yaml", regel=1) from None
    for line, data in found:
        place = Place(wording("exchange").say("document"), line)
        if not isinstance(data, dict) or not all(isinstance(name, str) for name in data):
            faults.append(Fault(place, said("velden")))
            continue
        stamp, status = str(data.pop(STAMP, "") or ""), str(data.pop(STATUS, "") or "")
        places = {name: Place(place.blad, line, name) for name in data}
        items.append(Item(place, data, places, stamp, status == RETIRED))
    if not items and not faults:
        raise Refused("leeg")
    return Read(items, faults)


def _documents(text: str) -> Iterator[tuple[int, Any]]:
    """Each document with the line on which it begins. Raises Refused for anchors: they can blow up."""
    count = 0
    loader = Loader(text)
    try:
        while loader.check_node():
            node = loader.get_node()
            if _shares(node):
                raise Refused("verwijzing")
            count += 1
            if count > MOST:
                raise Refused("te_veel", blad=wording("exchange").say("document"), meeste=MOST)
            if node.tag != "tag:yaml.org,2002:null":
                yield node.start_mark.line + 1, loader.construct_document(node)
    finally:
        loader.dispose()


def _shares(root: yaml.Node) -> bool:
    """Whether a node is used twice (an alias)."""
    seen: set[int] = set()
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            return True
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
    return False
