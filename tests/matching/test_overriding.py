"""No rule is set aside before a manager has agreed, on whichever way somebody offers."""

import ast
import datetime as dt
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Role
from lifecycles import NotNow, NotPermitted
from matching import offering, overriding
from matching.models import OverrideRequest
from matching.rulings import rulings
from notifications.models import Delivery, Notification, Task
from notifications.tasks import to_do
from offers import lifecycle
from offers.models import Hold, Offer
from pledges import lifecycle as pledges
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_worker, make_young_adult
from youngadults import forgetting

WHY = "The rangers would have Days on Sundays"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def intake(cast):
    return make_intake(pledge=make_pledge(places=None), places=1)


@pytest.fixture
def days(cast):
    return make_young_adult("Days", preferences={"days": [5, 6]})


def asked(intake, young_adult, by, why=WHY):
    return overriding.ask(intake, rulings(intake, [young_adult.pk])[young_adult.pk], by=by, why=why)


def heard(user):
    return [
        (n.kind, n.key.partition(".")[0])
        for n in Notification.objects.filter(recipient=user, kind="override_decided")
    ]


def test_until_a_manager_agrees_nobody_is_told_and_no_place_is_held(cast, intake, days):
    done = offering.offer_many(intake, [days.pk, cast.sam.young_adult.pk], by=cast.wren, why={days.pk: WHY})
    (request,) = done.asked
    assert [offer.young_adult for offer in done.sent] == [cast.sam.young_adult]
    assert not Offer.objects.filter(young_adult=days).exists()
    assert not Notification.objects.filter(recipient=days.user).exists()
    assert not Delivery.objects.filter(notification__recipient=days.user).exists()
    intake.refresh_from_db()
    assert intake.places_left == 1
    assert [it.sentence for it in to_do(cast.morgan)] == [
        "Wren wants to offer “Apprentice ranger” to Days against a rule. Agree, or not."
    ]
    assert Task.objects.get(owner=cast.morgan).due_at == request.agree_by


def test_what_is_agreed_goes_out_in_the_name_of_whoever_asked_who_hears_of_it(cast, intake, days):
    request = asked(intake, days, cast.wren)
    overriding.agree(request, by=cast.morgan, words="Good idea.")
    offer = Offer.objects.get(young_adult=days)
    assert (offer.status, offer.offered_by, request.sent_as) == ("offered", cast.wren, offer)
    assert [(each["code"], each["why"]) for each in offer.overrides] == [("DAYS", WHY)]
    assert Notification.objects.filter(recipient=days.user, kind="offer_made").exists()
    assert heard(cast.wren) == [("override_decided", str(request.pk))]
    assert to_do(cast.morgan) == []
    (step,) = request.steps.all()
    assert (step.verb, step.by, step.why) == ("agree", cast.morgan, "Good idea.")


def test_what_is_not_agreed_reaches_the_worker_alone(cast, intake, days):
    request = asked(intake, days, cast.wren)
    overriding.not_agree(request, by=cast.morgan, words="Ask Days first.")
    assert not Offer.objects.exists()
    assert not Notification.objects.filter(recipient=days.user).exists()
    assert heard(cast.wren) == [("override_decided", str(request.pk))]
    with pytest.raises(NotNow, match="do not agree"):
        overriding.agree(request, by=cast.morgan)


def test_who_may_agree(cast, intake, days):
    request = asked(intake, days, cast.wren)
    for person in (cast.wren, cast.ade, cast.chidi, cast.pat, cast.sam):
        with pytest.raises(NotPermitted):
            overriding.agree(request, by=person)
    for person in (cast.ade, cast.chidi, cast.sam):
        with pytest.raises(NotPermitted):
            asked(intake, cast.noor.young_adult, person)


def second_manager():
    return make_worker("Mel", Role.Kind.SERVICE_MANAGER)


def test_a_manager_needs_a_second_one(cast, intake, days):
    mel = second_manager()
    request = asked(intake, days, cast.morgan)
    assert request.status == "asked"
    with pytest.raises(NotPermitted):
        overriding.agree(request, by=cast.morgan)
    overriding.agree(request, by=mel)
    assert (request.decided_by, request.alone) == (mel, False)


def test_the_only_manager_agrees_by_asking_and_that_is_written_down(cast, intake, days):
    request = asked(intake, days, cast.morgan)
    assert (request.status, request.decided_by, request.alone) == ("sent", cast.morgan, True)
    assert request.sent_as.offered_by == cast.morgan
    assert heard(cast.morgan) == []


