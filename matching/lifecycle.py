"""The life of a round: opened, proposed, decided upon, closed. Nothing here sends anything to anybody.

A round is read and worked out in the background (`matching.jobs`); a worker's decision is followed at once.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone
from procrastinate.contrib.django import app

from accounts.permissions import an_ete_worker
from lifecycles import Lifecycle, Move, NotNow, NotPermitted, change_status, register, the_service
from pledges.models import Intake
from youngadults.models import YoungAdult

from . import keeping, notices, policies, proposing
from .engine import Case
from .engine.edits import Edit, Impossible
from .models import Decision, Proposal, Round, RoundStep, RoundVersion, WithoutProposal
from .proposing import Result

S = Round.Status
Kind = Decision.Kind

LIFECYCLE = register(
    Lifecycle(
        model=Round,
        step_model=RoundStep,
        moves=(
            Move("propose", (S.OPENED,), S.PROPOSED, (the_service,)),
            Move("close", (S.PROPOSED,), S.CLOSED, (an_ete_worker,), "Close the round"),
            Move("abandon", (S.OPENED, S.PROPOSED), S.ABANDONED, (an_ete_worker, the_service), "Abandon it"),
        ),
        now={
            S.OPENED: "This round is still being worked out.",
            S.PROPOSED: "This round is ready to review.",
            S.CLOSED: "This round is closed.",
            S.ABANDONED: "This round was abandoned.",
        },
    )
)

WORK_OUT = "matching.jobs.work_out"


@transaction.atomic
def open_round(
    *,
    by: Any,
    scope: str,
    intakes: Iterable[int] | None = None,
    people: Iterable[int] | None = None,
) -> Round:
    """Open a round over these intakes and young adults (by key; None is all of them), and have it worked out.

    The lottery's seed is fixed here, and is the same for all rounds of one day: opening another one draws the
    same lots.
    """
    if not an_ete_worker(by, None):
        raise NotPermitted("open_round")
    day = timezone.localdate()
    round_ = Round.objects.create(
        scope=scope,
        intakes=None if intakes is None else sorted(intakes),
        people=None if people is None else sorted(people),
        opened_by=by,
        day=day,
        seed=seed_of(day),
        policy=policies.in_force().version,
        progress="Waiting to begin",
    )
    app.configure_task(WORK_OUT).defer(round_id=round_.pk)
    notices.changed(round_)
    return round_


def open_again(round_: Round, *, by: Any) -> Round:
    """Another round over the same pledges and people, as they stand now."""
    return open_round(by=by, scope=round_.scope, intakes=round_.intakes, people=round_.people)


def seed_of(day: Any) -> int:
    drawn = Round.objects.filter(day=day).order_by("pk").values_list("seed", flat=True).first()
    return secrets.randbits(32) if drawn is None else drawn


def work_out(round_: Round) -> None:
    """Read what the round is over, find the proposal and keep both. Does nothing to a round that moved on."""
    if round_.status != S.OPENED:
        return
    say_progress(round_, "Reading who and what")
    case = proposing.read_case(round_)
    result = proposing.compute(case, progress=lambda step: say_progress(round_, step))
    if proposing.somebody_is_gone(case):
        work_out(round_)
        return
    say_progress(round_, "Writing it down")
    write_down(round_, case, result)


@transaction.atomic
def write_down(round_: Round, case: Case, result: Result) -> None:
    kept, sha256 = keeping.pack(case)
    fields: dict[str, Any] = {
        "input": kept,
        "input_sha256": sha256,
        "policy": case.policy.version,
        "progress": "",
    }
    change_status(round_, "propose", by=None, **fields)
    write_version(round_, result, Edit(), by=None)
    notices.changed(round_)


def say_progress(round_: Round, step: str) -> None:
    Round.objects.filter(pk=round_.pk).update(progress=step)
    notices.changed(round_)


@transaction.atomic
def close(round_: Round, *, by: Any, why: str = "") -> Round:
    """Nothing more comes of it; what was sent goes on."""
    change_status(round_, "close", by=by, why=why)
    notices.changed(round_)
    return round_


@transaction.atomic
def abandon(round_: Round, *, by: Any, why: str = "") -> Round:
    change_status(round_, "abandon", by=by, why=why, progress="")
    notices.changed(round_)
    return round_


def lock(round_: Round, by: Any) -> Round:
    """The round's row, for whoever may decide in it while it is being reviewed."""
    locked = Round.objects.select_for_update().defer("input").get(pk=round_.pk)
    if not an_ete_worker(by, locked):
        raise NotPermitted("decide")
    if locked.status != S.PROPOSED:
        raise NotNow(LIFECYCLE.sentence(locked.status))
    return locked


