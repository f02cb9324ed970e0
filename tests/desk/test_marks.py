"""Putting rows of the queue off, taking them, handing them over, and acting in the row itself."""

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from desk import jobs
from desk.models import PutOff, Taken
from desk.queue import groups, marks
from notifications.models import Notification, Task
from offers import questions, safety
from offers.models import DutyTurn, Question
from tests.factories import make_intake, make_offer, make_pledge
from youngadults.models import YoungAdult

TODAY = "/desk/"


@pytest.fixture
def question(cast):
    YoungAdult.objects.update(paused_at=timezone.now())
    return Question.objects.create(
        offer=make_offer(young_adult=cast.sam.young_adult, status="declined"), text="Why?"
    )


def rows(user, **more):
    return [row for group in groups(user, **more) for row in group.rows]


def keys(user):
    return [row.key for row in rows(user)]


def test_a_row_put_off_is_gone_for_the_service_and_comes_back_by_itself(cast, client, question):
    key = f"question.{question.pk}"
    client.force_login(cast.wren)
    answer = client.post(reverse("desk:put_off", args=[key]), {"until": "2", "why": "They call back"})
    assert (answer.status_code, answer["Location"]) == (302, TODAY)
    assert keys(cast.wren) == keys(cast.morgan) == []
    assert keys(cast.ade) == [key]
    page = client.get(TODAY).content.decode()
    assert "They call back" in page
    assert "Sam asked about Apprentice ranger" in page
    with time_machine.travel(timezone.now() + dt.timedelta(days=7)):
        assert keys(cast.wren) == [key]


def test_what_was_said_of_a_row_goes_with_its_mark(cast):
    """It may name a young adult, who may have been forgotten meanwhile."""
    until = timezone.now() + dt.timedelta(days=3)
    for number, person in enumerate((cast.wren, cast.ade)):
        marks.put_off(f"question.{number}", until, "Sam calls back", by=person)
        marks.hand_over(f"broken.{number}", cast.morgan, "Sam calls back", by=person)
    marks.bring_back(PutOff.objects.get(by=cast.ade), by=cast.ade)
    for days, put_off, taken in ((1, 1, 2), (4, 0, 2), (15, 0, 0)):
        with time_machine.travel(timezone.now() + dt.timedelta(days=days)):
            jobs.forget_old_marks(timestamp=0)
            assert (PutOff.objects.count(), Taken.objects.count()) == (put_off, taken)


def test_what_was_done_while_it_was_put_off_is_not_listed(cast, client, question):
    client.force_login(cast.wren)
    put_off = reverse("desk:put_off", args=[f"question.{question.pk}"])
    client.post(put_off, {"until": "2", "why": "They call back"})
    questions.answer(question, "At ten", by=cast.ade)
    assert "They call back" not in client.get(TODAY).content.decode()


def test_what_an_adviser_puts_off_stays_with_the_service(cast, client, question):
    client.force_login(cast.ade)
    client.post(
        reverse("desk:put_off", args=[f"question.{question.pk}"]), {"until": "1", "why": "Asked them"}
    )
    assert keys(cast.ade) == []
    assert keys(cast.wren) == [f"question.{question.pk}"]


def test_it_can_be_brought_back(cast, client, question):
    client.force_login(cast.wren)
    client.post(reverse("desk:put_off", args=[f"question.{question.pk}"]), {"until": "5", "why": "Later"})
    client.force_login(cast.morgan)
    client.post(reverse("desk:bring_back", args=[PutOff.objects.get().pk]))
    assert keys(cast.wren) == [f"question.{question.pk}"]


def test_putting_off_without_a_reason_keeps_the_choice(cast, client, question):
    client.force_login(cast.wren)
    answer = client.post(reverse("desk:put_off", args=[f"question.{question.pk}"]), {"until": "5", "why": ""})
    assert answer.status_code == 422
    chosen = re.search(r'<input[^>]*value="5"[^>]*>', answer.content.decode())
    assert "checked" in chosen[0]
    assert not PutOff.objects.exists()


@pytest.mark.parametrize(
    "key", ["question.0", "nothing.1", "question", "question.x", "question.99999999999999"]
)
def test_a_row_that_is_not_in_the_queue_cannot_be_put_off(cast, client, question, key):
    client.force_login(cast.wren)
    assert client.get(reverse("desk:put_off", args=[key])).status_code == 404


def test_a_row_is_taken_and_let_go(cast, client, question):
    key = f"question.{question.pk}"
    client.force_login(cast.wren)
    client.post(reverse("desk:take", args=[key]))
    assert [(row.taken_by, row.mine) for row in rows(cast.wren)] == [("Wren", True)]
    assert [(row.taken_by, row.mine) for row in rows(cast.morgan)] == [("Wren", False)]
    assert [row.key for row in rows(cast.wren, only_mine=True)] == [key]
    assert rows(cast.morgan, only_mine=True) == []
    client.post(reverse("desk:take", args=[key]), {"let_go": "yes"})
    assert [row.taken_by for row in rows(cast.morgan)] == [""]


