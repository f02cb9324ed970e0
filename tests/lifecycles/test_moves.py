"""The mechanics under every lifecycle, tried on pledges."""

import threading

import pytest
from django.db import connection

import lifecycles
from lifecycles import NotNow, NotPermitted, change_many, change_status
from pledges.models import Pledge, PledgeStep
from tests.factories import make_pledge
from tests.people import make_cast


def test_a_move_saves_the_status_and_writes_a_step(cast):
    pledge = make_pledge(status="submitted")
    change_status(pledge, "refer_back", by=cast.wren, why="Say what is paid")
    step = PledgeStep.objects.get()
    assert (pledge.status, pledge.last_step) == ("referred_back", step)
    assert (step.verb, step.from_status, step.to_status) == ("refer_back", "submitted", "referred_back")
    assert (step.by, step.why) == (cast.wren, "Say what is paid")


def test_a_move_that_is_no_longer_open_says_what_is_true_now(cast):
    pledge = make_pledge(status="withdrawn")
    with pytest.raises(NotNow, match="This pledge has been withdrawn"):
        change_status(pledge, "approve", by=cast.wren)
    assert PledgeStep.objects.count() == 0


def test_a_move_that_is_somebody_elses_is_refused(cast):
    pledge = make_pledge(status="submitted")
    with pytest.raises(NotPermitted):
        change_status(pledge, "approve", by=cast.chidi)


def test_the_service_moves_only_what_its_row_allows(cast):
    pledge = make_pledge(status="live")
    change_status(pledge, "pause", by=None, why="Nobody is left to answer")
    with pytest.raises(NotPermitted):
        change_status(pledge, "resume", by=None)


def test_a_move_that_does_not_exist_is_a_mistake_in_the_code(cast):
    with pytest.raises(LookupError):
        change_status(make_pledge(), "vanish", by=cast.chidi)


def test_a_stale_copy_does_not_decide(cast):
    pledge = make_pledge(status="submitted")
    stale = Pledge.objects.get()
    change_status(pledge, "approve", by=cast.wren)
    with pytest.raises(NotNow):
        change_status(stale, "approve", by=cast.wren)


def test_many_are_moved_all_or_none(cast):
    first, second = make_pledge(status="live"), make_pledge(status="draft")
    with pytest.raises(NotNow):
        change_many([first, second], "pause", by=cast.chidi)
    assert set(Pledge.objects.values_list("status", flat=True)) == {"live", "draft"}
    change_many([first], "pause", by=cast.chidi)
    assert PledgeStep.objects.count() == 1


def test_followers_hear_who_moved_it_and_why(cast, monkeypatch):
    heard = []
    monkeypatch.setattr("lifecycles.moves._followers", lifecycles.moves.defaultdict(list))
    lifecycles.follow(Pledge, "pause", lambda record, by, why: heard.append((record, by, why)))
    pledge = make_pledge(status="live")
    change_status(pledge, "pause", by=cast.chidi, why="Holidays")
    assert heard == [(pledge, cast.chidi, "Holidays")]


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_make_one_move():
    cast, pledge, outcomes = make_cast(), make_pledge(status="submitted"), []

    def approve() -> None:
        try:
            change_status(Pledge.objects.get(), "approve", by=cast.wren)
            outcomes.append("approved")
        except NotNow:
            outcomes.append("too late")
        finally:
            connection.close()

    threads = [threading.Thread(target=approve) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["approved", "too late", "too late", "too late"]
    assert PledgeStep.objects.filter(record=pledge).count() == 1
