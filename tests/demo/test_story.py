"""The story loads through the lifecycles, once, with something of everything."""

import datetime as dt
from collections import Counter

import pytest

from accounts.models import Role, User
from champions.models import Organisation
from demo import story
from demo.cast import CAST
from notifications.models import Task
from offers import promise_reports
from offers.models import Breakdown, CheckIn, Offer, PromiseReport
from pledges.guard.dates import found_in_one
from pledges.models import Intake, Pledge
from youngadults.models import YoungAdult

pytestmark = pytest.mark.django_db

EVERY_OFFER_STATUS = {
    "shortlisted",
    "removed",
    "offered",
    "accepted",
    "waiting",
    "not_now",
    "declined",
    "lapsed",
    "confirmed",
    "started",
    "paused",
    "completed",
    "ended_early",
    "did_not_attend",
    "cancelled_by_young_adult",
    "cancelled_by_host",
    "withdrawn_by_service",
    "withdrawn_by_host",
}
EVERY_PLEDGE_STATUS = {"draft", "submitted", "referred_back", "live", "paused", "closed", "withdrawn"}


def test_there_is_a_pledge_and_an_offer_in_every_status(told):
    assert set(Offer.objects.values_list("status", flat=True)) == EVERY_OFFER_STATUS
    assert set(Pledge.objects.values_list("status", flat=True)) == EVERY_PLEDGE_STATUS
    assert (Organisation.objects.count(), YoungAdult.objects.count(), Pledge.objects.count()) == (13, 25, 21)


def test_telling_it_again_changes_nothing(told):
    def everything():
        return [sorted(model.objects.values_list()) for model in (User, Role, Pledge, Intake)]

    before = everything()
    story.load()
    assert everything() == before


def test_everyone_of_the_cast_has_an_account(told):
    emails = set(User.objects.values_list("email", flat=True))
    assert {member.email for member in CAST} <= emails


def test_the_steps_of_every_offer_follow_each_other_and_none_is_ahead_of_the_clock(told):
    now = dt.datetime.now(dt.UTC)
    for offer in Offer.objects.prefetch_related("steps"):
        steps = sorted(offer.steps.all(), key=lambda step: step.pk)
        moments = [step.at for step in steps]
        assert moments == sorted(moments)
        assert not moments or moments[-1] <= now
        assert [s.from_status for s in steps[1:]] == [s.to_status for s in steps[:-1]]


def test_what_was_said_of_an_offer_stands_beside_its_steps(told):
    def begun(record):
        return record.offer.steps.filter(to_status__in=("started", "did_not_attend", "paused")).first().at

    asked = CheckIn.objects.exclude(point="before")
    assert asked.exists()
    assert PromiseReport.objects.exists()
    assert all(check_in.asked_at.date() >= begun(check_in).date() for check_in in asked)
    reports = PromiseReport.objects.all()
    assert all(report.reported_at >= begun(report) for report in reports)
    asked_for = {task.key: task.due_at for task in Task.objects.filter(kind="promise_reported")}
    assert asked_for == {f"{report.pk}.0": promise_reports.answer_by(report) for report in reports}
    for broke in Breakdown.objects.all():
        assert broke.began_at == broke.offer.steps.filter(to_status=broke.began_with).latest("pk").at


def test_nothing_that_ended_long_ago_still_waits_for_somebody(told):
    recently = dt.datetime.now(dt.UTC) - dt.timedelta(days=30)
    assert Breakdown.objects.filter(settled_at__isnull=False).exists()
    assert not Breakdown.objects.unsettled().filter(began_at__lt=recently).exists()


def test_places_are_counted_and_no_open_offer_is_overdue(told):
    for intake in Intake.objects.all():
        assert intake.places_taken == Offer.objects.filter(intake=intake).holding_a_place().count()
    assert not Offer.objects.overdue().exists()


def test_every_start_is_on_a_day_on_which_somebody_is_there(told):
    for intake in Intake.objects.select_related("pledge"):
        assert [*found_in_one(intake.pledge, intake)] == [], intake
        assert intake.pledge.days or intake.starts_on.weekday() < 5, intake


def test_nobody_is_real(told):
    assert all(email.endswith("@example.org") for email in User.objects.values_list("email", flat=True))
    phones = {str(phone) for phone in YoungAdult.objects.values_list("phone", flat=True)}
    assert len(phones) == 25
    assert all(phone.startswith("+447700900") for phone in phones)


def test_the_organisations_stand_in_a_tree(told):
    parents = Counter(Organisation.objects.values_list("parent__name", flat=True))
    assert parents["Growth, Environment and Transport"] == 3
