"""Whoever advises somebody no longer hears no more of them, not even by what they were told before."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts import roles
from notifications.inbox import lines
from notifications.models import Notification
from offers import lifecycle
from offers.models import Offer
from tests.factories import make_offer
from youngadults import caseloads

pytestmark = pytest.mark.django_db


def told(person):
    return [line.sentence for line in lines(Notification.objects.filter(recipient=person).order_by("pk"))]


def noors(cast):
    return Offer.objects.get(young_adult__user=cast.noor)


@pytest.fixture
def offer(cast):
    """Sam has said yes, and Ade has been told of it; of Noor's yes as well, whom Ade goes on advising."""
    caseloads.change_adviser(cast.noor.young_adult, cast.ade, by=cast.wren, why="With Sam")
    for person in (cast.noor, cast.sam):
        made = make_offer(young_adult=person.young_adult, status="offered")
        lifecycle.accept(made, by=person)
    return made


def test_an_old_notice_tells_a_former_adviser_nothing_new(cast, offer):
    assert any("Sam" in line for line in told(cast.ade))
    before = told(cast.wren)
    caseloads.change_adviser(cast.sam.young_adult, cast.amina, by=cast.wren, why="Moved")
    lifecycle.cancel(offer, by=cast.sam)
    page = Notification.objects.filter(recipient=cast.ade, link=f"/desk/offers/{offer.pk}/")
    assert not page.exists()
    about = [it.link for it in Notification.objects.filter(recipient=cast.ade)]
    assert f"/desk/offers/{noors(cast).pk}/" in about, "of whom they advise they keep everything"
    assert len(told(cast.wren)) > len(before), "the service still hears of it"


def test_while_somebody_stands_in_the_adviser_keeps_what_they_were_told_and_afterwards_the_other_does_not(
    cast, offer
):
    was_told = told(cast.ade)
    entries = caseloads.caseload_of(cast.ade)
    caseloads.cover(entries, cast.amina, timezone.localdate(), by=cast.morgan, why="Leave")
    assert set(was_told) <= set(told(cast.ade))
    lifecycle.confirm(offer, by=cast.chidi)
    about_sam = Notification.objects.filter(recipient=cast.amina, link=f"/desk/offers/{offer.pk}/")
    assert about_sam.exists()
    caseloads.end_cover(cast.ade, cast.amina, by=cast.morgan)
    assert not about_sam.exists()


def test_whose_last_role_at_the_desk_has_ended_reads_nothing_of_it_as_somebody_else(cast, offer):
    wren = cast.wren
    roles.give(wren, "panel_member", by=cast.morgan)
    Notification.objects.create(
        recipient=wren, kind="panel_pack_confirmed", key="1.0", link="/reports/panel/"
    )
    assert any("Sam" in line for line in told(wren))
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    roles.end(wren.roles.get(kind="ete_worker"), yesterday, by=cast.morgan, why="Changed jobs")
    assert [it.link for it in Notification.objects.filter(recipient=wren)] == ["/reports/panel/"]
