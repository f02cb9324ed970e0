"""Beside the offers on a host's home: counts, papers, lapsing promises, last questions; guide, stopping."""

import datetime as dt

import pytest
from django.utils import timezone

from champions import lifecycle as champion_lifecycle
from champions.models import Document, Organisation
from offers import lifecycle
from offers.models import HostAgain
from pledges import lifecycle as pledge_lifecycle
from pledges.models import Pledge
from tests.factories import make_intake, make_offer, make_pledge
from tests.partners import agree, make_partnership


def in_days(days):
    return timezone.localdate() + dt.timedelta(days=days)


@pytest.fixture
def chidi(cast, client):
    client.force_login(cast.chidi)
    return client


def home(client):
    return client.get("/host/")


def counts(client):
    return {count.words: count.number for count in home(client).context["counts"]}


def after_yes(cast, *verbs, **fields):
    offer = make_offer(young_adult=cast.sam.young_adult, **fields)
    lifecycle.accept(offer, by=cast.sam)
    for verb in verbs:
        getattr(lifecycle, verb)(offer, by=cast.chidi)
    return offer


def paper(cast, *, days, kind="employers_liability"):
    return Document.objects.create(
        organisation=Organisation.objects.get(name="Parks"),
        kind=kind,
        words="With the county",
        expires_on=in_days(days),
        accepted_at=timezone.now(),
    )


def test_nothing_is_counted_where_nothing_waits(chidi):
    assert counts(chidi) == {}


def test_each_thing_that_waits_is_counted(cast, chidi):
    after_yes(cast)
    assert counts(chidi) == {"yes to confirm": 1}


def test_a_start_this_week_and_a_first_day_are_counted(cast, chidi):
    offer = after_yes(cast, "confirm")
    offer.intake.__class__.objects.update(fill_by=in_days(0), starts_on=in_days(3))
    assert counts(chidi) == {"start this week": 1}
    offer.intake.__class__.objects.update(fill_by=in_days(-2), starts_on=in_days(-1))
    assert counts(chidi) == {"first day to mark": 1}


def test_a_pledge_that_came_back_is_shown_with_what_to_change(cast, chidi):
    pledge = make_pledge(status="submitted")
    pledge_lifecycle.refer_back(pledge, by=cast.wren, why="Say who meets them at the gate.")
    assert counts(chidi) == {"pledge to change": 1}
    html = home(chidi).content.decode()
    assert "Change it and send it again" in html
    assert "The 18+ service writes: Say who meets them at the gate." in html
    assert pledge.get_absolute_url() in html
    assert "Nothing needs you now" not in html


def test_a_partner_is_told_of_the_papers_first_and_then_of_its_yes(cast, client):
    bakery = make_partnership(Organisation.objects.get(name="Marsh Bakery"), "mentoring")
    client.force_login(cast.priya)
    assert counts(client) == {}
    champion_lifecycle.apply(bakery, by=cast.wren)
    its_page = bakery.organisation.get_absolute_url()
    html = home(client).content.decode()
    assert "Papers still needed" in html
    assert f'href="{its_page}documents/"' in html
    assert "Nothing needs you now" not in html
    sent = [
        champion_lifecycle.documents.send(
            bakery.organisation, kind, by=cast.priya, expires_on=in_days(300), words="Ask Jo."
        )
        for kind in ("safeguarding_contact", "data_protection", "references")
    ]
    assert counts(client) == {}
    for document in sent:
        champion_lifecycle.documents.accept(document, by=cast.wren)
    html = home(client).content.decode()
    assert "Read what you offer, and agree" in html
    assert f'href="{its_page}agree/"' in html
    agree(bakery, by=cast.priya)
    assert counts(client) == {}


@pytest.mark.parametrize(("days", "shown"), [(5, True), (-3, True), (300, False)])
def test_a_paper_that_ends_soon_is_shown(cast, chidi, days, shown):
    paper(cast, days=days)
    assert ("Papers about to end" in home(chidi).content.decode()) is shown


def test_a_paper_whose_next_one_is_in_is_not_shown(cast, chidi):
    paper(cast, days=5)
    paper(cast, days=400)
    assert "Papers about to end" not in home(chidi).content.decode()


