"""A draft part by part: the task list, what is kept while somebody types, what is said of it at once."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from pledges import drafting, lifecycle
from pledges.models import Intake, Pledge, Typed
from tests.bed.waiting import PATIENCE
from tests.factories import make_pledge
from tests.people import make_cast


def page(name, *args):
    return reverse(f"pledges:{name}", args=args)


def task_list(client, pledge):
    listed = client.get(page("pledge", pledge.pk)).context["tasks"]
    return [(task.heading, task.says) for task in listed]


def bare(kind, **fields):
    """A draft as it is after its title."""
    return Pledge.objects.create(
        organisation=make_pledge(places=None).organisation, kind=kind, title="Something good", **fields
    )


# What each kind asks, and how far a draft is after its title.
TASKS = {
    "work_experience": [
        ("What they would do", "Not done"),
        ("Where", "Not done"),
        ("When", "If you like"),
        ("Pay and travel", "Put right"),
        ("Who can come", "If you like"),
        ("The first day", "If you like"),
        ("What you can offer", "If you like"),
        ("Dates and places", "Not done"),
    ],
    "mentoring": [
        ("What it is about", "Not done"),
        ("Where", "Not done"),
        ("When", "If you like"),
        ("Travel", "If you like"),
        ("Who can come", "If you like"),
        ("The first meeting", "If you like"),
        ("What you can offer", "If you like"),
        ("Dates and places", "Not done"),
    ],
    "apprenticeship": [
        ("What they would do", "Not done"),
        ("The apprenticeship", "Not done"),
        ("Where", "Not done"),
        ("When", "If you like"),
        ("Pay and travel", "Not done"),
        ("Who can come", "If you like"),
        ("The first day", "If you like"),
        ("What you can offer", "If you like"),
        ("Dates and places", "Not done"),
    ],
    "priority_interview": [
        ("The job", "Not done"),
        ("The interview", "Not done"),
        ("Where", "Not done"),
        ("When", "If you like"),
        ("Pay and travel", "Look at this"),
        ("Who can come", "If you like"),
        ("On the day of the interview", "If you like"),
        ("What you can offer", "If you like"),
        ("Dates and places", "Not done"),
    ],
    "other_support": [
        ("What it is", "Not done"),
        ("Where", "If you like"),
        ("Who can have it", "If you like"),
        ("What you can offer", "If you like"),
    ],
}


@pytest.mark.parametrize("kind", Pledge.Kind.values)
def test_the_task_list_says_what_each_kind_asks_and_how_far_it_is(client, cast, kind):
    client.force_login(cast.chidi)
    assert task_list(client, bare(kind)) == TASKS[kind]


def test_a_part_that_is_answered_is_done_and_one_that_is_wrong_is_to_put_right(client, cast):
    pledge = make_pledge(status="draft", pay=700)
    client.force_login(cast.chidi)
    listed = dict(task_list(client, pledge))
    assert (listed["What they would do"], listed["Pay and travel"], listed["Dates and places"]) == (
        "Done",
        "Put right",
        "Done",
    )


def test_one_part_of_a_draft_is_saved_with_gaps_and_leaves_the_rest_alone(client, cast):
    pledge = make_pledge(status="draft")
    client.force_login(cast.chidi)
    answer = client.post(page("part", pledge.pk, "where"), {"site_name": "The barn", "postcode": ""})
    assert answer.headers["Location"] == page("pledge", pledge.pk)
    pledge.refresh_from_db()
    assert (pledge.site_name, pledge.postcode, pledge.easting) == ("The barn", "", None)
    assert (pledge.title, pledge.pay, pledge.days) == ("Apprentice ranger", 1271, [0, 1, 2, 3, 4])


def test_one_part_of_a_draft_marks_what_sending_asks_for_as_the_whole_form_does(client, cast):
    pledge = bare("work_experience")
    client.force_login(cast.chidi)
    what = {name: is_optional(client, pledge, "what", name) for name in ("description", "sector", "meets")}
    assert what == {"description": False, "sector": False, "meets": True}
    assert not is_optional(client, pledge, "where", "postcode")
    Pledge.objects.update(remote=True)
    assert is_optional(client, pledge, "where", "postcode")


def is_optional(client, pledge, part, name):
    form = client.get(page("part", pledge.pk, part)).context["form"]
    return "(optional)" in form[name].as_field_group()


def test_one_part_of_a_live_pledge_cannot_lose_what_it_needs(client, cast):
    pledge = make_pledge()
    client.force_login(cast.chidi)
    answer = client.post(page("part", pledge.pk, "where"), {"site_name": "The barn", "postcode": ""})
    assert (answer.status_code, Pledge.objects.get().site_name) == (422, "Mote Park")


TYPED = {"pay": "8.0", "purpose": "work", "csrfmiddlewaretoken": "x", "version": "1", "made_up": "x" * 9000}


def test_what_is_typed_is_kept_as_it_is_and_stands_there_again(client, cast):
    pledge = make_pledge(status="draft", kind="work_experience", pay=0)
    client.force_login(cast.chidi)
    kept = client.post(page("keep", pledge.pk, "pay"), TYPED)
    assert "Kept as you go" in kept.content.decode()
    assert Typed.objects.get().answers == {"pay": ["8.0"], "purpose": ["work"]}
    assert Pledge.objects.get().purpose == "try"
    again = client.get(page("part", pledge.pk, "pay"))
    html = again.content.decode()
    assert "had not saved it" in html
    assert 'value="8.0"' in html
    assert again.context["form"]["purpose"].value() == "work"
    assert dict(task_list(client, pledge))["Pay and travel"] == "Not saved"


def test_only_who_typed_it_sees_it(client, cast):
    pledge = make_pledge(status="draft", kind="work_experience")
    pledge.organisation.champions.create(user=cast.dana)
    client.force_login(cast.chidi)
    client.post(page("keep", pledge.pk, "what"), {"title": "Half a thou"})
    client.force_login(cast.dana)
    assert "Half a thou" not in client.get(page("part", pledge.pk, "what")).content.decode()


def test_saving_or_throwing_it_away_ends_it(client, cast):
    pledge = make_pledge(status="draft")
    client.force_login(cast.chidi)
    client.post(page("keep", pledge.pk, "what"), {"title": "Half a thou"})
    client.post(page("forget", pledge.pk, "what"))
    assert (Typed.objects.count(), Pledge.objects.get().title) == (0, "Apprentice ranger")
    client.post(page("keep", pledge.pk, "where"), {"site_name": "Half a pla"})
    client.post(page("part", pledge.pk, "where"), {"site_name": "A place", "postcode": "ME14 1LQ"})
    assert (Typed.objects.count(), Pledge.objects.get().site_name) == (0, "A place")


def test_what_was_on_its_way_while_it_was_saved_is_not_called_unsaved(client, cast):
    pledge = make_pledge(status="draft")
    client.force_login(cast.chidi)
    client.post(
        page("part", pledge.pk, "where"), {"site_name": "A place", "postcode": "ME14 1LQ", "version": "1"}
    )
    late = client.post(page("keep", pledge.pk, "where"), {"site_name": "A pla", "version": "1"})
    assert "Kept as you go" not in late.content.decode()
    assert not Typed.objects.exists()


def test_what_was_read_before_a_save_and_is_kept_after_it_is_not_called_unsaved(cast):
    read_before = make_pledge(status="draft")
    saved = Pledge.objects.get()
    lifecycle.edit(saved, {"site_name": "A place"}, by=cast.chidi)
    drafting.forget(saved, "where", by=cast.chidi)
    late = drafting.keep(read_before, "where", {"site_name": ["A pla"]}, by=cast.chidi, version="1")
    assert (late, Typed.objects.count()) == (None, 0)


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_while_it_is_saved_waits_for_the_save():
    """As it happened: the page sends what is typed, and the button is pressed before the answer is there."""
    cast, read_before = make_cast(), make_pledge(status="draft")
    answers = {"site_name": ["A pla"]}

    def keep() -> None:
        try:
            drafting.keep(read_before, "where", answers, by=cast.chidi, version="1")
        finally:
            connection.close()

    with transaction.atomic():
        saved = lifecycle.edit(Pledge.objects.get(), {"site_name": "A place"}, by=cast.chidi)
        late = threading.Thread(target=keep)
        late.start()
        late.join(timeout=0.5)
        drafting.forget(saved, "where", by=cast.chidi)
    late.join(timeout=PATIENCE)
    assert not Typed.objects.exists()


def days_from_now(number):
    return (timezone.localdate() + dt.timedelta(days=number)).isoformat()


def test_dates_are_kept_while_they_are_typed_and_stand_there_again(client, cast):
    pledge = make_pledge(status="draft", places=None)
    client.force_login(cast.chidi)
    half = {"starts_on": days_from_now(40), "places": "1000000", "version": "1"}
    kept = client.post(page("keep_intake", pledge.pk, "dates"), half).content.decode()
    assert "Kept as you go" in kept
    assert "must be 500 or less" in kept
    assert (Typed.objects.get().part, pledge.intakes.count()) == ("dates", 0)
    assert dict(task_list(client, pledge))["Dates and places"] == "Not saved"
    html = client.get(page("add_intake", pledge.pk)).content.decode()
    assert "had not saved it" in html
    assert 'value="1000000"' in html
    client.post(page("add_intake", pledge.pk), half | {"places": "2"})
    assert (Typed.objects.count(), pledge.intakes.get().places) == (0, 2)


def test_dates_that_are_changed_are_kept_apart_and_thrown_away(client, cast):
    pledge = make_pledge(status="draft", places=1)
    intake = pledge.intakes.get()
    client.force_login(cast.chidi)
    slug = f"dates-{intake.pk}"
    client.post(page("keep_intake", pledge.pk, slug), {"places": "7"})
    assert "had not saved it" in client.get(page("intake", pledge.pk, intake.pk)).content.decode()
    assert "had not saved it" not in client.get(page("add_intake", pledge.pk)).content.decode()
    thrown = client.post(page("forget", pledge.pk, slug))
    assert thrown.headers["Location"] == page("intake", pledge.pk, intake.pk)
    assert (Typed.objects.count(), Intake.objects.get().places) == (0, 1)


@pytest.mark.parametrize(
    ("ends", "sentence"),
    [
        (44, ""),
        (80, "It is unpaid for more than"),
        (200, "Nobody only watches and learns for more than 12 weeks."),
        (None, "It is unpaid and has no last day."),
        (30, "The last day comes before the first day."),
    ],
)
def test_the_law_speaks_while_dates_are_typed(time_machine, client, cast, ends, sentence):
    # In forty days it is an ordinary Tuesday.
    time_machine.move_to(dt.datetime(2026, 11, 26, 10, tzinfo=dt.UTC), tick=False)
    pledge = make_pledge(status="draft", kind="work_experience", pay=0, purpose="watch", places=None)
    client.force_login(cast.chidi)
    typed = {"starts_on": days_from_now(40), "ends_on": days_from_now(ends) if ends else "", "places": "1"}
    html = client.post(page("keep_intake", pledge.pk, "dates"), typed).content.decode()
    assert sentence in html
    assert ("finding--" in html) is bool(sentence)


@pytest.mark.parametrize(
    ("part", "answers", "sentence"),
    [
        ("pay", {"pay": "8.0"}, "Write pence with two figures. Did you mean 8.00?"),
        ("pay", {"pay": "80p"}, "Write the pay in pounds, not pence"),
        ("pay", {"pay": "8.00"}, "Pay at least £12.71 an hour"),
        ("pay", {"pay": "", "job_promised": "yes"}, "A promised job is a reward"),
        ("pay", {"pay": "", "purpose": "work"}, "Work that somebody would otherwise do must be paid"),
        ("what", {"title": "Female only course"}, "shuts people out by sex"),
        ("what", {"title": "x", "description": "Your placement is here."}, "asked not to hear “placement”"),
        ("where", {"postcode": "ME14 1LQ", "directions": ""}, "how to get there without a car"),
        ("where", {"postcode": "Nowhere"}, "Enter a full UK postcode"),
        ("where", {"postcode": "ZZ99 9ZZ"}, "We cannot place ZZ99 9ZZ on the map."),
        (
            "who",
            {"dbs": "2", "age_from": "18", "age_to": "25"},
            "An enhanced DBS check may only be asked for",
        ),
        ("who", {"age_from": "21", "age_to": "25"}, "age alone may not decide"),
    ],
)
def test_the_guard_rails_speak_while_somebody_types(wages_of_2026, client, cast, part, answers, sentence):
    pledge = make_pledge(status="draft", kind="work_experience")
    client.force_login(cast.chidi)
    before = Pledge.objects.values().get()
    html = client.post(page("keep", pledge.pk, part), answers).content.decode()
    assert sentence in html
    assert Pledge.objects.values().get() == before


def test_what_is_still_empty_is_not_called_wrong(client, cast):
    pledge = make_pledge(status="draft", kind="mentoring")
    client.force_login(cast.chidi)
    html = client.post(page("keep", pledge.pk, "what"), {"title": ""}).content.decode()
    assert "Not right yet" not in html


def test_an_earlier_pledge_of_the_kind_can_be_copied_from_the_first_page(client, cast):
    make_pledge(status="closed", title="Last year’s ranger")
    make_pledge(status="live", kind="mentoring", title="A walk")
    client.force_login(cast.chidi)
    html = client.get(page("new_kind", "apprenticeship")).content.decode()
    assert "Last year’s ranger" in html
    assert "A walk" not in html


def test_the_approver_and_the_champion_read_what_stands_in_the_way(client, cast):
    pledge = make_pledge(status="draft", kind="work_experience", pay=0, purpose="work")
    client.force_login(cast.chidi)
    html = client.get(page("pledge", pledge.pk)).content.decode()
    assert "Work that somebody would otherwise do must be paid, whatever it is called." in html
    assert "Make it watching, or trying things out beside somebody" in html
