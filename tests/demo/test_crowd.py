"""A made-up council: the right numbers and proportions, and no history that the service would refuse."""

import datetime as dt
import re

import pytest
from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone

from accounts.models import Role, User
from champions.models import Organisation
from demo import crowd, story
from demo.crowd.histories import walk
from demo.crowd.sizes import KENT
from offers.lifecycle import LIFECYCLE as OFFERS
from offers.models import Offer, OfferStep
from pledges.lifecycle import LIFECYCLE as PLEDGES
from pledges.models import Intake, Pledge, PledgeStep
from youngadults.models import CaseloadEntry, YoungAdult

pytestmark = pytest.mark.django_db

OFFER_STATUSES = 18
PLEDGE_STATUSES = 7
KINDS = 5
OWN_AREA = 1155 / 1718


@pytest.fixture(scope="module")
def kent(django_db_setup, django_db_blocker):
    """The story and the crowd around it; gives the last offer of the story."""
    with django_db_blocker.unblock(), transaction.atomic():
        story.load()
        last_told = Offer.objects.latest("pk")
        crowd.gather(KENT)
        yield last_told
        transaction.set_rollback(True)


def test_there_are_as_many_as_in_kent(kent):
    advisers = Role.objects.filter(kind="personal_adviser").count()
    assert (YoungAdult.objects.count(), advisers, Organisation.objects.count()) == (2051, 40, 60)
    assert (Pledge.objects.count(), Offer.objects.count()) == (300, 1500)


def test_there_is_something_of_everything(kent):
    assert Pledge.objects.values("status").distinct().count() == PLEDGE_STATUSES
    assert Pledge.objects.values("kind").distinct().count() == KINDS
    assert Offer.objects.values("status").distinct().count() == OFFER_STATUSES
    assert Organisation.objects.filter(parent__parent__isnull=False).exists()


def test_everyone_lives_about_where_kents_young_adults_live(kent):
    people = YoungAdult.objects.count()
    in_kent = YoungAdult.objects.filter(district__upper_tier="E10000016").count() / people
    in_medway = YoungAdult.objects.filter(district="E06000035").count() / people
    assert in_kent == pytest.approx(OWN_AREA, abs=0.04)
    assert in_medway == pytest.approx(155 / 1718, abs=0.03)
    districts = YoungAdult.objects.filter(district__upper_tier="E10000016").values("district").distinct()
    assert districts.count() == 12


def test_everyone_is_18_to_25_and_has_an_adviser(kent):
    assert {person.age() for person in YoungAdult.objects.all()} == set(range(18, 26))
    assert CaseloadEntry.objects.current().count() == 2051


def test_at_22_and_later_about_half_have_not_been_asked_what_they_want(kent):
    today = timezone.localdate()
    older = YoungAdult.objects.filter(date_of_birth__lt=today.replace(year=today.year - 22, day=1))
    unasked = older.filter(preferences__interests={}).count() / older.count()
    assert unasked == pytest.approx(0.5, abs=0.08)


def broken_chains(steps, begins):
    """Records whose steps do not follow each other, or do not end where the record stands."""
    by_record = {}
    for step in steps.select_related("record").order_by("record", "pk"):
        by_record.setdefault(step.record, []).append(step)
    for record, chain in by_record.items():
        statuses = [begins, *(step.to_status for step in chain)]
        moments = [step.at for step in chain]
        if [step.from_status for step in chain] != statuses[:-1] or statuses[-1] != record.status:
            yield record
        if moments != sorted(moments) or moments[-1] > timezone.now():
            yield record


def strangers(steps, lifecycle):
    rows = {(move.verb, came, move.to) for move in lifecycle.moves for came in move.froms}
    return set(steps.values_list("verb", "from_status", "to_status")) - rows


def test_every_history_is_a_legal_path_of_its_lifecycle(kent):
    assert strangers(OfferStep.objects, OFFERS) == set()
    assert strangers(PledgeStep.objects, PLEDGES) == set()
    assert list(broken_chains(OfferStep.objects, "shortlisted")) == []
    assert list(broken_chains(PledgeStep.objects, "draft")) == []
    stepless = Offer.objects.annotate(n=Count("steps")).filter(n=0)
    assert set(stepless.values_list("status", flat=True)) == {"shortlisted"}


def test_every_move_was_made_by_somebody_who_may(kent):
    """A sample, because each asks who somebody was; moves that depend on the hour are asked as if in time."""
    of_the_hour = {"resume"}
    steps = OfferStep.objects.select_related(
        "record__intake__pledge__organisation", "record__young_adult", "by"
    )
    for step in steps.order_by("pk")[::9]:
        if step.verb in of_the_hour or step.from_status in ("not_now", "declined"):
            continue
        move = OFFERS.move(step.verb, step.from_status)
        assert move.permits(step.by, step.record), step


def test_answers_for_somebody_say_how_consent_was_given(kent):
    answers = OfferStep.objects.filter(verb__in=["accept", "put_off", "decline", "cancel"])
    assert not answers.filter(consent="").exclude(by=F("record__young_adult__user")).exists()


def test_every_place_that_is_taken_is_held_by_an_offer(kent):
    for intake in Intake.objects.annotate(n=Count("offers")).filter(n__gt=0):
        assert intake.places_taken == Offer.objects.filter(intake=intake).holding_a_place().count()


def test_whoever_waits_waits_for_something_full(kent):
    waiting = Offer.objects.filter(status="waiting")
    assert waiting.exists()
    assert not waiting.filter(intake__places_taken__lt=F("intake__places")).exists()


def test_what_is_open_can_still_be_answered_and_what_never_was_live_was_never_offered(kent):
    assert not Offer.objects.overdue().exists()
    never_live = Offer.objects.exclude(intake__pledge__steps__verb="approve")
    assert not never_live.exists()


def test_nobody_starts_before_the_first_day(kent):
    starts = OfferStep.objects.filter(verb="start")
    assert starts.count() > 100
    early = [
        s
        for s in starts.select_related("record__intake")
        if timezone.localdate(s.at) < s.record.intake.starts_on
    ]
    assert early == []


def test_offers_came_one_after_the_other(kent):
    """Lists show the newest first, by the order in which rows came."""
    made = list(Offer.objects.filter(pk__gt=kent.pk).order_by("pk").values_list("made_at", flat=True))
    assert made == sorted(made)


def test_no_address_or_number_is_real(kent):
    emails = User.objects.values_list("email", flat=True)
    assert all(re.fullmatch(r"[a-z.]+\d*@example\.org", email) for email in emails)
    phones = YoungAdult.objects.values_list("phone", flat=True)
    assert all(re.fullmatch(r"\+447700900\d{3}", str(phone)) for phone in phones)


def test_a_history_that_the_table_does_not_have_is_refused():
    with pytest.raises(LookupError, match="nobody can start what is offered"):
        walk(OFFERS, "shortlisted", ["offer", "start"])


def test_the_crowd_is_dated_up_to_this_morning(kent):
    midnight = timezone.make_aware(dt.datetime.combine(timezone.localdate(), dt.time()))
    assert Offer.objects.filter(offered_at__gt=midnight).count() <= len(story.telling.PROMISES)
