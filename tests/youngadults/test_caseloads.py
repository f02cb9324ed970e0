"""Who advises whom: changing it, standing in, handing over; nobody is ever left without an adviser."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lifecycles import NotNow, NotPermitted
from notifications.inbox import lines
from notifications.models import Notification, Task
from notifications.tasks import open_task, to_do
from offers.reminding import CALL_THEM
from tests.factories import make_offer
from tests.people import make_worker, make_young_adult
from youngadults import caseloads, jobs
from youngadults.following import OUT_OF_REACH
from youngadults.models import CaseloadChange, CaseloadEntry, YoungAdult

DAY = dt.timedelta(days=1)


def today():
    return timezone.localdate()


@pytest.fixture
def sam(cast):
    return cast.sam.young_adult


def advised_by(young_adult):
    """Who advises them today; a name in brackets stands in."""
    entries = CaseloadEntry.objects.current().filter(young_adult=young_adult).order_by("is_cover", "pk")
    return [f"({e.adviser})" if e.is_cover else str(e.adviser) for e in entries]


def sees(user, young_adult):
    fresh = type(user).objects.get(pk=user.pk)
    return YoungAdult.objects.visible_to(fresh).filter(pk=young_adult.pk).exists()


def told(person):
    return [line.sentence for line in lines(Notification.objects.filter(recipient=person).order_by("pk"))]


def cover_for(adviser, covering, *, by, days=7, why="Leave"):
    entries = caseloads.caseload_of(adviser)
    return caseloads.cover(entries, covering, today() + days * DAY, by=by, why=why)


def test_a_new_adviser_sees_them_at_once_and_the_old_one_no_longer(cast, sam):
    caseloads.change_adviser(sam, cast.amina, by=cast.wren, why="Moved to Dover")
    assert advised_by(sam) == ["Amina"]
    assert (sees(cast.ade, sam), sees(cast.amina, sam)) == (False, True)
    change = CaseloadChange.objects.get()
    assert (change.before, change.to, change.by, change.why) == (
        cast.ade,
        cast.amina,
        cast.wren,
        "Moved to Dover",
    )


def test_all_three_are_told_of_a_change(cast, sam):
    caseloads.change_adviser(sam, cast.amina, by=cast.wren, why="x")
    assert told(cast.amina) == ["You advise Sam Samson now. Say hello to them."]
    assert told(cast.ade) == ["Amina advises Sam Samson now. Their page is closed to you."]
    assert told(cast.sam) == ["Amina is your adviser now. They will get in touch."]


def test_there_and_back_on_one_day_leaves_the_first_adviser_and_a_full_history(cast, sam):
    caseloads.change_adviser(sam, cast.amina, by=cast.wren, why="x")
    caseloads.change_adviser(sam, cast.ade, by=cast.wren, why="A mistake")
    assert advised_by(sam) == ["Ade"]
    assert sees(cast.amina, sam) is False
    assert CaseloadChange.objects.count() == 2


@pytest.mark.parametrize("who", ["ade", "amina", "chidi", "pat", "sam"])
def test_only_ete_workers_and_managers_change_an_adviser(cast, sam, who):
    with pytest.raises(NotPermitted):
        caseloads.change_adviser(sam, cast.amina, by=getattr(cast, who), why="x")


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("ade", "Ade advises Sam Samson already."),
        ("wren", "Wren cannot take them over: choose another personal adviser."),
        ("chidi", "Chidi cannot take them over: choose another personal adviser."),
    ],
)
def test_who_cannot_become_their_adviser(cast, sam, to, sentence):
    with pytest.raises(NotNow) as refused:
        caseloads.change_adviser(sam, getattr(cast, to), by=cast.wren, why="x")
    assert refused.value.sentence == sentence
    assert advised_by(sam) == ["Ade"]


def test_somebody_without_an_adviser_gets_one(cast):
    alone = make_young_adult("Dev")
    caseloads.change_adviser(alone, cast.amina, by=cast.morgan, why="New here")
    assert advised_by(alone) == ["Amina"]
    assert CaseloadChange.objects.get().before is None


def test_cover_stands_in_beside_the_adviser_until_its_last_day(cast, sam):
    cover_for(cast.ade, cast.amina, by=cast.morgan)
    assert advised_by(sam) == ["Ade", "(Amina)"]
    assert (sees(cast.ade, sam), sees(cast.amina, sam)) == (True, True)
    CaseloadEntry.objects.filter(is_cover=True).update(starts_on=today() - 9 * DAY, ends_on=today() - DAY)
    assert advised_by(sam) == ["Ade"]
    assert sees(cast.amina, sam) is False


def test_who_is_covered_who_covers_and_the_young_adult_are_told(cast, sam):
    last = f"{today() + 7 * DAY:%-d %B}"
    cover_for(cast.ade, cast.amina, by=cast.morgan)
    assert told(cast.amina) == [f"You stand in for Ade until {last}. They are on your list."]
    assert told(cast.ade) == [f"Amina stands in for you until {last}."]
    assert told(cast.sam) == [f"Amina helps you until {last}, while Ade is away."]


def test_a_cover_can_be_made_longer(cast, sam):
    cover_for(cast.ade, cast.amina, by=cast.morgan, days=2)
    cover_for(cast.ade, cast.amina, by=cast.morgan, days=20)
    assert advised_by(sam) == ["Ade", "(Amina)"]
    assert CaseloadEntry.objects.get(is_cover=True).ends_on == today() + 20 * DAY


def test_a_cover_can_be_ended_early(cast, sam):
    cover_for(cast.ade, cast.amina, by=cast.morgan)
    caseloads.end_cover(cast.ade, cast.amina, by=cast.morgan)
    assert advised_by(sam) == ["Ade"]
    assert told(cast.sam)[-1] == "Ade helps you again."
    with pytest.raises(NotNow, match="Amina does not stand in for Ade now"):
        caseloads.end_cover(cast.ade, cast.amina, by=cast.morgan)


def test_cover_is_refused_where_it_makes_no_sense(cast):
    with pytest.raises(NotNow, match="That day has gone"):
        cover_for(cast.ade, cast.amina, by=cast.morgan, days=-1)
    with pytest.raises(NotNow, match="nobody for whom Ade could stand in"):
        cover_for(cast.ade, cast.ade, by=cast.morgan)
    with pytest.raises(NotNow, match="Wren cannot take them over"):
        cover_for(cast.ade, cast.wren, by=cast.morgan)
    for by in (cast.ade, cast.chidi):
        with pytest.raises(NotPermitted):
            cover_for(cast.ade, cast.amina, by=by)


def test_cover_ends_with_the_adviser_whom_it_was_for(cast, sam):
    bea = make_worker("Bea", "personal_adviser")
    cover_for(cast.ade, cast.amina, by=cast.morgan)
    caseloads.change_adviser(sam, bea, by=cast.wren, why="x")
    assert advised_by(sam) == ["Bea"]
    assert told(cast.amina)[-1] == "Amina no longer stands in. Bea advises them."


def test_a_whole_caseload_tells_each_adviser_once_and_every_young_adult(cast, sam):
    dev = make_young_adult("Dev", adviser=cast.ade)
    caseloads.hand_over(cast.ade, cast.amina, by=cast.morgan, why="Leaving")
    assert (advised_by(sam), advised_by(dev)) == (["Amina"], ["Amina"])
    assert told(cast.amina) == ["Ade handed over to you: 2 young adults to Amina. Say hello to them."]
    assert told(cast.ade) == [
        "A manager handed over 2 young adults to Amina. Their pages are closed to you now."
    ]
    for person in (cast.sam, dev.user):
        assert told(person) == ["Amina is your adviser now. They will get in touch."]


@pytest.fixture
def tasks_of_ade(cast, sam):
    """A message that did not arrive and an offer to call about: of Sam, and of Dev, who stays with Ade."""
    for person in (sam, make_young_adult("Dev", adviser=cast.ade)):
        offer = make_offer(young_adult=person)
        open_task(cast.ade, OUT_OF_REACH, f"{person.pk}.1", "/", timezone.now())
        open_task(cast.ade, CALL_THEM, f"{offer.pk}.1", "/", timezone.now())


def owners(young_adult):
    offers = [f"{offer.pk}.1" for offer in young_adult.offers.all()]
    tasks = Task.objects.open().filter(key__in=[f"{young_adult.pk}.1", *offers]).order_by("kind")
    return [(task.kind, str(task.owner)) for task in tasks]


def both(name):
    return [("no_reply_yet", name), ("out_of_reach", name)]


def test_open_tasks_pass_to_the_new_adviser(cast, sam, tasks_of_ade):
    caseloads.change_adviser(sam, cast.amina, by=cast.wren, why="x")
    assert owners(sam) == both("Amina")
    assert owners(YoungAdult.objects.get(first_name="Dev")) == both("Ade")
    assert len(to_do(cast.amina)) == 2


def test_open_tasks_pass_to_who_stands_in_and_back(cast, sam, tasks_of_ade):
    cover_for(cast.ade, cast.amina, by=cast.morgan)
    assert owners(sam) == both("Amina")
    CaseloadEntry.objects.filter(is_cover=True).update(starts_on=today() - 9 * DAY, ends_on=today() - DAY)
    jobs.pass_back_ended_cover(timestamp=0)
    assert owners(sam) == both("Ade")
    changes = CaseloadChange.objects.count()
    jobs.pass_back_ended_cover(timestamp=0)
    assert CaseloadChange.objects.count() == changes


def test_a_task_that_both_have_is_open_once(cast, sam, tasks_of_ade):
    open_task(cast.amina, OUT_OF_REACH, f"{sam.pk}.1", "/", timezone.now())
    caseloads.change_adviser(sam, cast.amina, by=cast.wren, why="x")
    assert owners(sam) == both("Amina")


@pytest.mark.parametrize("end", [lambda rows: rows.update(ends_on=today()), lambda rows: rows.delete()])
def test_the_database_leaves_nobody_without_an_adviser(cast, sam, end):
    before = transaction.savepoint()
    end(CaseloadEntry.objects.filter(young_adult=sam))
    with pytest.raises(IntegrityError, match="left without an adviser"):
        connection.check_constraints()
    transaction.savepoint_rollback(before)


def test_a_young_adult_may_be_removed_with_all_that_is_theirs(cast, sam):
    with transaction.atomic():
        sam.delete()
        connection.check_constraints()


def test_the_database_refuses_two_advisers_on_one_day(cast, sam):
    with pytest.raises(IntegrityError, match="one_adviser_on_a_day"), transaction.atomic():
        CaseloadEntry.objects.create(young_adult=sam, adviser=cast.amina, ends_on=today() + DAY)
    with pytest.raises(IntegrityError, match="on_a_caseload_once_on_a_day"), transaction.atomic():
        CaseloadEntry.objects.create(young_adult=sam, adviser=cast.ade, is_cover=True, ends_on=today() + DAY)


def test_who_comes_onto_a_caseload_while_its_adviser_is_away_is_covered_too(cast, sam):
    cover_for(cast.ade, cast.amina, by=cast.morgan, days=3)
    dev = make_young_adult("Dev")
    caseloads.change_adviser(dev, cast.ade, by=cast.wren, why="New here")
    assert advised_by(dev) == ["Ade", "(Amina)"]
    last = CaseloadEntry.objects.get(young_adult=dev, is_cover=True).ends_on
    assert last == today() + 3 * DAY
    assert told(dev.user)[-1] == f"Amina helps you until {last:%-d %B}, while Ade is away."
    caseloads.end_cover(cast.ade, cast.amina, by=cast.morgan)
    assert (advised_by(dev), advised_by(sam)) == (["Ade"], ["Ade"])


def test_a_whole_caseload_that_is_handed_to_somebody_who_is_away_is_covered_too(cast, sam):
    bea = make_worker("Bea", "personal_adviser")
    cover_for(cast.amina, bea, by=cast.morgan)
    caseloads.hand_over(cast.ade, cast.amina, by=cast.morgan, why="Leaves")
    assert advised_by(sam) == ["Amina", "(Bea)"]
    assert len([line for line in told(bea) if "stand in for Amina" in line]) == 2


def test_cover_of_one_young_adult_alone_says_nothing_about_the_others(cast, sam):
    make_young_adult("Dev", adviser=cast.ade)
    only_sam = caseloads.caseload_of(cast.ade).filter(young_adult=sam)
    caseloads.cover(only_sam, cast.amina, today() + DAY, by=cast.morgan, why="A friend")
    uma = make_young_adult("Uma")
    caseloads.change_adviser(uma, cast.ade, by=cast.wren, why="New here")
    assert advised_by(uma) == ["Ade"]
