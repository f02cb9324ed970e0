"""Nothing of a young adult reaches a host before disclosure allows: field by field, status by status.

The young adult of these tests is made of words that stand nowhere else, so that each can be searched for
wherever a host looks: pages and their source, tables, notices. tests/offers/test_browser.py listens on the
socket.
"""

import datetime as dt
import re

import pytest

from champions.models import Champion
from offers import choices, disclosure, lifecycle, questions
from offers.models import DisclosureChoice, Offer, OfferStep
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult

# What a host may learn in each status: always, and only where the young adult chose so.
MAY_LEARN = {
    "shortlisted": (set(), set()),
    "removed": (set(), set()),
    "offered": (set(), set()),
    "waiting": (set(), set()),
    "not_now": (set(), set()),
    "declined": (set(), set()),
    "lapsed": (set(), set()),
    "accepted": ({"first_name"}, {"adjustments", "care_experience"}),
    "confirmed": ({"first_name"}, {"adjustments", "care_experience", "phone", "email"}),
    "started": ({"first_name"}, {"adjustments", "care_experience", "phone", "email"}),
    "paused": ({"first_name"}, {"adjustments", "care_experience", "phone", "email"}),
    "completed": ({"first_name"}, {"adjustments", "care_experience"}),
    "ended_early": ({"first_name"}, {"adjustments", "care_experience"}),
    "did_not_attend": ({"first_name"}, {"adjustments", "care_experience"}),
    "cancelled_by_young_adult": (set(), set()),
    "cancelled_by_host": (set(), set()),
    "withdrawn_by_service": (set(), set()),
    "withdrawn_by_host": (set(), set()),
}
ALL = {"shares_adjustments": True, "shares_contact": True, "shares_care_experience": True}
NONE = dict.fromkeys(ALL, False)

# What each field looks like on a page, and what no host may ever read, whatever was chosen.
TRACES = {
    "first_name": ["Zephyrine"],
    "adjustments": ["Hearing support"],
    "phone": ["900456"],
    "email": ["zephyrine.q@example.org"],
    "care_experience": ["looked after them when they were younger"],
}
NEVER = [
    "Quillfeather",
    "CT1 2EH",
    "1999",
    "Wants-to-weave",
    "Never-heights",
    "Because-of-looms",
    "Override-for-cause",
    "Is-there-a-lift",
    "There-is-a-lift",
    "looking after someone",
    "Told-on-the-phone",
    "Moving-house",
    "Ade",
    "Wren",
]


def test_the_table_names_every_status():
    assert set(MAY_LEARN) == set(Offer.Status.values)


def test_the_table_names_every_field():
    always = set().union(*(fields for fields, _ in MAY_LEARN.values()))
    chosen = set().union(*(fields for _, fields in MAY_LEARN.values()))
    assert always | chosen == set(disclosure.RULES) == set(TRACES)


@pytest.fixture
def zephyrine(cast):
    person = make_young_adult(
        "Zephyrine",
        adviser=cast.ade,
        last_name="Quillfeather",
        date_of_birth=dt.date(1999, 2, 28),
        postcode="CT1 2EH",
        phone="+447700900456",
        preferences={
            "adjustments": ["hearing"],
            "wants": "Wants-to-weave",
            "does_not_want": "Never-heights",
        },
    )
    person.user.email, person.user.name = "zephyrine.q@example.org", "Zephyrine Quillfeather"
    person.user.save()
    return person


def make_told(cast, young_adult, status, **shares):
    """An offer with a past, in a status, with every kind of word about the young adult hanging on it."""
    offer = make_offer(
        intake=make_intake(pledge=make_pledge(places=None, adjustments=[], support=[]), places=3),
        young_adult=young_adult,
        status=status,
        reasons=["Because-of-looms"],
        overrides=["Override-for-cause"],
        **shares,
    )
    asked = questions.ask(offer, "Is-there-a-lift", by=young_adult.user)
    questions.answer(asked, "There-is-a-lift", by=cast.ade)
    if any(MAY_LEARN[status]) or status.startswith(("cancelled", "withdrawn")):
        step(offer, "offered", "accepted", by=cast.ade, consent="Told-on-the-phone", reason="caring")
    step(offer, "accepted", status, by=cast.wren, why="Moving-house", reason="caring")
    return offer


