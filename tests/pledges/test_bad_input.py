"""Each bad input of posting: its sentence, what was typed still there, and nothing kept or lost."""

from __future__ import annotations

import datetime as dt
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from pledges.models import Intake, Pledge
from tests.factories import make_pledge


def on(days: int) -> str:
    return (timezone.localdate() + dt.timedelta(days=days)).isoformat()


def dates(**changes: str) -> dict[str, str]:
    return {"starts_on": on(40), "ends_on": on(44), "fill_by": on(30), "places": "2", **changes}


# The page · what is typed · a part of its sentence · what must still stand in the fields
BAD = [
    ("where", {"postcode": "ZZ99 9ZZ", "directions": "Bus 71"}, "We cannot place ZZ99 9ZZ", "postcode"),
    ("where", {"postcode": "Maidstone", "directions": "Bus 71"}, "Enter a full UK postcode", "postcode"),
    ("pay", {"pay": "8.0"}, "Write pence with two figures. Did you mean 8.00?", "pay"),
    ("pay", {"pay": "80"}, "£80 is a lot for one hour", "pay"),
    ("pay", {"pay": "80p"}, "Write the pay in pounds, not pence", "pay"),
    ("pay", {"pay": "a lot"}, "in pounds and pence, like 12.71", "pay"),
    ("when", {"weekly_hours": "400"}, "must be 48 or less", "weekly_hours"),
    ("who", {"open_to": "council", "age_from": "24", "age_to": "20"}, "below the youngest age", "age_to"),
    ("dates", dates(places="0"), "must be 1 or more", "places"),
    ("dates", dates(places="1000000"), "must be 500 or less", "places"),
    ("dates", dates(places="lots"), "must be a whole number", "places"),
    ("dates", dates(starts_on="2020-01-01"), "The first day has gone by.", "starts_on"),
    ("dates", dates(ends_on=on(20)), "The last day comes before the first day.", "ends_on"),
    ("dates", dates(fill_by=on(41)), "must be filled by the first day at the latest", "fill_by"),
    ("dates", dates(ends_on="ongoing"), "must be a real date", "ends_on"),
]


@pytest.mark.parametrize(("part", "typed", "sentence", "field"), BAD)
def test_what_cannot_be_gets_its_sentence_and_stays_in_the_fields(client, cast, part, typed, sentence, field):
    pledge = make_pledge(status="draft", places=None, least_days=0)
    before = Pledge.objects.values().get()
    client.force_login(cast.chidi)
    if part == "dates":
        address = reverse("pledges:add_intake", args=[pledge.pk])
    else:
        address = reverse("pledges:part", args=[pledge.pk, part])
    answer = client.post(address, typed)
    assert (answer.status_code, sentence in unescape(answer.content.decode())) == (422, True)
    form = answer.context["form"]
    assert {name: form[name].value() for name in typed} == typed
    assert f'value="{typed[field]}"' in answer.content.decode()
    assert (Pledge.objects.values().get(), Intake.objects.count()) == (before, 0)


@pytest.mark.parametrize("kind", ["fun day", "", "\x00"])
def test_a_kind_that_is_none_is_asked_for_again(client, cast, kind):
    client.force_login(cast.chidi)
    answer = client.post(reverse("pledges:new"), {"kind": kind})
    assert answer.status_code == 422
    assert "Choose what you can offer." in unescape(answer.content.decode())
    assert not Pledge.objects.exists()


MADE_TO_HARM = ["<script>alert(1)</script> Plant trees.", '=HYPERLINK("http://x","y")', "{{ 7 * 7 }} %s {0}"]


@pytest.mark.parametrize("words", MADE_TO_HARM)
def test_scripts_and_formulas_are_words_like_any_other(client, cast, words):
    """Typed by hand they are kept as they are, and shown as words; files that leave are made safe."""
    pledge = make_pledge(status="draft", places=None)
    client.force_login(cast.chidi)
    client.post(reverse("pledges:part", args=[pledge.pk, "what"]), {"title": "x", "description": words})
    pledge.refresh_from_db()
    assert pledge.description == words
    for address in (f"/pledges/{pledge.pk}/", f"/host/pledges/{pledge.pk}/preview/"):
        html = client.get(address).content.decode()
        assert "<script>alert(1)" not in html
        assert words in unescape(html)
