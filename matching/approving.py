"""Approving proposals: what would be sent, read first; then sent, with the worker's name on every offer.

What the preview said is what is sent, or nothing is. The time between the two is kept: nobody reads a pair in
less than `SECONDS_A_PAIR`, and an approval that was quicker says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils import timezone

from accounts.permissions import an_ete_worker
from lifecycles import NotNow, NotPermitted
from offers.models import Offer
from pledges.models import Intake

from . import keeping, lifecycle, notices, offering
from .models import Approval, Proposal, Round
from .previews import Planned, Preview, channel_counts, counted, message_by
from .proposing import HAS_AN_OFFER
from .rulings import Ruling

SECONDS_A_PAIR = 3
MOST_AT_ONCE = 50
"""No more than somebody reads in one go."""

SALT = "matching.approving"


@dataclass(frozen=True)
class Skipped:
    """A pair that would not be sent, and why."""

    proposal: Proposal
    sentence: str


@dataclass(frozen=True)
class Sending:
    """One pair that would be sent: the proposal, and the plan that `offering` made for it."""

    proposal: Proposal
    plan: Planned


@dataclass(frozen=True)
class Plan:
    """Exactly what approving would do now."""

    round: Round
    sending: list[Sending]
    skipped: list[Skipped]
    overfull: list[Intake]
    """Where more offers would be open than places are left: whoever says yes too late waits."""

    @property
    def sentence(self) -> str:
        """As "2 texts, 1 e-mail; 1 skipped"."""
        skipped = f"{len(self.skipped)} skipped" if self.skipped else ""
        told = channel_counts([each.plan for each in self.sending])
        return "; ".join(filter(None, [told, skipped])) or "Nobody is chosen"

    @property
    def message(self) -> str:
        return message_by(channel for each in self.sending for channel in each.plan.channels)

    @property
    def send_label(self) -> str:
        return f"Send {counted(len(self.sending), 'offer', 'offers')}"

    @property
    def digest(self) -> str:
        """Of everything that the preview says: when it is another one, the preview has to be read again."""
        sending = [
            (each.proposal.pk, each.plan.channels, each.plan.answer_by.date().isoformat(), reasons(each.plan))
            for each in self.sending
        ]
        skipped = [(each.proposal.pk, each.sentence) for each in self.skipped]
        return keeping.sha256(keeping.plain([sending, skipped]))


def reasons(plan: Planned) -> list[str]:
    return [reason["to"] for reason in plan.ruling.reasons]


def plan(round_: Round, proposals: Iterable[int], *, by: Any) -> Plan:
    """What approving these proposals (by key) of a round would send now, to whom, and who is skipped and why.

    Raises NotPermitted for anybody but an ETE worker, NotNow for a round that is not being reviewed or for
    more pairs than somebody reads in one go.
    """
    if not an_ete_worker(by, round_):
        raise NotPermitted("approve")
    if round_.status != Round.Status.PROPOSED:
        raise NotNow(lifecycle.LIFECYCLE.sentence(round_.status))
    chosen = list(round_.proposals.filter(pk__in=list(proposals)).with_everything().order_by("intake", "pk"))
    if len(chosen) > MOST_AT_ONCE:
        raise NotNow(f"Approve at most {MOST_AT_ONCE} pairs at once, so that each can be read.")
    open_, skipped = [], []
    for proposal in chosen:
        if sentence := why_not_open(proposal):
            skipped.append(Skipped(proposal, sentence))
        else:
            open_.append(proposal)
    return with_previews(round_, open_, skipped, by)


def why_not_open(proposal: Proposal) -> str:
    name = proposal.young_adult.first_name
    if proposal.offer_id:
        return f"{name} has been sent this already."
    if proposal.gone is not None:
        return f"{name}: this pair is not proposed any more."
    return ""


def with_previews(round_: Round, proposals: list[Proposal], skipped: list[Skipped], by: Any) -> Plan:
    by_intake: dict[int, list[Proposal]] = {}
    for proposal in proposals:
        by_intake.setdefault(proposal.intake_id, []).append(proposal)
    sending: list[Sending] = []
    overfull, busy = [], with_an_offer(proposals)
    for of_intake in by_intake.values():
        preview = offering.preview(of_intake[0].intake, [each.young_adult_id for each in of_intake], by=by)
        for proposal in of_intake:
            found = sorted_out(proposal, preview, busy)
            if isinstance(found, Sending):
                sending.append(found)
            else:
                skipped.append(found)
        if preview.more_than_places and any(each.proposal in of_intake for each in sending):
            overfull.append(preview.intake)
    return Plan(round_, by_name(sending), by_name(skipped), overfull)


def by_name(pairs: list[Any]) -> list[Any]:
    return sorted(pairs, key=lambda each: (str(each.proposal.young_adult), each.proposal.pk))


def sorted_out(proposal: Proposal, preview: Preview, busy: set[int]) -> Sending | Skipped:
    """Whether this pair would be sent. What has come to stand in its way since the round began is said."""
    young_adult, name = proposal.young_adult_id, proposal.young_adult.first_name
    if preview.refusal:
        return Skipped(proposal, f"{name}: {preview.refusal}")
    if young_adult in busy:
        return Skipped(proposal, f"{name} has had another offer since this round began.")
    planned = {each.young_adult.pk: each for each in preview.planned}.get(young_adult)
    if planned is None:
        return Skipped(proposal, refused(preview.skipped, young_adult))
    if planned.ruling.rules:
        against = " ".join(rule.sentence for rule in planned.ruling.rules)
        return Skipped(proposal, f"{name}: {against} This is new since the round began.")
    return Sending(proposal, planned)


def refused(rulings: Iterable[Ruling], young_adult: int) -> str:
    return next(ruling.refusal for ruling in rulings if ruling.young_adult.pk == young_adult)


def with_an_offer(proposals: Iterable[Proposal]) -> set[int]:
    """Who of these has another offer now, so that theirs in this round is one too many."""
    people = [proposal.young_adult_id for proposal in proposals]
    offers = Offer.objects.filter(young_adult__in=people, status__in=HAS_AN_OFFER)
    return set(offers.values_list("young_adult", flat=True))


def seal(shown: Plan) -> str:
    """What goes with the preview's form: what was shown, and when. It cannot be forged."""
    return signing.dumps({"shown": shown.digest, "at": timezone.now().timestamp()}, salt=SALT)