def step(offer, came_from, to, **fields):
    OfferStep.objects.create(record=offer, verb="x", from_status=came_from, to_status=to, **fields)


def everything_that_a_host_reads(client, offer):
    """The source of every page where the host could come across this offer."""
    addresses = [
        "/host/",
        *(
            f"/host/offers/{offer.pk}/{act}"
            for act in ("", "did-not-come/", "completed/", "ended/", "cannot/")
        ),
        "/inbox/",
        "/pledges/",
        f"/pledges/{offer.intake.pledge_id}/",
        f"/my/offers/{offer.pk}/",
        f"/desk/offers/{offer.pk}/",
        f"/young-adults/{offer.young_adult_id}/way-in/",
        f"/desk/young-adults/{offer.young_adult_id}/",
    ]
    pages = (client.get(address, follow=True).content.decode() for address in addresses)
    return BY_CHANCE.sub("", "\n".join(pages))


BY_CHANCE = re.compile(r'(?:name="csrfmiddlewaretoken" value|nonce)="[^"]*"')
"""Letters at random, among which any short name turns up some day."""


@pytest.mark.parametrize("status", Offer.Status.values)
@pytest.mark.parametrize("shares", [NONE, ALL], ids=["told the least", "told all"])
def test_a_host_reads_just_what_the_table_says(cast, client, zephyrine, status, shares):
    offer = make_told(cast, zephyrine, status, **shares)
    always, chosen = MAY_LEARN[status]
    allowed = always | (chosen if shares is ALL else set())
    client.force_login(cast.chidi)
    source = everything_that_a_host_reads(client, offer)
    learnt = {field for field, traces in TRACES.items() if any(trace in source for trace in traces)}
    assert learnt == allowed
    assert [word for word in NEVER if word in source] == []


def test_what_never_reaches_a_host_could_have(cast, client, zephyrine):
    """Each word that is searched for is there to be leaked: on the record or in the service."""
    offer = make_told(cast, zephyrine, "accepted", **NONE)
    offer.refresh_from_db()
    held = repr(
        [
            vars(zephyrine),
            vars(zephyrine.user),
            vars(zephyrine.preferences),
            vars(offer),
            *map(vars, offer.steps.all()),
            *map(vars, offer.questions.all()),
            [s.reason_in_words for s in offer.steps.all()],
            str(cast.ade),
            str(cast.wren),
        ]
    )
    assert [word for word in NEVER if word not in held] == []


@pytest.mark.parametrize("one", sorted(ALL))
def test_each_choice_opens_its_own_field_only(cast, zephyrine, one):
    opens = {
        "shares_adjustments": {"adjustments"},
        "shares_contact": {"phone", "email"},
        "shares_care_experience": {"care_experience"},
    }
    offer = make_offer(young_adult=zephyrine, status="confirmed", **{**NONE, one: True})
    assert {f for f in disclosure.RULES if disclosure.may_learn(offer, f)} == {"first_name"} | opens[one]


def test_an_unknown_field_is_refused(cast, zephyrine):
    offer = make_offer(young_adult=zephyrine, status="confirmed", **ALL)
    assert not disclosure.may_learn(offer, "last_name")


def test_the_least_is_told_unless_somebody_chose_more(zephyrine):
    offer = make_offer(young_adult=zephyrine)
    assert {choice: getattr(offer, choice) for choice in ALL} == NONE


@pytest.mark.parametrize(
    ("status", "first_name", "phone"),
    [
        (
            "offered",
            "When you say yes, your first name.",
            "When they say yes too, your phone number and e-mail.",
        ),
        ("accepted", "Your first name.", "When they say yes too, your phone number and e-mail."),
        ("confirmed", "Your first name.", "Your phone number and e-mail."),
    ],
)
def test_the_young_adult_reads_what_is_told_and_when(zephyrine, status, first_name, phone):
    offer = make_offer(young_adult=zephyrine, status=status)
    assert disclosure.will_be_told(offer) == [first_name]
    offer.shares_contact = True
    assert disclosure.will_be_told(offer) == [first_name, phone]


