"""The pages of rounds: for whom they open, what they do, and that many rows cost no more than one."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from matching import jobs, lifecycle
from matching.models import Approval, Decision, Round
from offers.models import Offer
from offers.notices import OFFERED
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult
from youngadults.models import YoungAdult


@pytest.fixture
def wren(client, cast):
    client.force_login(cast.wren)
    return client


def proposed(cast, pairs=1):
    for number in range(pairs):
        make_intake(pledge=make_pledge(places=None, title=f"Ranger {number}"))
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    jobs.work_out(round_id=opened.pk)
    return Round.objects.get(pk=opened.pk)


def posted(page, **fields):
    """The fields of a preview's form, as a browser would post them."""
    plan = page.context["plan"]
    pairs = [each.proposal.pk for each in [*plan.sending, *plan.skipped]]
    return {"sealed": page.context["sealed"], "pair": pairs, **fields}


def test_a_worker_opens_a_round_reviews_it_and_sends_what_the_preview_said(cast, wren):
    make_intake()
    answer = wren.post(reverse("matching:open"), {})
    opened = Round.objects.get()
    assert (answer.status_code, answer.url) == (302, opened.get_absolute_url())
    assert opened.scope == "All pledges to fill; everybody"
    assert "Waiting to begin" in wren.get(opened.get_absolute_url()).content.decode()
    jobs.work_out(round_id=opened.pk)
    page = wren.get(opened.get_absolute_url()).content.decode()
    assert "Nothing else that is open fits them." in page
    preview = wren.get(reverse("matching:preview", args=[opened.pk]), {"pair": opened.proposals.get().pk})
    assert "1 text." in preview.content.decode()
    assert f"The message says “{OFFERED.outside}”" in preview.content.decode()
    assert Offer.objects.count() == 0
    answer = wren.post(reverse("matching:approve", args=[opened.pk]), posted(preview), follow=True)
    text = answer.content.decode()
    offer = Offer.objects.get()
    assert (offer.status, offer.offered_by) == ("offered", cast.wren)
    assert f"Sent to {offer.young_adult.first_name}." in text
    assert "1 pair approved in" in text
    assert Approval.objects.get().hurried


@pytest.mark.parametrize("key", ["all", "pair"])
def test_all_on_the_page_or_the_ticked_ones_are_previewed(cast, wren, key):
    round_ = proposed(cast, pairs=2)
    first, second = round_.proposals.all()
    query = {"listed": [first.pk, second.pk], key: "1" if key == "all" else first.pk}
    page = wren.get(reverse("matching:preview", args=[round_.pk]), query)
    assert len(page.context["plan"].sending) == (2 if key == "all" else 1)


@pytest.mark.parametrize("pair", ["", "x", "9" * 40, "-1", "\0", "0"])
def test_nobody_ticked_or_nonsense_sends_nothing_and_breaks_nothing(cast, wren, pair):
    round_ = proposed(cast)
    page = wren.get(reverse("matching:preview", args=[round_.pk]), {"pair": pair})
    assert page.status_code in (200, 302)
    answer = wren.post(reverse("matching:approve", args=[round_.pk]), {"pair": pair, "sealed": "x"})
    assert answer.status_code == 409
    assert Offer.objects.count() == 0


def test_a_preview_that_is_out_of_date_is_shown_again(cast, wren):
    round_ = proposed(cast)
    proposal = round_.proposals.get()
    preview = wren.get(reverse("matching:preview", args=[round_.pk]), {"pair": proposal.pk})
    make_offer(young_adult=proposal.young_adult)
    answer = wren.post(reverse("matching:approve", args=[round_.pk]), posted(preview))
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Something has changed since you read this" in text
    assert "has had another offer since this round began" in text
    assert Offer.objects.filter(intake=proposal.intake).count() == 0


def test_a_pair_is_locked_ruled_out_and_taken_back_on_its_page(cast, wren):
    round_ = proposed(cast)
    first = round_.proposals.get()
    assert "Lock this pair" in wren.get(first.get_absolute_url()).content.decode()
    wren.post(reverse("matching:keep", args=[first.pk]))
    assert Decision.objects.get().kind == "lock"
    forbid, why = reverse("matching:forbid", args=[first.pk]), "They’re cousins 🙂"
    answer = wren.post(forbid, {"why": why}, follow=True)
    assert "Proposed again: 1 pair is new." in answer.content.decode()
    assert why in answer.content.decode()
    (ruled_out,) = Decision.objects.standing()
    answer = wren.post(reverse("matching:take_back", args=[ruled_out.pk]), follow=True)
    assert answer.status_code == 200
    assert not Decision.objects.standing().exists()


@pytest.mark.parametrize("page", ["forbid", "leave_out"])
@pytest.mark.parametrize(("why", "status"), [("", 422), ("x" * 1001, 422), ("nul\0", 422), ("   ", 422)])
def test_a_decision_without_a_good_reason_keeps_the_words(cast, wren, page, why, status):
    first = proposed(cast).proposals.get()
    answer = wren.post(reverse(f"matching:{page}", args=[first.pk]), {"why": why})
    assert answer.status_code == status
    assert not Decision.objects.exists()


