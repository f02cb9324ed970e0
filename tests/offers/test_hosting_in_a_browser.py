"""What axe says of a host's pages beside its offers, on the narrowest phone and on a desk."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from champions.models import Document, Organisation
from offers import interviews, lifecycle
from tests.access.things import vacancies
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult


def every_page(cast):
    desk = make_pledge(kind="priority_interview", title="Front desk", places=None, interview_within_days=20)
    asked = make_offer(young_adult=cast.sam.young_adult, intake=make_intake(pledge=desk, places=3))
    lifecycle.accept(asked, by=cast.sam)
    interviews.tick(asked, {"Likes being outside": ("equal", "Has a dog")}, by=cast.chidi)
    comes = make_offer(young_adult=make_young_adult("Ana"), intake=make_intake())
    lifecycle.accept(comes, by=comes.young_adult.user)
    lifecycle.confirm(comes, by=cast.chidi)
    make_intake(pledge=make_pledge(title="Saturday gardener", places=None), starts_in_days=9)
    Document.objects.create(
        organisation=Organisation.objects.get(name="Parks"),
        kind="references",
        words="With the county",
        expires_on=timezone.localdate() + dt.timedelta(days=6),
        accepted_at=timezone.now(),
    )
    interview = f"/host/offers/{asked.pk}/interview/"
    parts = [interview + part for part in ("", "day/", "result/", "refuse/")]
    preview = f"/host/pledges/{desk.pk}/preview/"
    return ["/host/", f"/host/offers/{comes.pk}/", f"/host/offers/{comes.pk}/guide/", preview, *parts]


@pytest.mark.parametrize("width", [320, ON_A_DESK])
def test_a_hosts_pages_have_no_barrier_and_fit_the_window(cast, windows, width):
    addresses = every_page(cast)
    page = windows.open("/host/", person=cast.chidi, width=width)
    for address in addresses:
        check(page, address)


@pytest.mark.parametrize("width", [320, ON_A_DESK])
def test_the_pages_that_bring_vacancies_in_have_no_barrier(cast, windows, width):
    (record,) = vacancies(cast)
    page = windows.open("/pledges/imports/", person=cast.wren, width=width)
    for address in ("/pledges/imports/", "/pledges/imports/fetch/", f"/pledges/imports/{record}/"):
        check(page, address)


def test_the_guide_prints_on_one_page_however_much_there_is_to_say(cast, windows):
    full = {"bring": "Boots are lent; bring lunch. " * 10, "supervisor": "Jo, head ranger", "ask_for": "Jo"}
    intake = make_intake(pledge=make_pledge(places=None, directions="Bus 71. " * 60, **full))
    helps = {"adjustments": ["quiet_space", "breaks", "step_free", "clear_writing"]}
    offer = make_offer(young_adult=make_young_adult("Ana", preferences=helps), intake=intake)
    lifecycle.accept(offer, by=offer.young_adult.user)
    lifecycle.confirm(offer, by=cast.chidi)
    page = windows.open(f"/host/offers/{offer.pk}/guide/", person=cast.chidi)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4"))) == 1


def check(page, address):
    page.goto(address)
    assert axe_violations(page) == [], address
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
