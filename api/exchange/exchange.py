"""Export and import as one call each, the same from the command line and over HTTP."""

from collections.abc import Collection
from dataclasses import dataclass, field

from api.editing import Desk
from api.exchange.documents import read_documents, write_documents
from api.exchange.guard import Refused, is_workbook
from api.exchange.items import Fault, Read
from api.exchange.judge import judge
from api.exchange.read import read_workbook
from api.exchange.write import workbook
from knowledge.base import Base


@dataclass(frozen=True)
class Taken:
    """The outcome of an import: ids that became concepts, and what was wrong."""

    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    faults: tuple[Fault, ...] = ()
    saved: bool = False


def read_file(content: bytes) -> Read:
    """A workbook or a YAML stream, by what it is and not by what it is called. Raises Refused."""
    if is_workbook(content):
        return read_workbook(content)
    if content[:5].lower() in (b"%pdf-", b"<html", b"{\\rtf"):
        raise Refused("soort")
    return read_documents(content)


def write_file(base: Base, form: str) -> bytes:
    """The measures and causes of an effective base as 'xlsx' or 'yaml'."""
    measures = base.measures.values()
    return workbook(base, measures) if form == "xlsx" else write_documents(measures, base.causes.values())


def export(desk: Desk, slugs: Collection[str], form: str, concepts: bool) -> bytes:
    """The knowledge base of a school (several: of the first; none: for all), with concepts for these."""
    return write_file(desk.known(slugs) if concepts else desk.effective(slugs), form)


def take(
    desk: Desk,
    slugs: Collection[str],
    content: bytes,
    reason: str,
    good_rows: bool = False,
    only_look: bool = False,
) -> Taken:
    """Make concepts of what a file asks for; nothing where a row is wrong, unless `good_rows`."""
    judged = judge(desk.base, desk.known(slugs), read_file(content))
    names = [proposal.subject for proposal in judged.proposals]
    if only_look or (judged.faults and not good_rows):
        return Taken(names, judged.unchanged, judged.faults)
    desk.propose(slugs, judged.proposals, reason)
    return Taken(names, judged.unchanged, judged.faults, saved=True)
