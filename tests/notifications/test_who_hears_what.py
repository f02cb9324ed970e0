"""What each open page hears while things happen: only of what its person may open.

Nobody can subscribe to anything: a socket belongs to a person, and whoever changes something says whom it
concerns. So this walks a story and looks at the hints that would have reached each of the cast.
"""

import pytest
from django.utils import timezone

from desk import jobs as sendings
from desk import lifecycle as many
from desk.models import Sending
from inspections import lifecycle as inspections
from lifecycles import call_followers
from notifications import live
from offers import broken_promises, lifecycle, promise_reports, questions, safety, wanting_to_stop
from offers.models import DutyTurn, Hold, Offer, SafetyConcern
from pledges import lifecycle as pledges
from pledges.models import Pledge
from tests.factories import make_intake, make_offer, make_pledge
from tests.inspections.making import FOUND, make_check, make_inspector
from youngadults import notes
from youngadults.models import YoungAdult

pytestmark = pytest.mark.django_db

# Topics without a number, by who may hear them: typed by hand. Such a one says "some list of yours may have
# changed", so it must be a list that this person has.
LISTS = {
    "champion": {"inbox", "pledges", "offers", "tasks"},
    "young adult": {"inbox", "offers", "adviser", "interests", "requests", "notes", "safety"},
    "desk": {"inbox", "pledges", "offers", "tasks", "young_adults", "notes", "queue", "demand", "safety"},
    "nobody": set(),
}
WHO = {
    "chidi": "champion",
    "dana": "nobody",
    "priya": "nobody",
    "pat": "nobody",
    "sam": "young adult",
    "noor": "young adult",
    "wren": "desk",
    "morgan": "desk",
    "ade": "desk",
    "amina": "desk",
}


@pytest.fixture
def heard(monkeypatch, cast):
    """What goes to each group, instead of over the wire."""
    by_group = {live.group_of(person.pk): name for name, person in cast}
    found = {name: set() for name in by_group.values()}

    def send(groups, message):
        for group in groups:
            if group in by_group:
                found[by_group[group]].update(message.get("topics", ()))

    monkeypatch.setattr(live, "send", send)
    return found


RECORDS = {
    "offer": lambda user, pk: Offer.objects.visible_to(user).filter(pk=pk),
    "pledge": lambda user, pk: Pledge.objects.visible_to(user).filter(pk=pk),
    "young_adult": lambda user, pk: YoungAdult.objects.visible_to(user).filter(pk=pk),
    "concern": lambda user, pk: SafetyConcern.objects.visible_to(user).filter(pk=pk),
    "sending": lambda user, pk: Sending.objects.visible_to(user).filter(pk=pk),
}


def is_theirs(cast, name, topic):
    """Whether what this topic says has changed is something that this person could open."""
    record, dot, pk = topic.partition(".")
    if dot:
        return RECORDS[record](getattr(cast, name), int(pk)).exists()
    return topic in LISTS[WHO[name]]


def strangers(cast, heard):
    return {(name, topic) for name in heard for topic in heard[name] if not is_theirs(cast, name, topic)}


def test_from_a_pledge_to_a_start_everybody_hears_only_of_what_is_theirs(cast, heard):
    pledge = make_pledge(status="draft", places=None)
    intake = make_intake(pledge=pledge, places=2)
    pledges.submit(pledge, by=cast.chidi)
    pledges.approve(pledge, by=cast.wren)
    sam = cast.sam.young_adult
    offer = lifecycle.shortlist(intake, sam, by=cast.ade)
    assert "offers" not in heard["sam"], "nobody is told of a shortlist"
    offer = lifecycle.offer(intake, sam, by=cast.wren)
    assert not {topic for topic in heard["chidi"] if topic.startswith("offer")}, (
        "a host knows of no offer yet"
    )
    questions.answer(questions.ask(offer, "Can I bring my dog?", by=cast.sam), "Yes.", by=cast.wren)
    lifecycle.accept(offer, by=cast.sam)
    assert f"offer.{offer.pk}" in heard["chidi"]
    lifecycle.confirm(offer, by=cast.chidi)
    notes.write(sam, "They like mornings.", by=cast.ade)
    call_followers(sam, "change_profile", by=cast.sam)
    assert {name for name in heard if f"young_adult.{sam.pk}" in heard[name]} == {
        "wren",
        "morgan",
        "ade",
        "sam",
    }
    assert strangers(cast, heard) == set()
    assert [heard[name] for name in ("dana", "priya", "pat", "noor")] == [set()] * 4


