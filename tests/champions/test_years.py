"""Once a year a champion of the council says whether they go on, and the head of service renews the post."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from champions import lifecycle
from champions.models import Champion, PostYear
from desk import service
from desk.queue import groups
from lifecycles import NotNow, NotPermitted
from notifications.models import Notification
from tests.people import make_champion


@pytest.fixture(autouse=True)
def everybody_began_today(cast):
    Champion.objects.update(starts_on=timezone.localdate())


def took_on(user, days):
    """Whoever it is has been in post for so many days."""
    Champion.objects.filter(user=user).update(starts_on=timezone.localdate() - dt.timedelta(days=days))


def asked(user):
    took_on(user, 366)
    lifecycle.ask_whose_year_is_over()
    return PostYear.objects.get(champion__user=user)


def told(user, kind):
    return Notification.objects.filter(recipient=user, kind=kind).count()


def rows(user):
    found = [row for group in groups(user) for row in group.rows if row.key.startswith("post.")]
    return [(row.why, bool(row.in_place)) for row in found]


@pytest.mark.parametrize(("days", "number"), [(364, 0), (365, 1), (800, 1)])
def test_asked_when_the_year_is_over_and_once(cast, days, number):
    took_on(cast.chidi, days)
    lifecycle.ask_whose_year_is_over()
    lifecycle.ask_whose_year_is_over()
    assert told(cast.chidi, "post_year_over") == number
    assert not PostYear.objects.exclude(champion__user=cast.chidi).exists()


def test_a_partners_people_and_whoever_leaves_anyhow_are_not_asked(cast):
    took_on(cast.priya, 800)
    took_on(cast.chidi, 800)
    Champion.objects.filter(user=cast.chidi).update(ends_on=timezone.localdate() + dt.timedelta(days=30))
    lifecycle.ask_whose_year_is_over()
    assert not PostYear.objects.exists()


def test_reminded_half_way_and_then_it_is_the_managers_to_ask(cast):
    year = asked(cast.chidi)
    assert rows(cast.morgan) == []
    for days, number in ((14, 1), (15, 2), (20, 2)):
        PostYear.objects.update(asked_on=timezone.localdate() - dt.timedelta(days=days))
        lifecycle.ask_whose_year_is_over()
        assert told(cast.chidi, "post_year_over") == number
    PostYear.objects.update(asked_on=timezone.localdate() - dt.timedelta(days=30))
    assert rows(cast.morgan) == [("Chidi has not said whether they go on. Ask them.", False)]
    assert rows(cast.wren) == []
    year.refresh_from_db()
    lifecycle.renew(year, by=cast.morgan)
    assert rows(cast.morgan) == []


def test_only_whose_post_it_is_answers_and_only_a_manager_renews(cast):
    year = asked(cast.chidi)
    for person in (cast.dana, cast.wren, cast.morgan, cast.pat):
        with pytest.raises(NotPermitted):
            lifecycle.go_on(year, by=person)
    lifecycle.go_on(year, by=cast.chidi)
    for person in (cast.chidi, cast.wren, cast.ade, cast.pat):
        with pytest.raises(NotPermitted):
            lifecycle.renew(year, by=person)
    lifecycle.renew(year, by=cast.morgan)
    assert (year.renewed_on, told(cast.chidi, "post_renewed")) == (timezone.localdate(), 1)
    assert [(step.verb, step.by) for step in year.steps.all()] == [
        ("go_on", cast.chidi),
        ("renew", cast.morgan),
    ]


def test_the_next_year_counts_from_the_renewal(cast):
    year = asked(cast.chidi)
    lifecycle.renew(year, by=cast.morgan)
    lifecycle.ask_whose_year_is_over()
    assert PostYear.objects.count() == 1
    PostYear.objects.update(renewed_on=timezone.localdate() - dt.timedelta(days=365))
    lifecycle.ask_whose_year_is_over()
    assert PostYear.objects.count() == 2


def test_who_stops_leaves_a_vacancy_and_nobody_waits_for_an_answer(cast):
    year = asked(cast.chidi)
    lifecycle.end_post(year.champion, by=cast.chidi, why="A new job")
    year.refresh_from_db()
    assert year.status == "over"
    assert [str(body) for body in service.vacant()] == ["Parks"]
    assert told(cast.morgan, "nobody_is_left") == 1


def test_who_hands_over_stays_until_a_colleague_takes_it(cast):
    year = asked(cast.chidi)
    lifecycle.want_to_hand_over(year, by=cast.chidi)
    assert rows(cast.morgan) == [("Chidi wants to hand over. Invite who comes after them.", False)]
    with pytest.raises(NotNow):
        lifecycle.renew(year, by=cast.morgan)
    colleague = make_champion("Nia", year.champion.organisation)
    lifecycle.hand_over(year.champion, colleague.championships.get(), by=cast.chidi)
    year.refresh_from_db()
    assert year.status == "over"
    assert service.vacant().count() == 0


def test_the_database_holds_one_open_year_and_a_day_for_each_renewal(cast):
    year = asked(cast.chidi)
    with pytest.raises(IntegrityError), transaction.atomic():
        PostYear.objects.create(champion=year.champion)
    with pytest.raises(IntegrityError), transaction.atomic():
        PostYear.objects.update(status="renewed")


@pytest.mark.django_db(transaction=True)
def test_one_tap_and_the_head_of_service_renews_on_today(windows, cast):
    asked(cast.chidi)
    host = windows.open(reverse("notifications:inbox"), person=cast.chidi)
    host.get_by_role("link", name="A year as champion of Parks is over").first.click()
    host.get_by_role("button", name="Yes, I go on").click()
    expect(host.get_by_text("Thank you. The head of service renews your post.")).to_be_visible()
    page = windows.open(reverse("desk:today"), person=cast.morgan)
    row = page.get_by_role("listitem").filter(has_text="A year is over, and Chidi goes on.")
    row.get_by_text("Renew").first.click()
    row.get_by_role("button", name="Renew").click()
    expect(page.get_by_text("Renewed for a year. Chidi is told.")).to_be_visible()
    host.goto(reverse("notifications:inbox"))
    expect(host.get_by_text("You are champion of Parks for another year. Thank you.")).to_be_visible()