def test_the_database_lets_nobody_agree_to_their_own_unless_they_were_alone(cast, intake, days):
    request = asked(intake, days, cast.wren)
    offer = make_offer(intake=intake, young_adult=days)
    wrong = [
        {"status": "sent", "sent_as": offer, "decided_by": cast.wren},
        {"status": "sent", "sent_as": None, "decided_by": cast.morgan},
        {"status": "sent", "sent_as": offer, "decided_by": None},
        {"status": "lapsed", "decided_by": cast.morgan},
        {"why": ""},
    ]
    for fields in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            OverrideRequest.objects.filter(pk=request.pk).update(**fields)


def test_it_is_asked_once_at_a_time(cast, intake, days):
    asked(intake, days, cast.wren)
    with pytest.raises(NotNow, match="somebody has asked a manager"):
        asked(intake, days, cast.morgan)
    plan = offering.preview(intake, [days.pk], by=cast.wren)
    assert [each.refusal for each in plan.skipped] == [
        "Days: somebody has asked a manager about this already."
    ]


def fill(cast, intake, days):
    offer = make_offer(intake=intake, young_adult=cast.sam.young_adult)
    lifecycle.accept(offer, by=cast.sam)


def end_pledge(cast, intake, days):
    pledges.withdraw(intake.pledge, by=cast.chidi, why="No money")


def hold_host(cast, intake, days):
    Hold.objects.create(organisation=intake.pledge.organisation, placed_by=cast.wren)


def pause_days(cast, intake, days):
    days.paused_at = timezone.now()
    days.save(update_fields=["paused_at"])


def lose_permission(cast, intake, days):
    days.permission_to_work = "volunteer_only"
    days.save(update_fields=["permission_to_work"])


def live_far_away(cast, intake, days):
    days.preferences.max_travel_miles = 1
    days.preferences.save()
    days.easting, days.northing = 6310, 1410
    days.save()


def worker_goes(cast, intake, days):
    Role.objects.filter(user=cast.wren).delete()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (fill, "All places are taken"),
        (end_pledge, "not live"),
        (hold_host, "paused for now"),
        (pause_days, "has a pause"),
        (lose_permission, "Nobody can set this aside"),
        (live_far_away, "new since it was asked for"),
        (worker_goes, "does not send offers any more"),
    ],
)
def test_every_rule_is_asked_again_before_it_goes_out(cast, intake, days, change, says):
    request = asked(intake, days, cast.wren)
    change(cast, intake, days)
    with pytest.raises(NotNow, match=says):
        overriding.agree(OverrideRequest.objects.get(pk=request.pk), by=cast.morgan)
    request.refresh_from_db()
    assert (request.status, request.sent_as) == ("not_sent", None)
    assert not Offer.objects.filter(young_adult=days).exists()
    assert not Notification.objects.filter(recipient=days.user).exists()
    assert heard(cast.wren) == [("override_decided", str(request.pk))]


def test_unpaid_work_is_never_even_asked_for(cast, intake):
    someone = make_young_adult("Someone", permission_to_work="volunteer_only")
    with pytest.raises(NotNow, match="Nobody can set this aside"):
        asked(intake, someone, cast.wren)
    assert not OverrideRequest.objects.exists()


def test_it_runs_out_after_two_working_days_and_whoever_asked_hears(cast, intake, days):
    request = asked(intake, days, cast.wren)
    overriding.lapse_overdue()
    request.refresh_from_db()
    assert request.status == "asked"
    OverrideRequest.objects.update(agree_by=timezone.now() - dt.timedelta(minutes=1))
    overriding.lapse_overdue()
    overriding.lapse_overdue()
    request.refresh_from_db()
    assert request.status == "lapsed"
    assert heard(cast.wren) == [("override_decided", str(request.pk))]
    assert to_do(cast.morgan) == []
    assert asked(intake, days, cast.wren).status == "asked"


def test_whoever_asked_takes_it_back(cast, intake, days):
    request = asked(intake, days, cast.wren)
    with pytest.raises(NotPermitted):
        overriding.take_back(request, by=cast.morgan)
    overriding.take_back(request, by=cast.wren)
    assert to_do(cast.morgan) == []


def test_nothing_of_it_stays_of_who_is_forgotten(cast, intake, days):
    asked(intake, days, cast.wren)
    forgetting.forget_by_itself(days, why="The time is over.")
    assert not OverrideRequest.objects.exists()


def test_only_the_gate_sends_past_a_rule():
    """Whatever else offers something cannot even say which rule it sets aside."""
    says = set()
    for path in ROOT.glob("*/**/*.py"):
        if path.parts[len(ROOT.parts)] in ("tests", "node_modules", ".venv") or "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and any(word.arg == "overrides" for word in node.keywords):
                says.add(str(path.relative_to(ROOT)))
    # The lifecycle itself keeps what it was given; whoever is forgotten has none left.
    assert says == {"matching/overriding.py", "offers/lifecycle/offering.py", "offers/held.py"}
