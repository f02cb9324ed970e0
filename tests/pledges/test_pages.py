"""The champion's pages: who may open them, and what they answer when something is not as it should be."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from champions.models import Organisation
from pledges import lifecycle
from pledges.models import Intake, Pledge
from tests.factories import make_intake, make_offer, make_pledge
from tests.partners import bring_to, make_partnership
from tests.people import make_champion, make_organisation

LONG = "ten thousand characters "


def page(name, *args):
    return reverse(f"pledges:{name}", args=args)


def apprenticeship(**answers):
    """What a champion sends from the page of an apprenticeship."""
    return {
        "title": "Apprentice ranger",
        "description": "Plant trees with the rangers.",
        "sector": "environment-and-land",
        "meets": "Jo, who runs the team",
        "standard": "ST0070 Business administrator",
        "level": "3",
        "postcode": "me14 1lq",
        "weekly_hours": "30",
        "days": ["0", "1", "2"],
        "times": "9 am to 3 pm",
        "pay": "12.71",
        "open_to": "council",
        "age_from": "18",
        "age_to": "25",
        "qualification_needed": "0",
        "qualification_ideal": "0",
        "dbs": "0",
        "adjustments": ["quiet_space"],
        **answers,
    }


def dates(**answers):
    return {"starts_on": days_from_now(40), "places": "2", **answers}


def days_from_now(days):
    return (timezone.localdate() + dt.timedelta(days=days)).isoformat()


# Who of the cast reads what of a pledge of Chidi's, and of the pages that write it.
READS = {
    "draft": {"chidi"},
    "submitted": {"chidi", "wren", "morgan"},
    "live": {"chidi", "wren", "morgan", "ade", "amina", "pat"},
    "withdrawn": {"chidi", "wren", "morgan"},
}


@pytest.mark.parametrize("status", READS)
def test_a_pledge_opens_for_those_who_may_read_it_and_is_written_by_its_champion(client, cast, status):
    pledge = make_pledge(status=status)
    writable = status != "withdrawn"
    for name, user in cast:
        client.force_login(user)
        reads = name in READS[status]
        assert client.get(page("pledge", pledge.pk)).status_code == (200 if reads else 404), name
        writes = 404 if not reads else 403 if name != "chidi" else 200 if writable else 409
        assert client.get(page("edit", pledge.pk)).status_code == writes, name
        assert client.get(page("add_intake", pledge.pk)).status_code == writes, name


def test_the_list_opens_for_staff_and_champions_and_sends_young_adults_home(client, cast):
    make_pledge()
    answers = {}
    for name, user in cast:
        client.force_login(user)
        answers[name] = (client.get(page("list")).status_code, client.get(page("new")).status_code)
    champions, others = dict.fromkeys(("chidi", "dana", "priya"), (200, 200)), ("wren", "morgan", "ade")
    young = dict.fromkeys(("sam", "noor"), (302, 403))
    assert answers == champions | dict.fromkeys((*others, "amina", "pat"), (200, 403)) | young


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert client.get(page("list")).headers["Location"].startswith("/accounts/login/")


def test_the_list_shows_own_pledges_with_what_waits_for_the_champion_first(client, cast):
    back = make_pledge(status="submitted", title="Came back")
    lifecycle.refer_back(back, by=cast.wren, why="Say which bus goes there.")
    make_pledge(status="draft", title="Just begun")
    make_pledge(title="Live one", places=3)
    make_pledge(title="Not theirs", organisation=make_organisation("Museums"))
    client.force_login(cast.chidi)
    html = client.get(page("list")).content.decode()
    shown = [
        html.find(words) for words in ("Came back", "Say which bus", "Just begun", "Live one", "0 of 3 taken")
    ]
    assert shown == sorted(shown)
    assert -1 not in shown
    assert "Not theirs" not in html


def test_an_empty_list_says_how_to_begin(client, cast):
    client.force_login(cast.chidi)
    assert "Post your first pledge" in client.get(page("list")).content.decode()


def test_the_list_asks_as_many_queries_for_three_as_for_one(client, cast, django_assert_num_queries):
    client.force_login(cast.chidi)
    make_one_of_each_kind()
    client.get(page("list"))  # the rulebook is remembered from here on
    with CaptureQueriesContext(connection) as for_one:
        client.get(page("list"))
    make_one_of_each_kind()
    make_one_of_each_kind()
    with django_assert_num_queries(len(for_one)):
        html = client.get(page("list")).content.decode()
    # Nine in the list, and six of them wait for Chidi: they have a card as well.
    assert html.count("Apprentice ranger") == 9 + 6


def make_one_of_each_kind():
    for status in ("live", "draft", "referred_back"):
        make_pledge(status=status)


def test_a_pledge_is_posted_from_nothing_to_waiting_for_approval(client, cast):
    client.force_login(cast.chidi)
    chosen = client.post(page("new"), {"kind": "apprenticeship"})
    assert chosen.headers["Location"] == page("new_kind", "apprenticeship")
    begun = client.post(chosen.headers["Location"], {"title": "Apprentice ranger"})
    pledge = Pledge.objects.get()
    assert begun.headers["Location"] == page("pledge", pledge.pk)
    written = client.post(page("edit", pledge.pk), apprenticeship())
    assert written.headers["Location"] == page("add_intake", pledge.pk)
    client.post(page("add_intake", pledge.pk), dates())
    client.post(page("submit", pledge.pk))
    pledge.refresh_from_db()
    intake = pledge.intakes.get()
    assert (pledge.status, pledge.pay, pledge.postcode, pledge.days) == (
        "submitted",
        1271,
        "ME14 1LQ",
        [0, 1, 2],
    )
    assert (intake.places, intake.fill_by) == (2, intake.starts_on - dt.timedelta(days=7))
    assert pledge.easting is not None


def test_a_draft_needs_only_a_title(client, cast):
    client.force_login(cast.chidi)
    client.post(page("new_kind", "apprenticeship"), {"title": "Later"})
    saved = client.post(
        page("edit", Pledge.objects.get().pk),
        {"title": "Later", "save": "draft", "open_to": "any", "age_from": "18", "age_to": "25"}
        | {"qualification_needed": "0", "qualification_ideal": "0", "dbs": "0"},
    )
    assert saved.status_code == 302
    assert (Pledge.objects.get().title, Pledge.objects.get().status) == ("Later", "draft")


def test_somebody_with_two_organisations_says_for_which(client, cast):
    user = make_champion("Kit", museums := make_organisation("Museums"))
    archives = make_organisation("Archives")
    archives.champions.create(user=user)
    client.force_login(user)
    answers = {"title": "Apprentice ranger"}
    assert client.post(page("new_kind", "apprenticeship"), answers).status_code == 422
    client.post(page("new_kind", "apprenticeship"), answers | {"organisation": museums.pk})
    assert Pledge.objects.get().organisation == museums
    not_theirs = answers | {"organisation": make_pledge().organisation.pk}
    assert client.post(page("new_kind", "apprenticeship"), not_theirs).status_code == 422


def test_words_are_kept_and_shown_as_they_were_typed(client, cast):
    client.force_login(cast.chidi)
    title = "O’Neill’s & Jo's <b>café</b> 🌳"
    client.post(page("new_kind", "apprenticeship"), {"title": title})
    pledge = Pledge.objects.get()
    client.post(page("edit", pledge.pk), apprenticeship(title=title))
    assert pledge.title == title
    html = client.get(page("pledge", pledge.pk)).content.decode()
    assert "&lt;b&gt;café&lt;/b&gt; 🌳" in html
    assert "<b>café" not in html


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"title": ""}, "Fill in “Title”."),
        ({"title": LONG * 420}, "Make “Title” shorter: at most 120 characters."),
        ({"description": LONG * 420}, "shorter: at most 2000 characters."),
        ({"title": "Nul \x00 here"}, "Null characters are not allowed."),
        ({"times": "Nul \x00 here"}, "Null characters are not allowed."),
        ({"pay": "\x00"}, "in pounds and pence, like 12.71"),
        ({"days": ["\x00", "9"]}, "Select a valid choice"),
        ({"weekly_hours": "\x00"}, "“Hours a week” must be a whole number"),
        ({"weekly_hours": "400"}, "“Hours a week” must be 48 or less."),
        ({"age_from": "24", "age_to": "20"}, "The oldest age is below the youngest age."),
        ({"least_days": "4"}, "This is more than the days that you ticked."),
        ({"postcode": "Maidstone"}, "Enter a full UK postcode"),
        ({"postcode": "BT1 1AA"}, "We cannot place BT1 1AA on the map."),
        ({"postcode": ""}, "Enter a postcode."),
        ({"pay": ""}, "Fill in “Pay for an hour”."),
        ({"pay": "7.99"}, "must be paid at least £8.00 an hour"),
    ],
)
def test_what_does_not_fit_gets_a_sentence_and_nothing_typed_is_lost(
    wages_of_2026, client, cast, answers, sentence
):
    client.force_login(cast.chidi)
    draft = make_pledge(status="draft", title="As it was", meets="")
    answer = client.post(page("edit", draft.pk), apprenticeship(meets="Zed’s team", **answers))
    assert answer.status_code == 422
    html = answer.content.decode()
    assert sentence in html.replace("&#x27;", "'")
    assert "Zed’s team" in html
    draft.refresh_from_db()
    assert (draft.title, draft.meets) == ("As it was", "")


def test_who_has_not_agreed_yet_reads_it_before_they_write_and_where_to_go(client, cast):
    bakery = make_partnership(Organisation.objects.get(name="Marsh Bakery"))
    draft = make_pledge(organisation=bakery.organisation, status="draft")
    client.force_login(cast.priya)
    for address in (page("new"), page("pledge", draft.pk)):
        html = client.get(address).content.decode()
        assert "Marsh Bakery has not agreed yet" in html
        assert f'<a href="{bakery.organisation.get_absolute_url()}">See what is still to do</a>' in html
    assert "Send for approval" not in first_button(client.get(page("pledge", draft.pk)))
    bring_to(bakery, cast, ["apply", "agree"])
    for address in (page("new"), page("pledge", draft.pk)):
        assert "has not agreed yet" not in client.get(address).content.decode()
    assert first_button(client.get(page("pledge", draft.pk))) == "Send for approval"


def first_button(answer):
    return answer.context["buttons"][0].label


def test_travel_is_asked_about_once_and_unticking_it_is_heard(client, cast):
    pledge = make_pledge(status="draft", travel_paid=True)
    client.force_login(cast.chidi)
    offered = client.get(page("part", pledge.pk, "help")).context["form"]["support"].field.choices
    assert "travel_costs" not in dict(offered)
    client.post(page("part", pledge.pk, "pay"), {"pay": "13.00"})
    assert not Pledge.objects.get().pays_for_travel


def test_other_support_has_no_question_about_pay_and_offers_travel_among_the_help(client, cast):
    pledge = make_pledge(status="draft", kind="other_support", travel_paid=False)
    client.force_login(cast.chidi)
    client.post(page("part", pledge.pk, "help"), {"support": ["travel_costs"]})
    assert Pledge.objects.get().pays_for_travel


def test_a_stale_form_keeps_what_was_typed_and_the_next_press_goes_through(client, cast):
    pledge = make_pledge(status="draft")
    client.force_login(cast.chidi)
    lifecycle.edit(pledge, {"times": "Mornings"}, by=cast.chidi)
    mine = apprenticeship(title="My title", version="1")
    answer = client.post(page("edit", pledge.pk), mine)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed this pledge" in html
    assert "My title" in html
    assert Pledge.objects.get().times == "Mornings"
    version = answer.context["form"]["version"].value()
    assert client.post(page("edit", pledge.pk), mine | {"version": version}).status_code == 302
    assert Pledge.objects.get().title == "My title"


def test_two_presses_make_one_draft_and_send_once(client, cast):
    client.force_login(cast.chidi)
    for _ in range(2):
        client.post(page("new_kind", "apprenticeship"), {"title": "Apprentice ranger"})
    pledge = Pledge.objects.get()
    client.post(page("edit", pledge.pk), apprenticeship())
    make_intake(pledge=pledge)
    first, second = (client.post(page("submit", pledge.pk)) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 409)
    assert "This pledge is waiting for approval now." in second.content.decode()
    assert pledge.steps.count() == 1


def test_sending_too_early_says_what_is_missing(client, cast):
    pledge = make_pledge(status="draft", places=None)
    client.force_login(cast.chidi)
    assert "Add a start date and places" in client.get(page("pledge", pledge.pk)).content.decode()
    answer = client.post(page("submit", pledge.pk))
    assert answer.status_code == 409
    assert "Before you send this: add a start date and places." in answer.content.decode()


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"starts_on": "2020-01-01"}, "The first day has gone by."),
        ({"starts_on": "2999-01-01"}, "more than three years away"),
        ({"starts_on": "ongoing"}, "“First day” must be a real date"),
        ({"starts_on": "\x00"}, "“First day” must be a real date"),
        ({"ends_on": "2026-01-01"}, "The last day comes before the first day."),
        ({"fill_by": days_from_now(41)}, "must be filled by the first day at the latest"),
        ({"places": "0"}, "must be 1 or more"),
        ({"places": "1000000"}, "must be 500 or less"),
        ({"places": ""}, "Answer “How many places?”."),
    ],
)
def test_dates_and_places_that_cannot_be_get_a_sentence(client, cast, answers, sentence):
    pledge = make_pledge(status="draft", places=None)
    client.force_login(cast.chidi)
    answer = client.post(page("add_intake", pledge.pk), dates(**answers))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Intake.objects.count() == 0


def test_dates_change_and_go_while_nobody_was_offered_them(client, cast):
    pledge = make_pledge(status="draft")
    intake = pledge.intakes.get()
    client.force_login(cast.chidi)
    client.post(page("intake", pledge.pk, intake.pk), dates(places="7"))
    intake.refresh_from_db()
    assert intake.places == 7
    assert client.get(page("remove_intake", pledge.pk, intake.pk)).status_code == 200
    client.post(page("remove_intake", pledge.pk, intake.pk))
    assert Intake.objects.count() == 0


def test_the_dates_of_another_pledge_are_not_found(client, cast):
    pledge, other = make_pledge(), make_pledge(organisation=make_organisation("Museums"))
    client.force_login(cast.chidi)
    assert client.get(page("intake", pledge.pk, other.intakes.get().pk)).status_code == 404
    assert client.get(page("intake", pledge.pk, 10**30)).status_code == 404
    assert client.get(page("pledge", 10**30)).status_code == 404


def test_places_that_are_taken_stay(client, cast):
    intake = make_intake(pledge=make_pledge(places=None), places=2)
    make_offer(intake=intake, young_adult=cast.sam.young_adult, status="accepted")
    make_offer(intake=intake, young_adult=cast.noor.young_adult, status="accepted")
    client.force_login(cast.chidi)
    answer = client.post(page("intake", intake.pledge.pk, intake.pk), dates(places="1"))
    assert answer.status_code == 422
    assert "2 of these places are taken already" in answer.content.decode()


def test_pause_resume_close_and_copy(client, cast):
    pledge = make_pledge()
    client.force_login(cast.chidi)
    for verb, status in [("pause", "paused"), ("resume", "live"), ("close", "closed")]:
        assert client.post(page(verb, pledge.pk), {"why": ""}).status_code == 302
        pledge.refresh_from_db()
        assert pledge.status == status
    client.post(page("copy", pledge.pk))
    assert list(Pledge.objects.order_by("pk").values_list("status", flat=True)) == ["closed", "draft"]


def test_withdrawing_asks_why_and_ends_the_open_offers(client, cast):
    offer = make_offer(young_adult=cast.sam.young_adult)
    client.force_login(cast.chidi)
    asked = client.get(page("withdraw", offer.pledge.pk))
    assert "is told at once" in asked.content.decode()
    assert client.post(page("withdraw", offer.pledge.pk), {"why": " "}).status_code == 422
    client.post(page("withdraw", offer.pledge.pk), {"why": "The park closes"})
    offer.refresh_from_db()
    assert (offer.pledge.status, offer.status) == ("withdrawn", "withdrawn_by_host")
    again = client.post(page("withdraw", offer.pledge.pk), {"why": "The park closes"})
    assert again.status_code == 409
    assert "This pledge has been withdrawn." in again.content.decode()


@pytest.mark.parametrize("name", ["submit", "pause", "resume", "copy"])
def test_a_change_is_never_made_by_a_link(client, cast, name):
    client.force_login(cast.chidi)
    assert client.get(page(name, make_pledge().pk)).status_code == 405


@pytest.mark.parametrize("name", ["submit", "resume", "withdraw", "copy"])
def test_those_who_only_read_change_nothing(client, cast, name):
    pledge = make_pledge(status="paused" if name == "resume" else "live")
    for user, answer in [(cast.dana, 404), (cast.sam, 404), (cast.wren, 403)]:
        client.force_login(user)
        if (name, user) == ("submit", cast.wren):
            continue
        assert client.post(page(name, pledge.pk), {"why": "x"}).status_code == answer, user
    assert Pledge.objects.count() == 1


def test_the_page_of_a_pledge_says_how_many_and_never_who(client, cast):
    intake = make_intake(pledge=make_pledge(places=None), places=3)
    young_adult = cast.sam.young_adult
    make_offer(
        intake=intake, young_adult=young_adult, status="confirmed", reasons=["Lives near, likes trees"]
    )
    client.force_login(cast.chidi)
    html = client.get(page("pledge", intake.pledge.pk)).content.decode()
    assert "1 of 3 taken" in html
    for secret in (young_adult.first_name, young_adult.last_name, str(young_adult.phone), "likes trees"):
        assert secret not in html


def test_the_history_names_who_did_what_and_a_panel_member_does_not_read_it(client, cast):
    pledge = make_pledge(status="submitted")
    lifecycle.refer_back(pledge, by=cast.wren, why="Say which bus.")
    client.force_login(cast.chidi)
    assert "Say which bus." in client.get(page("pledge", pledge.pk)).content.decode()
    lifecycle.submit(pledge, by=cast.chidi)
    lifecycle.approve(pledge, by=cast.wren)
    html = client.get(page("pledge", pledge.pk)).content.decode()
    assert "Approved" in html
    client.force_login(cast.pat)
    html = client.get(page("pledge", pledge.pk)).content.decode()
    assert "Say which bus." not in html
    assert "Withdraw" not in html


# What a champion can do on the page of a pledge, the main thing first.
OFFERED = {
    "draft": ["Send for approval", "Change it", "Withdraw"],
    "submitted": ["Change it", "Withdraw", "Copy to a new draft"],
    "referred_back": ["Change it", "Send for approval", "Withdraw", "Copy to a new draft"],
    "live": ["Change it", "Pause", "Close", "Withdraw", "Copy to a new draft"],
    "paused": ["Change it", "Resume", "Close", "Withdraw", "Copy to a new draft"],
    "closed": ["Copy to a new draft"],
    "withdrawn": ["Copy to a new draft"],
}


@pytest.mark.parametrize("status", Pledge.Status.values)
def test_the_buttons_are_the_moves_that_are_open_with_the_main_one_first(client, cast, status):
    pledge = make_pledge(status=status)
    client.force_login(cast.chidi)
    shown = client.get(page("pledge", pledge.pk)).context["buttons"]
    assert [button.label for button in shown] == OFFERED[status]
    main = [button.label for button in shown if not button.look]
    assert main == (OFFERED[status][:1] if status in ("draft", "referred_back") else [])


def test_a_draft_without_dates_asks_for_dates_and_one_without_words_for_words(client, cast):
    client.force_login(cast.chidi)
    for fields, first in [({}, "Add dates and places"), ({"description": ""}, "Change it")]:
        pledge = make_pledge(status="draft", places=None, **fields)
        shown = client.get(page("pledge", pledge.pk)).context["buttons"]
        assert (shown[0].label, shown[0].look) == (first, "")
        assert "Send for approval" not in [button.label for button in shown]


def test_a_made_up_address_gets_an_ordinary_answer(client, cast):
    make_pledge()
    client.force_login(cast.chidi)
    assert client.get(page("list"), {"page": "ninety", "sort": "-password,\x00"}).status_code == 200
    assert client.get(page("new_kind", "unpaid_work")).status_code == 404
    assert client.post(page("new"), {"kind": "\x00"}).status_code == 422


def test_a_reason_that_cannot_be_kept_is_asked_again(client, cast):
    pledge = make_pledge()
    client.force_login(cast.chidi)
    for why in ("\x00", LONG * 420):
        for verb in ("withdraw", "close"):
            assert client.post(page(verb, pledge.pk), {"why": why}).status_code == 422
    pledge.refresh_from_db()
    assert pledge.status == "live"


def test_a_material_change_of_a_live_pledge_goes_back_to_the_service(client, cast):
    client.force_login(cast.chidi)
    pledge = make_pledge()
    assert "reads it again" in client.get(page("edit", pledge.pk)).content.decode()
    answer = client.post(page("edit", pledge.pk), apprenticeship(pay="13.50", save="draft"), follow=True)
    pledge.refresh_from_db()
    assert (pledge.status, pledge.pay) == ("submitted", 1350)
    assert "Waiting for approval" in answer.content.decode()


def test_what_has_been_sent_is_not_saved_with_gaps_by_the_draft_button(client, cast):
    pledge = make_pledge(status="submitted")
    client.force_login(cast.chidi)
    answer = client.post(page("edit", pledge.pk), apprenticeship(postcode="", save="draft"))
    assert answer.status_code == 422
    pledge.refresh_from_db()
    assert pledge.postcode == "ME14 1LQ"
