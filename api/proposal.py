"""A proposal for the work plan: measures that together cover the top bottlenecks, with the reason of each."""

from collections.abc import Mapping
from typing import Any

from api.analysis.needs import needs
from api.wording import wording
from api.workplan_models import Covered, Item, Proposal, Proposed, Uncovered, Wish
from knowledge.base import Base
from knowledge.match import Limits
from knowledge.plan import Chosen, Part, plan

REFUSED = ("vooral_nee", "vooral_doen_we_al")  # what a team says no to, or does already, is not proposed


def propose(content: Mapping[str, Any], base: Base, wish: Wish, present: frozenset[str]) -> Proposal:
    """From published themes, sizes, causes and votes only; the same for the same snapshot.

    `present`: measures that are in the work plan already. The needs are the top five of the snapshot; the
    working group decides, nothing is added by itself.
    """
    votes = {one["maatregel"]: one["stemmen"] for one in content["maatregelen"]}
    refused = {name for name, cell in votes.items() if cell.get("beeld") in REFUSED}
    limits = Limits(frozenset(wish.geld), frozenset(wish.niveaus), frozenset(refused) | present)
    top = {entry["thema"] for entry in content.get("top_vijf", ())}
    wanted = [n for n in needs(content["themas"], content["achter"]) if n.theme in top and not n.gives]
    made = plan(base, wanted, limits, wish.aantal)
    texts = wording("workplan")
    return Proposal(
        voorstel=[_proposed(base, one, votes.get(one.measure.id)) for one in made.chosen],
        blijft_open=[
            Uncovered(thema=left.need.theme, gedekt=round(100 * left.closed), waarom=left.why)
            for left in made.uncovered
        ],
        uitleg=[texts.say("voorstel_uitleg") if wanted else texts.say("voorstel_leeg")],
    )


def _proposed(base: Base, chosen: Chosen, votes: Mapping[str, Any] | None) -> Proposed:
    measure = chosen.measure
    main = max(chosen.covers, key=lambda part: (part.points, part.need.theme))
    item = Item(
        maatregel=measure.id,
        titel=measure.titel,
        oorzaak=main.need.theme,
        achter=main.reason.link.behind.id if main.reason.link.behind else None,
        activiteiten=[measure.eerste_stap],
        geld=measure.geld,
    )
    shown = dict(votes) if votes is not None and votes["getoond"] else None
    return Proposed(item=item, dekt=[_covered(base, part) for part in chosen.covers], stemmen=shown)


def _covered(base: Base, part: Part) -> Covered:
    link = part.reason.link
    return Covered(
        thema=part.need.theme,
        achter=link.behind.zin if link.behind else None,
        doel=link.goal.tekst,
        element=base.elements[link.element.id].tekst or "",
        reden=part.reason.works.reden,
        deel=round(100 * part.share),
    )