@transaction.atomic
def keep(proposal: Proposal, *, by: Any) -> Decision:
    """Lock a pair: it stays, whatever is proposed for others."""
    lock(proposal.round, by)
    proposal = still_standing(proposal)
    made = decide(proposal.round, Kind.LOCK, proposal.young_adult, proposal.intake, by=by)
    notices.changed(proposal.round)
    return made


@transaction.atomic
def forbid(proposal: Proposal, *, by: Any, why: str) -> RoundVersion:
    """Rule a pair out of this round, and propose again around it."""
    lock(proposal.round, by)
    proposal = still_standing(proposal)
    unlock(proposal, by)
    decide(proposal.round, Kind.FORBID, proposal.young_adult, proposal.intake, by=by, why=why)
    return propose_afresh(proposal.round, by=by)


@transaction.atomic
def leave_out(proposal: Proposal, *, by: Any, why: str = "") -> RoundVersion:
    """Leave somebody out of this round, and propose again without them."""
    lock(proposal.round, by)
    proposal = still_standing(proposal)
    unlock(proposal, by)
    decide(proposal.round, Kind.LEAVE_OUT, proposal.young_adult, None, by=by, why=why)
    return propose_afresh(proposal.round, by=by)


@transaction.atomic
def take_back(decision: Decision, *, by: Any) -> RoundVersion | None:
    """Take a decision back. Where it had changed the proposal, propose again."""
    round_ = lock(decision.round, by)
    if not take_all_back(Decision.objects.standing().filter(pk=decision.pk), by=by):
        raise NotNow("This was taken back already.")
    if decision.kind == Kind.LOCK and not shaped_by(round_, decision):
        notices.changed(round_)
        return None
    return propose_afresh(round_, by=by)


def shaped_by(round_: Round, lock: Decision) -> bool:
    """Whether the newest version was worked out around this locked pair."""
    newest = round_.versions.order_by("number").last()
    return newest is not None and [lock.young_adult_id, lock.intake_id] in newest.settled.get("pins", [])


def take_all_back(decisions: QuerySet[Decision], *, by: Any) -> int:
    return decisions.update(taken_back_by=by, taken_back_at=timezone.now())


def still_standing(proposal: Proposal) -> Proposal:
    """The proposal as it is under the lock: neither gone in a newer version nor sent."""
    fresh = Proposal.objects.with_everything().select_related("round").get(pk=proposal.pk)
    if fresh.gone is not None:
        raise NotNow("This pair is not proposed any more.")
    if fresh.offer_id:
        raise NotNow("This pair has been offered already. Withdraw the offer if it should not be.")
    return fresh


def unlock(proposal: Proposal, by: Any) -> None:
    locks = proposal.round.decisions.standing().filter(kind=Kind.LOCK, young_adult=proposal.young_adult)
    take_all_back(locks, by=by)


def decide(
    round_: Round, kind: str, young_adult: YoungAdult, intake: Intake | None, *, by: Any, why: str = ""
) -> Decision:
    try:
        with transaction.atomic():
            return Decision.objects.create(
                round=round_, kind=kind, young_adult=young_adult, intake=intake, by=by, why=why.strip()
            )
    except IntegrityError:
        raise NotNow("This was decided already.") from None


def propose_afresh(round_: Round, *, by: Any) -> RoundVersion:
    """The next version: the best that follows what was decided and changes as few other pairs as it can."""
    kept = Round.objects.values_list("input", flat=True).get(pk=round_.pk)
    settled, before = settled_in(round_), round_.proposals.standing().values_list("young_adult", "intake")
    try:
        result = proposing.compute(keeping.unpack(kept), settled, list(before))
    except Impossible:
        raise NotNow("There are not enough places for every pair that was settled.") from None
    version = write_version(round_, result, settled, by=by)
    notices.changed(round_)
    return version


