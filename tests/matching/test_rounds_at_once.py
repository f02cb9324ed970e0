"""Two workers in one round at the same moment: real threads on a real database."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from lifecycles import NotNow
from matching import approving, jobs, lifecycle
from matching.models import Proposal, Round
from offers.models import Offer
from tests.bed.waiting import PATIENCE
from tests.factories import make_intake, make_pledge

pytestmark = pytest.mark.django_db(transaction=True)

RACES = 10


@pytest.fixture
def round_(cast):
    make_intake(pledge=make_pledge(places=None), places=2)
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    jobs.work_out(round_id=opened.pk)
    return Round.objects.get(pk=opened.pk)


def at_once(*acts):
    """What each act came to: nothing, or the sentence with which it was refused."""
    start = threading.Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=PATIENCE)
            act()
        except NotNow as refused:
            return refused.sentence
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_two_workers_who_approve_the_same_pairs_send_them_once(cast, round_):
    chosen = list(round_.proposals.values_list("pk", flat=True))
    for _ in range(RACES):
        Proposal.objects.update(offer=None)
        Offer.objects.all().delete()
        seals = {by: approving.seal(approving.plan(round_, chosen, by=by)) for by in (cast.wren, cast.morgan)}
        refusals = at_once(
            *(
                lambda by=by, sealed=sealed: approving.approve(round_, chosen, by=by, sealed=sealed)
                for by, sealed in seals.items()
            )
        )
        assert sorted(map(bool, refusals)) == [False, True]
        assert Offer.objects.count() == 2
        assert Offer.objects.values("offered_by").distinct().count() == 1


def test_a_pair_is_either_sent_or_ruled_out(cast, round_):
    proposal = round_.proposals.first()
    sealed = approving.seal(approving.plan(round_, [proposal.pk], by=cast.wren))
    refusals = at_once(
        lambda: approving.approve(round_, [proposal.pk], by=cast.wren, sealed=sealed),
        lambda: lifecycle.forbid(proposal, by=cast.morgan, why="They know each other"),
    )
    proposal.refresh_from_db()
    assert sorted(map(bool, refusals)) == [False, True]
    assert (proposal.offer is not None) != (proposal.gone is not None)