def test_a_choice_is_kept_with_who_made_it_and_when(cast, zephyrine):
    offer = make_offer(young_adult=zephyrine)
    choices.choose_disclosure(offer, {"shares_contact"}, by=zephyrine.user)
    kept = DisclosureChoice.objects.get()
    assert (kept.by, kept.shares_contact, kept.shares_adjustments) == (zephyrine.user, True, False)
    assert Offer.objects.get().shares_contact


def test_nobody_else_chooses(cast, client, zephyrine):
    offer = make_offer(young_adult=zephyrine)
    for name, user in cast:
        client.force_login(user)
        answer = client.post(f"/my/offers/{offer.pk}/told/", {"tell": "shares_contact"})
        assert answer.status_code == 404, name
    assert not Offer.objects.get().shares_contact


def test_what_was_told_cannot_be_taken_back_and_the_rest_can(cast, client, zephyrine):
    offer = make_offer(young_adult=zephyrine, **ALL)
    client.force_login(zephyrine.user)
    address = f"/my/offers/{offer.pk}/told/"
    lifecycle.accept(offer, by=zephyrine.user)
    assert client.post(address, {}).status_code == 302
    offer.refresh_from_db()
    assert (offer.shares_adjustments, offer.shares_care_experience, offer.shares_contact) == (
        True,
        True,
        False,
    )
    lifecycle.confirm(offer, by=cast.chidi)
    assert disclosure.host_view(Offer.objects.get()).phone == ""


def test_when_it_is_over_nothing_more_can_be_told(cast, client, zephyrine):
    offer = make_offer(young_adult=zephyrine, status="withdrawn_by_host")
    client.force_login(zephyrine.user)
    assert client.post(f"/my/offers/{offer.pk}/told/", {"tell": "shares_contact"}).status_code == 409
    assert not Offer.objects.get().shares_contact


def test_the_host_forgets_a_name_when_it_comes_to_nothing(cast, client, zephyrine):
    offer = make_offer(young_adult=zephyrine)
    lifecycle.accept(offer, by=zephyrine.user)
    client.force_login(cast.chidi)
    assert "Zephyrine said yes" in client.get("/inbox/").content.decode()
    lifecycle.cancel(offer, by=zephyrine.user)
    source = everything_that_a_host_reads(client, offer)
    assert "Zephyrine" not in source
    assert "Someone" in source


def test_a_host_is_told_of_nothing_before_a_yes_takes_a_place(cast, client, zephyrine):
    intake = make_intake(pledge=make_pledge(places=None))
    offer = lifecycle.offer(intake, zephyrine, by=cast.wren)
    lifecycle.put_off(offer, by=zephyrine.user)
    lifecycle.accept(make_offer(intake=intake, young_adult=cast.sam.young_adult), by=cast.sam)
    lifecycle.accept(offer, by=zephyrine.user)
    assert offer.status == "waiting"
    links = cast.chidi.notifications.values_list("link", flat=True)
    assert not [link for link in links if f"/{offer.pk}/" in link]


def test_somebody_who_works_here_and_hosts_reads_a_hosts_page_as_a_host(cast, client, zephyrine):
    parks = cast.chidi.championships.get().organisation
    Champion.objects.create(user=cast.wren, organisation=parks)
    offer = make_offer(young_adult=zephyrine)
    client.force_login(cast.wren)
    assert client.get(f"/host/offers/{offer.pk}/").status_code == 404
    lifecycle.accept(offer, by=zephyrine.user)
    page = client.get(f"/host/offers/{offer.pk}/").content.decode()
    assert "Zephyrine" in page
    assert "Quillfeather" not in page
    assert "Hearing support" not in page
