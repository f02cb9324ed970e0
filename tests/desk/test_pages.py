"""The desk's pages: they open for whom they should, say what they should, and cost the same for one and for many."""

import pytest
from django.urls import reverse

from offers.models import Question
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_champion, make_young_adult


@pytest.fixture
def desk(cast):
    """One of everything on the desk: a live pledge with an intake, an offer to Sam with a question."""
    intake = make_intake(pledge=make_pledge(places=None), places=3)
    offer = make_offer(intake=intake, young_adult=cast.sam.young_adult)
    question = Question.objects.create(offer=offer, text="Can I bring my dog?")
    return {
        "today": reverse("desk:today"),
        "pledges": reverse("desk:pledges"),
        "pledge": reverse("desk:pledge", args=[intake.pledge_id]),
        "young_adults": reverse("desk:young_adults"),
        "young_adult": reverse("desk:young_adult", args=[cast.sam.young_adult.pk]),
        "offer": reverse("desk:offer", args=[offer.pk]),
        "move": reverse("desk:move", args=[offer.pk, "decline"]),
        "question": reverse("desk:question", args=[question.pk]),
        "preview": reverse("desk:preview", args=[intake.pk]) + f"?person={cast.noor.young_adult.pk}",
        "pause": reverse("desk:pause", args=[intake.pledge_id]),
        "close": reverse("desk:close", args=[intake.pledge_id]),
    }


OPENS = {
    # page: what Wren, Morgan, Ade (Sam's adviser) and Amina (not Sam's) get
    "today": (200, 200, 200, 200),
    "pledges": (200, 200, 200, 200),
    "pledge": (200, 200, 200, 200),
    "young_adults": (200, 200, 200, 200),
    "young_adult": (200, 200, 200, 404),
    "offer": (200, 200, 200, 404),
    "move": (200, 200, 200, 404),
    "question": (200, 200, 200, 404),
    "preview": (200, 200, 403, 403),
    "pause": (200, 200, 403, 403),
    "close": (200, 200, 403, 403),
}


@pytest.mark.parametrize("page", OPENS)
def test_each_page_opens_for_whom_it_should(cast, desk, client, page):
    for person, status in zip((cast.wren, cast.morgan, cast.ade, cast.amina), OPENS[page], strict=True):
        client.force_login(person)
        assert client.get(desk[page]).status_code == status, person
    for person in (cast.chidi, cast.dana, cast.priya, cast.pat, cast.sam, cast.noor):
        client.force_login(person)
        assert client.get(desk[page]).status_code == 403, person
    client.logout()
    assert client.get(desk[page]).status_code == 302