def opened(sealed: str) -> tuple[str, float]:
    """What was shown, and how many seconds ago. Raises NotNow for anything that we did not seal."""
    try:
        told = signing.loads(sealed, salt=SALT)
    except signing.BadSignature:
        raise NotNow("Read what will be sent first. Nothing was sent.") from None
    return told["shown"], max(0.0, timezone.now().timestamp() - told["at"])


@transaction.atomic
def approve(round_: Round, proposals: Iterable[int], *, by: Any, sealed: str) -> Approval:
    """Send what the preview said, all of it or nothing.

    Raises NotNow where the preview would say something else now: it has to be read again.
    """
    round_ = lifecycle.lock(round_, by)
    shown, seconds = opened(sealed)
    now = plan(round_, proposals, by=by)
    if now.digest != shown:
        raise NotNow(
            "Something has changed since you read this. Nothing was sent. This is how it stands now."
        )
    if not now.sending:
        raise NotNow("There is nobody to send this to.")
    approval = Approval.objects.create(
        round=round_,
        by=by,
        pairs=len(now.sending),
        seconds=seconds,
        hurried=seconds < SECONDS_A_PAIR * len(now.sending),
    )
    for each in now.sending:
        send(each.proposal, approval)
    notices.changed(round_)
    return approval


def send(proposal: Proposal, approval: Approval) -> None:
    """One offer, through the same door as every other, with the same rules asked again."""
    proposal.offer = offering.offer(proposal.intake, proposal.young_adult, by=approval.by)
    proposal.approval = approval
    proposal.save(update_fields=["offer", "approval"])


def how_it_was_read(approval: Approval) -> str:
    """What is said of an approval that was quicker than reading; nothing of any other."""
    if not approval.hurried:
        return ""
    pairs = "1 pair" if approval.pairs == 1 else f"{approval.pairs} pairs"
    seconds = round(approval.seconds)
    took = "1 second" if seconds == 1 else f"{seconds} seconds"
    return (
        f"{pairs} approved in {took}: under {SECONDS_A_PAIR} seconds each, less than reading them takes. "
        "This is kept with the round."
    )