def test_the_second_of_two_who_take_it_hears_who_was_quicker(cast, client, question):
    url = reverse("desk:take", args=[f"question.{question.pk}"])
    client.force_login(cast.wren)
    client.post(url)
    client.force_login(cast.morgan)
    answer = client.post(url)
    assert answer.status_code == 409
    assert "Wren has just taken this" in answer.content.decode()


def test_what_somebody_is_on_comes_last_for_the_others(cast, client, question):
    later = Question.objects.create(offer=question.offer, text="And when?")
    client.force_login(cast.wren)
    client.post(reverse("desk:take", args=[f"question.{question.pk}"]))
    assert keys(cast.morgan) == [f"question.{later.pk}", f"question.{question.pk}"]
    assert keys(cast.wren) == [f"question.{question.pk}", f"question.{later.pk}"]


def test_handing_over_tells_the_colleague_with_the_words(cast, client, question):
    url = reverse("desk:hand_over", args=[f"question.{question.pk}"])
    client.force_login(cast.ade)
    answer = client.post(url, {"to": cast.wren.pk, "why": "I am away tomorrow"})
    assert answer.status_code == 302
    taken = Taken.objects.get()
    assert (taken.by, taken.given_by) == (cast.wren, cast.ade)
    notice = Notification.objects.get(kind="row_handed_over")
    assert (notice.recipient, notice.link) == (cast.wren, f"/desk/#row-question-{question.pk}")


def test_a_task_that_is_handed_over_changes_hands(cast, client):
    task = Task.objects.create(
        owner=cast.ade,
        kind="tell_in_person",
        key=f"{cast.sam.young_adult.pk}.1",
        link="/",
        due_at=timezone.now(),
    )
    client.force_login(cast.ade)
    client.post(reverse("desk:hand_over", args=[f"reach.{task.pk}"]), {"to": cast.wren.pk, "why": "On leave"})
    task.refresh_from_db()
    assert task.owner == cast.wren


def test_a_question_is_answered_in_its_row(cast, client, question):
    client.force_login(cast.wren)
    url = next(act.url for row in rows(cast.wren) for act in row.in_place)
    assert client.post(url, {"text": "Yes, you can"})["Location"] == TODAY
    assert keys(cast.wren) == []
    question.refresh_from_db()
    assert question.answer == "Yes, you can"


def test_the_first_day_is_settled_in_its_row(cast, client):
    YoungAdult.objects.update(paused_at=timezone.now())
    offer = make_offer(
        intake=make_intake(starts_in_days=0), young_adult=cast.sam.young_adult, status="confirmed"
    )
    client.force_login(cast.wren)
    (row,) = rows(cast.wren)
    assert [act.label for act in row.in_place] == ["They started", "They did not come"]
    assert client.post(row.in_place[0].url)["Location"] == TODAY
    offer.refresh_from_db()
    assert offer.status == "started"


def test_messages_that_did_not_arrive_stand_in_the_adviser_s_queue_and_when_overdue_in_the_service_s(cast):
    YoungAdult.objects.update(paused_at=timezone.now())
    key, now = f"{cast.sam.young_adult.pk}.1", timezone.now()
    task = Task.objects.create(
        owner=cast.ade, kind="tell_in_person", key=key, link="/", due_at=now + dt.timedelta(days=1)
    )
    assert keys(cast.ade) == [f"reach.{task.pk}"]
    assert keys(cast.wren) == keys(cast.amina) == []
    Task.objects.update(due_at=now - dt.timedelta(days=1))
    assert [row.why.split(" by ")[0] for row in rows(cast.wren)] == ["Ade was to see to it"]


def test_a_concern_stands_first_for_who_may_read_it_and_nowhere_for_others(cast, client):
    today = timezone.localdate()
    DutyTurn.objects.create(person=cast.wren, starts_on=today, ends_on=today)
    make_pledge(status="submitted")
    concern = safety.raise_concern(cast.sam.young_adult, by=cast.sam)
    assert keys(cast.wren)[0] == keys(cast.ade)[0] == f"concern.{concern.pk}"
    assert "concern" not in " ".join(keys(cast.morgan) + keys(cast.amina))
    client.force_login(cast.wren)
    assert client.get(reverse("desk:put_off", args=[f"concern.{concern.pk}"])).status_code == 404
    safety.take(concern, by=cast.ade)
    assert "concern" not in " ".join(keys(cast.wren))


def test_a_withdrawn_pledge_behind_something_that_runs_is_in_trouble(cast):
    YoungAdult.objects.update(paused_at=timezone.now())
    pledge = make_pledge(status="withdrawn")
    offer = make_offer(intake=pledge.intakes.get(), young_adult=cast.sam.young_adult, status="started")
    assert keys(cast.wren) == keys(cast.ade) == [f"trouble.{offer.pk}"]


@pytest.mark.parametrize("number", [1, 3])
def test_many_rows_cost_no_more_queries_than_one(cast, client, django_assert_num_queries, number):
    YoungAdult.objects.update(paused_at=timezone.now())
    offer = make_offer(young_adult=cast.sam.young_adult, status="declined")
    for each in range(number):
        Question.objects.create(offer=offer, text=f"Question {each}")
        Taken.objects.create(row=f"question.{each}", by=cast.morgan)
    client.force_login(cast.wren)
    client.get(TODAY)
    with django_assert_num_queries(44):
        client.get(TODAY)
