"""What the pages of a round show."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django_tables2 import RequestConfig

from accounts.rooms import address_of

from . import approving, keeping, wording
from .filters import ProposalFilter, is_locked
from .lifecycle import LIFECYCLE
from .models import Approval, Decision, Proposal, Round, RoundVersion
from .suggestions import Words
from .tables import ProposalTable, WithoutTable

PER_PAGE = approving.MOST_AT_ONCE


def of_round(round_: Round, request: HttpRequest) -> dict[str, Any]:
    """The round's own page: how it stands, and its proposals."""
    newest = round_.versions.defer("certificate").order_by("number").last()
    proposals = round_.proposals.standing().with_everything().annotate(locked=is_locked())
    found = ProposalFilter(request.GET, proposals, request=request)
    stands, to_approve = head(round_, request.user), round_.proposals.to_approve().count()
    may_send = bool(stands["decides"] and to_approve)
    table = ProposalTable(found.qs, newest=newest.number if newest else 1, ticks=may_send)
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return {
        **stands,
        "filter": found,
        "table": table,
        "newest": newest,
        "changes": changes(newest) if newest and newest.number > 1 else None,
        "decisions": decisions(round_),
        "approvals": [(each, approving.how_it_was_read(each)) for each in approvals(round_)],
        "may_send": may_send,
    }


def decisions(round_: Round) -> QuerySet[Decision]:
    """What stands, each with `sent`: its pair has become an offer, so there is nothing to take back."""
    sent = round_.proposals.exclude(offer=None).filter(
        young_adult=OuterRef("young_adult"), intake=OuterRef("intake")
    )
    found = round_.decisions.standing().annotate(sent=Exists(sent))
    return found.select_related("young_adult", "intake__pledge", "by")


def approvals(round_: Round) -> QuerySet[Approval]:
    return round_.approvals.select_related("by")


def head(round_: Round, user: Any) -> dict[str, Any]:
    """What every page of a round begins with."""
    return {
        "round": round_,
        "verbs": {move.verb for move in LIFECYCLE.open_to(user, round_)},
        "n_pairs": round_.proposals.standing().count(),
        "n_without": round_.without.count(),
        "why": why_abandoned(round_),
        "decides": round_.status == Round.Status.PROPOSED,
    }


def why_abandoned(round_: Round) -> str:
    last = round_.steps.last()
    return last.why if last and round_.status == Round.Status.ABANDONED else ""


def what_ends(round_: Round) -> str:
    """What is said before a round is closed or abandoned."""
    if round_.status == Round.Status.OPENED:
        return "It is still being worked out. Nothing will be proposed."
    unsent = round_.proposals.to_approve().count()
    left = "1 proposal has not been sent. " if unsent == 1 else f"{unsent} proposals have not been sent. "
    return f"{left if unsent else ''}{NOTHING_MORE}"


NOTHING_MORE = (
    "Nothing more can be sent from this round, and what was locked or ruled out in it counts for no other. "
    "What was sent goes on. This cannot be undone."
)


def changes(version: RoundVersion) -> dict[str, list[Proposal]]:
    """Which pairs the newest version brought, and which went."""
    pairs = version.round.proposals.with_everything()
    return {
        "new": list(pairs.filter(since=version.number, gone=None)),
        "gone": list(pairs.filter(gone=version.number)),
    }


def of_people_without(round_: Round, request: HttpRequest) -> dict[str, Any]:
    table = WithoutTable(round_.without.select_related("young_adult", "intake__pledge"))
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return {**head(round_, request.user), "table": table}


def of_pair(proposal: Proposal, user: Any) -> dict[str, Any]:
    """One pair: why, as the round saw it, and what has been decided about it."""
    round_, intake, young_adult = proposal.round, proposal.intake, proposal.young_adult
    case = keeping.unpack(round_.input)
    known = young_adult.pk in case.people.ids
    about = Words(case, round_.day, with_points=True).about(young_adult, intake) if known else None
    decided = round_.decisions.standing().filter(young_adult=young_adult).select_related("by")
    return {
        "round": round_,
        "proposal": proposal,
        "why": wording.kept(proposal.why),
        "each": about,
        "decided": [each for each in decided if each.intake_id in (None, intake.pk)],
        "locked": any(each.kind == Decision.Kind.LOCK and each.intake_id == intake.pk for each in decided),
        "open": round_.status == Round.Status.PROPOSED and not proposal.offer_id and proposal.gone is None,
        "pledge_url": address_of(intake.pledge, user),
        "young_adult_url": address_of(young_adult, user),
        "offer_url": address_of(proposal.offer, user) if proposal.offer else "",
    }


def after(version: RoundVersion | None) -> str:
    """What is said after a decision that had the round proposed again."""
    if version is None:
        return "Done."
    changed = changes(version)
    pairs = len(changed["new"])
    if not pairs:
        return "Proposed again: no other pair is new."
    return f"Proposed again: {'1 pair is' if pairs == 1 else f'{pairs} pairs are'} new."


def chosen(query: Any) -> list[int]:
    """The pairs that were ticked, or all that were listed."""
    keys = query.getlist("listed" if "all" in query else "pair")
    return [int(key) for key in keys if key.isdecimal() and len(key) <= LONGEST_KEY][: 2 * PER_PAGE]


LONGEST_KEY = 18