def settled_in(round_: Round) -> Edit:
    """What stands whatever is proposed: pairs that were sent or locked, pairs ruled out, people left out."""
    sent = round_.proposals.standing().exclude(offer=None).values_list("young_adult", "intake")
    decided = list(round_.decisions.standing().values_list("kind", "young_adult", "intake"))
    return Edit(
        pins=frozenset([*sent, *pairs_of(decided, Kind.LOCK)]),
        forbids=frozenset(pairs_of(decided, Kind.FORBID)),
        withdrawn=frozenset(person for kind, person, _ in decided if kind == Kind.LEAVE_OUT),
    )


def pairs_of(decided: Collection[tuple[str, int, int]], kind: str) -> list[tuple[int, int]]:
    return [(person, intake) for known, person, intake in decided if known == kind]


def write_version(round_: Round, result: Result, settled: Edit, *, by: Any) -> RoundVersion:
    """Keep what was proposed: the version, the pairs that are new or gone, and who is without one."""
    version = RoundVersion.objects.create(
        round=round_,
        number=round_.versions.count() + 1,
        settled={
            "pins": sorted(settled.pins),
            "forbids": sorted(settled.forbids),
            "withdrawn": sorted(settled.withdrawn),
        },
        pairs=result.pairs,
        vector=result.rest.vector,
        certificate=keeping.squeeze(keeping.plain(result.certificate)),
        sha256=result.sha256,
        made_by=by,
    )
    write_pairs(round_, result, version.number)
    write_without(round_, result)
    return version


def write_pairs(round_: Round, result: Result, number: int) -> None:
    standing = round_.proposals.standing().order_by().values_list("young_adult", "intake", "pk")
    stood = {(person, intake): pk for person, intake, pk in standing}
    gone = [pk for pair, pk in stood.items() if pair not in result.edges]
    Proposal.objects.filter(pk__in=gone).update(gone=number)
    why, places = result.why, result.places
    Proposal.objects.bulk_create(
        Proposal(
            round=round_,
            young_adult_id=person,
            intake_id=intake,
            tier=int(places.tiers[places.person[edge]]),
            cls=int(places.cls[edge]),
            fit=int(places.fit[edge]),
            why=proposing.in_words(why.get(person)),
            since=number,
        )
        for (person, intake), edge in result.edges.items()
        if (person, intake) not in stood
    )


def write_without(round_: Round, result: Result) -> None:
    """Who is without a proposal, and why: only what is other than before is written."""
    wanted = without(result)
    rows = round_.without.order_by().values_list(
        "pk", "young_adult", "tier", "intake", KeyTextTransform("key", "why")
    )
    stands = {person: (pk, told) for pk, person, *told in rows}
    gone = [
        pk
        for person, (pk, told) in stands.items()
        if person not in wanted or in_short(wanted[person]) != told
    ]
    WithoutProposal.objects.filter(pk__in=gone).delete()
    WithoutProposal.objects.bulk_create(
        WithoutProposal(round=round_, young_adult_id=person, tier=told[0], intake_id=told[1], why=told[2])
        for person, told in wanted.items()
        if person not in stands or stands[person][1] != in_short(told)
    )


def in_short(told: tuple[int, int | None, dict[str, Any]]) -> list[Any]:
    """As the database is asked for it; why somebody has none is told by its key alone."""
    tier, intake, why = told
    return [tier, intake, why["key"]]


def without(result: Result) -> dict[int, tuple[int, int | None, dict[str, Any]]]:
    """For each person without a proposal their tier, the intake that they came nearest to, and why."""
    nearest, placed, rest = result.nearest(), {person for person, _ in result.pairs}, result.rest.round
    tiers = dict(zip(rest.person_ids.tolist(), rest.tiers.tolist(), strict=True))
    return {
        person: (tiers[person], nearest.get(person), proposing.in_words(message))
        for person, message in result.why.items()
        if person not in placed
    }
