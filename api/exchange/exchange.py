"""Export and import as one call each, the same from the command line and over HTTP."""

from collections.abc import Collection
from dataclasses import dataclass

from api.editing import Desk
from api.exchange.documents import read_documents, write_documents
from api.exchange.guard import check_text, is_workbook
from api.exchange.items import Fault, Read
from api.exchange.judge import Proposal, judge
from api.exchange.read import read_workbook
from api.exchange.write import workbook
from knowledge.base import Base
from knowledge.layer import Action, Difference, compare, document, item_of
from knowledge.measures import Measure


@dataclass(frozen=True)
class Edit:
    """One change that a file asks for: of which measure or cause, and field by field what differs."""

    subject: str
    title: str
    action: Action
    fields: tuple[Difference, ...]


@dataclass(frozen=True)
class Taken:
    """The outcome of an import: what became concepts, what was wrong, and what to know."""

    edits: tuple[Edit, ...] = ()
    unchanged: int = 0
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    saved: bool = False

    @property
    def changed(self) -> list[str]:
        """The ids of what became concepts."""
        return [edit.subject for edit in self.edits]


def read_file(content: bytes) -> Read:
    """A workbook or a YAML stream, by what it is and not by what it is called. Raises Refused."""
    if is_workbook(content):
        return read_workbook(content)
    check_text(content)
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
    known = desk.known(slugs)
    judged = judge(desk.base, known, read_file(content))
    edits = tuple(_edit(known, proposal) for proposal in judged.proposals)
    saved = not only_look and (good_rows or not judged.faults)
    if saved:
        desk.propose(slugs, judged.proposals, reason)
    return Taken(edits, judged.unchanged, judged.faults, judged.notices, saved)


def _edit(known: Base, proposal: Proposal) -> Edit:
    before, after = item_of(known, proposal.subject), proposal.item
    item = after or before
    title = item.titel if isinstance(item, Measure) else item.zin if item else proposal.subject
    fields = compare(document(before) if before else None, document(after) if after else None)
    return Edit(proposal.subject, title, proposal.action, tuple(fields) if after else ())