def test_of_a_worry_the_host_hears_nothing_at_all(cast, heard):
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    DutyTurn.objects.create(person=cast.wren, starts_on=timezone.localdate(), ends_on=timezone.localdate())
    for topics in heard.values():
        topics.clear()
    concern = safety.raise_concern(cast.sam.young_adult, by=cast.sam, offer=offer)
    safety.lift(Hold.objects.get(), by=cast.wren, why="It was a misunderstanding.")
    assert f"concern.{concern.pk}" in heard["ade"]
    assert [heard[name] for name in ("chidi", "dana", "priya", "pat", "noor", "amina")] == [set()] * 6
    assert strangers(cast, heard) == set()


def test_of_offers_to_many_each_hears_of_their_own(cast, heard):
    intake = make_intake(pledge=make_pledge(places=None), places=2)
    people = [cast.sam.young_adult.pk, cast.noor.young_adult.pk]
    sending = many.choose(intake, people, by=cast.wren)
    sendings.work(sending_id=sending.pk, status="reading")
    many.send(Sending.objects.get(), by=cast.wren)
    sendings.work(sending_id=sending.pk, status="sending")
    assert strangers(cast, heard) == set()
    assert {name for name in heard if f"sending.{sending.pk}" in heard[name]} == {"wren", "morgan"}
    assert heard["sam"] == heard["noor"] == {"inbox", "offers"}


def test_the_walk_would_find_a_stranger(cast):
    offer = make_offer(young_adult=cast.sam.young_adult)
    assert strangers(
        cast, {"amina": {f"offer.{offer.pk}"}, "dana": {"pledges"}, "ade": {f"offer.{offer.pk}"}}
    ) == {
        ("amina", f"offer.{offer.pk}"),
        ("dana", "pledges"),
    }


def test_who_says_that_it_is_not_as_promised_is_not_told_by_a_page_that_stirs(cast, heard):
    offer = lifecycle.accept(make_offer(young_adult=cast.sam.young_adult, status="offered"), by=cast.sam)
    offer = lifecycle.confirm(offer, by=cast.chidi)
    assert f"offer.{offer.pk}" in heard["chidi"], "the host knows of this offer"
    for topics in heard.values():
        topics.clear()
    report = promise_reports.report(offer, "pay", "I get less", by=cast.sam)
    wanting_to_stop.say(offer, by=cast.sam)
    questions.answer(questions.ask(offer, "What now?", by=cast.sam), "We ring them.", by=cast.wren)
    assert heard["chidi"] == set(), "the host is told nothing yet"
    broken = broken_promises.put_to_host(report, "The pay is less than promised.", by=cast.wren)
    broken_promises.answer(broken, "We pay the rest.", by=cast.chidi)
    broken_promises.decide(broken, "put_right", "They pay you the rest.", by=cast.wren)
    assert f"pledge.{offer.pledge.pk}" in heard["chidi"]
    assert not {topic for topic in heard["chidi"] if topic.startswith("offer")}, "that would tell who it is"
    assert f"offer.{offer.pk}" in heard["wren"] & heard["ade"] & heard["sam"]
    assert strangers(cast, heard) == set()


def test_a_host_hears_nothing_of_a_visit_before_it_was_made_nor_the_panel_before_the_host(cast, heard):
    inspector = make_inspector()
    check = make_check(cast, inspector)
    inspections.hand_back(check, "", by=inspector.user)
    inspections.assign_again(check, inspector, check.visit_by, by=cast.morgan)
    assert heard["chidi"] | heard["pat"] == set()
    assert f"check.{check.pk}" in heard["wren"]
    inspections.record(check, FOUND, by=inspector.user)
    assert f"check.{check.pk}" in heard["chidi"]
    assert heard["pat"] == set()
    inspections.reply(check, "We are sorry.", by=cast.chidi)
    assert f"check.{check.pk}" in heard["pat"]
