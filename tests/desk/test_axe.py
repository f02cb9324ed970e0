"""The desk's newer pages in a real browser, on a phone and at a desk: axe, and no sideways scrolling."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from offers import lifecycle, promise_reports, referring, safety, unmet
from offers.models import DutyTurn, Wish
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.factories import make_intake, make_offer, make_pledge
from youngadults import notes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.wide
@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_the_newer_pages_pass_axe_and_fit_the_window(windows, cast, width):
    for name, urls in pages(cast).items():
        page = windows.open("/", person=getattr(cast, name), width=width)
        for url in urls:
            page.goto(url)
            page.evaluate("document.querySelectorAll('main details').forEach(each => (each.open = true))")
            assert axe_violations(page) == [], url
            assert page.evaluate("document.documentElement.scrollWidth") <= width, url


def pages(cast):
    """Each page with something on it, by who opens it."""
    today, sam = timezone.localdate(), cast.sam.young_adult
    DutyTurn.objects.create(person=cast.wren, starts_on=today, ends_on=today + dt.timedelta(days=3))
    started = make_offer(young_adult=sam, status="started")
    first_day = make_intake(pledge=make_pledge(places=None), starts_in_days=0)
    make_offer(intake=first_day, young_adult=cast.noor.young_adult, status="confirmed")
    concern = safety.raise_concern(sam, by=cast.sam, offer=started, words="He shouts at me. " * 20)
    report = promise_reports.report(started, "pay", "No travel money", by=cast.sam)
    lifecycle.end_early(started, by=cast.chidi)
    notes.write(sam, "Likes mornings", by=cast.ade)
    notes.write(sam, "His sister rang", by=cast.ade, why_private="About her")
    referring.refer(sam, by=cast.ade, sector="hospitality-and-food", words="Not before ten")
    unmet.note(sam, "too_far", by=cast.wren)
    Wish.objects.create(young_adult=sam, sector="animal-care", kind="work_experience")
    return {
        "wren": [
            reverse("desk:today"),
            reverse("desk:put_off", args=[f"promise.{report.pk}"]),
            reverse("desk:hand_over", args=[f"promise.{report.pk}"]),
            reverse("desk:duty"),
            reverse("desk:hold"),
            reverse("desk:lift", args=[concern.holds.get().pk]),
            reverse("desk:concern", args=[concern.pk]),
            reverse("desk:breakdown", args=[started.breakdowns.get().pk]),
            reverse("desk:promise_report", args=[report.pk]),
            reverse("desk:offer", args=[started.pk]),
            reverse("desk:young_adult", args=[sam.pk]),
            reverse("reports:demand"),
        ],
        "ade": [
            reverse("desk:my_caseload"),
            reverse("desk:refer", args=[sam.pk]),
            reverse("desk:write_note", args=[sam.pk]),
            reverse("desk:raise_concern", args=[sam.pk]),
            reverse("desk:summary", args=[sam.pk]),
        ],
        "morgan": [
            reverse("desk:service"),
            reverse("desk:overrides"),
            reverse("desk:rules"),
            reverse("desk:rule", args=["offer.open_cap"]),
            reverse("desk:change_rule", args=["offer.open_cap"]),
            reverse("desk:add_holiday"),
            reverse("desk:plan"),
        ],
        "chidi": [reverse("reports:demand")],
        "sam": [reverse("youngadults:notes")],
    }
