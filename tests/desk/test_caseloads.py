"""The pages of caseloads: how they stand, a change of adviser, standing in; live, and safe on any screen."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.bed.live import wait_until_live
from tests.people import make_worker, make_young_adult
from youngadults import caseloads
from youngadults.models import CaseloadChange, CaseloadEntry


def tomorrow():
    return timezone.localdate() + dt.timedelta(days=1)


def stand_in(cast):
    entries = caseloads.caseload_of(cast.ade)
    caseloads.cover(entries, cast.amina, tomorrow(), by=cast.morgan, why="Leave")


@pytest.fixture
def sams_adviser(cast):
    return reverse("desk:change_adviser", args=[cast.sam.young_adult.pk])


@pytest.fixture
def morgan(cast, client):
    client.force_login(cast.morgan)
    return client


def test_the_page_says_how_many_who_stands_in_and_who_has_nobody(cast, morgan):
    stand_in(cast)
    make_young_adult("Dev")
    cast.amina.roles.update(ends_on=tomorrow())
    page = words(morgan.get(reverse("desk:caseloads")))
    assert "Ade 1 young adult" in page
    assert f"Amina stands in for 1 of them until {tomorrow():%-d %B %Y}" in page
    assert f"last day {tomorrow():%-d %B %Y}" in page
    assert "Give an adviser to Dev Devson" in page


def words(response):
    """What a page says, without its markup."""
    text = "".join(part.split(">")[-1] for part in response.content.decode().split("<"))
    return " ".join(text.split())


def test_whoever_is_no_adviser_any_longer_stands_out_with_those_they_leave(cast, morgan):
    cast.ade.roles.update(ends_on=timezone.localdate() - dt.timedelta(days=1))
    page = words(morgan.get(reverse("desk:caseloads")))
    assert "Ade 1 young adult No adviser any longer" in page
    assert "Give an adviser to Sam Samson" in page


def test_many_caseloads_cost_no_more_than_one(cast, morgan):
    one = cost(morgan)
    for name in ("Bea", "Cleo", "Dov"):
        adviser = make_worker(name, "personal_adviser")
        make_young_adult(f"{name} junior", adviser=adviser)
        caseloads.cover(caseloads.caseload_of(adviser), cast.amina, tomorrow(), by=cast.morgan, why="Leave")
    assert cost(morgan) == one


def cost(client):
    client.get(reverse("desk:caseloads"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("desk:caseloads"))
    return len(queries)


def test_an_ete_worker_changes_an_adviser(cast, client, sams_adviser):
    client.force_login(cast.wren)
    page = client.post(sams_adviser, {"to": cast.amina.pk, "why": "Moved to Dover 🙂 O’Brien"}, follow=True)
    assert "Done. Sam and the advisers have been told." in words(page)
    assert "Adviser: Amina" in words(page)
    assert "New adviser: Amina" in words(page)
    assert CaseloadChange.objects.get().why == "Moved to Dover 🙂 O’Brien"


def test_with_a_last_day_the_other_only_stands_in(cast, client, sams_adviser):
    client.force_login(cast.wren)
    answers = {"to": cast.amina.pk, "until": tomorrow().isoformat(), "why": "Leave"}
    assert "Adviser: Ade, Amina (cover)" in words(client.post(sams_adviser, answers, follow=True))


@pytest.mark.parametrize(
    ("answers", "status", "sentence"),
    [
        ({}, 422, "Answer “Why?”."),
        ({"to": "ade", "why": "Kept words"}, 409, "Ade advises Sam Samson already."),
        ({"to": "wren", "why": "Kept words"}, 422, "Select a valid choice."),
        ({"to": "amina", "why": "x" * 1001}, 422, "at most 1000 characters"),
        ({"to": "amina", "why": "\0"}, 422, "Null characters are not allowed."),
        ({"to": "amina", "until": "2020-01-01", "why": "Kept words"}, 409, "That day has gone."),
        ({"to": "amina", "until": "soon", "why": "Kept words"}, 422, "must be a real date, like"),
    ],
)
def test_a_refused_change_says_why_and_keeps_what_was_typed(
    cast, client, sams_adviser, answers, status, sentence
):
    client.force_login(cast.wren)
    sent = {**answers, "to": getattr(getattr(cast, answers.get("to", ""), None), "pk", "")}
    page = client.post(sams_adviser, sent)
    assert page.status_code == status
    assert sentence in words(page)
    assert answers.get("why", "").strip("\0") in page.content.decode()
    assert not CaseloadChange.objects.exists()


def test_a_manager_lets_somebody_stand_in_and_ends_it(cast, morgan):
    answers = {"to": cast.amina.pk, "until": tomorrow().isoformat(), "why": "Leave"}
    page = morgan.post(reverse("desk:cover", args=[cast.ade.pk]), answers, follow=True)
    assert "Amina stands in for 1 of them" in words(page)
    end = reverse("desk:end_cover", args=[cast.ade.pk, cast.amina.pk])
    assert "Amina no longer stands in for Ade." in words(morgan.post(end, follow=True))
    twice = morgan.post(end)
    assert (twice.status_code, "Amina does not stand in for Ade now." in words(twice)) == (409, True)
    assert not CaseloadEntry.objects.standing_in().exists()


def test_a_young_adult_reads_who_helps_and_who_did_before(cast, client):
    stand_in(cast)
    client.force_login(cast.sam)
    home = words(client.get(reverse("my:home")))
    assert "Your adviser is Ade." in home
    assert f"Amina helps you too, until {tomorrow():%-d %B %Y}." in home
    CaseloadEntry.objects.filter(is_cover=True).delete()
    caseloads.change_adviser(cast.sam.young_adult, cast.amina, by=cast.wren, why="Moved")
    page = words(client.get(reverse("my:advisers")))
    assert page.index("Amina From") < page.index("Ade From 1 January 2020 to")
    assert "Noor" not in page


@pytest.mark.django_db(transaction=True)
def test_a_change_of_adviser_reaches_open_pages_at_once(cast, windows):
    sams_page = reverse("desk:young_adult", args=[cast.sam.young_adult.pk])
    wren = windows.open(sams_page, person=cast.wren)
    sam = windows.open(reverse("my:home"), person=cast.sam, width=PHONE)
    for page in (wren, sam):
        wait_until_live(page)
    caseloads.change_adviser(cast.sam.young_adult, cast.amina, by=cast.morgan, why="Moved")
    expect(wren.get_by_text("Adviser: Amina (change")).to_be_visible()
    expect(sam.get_by_text("Your adviser is Amina.")).to_be_visible()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_the_pages_pass_axe_and_fit_the_window(cast, windows, sams_adviser, width):
    stand_in(cast)
    make_young_adult("Bartholomew-Featherstonehaugh")
    cast.amina.roles.update(ends_on=tomorrow())
    page = windows.open("/", person=cast.morgan, width=width)
    sams_page = reverse("desk:young_adult", args=[cast.sam.young_adult.pk])
    for url in (
        reverse("desk:caseloads"),
        reverse("desk:cover", args=[cast.ade.pk]),
        sams_adviser,
        sams_page,
    ):
        page.goto(url)
        page.evaluate("document.querySelectorAll('main details').forEach(each => (each.open = true))")
        assert axe_violations(page) == [], url
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