def test_a_decision_in_a_round_that_is_over_keeps_the_words(cast, wren):
    round_ = proposed(cast)
    lifecycle.close(round_, by=cast.wren)
    url = reverse("matching:forbid", args=[round_.proposals.get().pk])
    answer = wren.post(url, {"why": "Typed for a while"})
    assert answer.status_code == 409
    assert "This round is closed." in answer.content.decode()


@pytest.mark.parametrize(("verb", "status"), [("close", "closed"), ("abandon", "abandoned")])
def test_a_round_ends_after_it_was_asked_and_has_nothing_to_tick(cast, wren, verb, status):
    round_ = proposed(cast, pairs=2)
    url = reverse(f"matching:{verb}", args=[round_.pk])
    page = wren.get(round_.get_absolute_url()).content.decode()
    assert f'href="{url}"' in page
    assert 'name="pair"' in page
    asked = wren.get(url).content.decode()
    assert "2 proposals have not been sent." in asked
    assert ("govuk-button--warning" in asked) == (verb == "abandon")
    assert Round.objects.get().status == "proposed"
    page = wren.post(url, follow=True).content.decode()
    assert Round.objects.get().status == status
    assert "Ranger 0" in page
    assert 'name="pair"' not in page
    assert ">Tick<" not in page
    assert wren.get(url).status_code == 409


def test_a_round_that_is_still_worked_out_is_abandoned_after_it_was_asked(cast, wren):
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    url = reverse("matching:abandon", args=[opened.pk])
    assert "It is still being worked out." in wren.get(url).content.decode()
    wren.post(url)
    assert Round.objects.get().status == "abandoned"


def test_for_whom_nothing_is_proposed_is_listed_with_why(cast, wren):
    round_ = proposed(cast)
    page = wren.get(reverse("matching:without", args=[round_.pk])).content.decode()
    assert str(round_.without.get().young_adult) in page


FILTERS = {
    "search=ranger+0": 1,
    "search=nobody": 0,
    "search=%00": 2,
    "kind=mentoring": 0,
    "tier=9": 2,
    "state=to_approve": 2,
    "state=sent": 0,
    "state=locked": 0,
    "state=new": 0,
    "sort=-cls": 2,
}


@pytest.mark.parametrize(("query", "found"), FILTERS.items())
def test_the_proposals_can_be_filtered_and_sorted(cast, wren, query, found):
    round_ = proposed(cast, pairs=2)
    page = wren.get(f"{round_.get_absolute_url()}?{query}")
    assert page.status_code == 200
    assert len(page.context["table"].rows) == found


@pytest.mark.parametrize("page", ["rounds", "round", "without"])
def test_three_rows_cost_no_more_queries_than_one(cast, wren, page):
    round_ = proposed(cast)
    arguments = [] if page == "rounds" else [round_.pk]

    def cost():
        wren.get(reverse(f"matching:{page}", args=arguments))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            wren.get(reverse(f"matching:{page}", args=arguments))
        return len(queries)

    before = cost()
    lifecycle.abandon(round_, by=cast.wren)
    for name in ("Lou", "Max", "Nia"):
        make_young_adult(name)
    round_ = proposed(cast, pairs=2)
    arguments = [] if page == "rounds" else [round_.pk]
    assert cost() == before


@pytest.mark.parametrize(
    ("typed", "names", "scope"),
    [
        ({"waited": "90"}, {"Patient"}, "All pledges to fill; everybody, waiting 90 days or more"),
        ({"waited": "1"}, {"Patient", "Recent"}, "All pledges to fill; everybody, waiting 1 day or more"),
        ({"waited": "90", "never": "on"}, {"Patient"}, None),
        ({"waited": ""}, None, "All pledges to fill; everybody"),
    ],
)
def test_a_round_over_those_who_have_waited_so_long(cast, wren, typed, names, scope):
    for name, days in (("Patient", 90), ("Recent", 20), ("Newcomer", 0)):
        since = timezone.localdate() - dt.timedelta(days=days)
        make_young_adult(name, preferences={"waiting_since": since})
    for each in (cast.sam, cast.noor):
        each.young_adult.preferences.waiting_since = timezone.localdate()
        each.young_adult.preferences.save()
    wren.post(reverse("matching:open"), typed)
    opened = Round.objects.get()
    chosen = None if opened.people is None else YoungAdult.objects.filter(pk__in=opened.people)
    assert (chosen and set(chosen.values_list("first_name", flat=True))) == names
    both = "All pledges to fill; everybody, never offered anything, waiting 90 days or more"
    assert opened.scope == (scope or both)


@pytest.mark.parametrize("waited", ["-1", "0", "soon", "99999"])
def test_a_wait_that_cannot_be_is_refused_in_words_and_kept(cast, wren, waited):
    answer = wren.post(reverse("matching:open"), {"waited": waited})
    assert answer.status_code == 422
    assert f'value="{waited}"' in answer.content.decode()
    assert not Round.objects.exists()
