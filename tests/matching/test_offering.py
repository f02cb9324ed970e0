"""What is said before sending is what is sent; rules are set aside by name, in writing, or not at all."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.models import User
from lifecycles import NotNow, NotPermitted
from matching import offering, overriding
from notifications.models import Delivery
from offers.models import Offer
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult


@pytest.fixture
def intake(cast):
    return make_intake(pledge=make_pledge(places=None), places=2)


def test_an_offer_keeps_why_this_one_in_words_for_the_young_adult(cast, intake):
    made = offering.offer(intake, cast.sam.young_adult, by=cast.wren)
    assert (made.status, made.offered_by, made.overrides) == ("offered", cast.wren, [])
    assert made.reasons[0] == {
        "about": "They are very interested in environment and land.",
        "to": "You like this a lot: environment and land.",
        "key": "interest.for",
        "values": {"sector": "environment-and-land", "level": 3},
    }


@pytest.mark.parametrize("who", ["ade", "chidi", "sam", "pat"])
def test_only_an_ete_worker_offers(cast, intake, who):
    with pytest.raises(NotPermitted):
        offering.offer(intake, cast.sam.young_adult, by=getattr(cast, who))
    with pytest.raises(NotPermitted):
        offering.preview(intake, [cast.sam.young_adult.pk], by=getattr(cast, who))
    assert Offer.objects.count() == 0


RULES = [
    ({"preferences": {"max_travel_miles": 1}, "easting": 6310, "northing": 1410}, "TRAVEL"),
    ({"preferences": {"days": [5, 6]}}, "DAYS"),
    ({"preferences": {"rank_apprenticeship": 0}}, "TYPE"),
    ({"preferences": {"available_from": dt.date(2099, 1, 1)}}, "START"),
    ({"council_id": "E10000011"}, "AREA"),
    ({"preferences": {"days": None}}, "ASK"),
    ({"preferences": {"adjustments": ["hearing"]}}, "ASK"),
    ({"permission_to_work": "restricted_paid"}, "ASK"),
    ({"permission_to_work": ""}, "ASK"),
]


@pytest.mark.parametrize(("fields", "code"), RULES)
def test_a_rule_is_set_aside_only_in_writing_and_by_a_manager(cast, intake, fields, code):
    someone = make_young_adult("Someone", **fields)
    with pytest.raises(NotNow, match="A manager is asked first"):
        offering.offer(intake, someone, by=cast.wren)
    with pytest.raises(NotNow, match="Write why"):
        offering.offer_many(intake, [someone.pk], by=cast.wren, why={someone.pk: "  "})
    why = {someone.pk: " We asked, and it is fine. "}
    (asked,) = offering.offer_many(intake, [someone.pk], by=cast.wren, why=why).asked
    made = overriding.agree(asked, by=cast.morgan).sent_as
    (override,) = made.overrides
    assert (override["code"], override["why"]) == (code, "We asked, and it is fine.")
    assert override["rule"]


@pytest.mark.parametrize("permission", ["volunteer_only", "study_only"])
def test_a_permission_that_is_not_there_is_never_set_aside(cast, intake, permission):
    someone = make_young_adult("Someone", permission_to_work=permission)
    with pytest.raises(NotNow, match="Nobody can set this aside"):
        offering.offer(intake, someone, by=cast.wren)
    assert Offer.objects.count() == 0


@pytest.mark.parametrize(
    "fields", [{"paused_at": timezone.now()}, {"in_custody": True}, {"date_of_birth": dt.date(1999, 1, 1)}]
)
def test_nobody_is_offered_anything_who_cannot_be(cast, intake, fields):
    someone = make_young_adult("Someone", **fields)
    with pytest.raises(NotNow):
        offering.offer(intake, someone, by=cast.wren)


def test_more_open_offers_than_the_cap_need_a_written_reason(cast, intake):
    for _ in range(3):
        make_offer(intake=make_intake(), young_adult=cast.sam.young_adult)
    with pytest.raises(NotNow, match="3 offers are open already"):
        offering.offer(intake, cast.sam.young_adult, by=cast.wren)
    sam = cast.sam.young_adult
    (asked,) = offering.offer_many(intake, [sam.pk], by=cast.wren, why={sam.pk: "They asked for it"}).asked
    assert [rule["code"] for rule in asked.rules] == ["CAP"]


def test_after_a_no_there_is_silence_until_the_terms_change(cast, intake):
    sam = cast.sam.young_adult
    declined = make_offer(intake=intake, young_adult=sam, status="declined")
    three_days_ago = timezone.now() - dt.timedelta(days=3)
    declined.steps.create(verb="decline", from_status="offered", to_status="declined", at=three_days_ago)
    with pytest.raises(NotNow, match="Sam said no thanks to this 3 days ago"):
        offering.offer(intake, sam, by=cast.wren)
    intake.pledge.pay += 100
    intake.pledge.save()
    assert offering.offer(intake, sam, by=cast.wren).status == "offered"


@pytest.mark.parametrize("status", ["shortlisted", "not_now", "lapsed"])
def test_some_may_be_asked_again(cast, intake, status):
    standing = make_offer(intake=intake, young_adult=cast.sam.young_adult, status=status)
    assert offering.offer(intake, cast.sam.young_adult, by=cast.wren) == standing


@pytest.mark.parametrize("status", ["offered", "accepted", "waiting", "confirmed"])
def test_whoever_has_the_offer_is_skipped(cast, intake, status):
    make_offer(intake=intake, young_adult=cast.sam.young_adult, status=status)
    plan = offering.preview(intake, [cast.sam.young_adult.pk], by=cast.wren)
    assert plan.planned == []
    assert "Sam has this offer already" in plan.skipped[0].refusal


def test_what_the_preview_says_is_what_is_sent(cast, intake):
    sam, noor = cast.sam.young_adult, cast.noor.young_adult
    letter = make_young_adult("Lou", preferred_contact="letter")
    mail = make_young_adult("Max", preferred_contact="email")
    no_phone = make_young_adult("Nia", phone="")
    nothing = make_young_adult("Oz", phone="")
    User.objects.filter(pk=nothing.user_id).update(email=None)
    asked = make_young_adult("Ola", permission_to_work="volunteer_only")
    make_offer(intake=intake, young_adult=noor)
    people = [each.pk for each in (sam, noor, letter, mail, no_phone, nothing, asked)]
    plan = offering.preview(intake, people, by=cast.wren)
    assert plan.sentence == "1 text, 2 e-mails, 1 phone call by the adviser, 1 letter; 2 skipped"
    assert plan.more_than_places
    assert plan.is_ready
    made = offering.offer_many(intake, people, by=cast.wren)
    assert {offer.young_adult for offer in made.sent} == {plan.young_adult for plan in plan.planned}
    assert [offer.status for offer in made.sent] == ["offered"] * 5
    sent = Delivery.objects.values_list("notification__recipient__name", "channel")
    assert set(sent) == {("Sam", "text"), ("Max", "email"), ("Nia", "email")}


def test_all_are_sent_or_none(cast, intake):
    days = make_young_adult("Days", preferences={"days": [5, 6]})
    people = [cast.sam.young_adult.pk, days.pk]
    plan = offering.preview(intake, people, by=cast.wren)
    assert [(each.young_adult.first_name, each.missing) for each in plan.planned] == [
        ("Days", True),
        ("Sam", False),
    ]
    assert not plan.is_ready
    with pytest.raises(NotNow):
        offering.offer_many(intake, people, by=cast.wren)
    assert Offer.objects.count() == 0
    why = {days.pk: "The host moves it to weekends"}
    plan = offering.preview(intake, people, by=cast.wren, why=why)
    assert plan.is_ready
    assert plan.sentence == "1 text; a manager is asked about 1"
    assert plan.send_label == "Send 1 offer, and ask about 1"
    made = offering.offer_many(intake, people, by=cast.wren, why=why)
    assert (len(made.sent), len(made.asked)) == (1, 1)


def test_a_paused_pledge_is_offered_to_nobody(cast, intake):
    intake.pledge.status = "paused"
    intake.pledge.save()
    assert "not live" in offering.preview(intake, [cast.sam.young_adult.pk], by=cast.wren).refusal
    with pytest.raises(NotNow, match="not live"):
        offering.offer_many(intake, [cast.sam.young_adult.pk], by=cast.wren)


SHORTLISTERS = [("wren", "sam", True), ("morgan", "sam", True), ("ade", "sam", True), ("ade", "noor", False)]
SHORTLISTERS += [("amina", "sam", False), ("chidi", "sam", False), ("sam", "sam", False)]


@pytest.mark.parametrize(("who", "whom", "may"), SHORTLISTERS)
def test_their_own_adviser_and_ete_workers_suggest(cast, intake, who, whom, may):
    young_adult = getattr(cast, whom).young_adult
    if may:
        made = offering.shortlist(intake, young_adult, by=getattr(cast, who))
        assert (made.status, made.shortlisted_by) == ("shortlisted", getattr(cast, who))
    else:
        with pytest.raises(NotPermitted):
            offering.shortlist(intake, young_adult, by=getattr(cast, who))


def test_the_rules_are_asked_once_for_all_who_are_put_on_a_shortlist(
    cast, intake, django_assert_max_num_queries
):
    """Besides, each has a row, and those who may see it hear of it."""
    people, for_all, for_each = 4, 14, 10
    chosen = [make_young_adult(f"More{number}").pk for number in range(people)]
    cast.wren.roles_today()
    with django_assert_max_num_queries(for_all + people * for_each):
        listed = offering.shortlist_many(intake, chosen, by=cast.wren)
    assert (len(listed.made), listed.skipped) == (people, [])


@pytest.mark.parametrize("people", [1, 3])
def test_a_preview_costs_the_same_for_one_and_for_three(cast, intake, people, django_assert_num_queries):
    chosen = [make_young_adult(f"More{number}").pk for number in range(people)]
    cast.wren.roles_today()
    offering.preview(intake, chosen, by=cast.wren)
    with django_assert_num_queries(15):
        offering.preview(intake, chosen, by=cast.wren)