@pytest.mark.parametrize(
    ("fill_in", "taken", "status", "shown"),
    [
        (5, 0, "live", True),
        (40, 0, "live", False),
        (5, 1, "live", False),
        (5, 0, "paused", False),
        (-1, 0, "live", False),
    ],
)
def test_a_promise_about_to_lapse_is_shown_while_places_are_free(cast, chidi, fill_in, taken, status, shown):
    pledge = make_pledge(status=status, places=None)
    make_intake(pledge=pledge, starts_on=in_days(60), fill_by=in_days(fill_in), places_taken=taken)
    words = home(chidi).content.decode()
    assert ("About to lapse" in words) is shown
    assert ("Nothing needs you now" in words) is not shown


def test_one_with_a_later_date_does_not_lapse(cast, chidi):
    pledge = make_pledge(places=None)
    make_intake(pledge=pledge, starts_on=in_days(60), fill_by=in_days(5))
    make_intake(pledge=pledge, starts_on=in_days(90), fill_by=in_days(80))
    assert "About to lapse" not in home(chidi).content.decode()


def test_other_support_lapses_on_its_own_last_day(cast, chidi):
    make_pledge(kind="other_support", places=None, stands_until=in_days(3))
    assert "About to lapse" in home(chidi).content.decode()


def test_the_last_question_is_asked_until_it_is_answered(cast, chidi):
    offer = after_yes(cast, "confirm", "start", "complete")
    assert counts(chidi) == {"last question": 1}
    refused = chidi.post(f"/host/offers/{offer.pk}/again/", {"words": "A lot"})
    assert refused.status_code == 422
    assert "A lot" in refused.content.decode()
    chidi.post(f"/host/offers/{offer.pk}/again/", {"answer": "changed", "words": "Start later"})
    said = HostAgain.objects.get()
    assert (said.answer, said.words, said.by) == ("changed", "Start later", cast.chidi)
    assert counts(chidi) == {}


def test_new_offers_are_stopped_with_a_yes(cast, chidi):
    offer = after_yes(cast)
    assert "Confirm, and stop new offers" in home(chidi).content.decode()
    chidi.post(f"/host/offers/{offer.pk}/confirm/", {"stop": "yes"})
    offer.refresh_from_db()
    assert (offer.status, Pledge.objects.get().status) == ("confirmed", "paused")


def test_new_offers_are_stopped_with_a_no_or_go_on(cast, chidi):
    offer = after_yes(cast, "confirm")
    reason = {"reason": "supervisor"}
    page = chidi.post(f"/host/offers/{offer.pk}/cannot/", reason).content.decode()
    assert "Stop new offers of this for now as well" in page
    chidi.post(f"/host/offers/{offer.pk}/cannot/", reason | {"sure": "yes", "stop": "yes"})
    offer.refresh_from_db()
    assert (offer.status, Pledge.objects.get().status) == ("cancelled_by_host", "paused")


def test_without_asking_offers_go_on(cast, chidi):
    offer = after_yes(cast)
    chidi.post(f"/host/offers/{offer.pk}/confirm/")
    assert Pledge.objects.get().status == "live"


def test_the_guide_says_only_what_disclosure_allows(cast, chidi):
    pledge = make_pledge(ask_for="Jo at the gate", bring="Boots are lent.", supervisor="Jo, head ranger")
    offer = after_yes(cast, intake=pledge.intakes.get(), shares_adjustments=True, reasons=["Lives near"])
    assert chidi.get(f"/host/offers/{offer.pk}/guide/").status_code == 404
    lifecycle.confirm(offer, by=cast.chidi)
    html = chidi.get(f"/host/offers/{offer.pk}/guide/").content.decode()
    for told in ("Sam", "Jo at the gate", "Boots are lent.", "Jo, head ranger", "A quiet space"):
        assert told in html
    for advice in ("If they do not come", "How to say what could be better", "What not to ask"):
        assert advice in html
    young_adult = cast.sam.young_adult
    main = html[html.index("<main") : html.index("</main>")]
    for secret in (young_adult.last_name, str(young_adult.phone), "Lives near", "ME15", "care", "asylum"):
        assert secret not in main


def test_the_guide_leaves_out_what_was_not_chosen(cast, chidi):
    offer = after_yes(cast, "confirm", shares_adjustments=False)
    assert "A quiet space" not in chidi.get(f"/host/offers/{offer.pk}/guide/").content.decode()
