"""The desk's pages: for whom they open, what they do, and that many rows cost no more than one."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from champions.models import Champion
from desk.moves import ACTS
from matching.models import OverrideRequest
from notifications.models import Task
from offers import promise_reports
from offers.models import Hold, Offer, Question
from offers.notices import OFFERED
from pledges.models import Intake, Pledge, PledgeStep
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult
from youngadults.models import Preferences, YoungAdult


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
        assert client.get(desk[page]).status_code == 404, person
    client.logout()
    assert client.get(desk[page]).status_code == 302


def test_a_champion_who_is_an_adviser_too_sees_a_host_s_people_on_the_host_s_pages_only(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult, status="confirmed")
    make_champion_of(cast.amina, offer.pledge.organisation)
    client.force_login(cast.amina)
    assert client.get(reverse("desk:offer", args=[offer.pk])).status_code == 404
    assert "Samson" not in client.get(reverse("desk:today")).content.decode()
    page = client.get(reverse("desk:pledge", args=[offer.pledge.pk]))
    assert "Samson" not in page.content.decode()


def make_champion_of(user, organisation):
    Champion.objects.create(user=user, organisation=organisation, starts_on=dt.date(2020, 1, 1))


def test_an_adviser_sees_reasons_and_no_points(cast, desk, client):
    client.force_login(cast.wren)
    assert "Points of the fit" in client.get(desk["pledge"]).content.decode()
    client.force_login(cast.amina)
    page = client.get(desk["pledge"]).content.decode()
    assert "They are very interested in environment and land." in page
    assert "Points of the fit" not in page
    assert "Samson" not in page
    assert "Preview offers" not in page


@pytest.fixture
def wren(cast, client):
    client.force_login(cast.wren)
    return client


def test_a_pledge_is_approved_as_it_was_read(cast, wren):
    pledge = make_pledge(status="submitted")
    assert f'name="version" value="{pledge.version}"' in wren.get(pledge_page(pledge)).content.decode()
    Pledge.objects.update(version=2)
    stale = wren.post(reverse("desk:approve", args=[pledge.pk]), {"version": 1})
    assert (stale.status_code, Pledge.objects.get().status) == (409, "submitted")
    assert "changed while you were reading" in stale.content.decode()
    done = wren.post(reverse("desk:approve", args=[pledge.pk]), {"version": 2}, follow=True)
    assert "is live. Its champions have been told." in done.content.decode()
    assert Pledge.objects.get().status == "live"
    twice = wren.post(reverse("desk:approve", args=[pledge.pk]), {"version": 2})
    assert (twice.status_code, "This pledge is live now." in twice.content.decode()) == (409, True)


def pledge_page(pledge):
    return reverse("desk:pledge", args=[pledge.pk])


def test_a_pledge_is_referred_back_with_comments(cast, wren):
    pledge = make_pledge(status="submitted")
    url = reverse("desk:refer_back", args=[pledge.pk])
    assert wren.post(url, {"why": " "}).status_code == 422
    wren.post(url, {"why": "O’Brien’s dates are missing 🙂"})
    assert Pledge.objects.get().status == "referred_back"
    assert PledgeStep.objects.get().why == "O’Brien’s dates are missing 🙂"
    late = wren.post(url, {"why": "And the pay"})
    assert late.status_code == 409
    assert "And the pay" in late.content.decode()


@pytest.mark.parametrize("text", ["x" * 10_000, "a\0b"])
def test_what_cannot_be_kept_is_said_and_not_lost(cast, wren, text):
    pledge = make_pledge(status="submitted")
    page = wren.post(reverse("desk:refer_back", args=[pledge.pk]), {"why": text})
    assert page.status_code == 422
    assert "There is a problem" in page.content.decode()
    assert Pledge.objects.get().status == "submitted"


@pytest.mark.parametrize(("verb", "status"), [("pause", "paused"), ("close", "closed")])
def test_a_live_pledge_is_paused_or_closed(cast, wren, verb, status):
    pledge = make_pledge()
    wren.post(reverse(f"desk:{verb}", args=[pledge.pk]), {"why": ""})
    assert Pledge.objects.get().status == status
    assert wren.get(reverse("desk:refer_back", args=[pledge.pk])).status_code == 409


def test_from_ticks_to_sent_offers(cast, wren):
    intake = make_intake(pledge=make_pledge(places=None), places=2)
    people = [cast.sam.young_adult.pk, cast.noor.young_adult.pk]
    chosen = wren.post(reverse("desk:choose", args=[intake.pk]), {"person": people, "preview": "1"})
    page = wren.get(chosen.url).content.decode()
    assert "2 texts." in page
    assert f"The message says “{OFFERED.outside}”" in page
    assert "Send 2 offers" in page
    assert Offer.objects.count() == 0
    sent = wren.post(reverse("desk:send", args=[intake.pk]), {"person": people}, follow=True)
    assert "Sent to Noor, Sam." in sent.content.decode()
    assert set(Offer.objects.values_list("status", "offered_by")) == {("offered", cast.wren.pk)}
    again = wren.post(reverse("desk:send", args=[intake.pk]), {"person": people})
    assert (again.status_code, Offer.objects.count()) == (409, 2)
    assert "Sam has this offer already" in again.content.decode()


@pytest.mark.parametrize(
    "changed", ["offered by a colleague", "wants a call now", "a rule stands against it"]
)
def test_nothing_is_sent_where_something_has_changed_since_it_was_read(cast, wren, changed):
    intake = make_intake(pledge=make_pledge(places=None), places=2)
    people = [cast.sam.young_adult.pk, cast.noor.young_adult.pk]
    preview = reverse("desk:preview", args=[intake.pk])
    read = re.search(r'name="read" value="([^"]*)"', wren.get(preview, {"person": people}).content.decode())[
        1
    ]
    assert read == "2 texts"
    if changed == "offered by a colleague":
        make_offer(intake=intake, young_adult=cast.noor.young_adult)
    elif changed == "wants a call now":
        YoungAdult.objects.filter(user=cast.noor).update(preferred_contact="call")
    else:
        Preferences.objects.filter(young_adult__user=cast.noor).update(days=[6])
    before = Offer.objects.count()
    send = reverse("desk:send", args=[intake.pk])
    answer = wren.post(send, {"person": people, "read": read})
    assert (answer.status_code, Offer.objects.count()) == (409, before)
    page = answer.content.decode()
    assert "nothing has been sent" in page
    now = re.search(r'name="read" value="([^"]*)"', page)[1]
    assert now != read
    if changed != "a rule stands against it":
        assert wren.post(send, {"person": people, "read": now}).status_code == 302
        assert cast.sam.young_adult.offers.get().offered_by == cast.wren


def test_a_rule_is_set_aside_in_writing_on_the_preview(cast, wren):
    intake = make_intake(pledge=make_pledge(places=None))
    days = make_young_adult("Days", preferences={"days": [6]})
    url, field = reverse("desk:send", args=[intake.pk]), f"why-{days.pk}"
    missing = wren.post(url, {"person": [days.pk], field: ""})
    assert (missing.status_code, Offer.objects.count()) == (422, 0)
    intake.pledge.status = "paused"
    intake.pledge.save()
    late = wren.post(url, {"person": [days.pk], field: "They moved it to Sundays"})
    assert (late.status_code, Offer.objects.count()) == (409, 0)
    assert "They moved it to Sundays" in late.content.decode()
    intake.pledge.status = "live"
    intake.pledge.save()
    wren.post(url, {"person": [days.pk], field: "They moved it to Sundays"})
    assert OverrideRequest.objects.get().why == "They moved it to Sundays"
    assert not Offer.objects.exists()


def test_a_pledge_opens_on_the_date_that_can_still_be_filled(cast, wren):
    pledge = make_pledge(places=None)
    passed = make_intake(pledge=pledge, starts_in_days=3)
    full = make_intake(pledge=pledge, starts_in_days=30, places_taken=1)
    later = make_intake(pledge=pledge, starts_in_days=60)
    page = wren.get(pledge_page(pledge))
    assert page.context["intake"] == later
    assert "Preview offers" in page.content.decode()
    Intake.objects.filter(pk=later.pk).delete()
    assert wren.get(pledge_page(pledge)).context["intake"] == full
    assert wren.get(f"{pledge_page(pledge)}?intake={passed.pk}").context["intake"] == passed


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("other_support", "Other support is not matched: people ask for it themselves."),
        ("mentoring", "No dates yet"),
    ],
)
def test_where_there_are_no_dates_the_page_says_why_nobody_is_ranked(cast, wren, kind, said):
    page = wren.get(pledge_page(make_pledge(kind=kind, places=None))).content.decode()
    assert said in page
    assert ("No dates yet" in page) is (kind == "mentoring")


@pytest.mark.parametrize("why", ["The last day to fill this place has passed.", "paused for now"])
def test_a_date_that_cannot_be_offered_has_nothing_to_tick_preview_or_fill_in(cast, wren, why):
    pledge = make_pledge(places=None)
    passed = make_intake(pledge=pledge, starts_in_days=3 if "last day" in why else 40)
    if "paused" in why:
        Hold.objects.create(organisation=pledge.organisation)
    days = make_young_adult("Days", preferences={"days": [6]})
    page = wren.get(pledge_page(pledge)).content.decode()
    assert why in page
    assert cast.sam.young_adult.first_name in page
    for there in ("Preview offers", "Offer it all the same", "Put on the shortlist", 'name="person"'):
        assert there not in page
    url, people = reverse("desk:preview", args=[passed.pk]), [days.pk, cast.sam.young_adult.pk]
    preview = wren.get(url, {"person": people}).content.decode()
    assert why in preview
    for there in ("manager", "<textarea", "Have you told them already?", "By text message"):
        assert there not in preview


@pytest.mark.parametrize("person", ["", "abc", "²", "0", "99999999999999999999", "1\0"])
def test_ticks_that_mean_nobody_send_nothing(cast, wren, person):
    intake = make_intake()
    chosen = wren.post(reverse("desk:choose", args=[intake.pk]), {"person": person}, follow=True)
    assert "Nobody is ticked" in chosen.content.decode()
    assert wren.post(reverse("desk:send", args=[intake.pk]), {"person": person}).status_code == 409
    assert Offer.objects.count() == 0


def test_an_adviser_suggests_their_own_and_sends_nothing(cast, client):
    intake = make_intake()
    client.force_login(cast.ade)
    people = {"person": [cast.sam.young_adult.pk, cast.noor.young_adult.pk]}
    client.post(reverse("desk:choose", args=[intake.pk]), {**people, "shortlist": "1"})
    assert list(Offer.objects.values_list("young_adult", "status")) == [
        (cast.sam.young_adult.pk, "shortlisted")
    ]
    assert client.post(reverse("desk:send", args=[intake.pk]), people).status_code == 403
    client.force_login(cast.wren)
    assert "Suggested by Ade." in client.get(reverse("desk:today")).content.decode()


def test_who_is_on_the_shortlist_already_keeps_nobody_else_off_it(cast, wren):
    intake = make_intake()
    make_offer(intake=intake, young_adult=cast.sam.young_adult, status="shortlisted")
    people = {"person": [cast.sam.young_adult.pk, cast.noor.young_adult.pk], "shortlist": "1"}
    for _ in range(2):
        page = wren.post(reverse("desk:choose", args=[intake.pk]), people, follow=True).content.decode()
        assert "Sam is on the shortlist already, or has this offer." in page
        assert set(Offer.objects.values_list("young_adult", "status")) == {
            (cast.sam.young_adult.pk, "shortlisted"),
            (cast.noor.young_adult.pk, "shortlisted"),
        }
    assert "Noor is on the shortlist already, or has this offer." in page
    assert "Nobody has been told" not in page


def test_an_answer_for_somebody_needs_how_they_gave_it(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult)
    client.force_login(cast.ade)
    url = reverse("desk:move", args=[offer.pk, "accept"])
    assert client.post(url, {"consent": ""}).status_code == 422
    client.post(url, {"consent": "On the phone, Tuesday"})
    offer.refresh_from_db()
    assert (offer.status, offer.steps.get().consent) == ("accepted", "On the phone, Tuesday")
    late = client.post(url, {"consent": "And again"})
    assert late.status_code == 409
    assert "And again" in late.content.decode()


def test_an_offer_that_was_made_on_the_phone_says_so_and_the_task_to_call_is_done(cast, wren):
    person = cast.sam.young_adult
    YoungAdult.objects.filter(pk=person.pk).update(preferred_contact="call")
    intake = make_intake()
    url = reverse("desk:send", args=[intake.pk])
    assert wren.post(url, {"person": person.pk, "told": "On the phone"}).status_code == 302
    offer = Offer.objects.get()
    assert [(step.verb, step.why) for step in offer.steps.all()] == [("offer", ""), ("tell", "On the phone")]
    assert offer.status == "offered"
    assert not Task.objects.open().filter(kind="tell_in_person").exists()


def test_an_adviser_says_that_they_told_somebody_face_to_face(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult)
    client.force_login(cast.ade)
    url = reverse("desk:move", args=[offer.pk, "tell"])
    assert "How did you tell them?" in client.get(url).content.decode()
    for nothing in ({"why": " "}, {"how": "By pigeon"}, {"how": "By pigeon", "why": "It came back"}):
        assert client.post(url, nothing).status_code == 422
    assert client.post(url, {"how": "Face to face", "why": "At the drop-in"}).status_code == 302
    assert offer.steps.get().why == "Face to face\nAt the drop-in"
    page = client.get(reverse("desk:offer", args=[offer.pk])).content.decode()
    assert page.count("Told by us") == 1
    assert client.post(url, {"how": "On the phone"}).status_code == 302
    assert offer.steps.last().why == "On the phone"


def test_a_free_place_goes_to_the_waiting_list_by_a_click(cast, wren):
    intake = make_intake(places=1)
    offer = make_offer(intake=intake, young_adult=cast.sam.young_adult, status="waiting")
    assert "A place is free now." in wren.get(reverse("desk:today")).content.decode()
    wren.post(reverse("desk:move", args=[offer.pk, "give-place"]))
    offer.refresh_from_db()
    assert offer.status == "accepted"


MOVES = {
    # status: the moves that Wren and that Ade find on the page, by their address
    "shortlisted": ({"remove"}, set()),
    "offered": (
        {"tell", "accept", "put-off", "decline", "withdraw"},
        {"tell", "accept", "put-off", "decline"},
    ),
    "waiting": ({"give-place", "decline", "withdraw"}, {"decline"}),
    "not_now": ({"accept"}, {"accept"}),
    "declined": ({"accept"}, {"accept"}),
    "lapsed": (set(), set()),
    "accepted": ({"confirm", "cancel", "withdraw"}, {"cancel"}),
    "confirmed": ({"start", "did-not-attend", "pause", "cancel", "withdraw"}, {"pause", "cancel"}),
    "started": ({"pause", "complete", "end-early"}, {"pause", "complete", "end-early"}),
    "paused": ({"resume", "end-early"}, {"resume", "end-early"}),
    "did_not_attend": ({"confirm"}, set()),
    "ended_early": ({"confirm"}, set()),
}
NOTHING = {"removed", "completed", "cancelled_by_young_adult", "cancelled_by_host"}
NOTHING |= {"withdrawn_by_service", "withdrawn_by_host"}


def test_every_status_has_its_moves_in_the_table():
    assert set(MOVES) | NOTHING == set(Offer.Status.values)


@pytest.mark.parametrize("status", Offer.Status.values)
def test_an_offers_page_shows_just_the_moves_that_are_open(cast, client, status):
    today = make_intake(starts_in_days=0, fill_by=timezone.localdate())
    offer = make_offer(young_adult=cast.sam.young_adult, status=status, intake=today)
    for person, expected in zip((cast.wren, cast.ade), MOVES.get(status, (set(), set())), strict=True):
        client.force_login(person)
        page = client.get(reverse("desk:offer", args=[offer.pk])).content.decode()
        assert {slug for slug in ACTS if reverse("desk:move", args=[offer.pk, slug]) in page} == expected
        for slug in expected:
            assert client.get(reverse("desk:move", args=[offer.pk, slug])).status_code == 200


@pytest.mark.parametrize("slug", ["start", "did-not-attend"])
def test_nobody_has_started_or_stayed_away_before_the_first_day(cast, wren, slug):
    intake = make_intake(starts_in_days=9)
    offer = make_offer(young_adult=cast.sam.young_adult, intake=intake, status="confirmed")
    url = reverse("desk:move", args=[offer.pk, slug])
    assert url not in wren.get(reverse("desk:offer", args=[offer.pk])).content.decode()
    for answer in (wren.get(url), wren.post(url)):
        assert answer.status_code == 409
        assert "The first day is " in answer.content.decode()
    offer.refresh_from_db()
    assert offer.status == "confirmed"


def test_a_move_that_the_desk_does_not_know_is_not_found(cast, wren):
    offer = make_offer(young_adult=cast.sam.young_adult)
    assert wren.get(reverse("desk:move", args=[offer.pk, "lapse"])).status_code == 404


def test_a_question_is_answered_once(cast, wren):
    offer = make_offer(young_adult=cast.sam.young_adult)
    question = Question.objects.create(offer=offer, text="<b>Dogs</b>?")
    url = reverse("desk:question", args=[question.pk])
    assert "&lt;b&gt;Dogs" in wren.get(url).content.decode()
    wren.post(url, {"text": "Yes, on a lead."})
    question.refresh_from_db()
    assert (question.answer, question.answered_by) == ("Yes, on a lead.", cast.wren)
    again = wren.post(url, {"text": "No."})
    assert again.status_code == 409
    assert "Wren has answered this question already." in again.content.decode()
    looked_at = wren.get(url)
    page = " ".join(looked_at.content.decode().split())
    assert looked_at.status_code == 409
    assert "Yes, on a lead." in page
    assert 'Wren, <time datetime="' in page
    assert 'name="text"' not in page


def test_what_came_of_a_broken_promise_is_read_and_not_asked_for_again(cast, wren):
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    report = promise_reports.report(offer, "pay", "No travel money", by=cast.sam)
    promise_reports.settle(report, "It is paid now.", by=cast.ade)
    looked_at = wren.get(reverse("desk:promise_report", args=[report.pk]))
    page = " ".join(looked_at.content.decode().split())
    assert looked_at.status_code == 409
    for there in ("No travel money", "It is paid now.", 'Ade, <time datetime="'):
        assert there in page
    assert 'name="outcome"' not in page


def test_people_are_found_by_any_part_of_their_name(cast, wren):
    make_young_adult("Zoë")
    find = reverse("desk:young_adults")
    for search, found in (("zo son", True), ("ZOË", True), ("x'y", False), ("a\0b", True)):
        page = wren.get(find, {"search": search})
        assert page.status_code == 200
        assert ("Zoëson" in page.content.decode()) == found
    by_adviser = wren.get(find, {"adviser": cast.ade.pk}).content.decode()
    assert "Samson" in by_adviser
    assert "Noorson" not in by_adviser


def test_a_pledge_without_dates_says_so_in_the_list(cast, wren):
    make_pledge(places=None, title="Undated")
    make_intake(pledge=make_pledge(places=None, title="Gone by"), starts_in_days=-9)
    page = " ".join(wren.get(reverse("desk:pledges")).content.decode().split())
    rows = {name: page.partition(name)[2].partition("</tr>")[0] for name in ("Undated", "Gone by")}
    assert rows["Undated"].count("No dates yet") == 2
    assert "0 of 1" in rows["Gone by"]
    assert "None to fill" in rows["Gone by"]
    sheet = wren.get(reverse("desk:pledges"), {"file": "csv", "sort": "title"})
    lines = b"".join(sheet.streaming_content).decode().splitlines()
    assert [line.split(",")[-1] for line in lines[1:]] == ["None to fill", "No dates yet"]


def test_pledges_that_wait_for_approval_stand_first(cast, wren):
    make_pledge(status="submitted", title="Waits")
    make_pledge(title="Newest")
    page = wren.get(reverse("desk:pledges")).content.decode()
    assert page.index("Waits") < page.index("Newest")
    live = wren.get(reverse("desk:pledges"), {"status": "live", "search": "new"}).content.decode()
    assert "Newest" in live
    assert "Waits" not in live


CHANGES = ["approve", "choose", "send"]


@pytest.mark.parametrize("name", CHANGES)
def test_changes_are_posted(cast, wren, name):
    intake = make_intake()
    pk = intake.pledge_id if name == "approve" else intake.pk
    assert wren.get(reverse(f"desk:{name}", args=[pk])).status_code == 405


@pytest.mark.parametrize("page", ["today", "pledges", "young_adults", "pledge", "young_adult"])
def test_three_rows_cost_no_more_queries_than_one(cast, desk, wren, page):
    one_more_of_everything("Bo")
    one = cost(wren, desk[page])
    one_more_of_everything("Cy")
    one_more_of_everything("Di")
    assert cost(wren, desk[page]) == one


def one_more_of_everything(name):
    offer = make_offer(intake=make_intake(), young_adult=make_young_adult(name))
    Question.objects.create(offer=offer, text="When?")
    make_offer(intake=offer.intake, young_adult=make_young_adult(f"{name} too"), status="waiting")
    make_offer(young_adult=make_young_adult(f"{name} again"), intake=make_intake(), status="accepted")
    make_young_adult(f"{name} waits")
    make_pledge(status="submitted", title=f"{name}’s pledge")


def cost(client, url):
    """How many queries a page takes, once everything that is remembered is remembered."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)
