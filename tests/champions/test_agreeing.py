"""A partner's offer: written together, agreed to by its own people; new terms; pausing and leaving."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.utils import timezone

from accounts import jobs as account_jobs
from accounts.models import Invitation, User
from champions import jobs, lifecycle
from champions.models import Acceptance, Champion, Contribution, Organisation, Partnership, Terms
from lifecycles import NotNow, NotPermitted
from notifications.inbox import lines
from notifications.models import Notification
from pledges import lifecycle as pledge_lifecycle
from tests.factories import make_pledge
from tests.partners import agree, bring_to, make_partnership
from tests.people import make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def bakery(cast):
    """Priya's, as a partner that is interested."""
    return make_partnership(Organisation.objects.get(name="Marsh Bakery"))


@pytest.fixture
def agreed(bakery, cast):
    return bring_to(bakery, cast, ["apply", "agree"])


WHO_MAY_WHEN = """
interested  wren morgan
applied     priya
agreed      priya
paused      priya wren morgan
"""
FIRST_MOVE = {"interested": "apply", "applied": "agree", "agreed": "pause", "paused": "resume"}
STEPS = {
    "interested": [],
    "applied": ["apply"],
    "agreed": ["apply", "agree"],
    "paused": ["apply", "agree", "pause"],
}


@pytest.mark.parametrize("row", WHO_MAY_WHEN.strip().splitlines(), ids=lambda row: row.split()[0])
def test_each_step_is_made_by_whom_the_table_names_and_by_nobody_else(bakery, cast, row):
    status, *allowed = row.split()
    bring_to(bakery, cast, STEPS[status])
    may = [name for name, person in cast if lifecycle.LIFECYCLE.allows(person, bakery, FIRST_MOVE[status])]
    assert sorted(may) == sorted(allowed)


def test_nobody_is_called_a_signatory_who_is_not(agreed, cast, client):
    lifecycle.say_in_public(agreed, by=cast.priya, is_public=True, in_public_words="Bread at four.")
    assert "signatory" not in client.get("/join/partners/").content.decode()
    lifecycle.note_signature(
        agreed, by=cast.wren, covenant_signed_on=dt.date(2026, 3, 1), covenant_source="Their list"
    )
    assert "Covenant signatory" in client.get("/join/partners/").content.decode()
    with pytest.raises(NotPermitted):
        lifecycle.note_signature(
            agreed, by=cast.priya, covenant_signed_on=dt.date(2026, 3, 1), covenant_source="I say so"
        )


def test_the_public_page_names_who_agreed_and_asked_for_it(bakery, cast, client):
    def shown():
        return "Marsh Bakery" in client.get("/join/partners/").content.decode()

    bring_to(bakery, cast, ["apply"])
    assert not shown()
    agree(bakery, by=cast.priya)
    assert not shown()
    lifecycle.say_in_public(bakery, by=cast.priya, is_public=True, in_public_words="")
    assert shown()
    lifecycle.pause(bakery, by=cast.priya)
    assert not shown()


def test_the_public_page_asks_the_same_number_of_questions_however_many_there_are(
    cast, client, django_assert_num_queries
):
    for number in (1, 2, 3):
        partner = make_partnership(make_organisation(f"Shop {number}"))
        Champion.objects.create(user=cast.priya, organisation=partner.organisation)
        cast.priya.__dict__.pop("_posts_today", None)
        bring_to(partner, cast, ["apply"])
        agree(partner, by=cast.priya, is_public=True)
        if number != 2:
            client.get("/join/partners/")
            with django_assert_num_queries(3):
                client.get("/join/partners/")


# Writing it together


def test_worker_and_partner_write_the_offer_together_and_the_second_of_two_at_once_loses_nothing(
    bakery, cast, client
):
    client.force_login(cast.wren)
    form = {
        "version": 1,
        "tools-sent": "1",
        "tools-kept": "on",
        "tools-words": "Two aprons and a scale",
        "tools-times": "2",
        "more": ["taster"],
    }
    assert client.post(f"/organisations/{bakery.organisation_id}/offer/", form).status_code == 302
    said = list(bakery.contributions.values_list("item", "words", "times_a_year"))
    assert said == [("tools", "Two aprons and a scale", 2), ("taster", "", None)]

    client.force_login(cast.priya)
    stale = {**form, "tools-words": "Three aprons"}
    answer = client.post(f"/organisations/{bakery.organisation_id}/offer/", stale)
    assert answer.status_code == 409
    assert "Three aprons" in answer.content.decode()
    assert "Somebody else changed this" in answer.content.decode()
    assert "What stands there now" in answer.content.decode()
    assert "Two aprons and a scale" in answer.content.decode()
    assert bakery.contributions.get(item="tools").words == "Two aprons and a scale"
    again = re.search(r'name="version" value="(\d+)"', answer.content.decode()).group(1)
    answer = client.post(f"/organisations/{bakery.organisation_id}/offer/", {**stale, "version": again})
    assert answer.status_code == 302
    assert bakery.contributions.get(item="tools").words == "Three aprons"


def test_of_two_who_write_the_public_words_at_once_the_second_reads_the_first(agreed, cast, client):
    client.force_login(cast.priya)
    page = f"/organisations/{agreed.organisation_id}/in-public/"
    read = re.search(r'name="read" value="([^"]+)"', client.get(page).content.decode()).group(1)
    mine = {"is_public": "on", "in_public_words": "We bake", "read": read}
    lifecycle.say_in_public(agreed, by=cast.priya, is_public=True, in_public_words="Bread since 1950")
    answer = client.post(page, mine)
    assert answer.status_code == 409
    assert "Bread since 1950" in answer.content.decode()
    assert "We bake" in answer.content.decode()
    agreed.refresh_from_db()
    assert agreed.in_public_words == "Bread since 1950"
    again = re.search(r'name="read" value="([^"]+)"', answer.content.decode()).group(1)
    assert client.post(page, {**mine, "read": again}).status_code == 302


def test_an_offer_that_changed_while_it_was_read_is_read_again_and_ticked_again(bakery, cast, client):
    bring_to(bakery, cast, ["apply"])
    client.force_login(cast.priya)
    page = f"/organisations/{bakery.organisation_id}/agree/"
    words = client.get(page).content.decode()
    yes = {f"terms-{pk}": "on" for pk in re.findall(r'name="terms-(\d+)"', words)} | {"offer": "on"}
    yes["version"] = re.search(r'name="version" value="(\d+)"', words).group(1)
    lifecycle.write_offer(bakery, [Contribution(item="lift")], by=cast.wren, version=bakery.version)
    answer = client.post(page, yes)
    assert answer.status_code == 409
    assert "A lift to an interview" in answer.content.decode()
    now = re.search(r'name="version" value="(\d+)"', answer.content.decode()).group(1)
    assert re.search(r'name="offer"[^>]*checked', answer.content.decode()) is None
    assert client.post(page, {**yes, "version": now, "offer": ""}).status_code == 422


def test_a_bad_number_is_refused_with_a_sentence_and_what_was_typed_stays(bakery, cast, client):
    client.force_login(cast.wren)
    form = {"version": 1, "tools-sent": "1", "tools-kept": "on", "tools-words": "Aprons", "tools-times": "x"}
    answer = client.post(f"/organisations/{bakery.organisation_id}/offer/", form)
    assert answer.status_code == 422
    assert "whole number of times a year" in answer.content.decode()
    assert "Aprons" in answer.content.decode()


def test_nothing_is_put_to_a_partner_before_something_is_written_down(bakery, cast):
    bakery.contributions.all().delete()
    with pytest.raises(NotNow, match="write down at least one thing"):
        lifecycle.apply(bakery, by=cast.wren)


def test_after_they_agreed_only_they_change_their_own_promise(agreed, cast):
    with pytest.raises(NotPermitted):
        lifecycle.write_offer(agreed, [Contribution(item="job")], by=cast.wren, version=agreed.version)
    lifecycle.write_offer(agreed, [Contribution(item="job")], by=cast.priya, version=agreed.version)
    assert agreed.contributions.get().item == "job"


# From the e-mail to the yes


def test_whoever_signed_up_is_invited_reads_agrees_and_may_post_from_then_on(cast, client):
    cafe = Partnership.objects.create(
        organisation=make_organisation("Tea Rooms", "voluntary_partner", "private"),
        contact_name="Tess",
        contact_email="tess@tearooms.example.org",
    )
    Contribution.objects.create(partnership=cafe, item="tools")
    lifecycle.apply(cafe, by=cast.wren)
    account_jobs.send_invitation(invitation_id=Invitation.objects.get().pk)
    token = re.search(r"/accounts/invitation/([\w-]+)/", mail.outbox[-1].body).group(1)
    client.post(f"/accounts/invitation/{token}/", {"name": "Tess Hill"})
    tess = User.objects.get(email="tess@tearooms.example.org")
    (line,) = lines(Notification.objects.filter(recipient=tess))
    assert line.sentence == "What Tea Rooms offers is written down. Read it, and agree if it is right."
    assert line.needs_answer

    pledge = make_pledge(organisation=cafe.organisation, status="draft")
    with pytest.raises(NotNow, match="Tea Rooms has not agreed yet"):
        pledge_lifecycle.submit(pledge, by=tess)

    page = f"/organisations/{cafe.organisation_id}/agree/"
    assert "We offer what is written in our offer" in client.get(page).content.decode()
    answer = client.post(page, {"version": cafe.version, "offer": "on"})
    assert answer.status_code == 422
    ticks = {f"terms-{terms.pk}": "on" for terms in Terms.objects.in_force()}
    assert client.post(page, {"version": cafe.version, "offer": "on", **ticks}).status_code == 302
    cafe.refresh_from_db()
    assert (cafe.status, cafe.is_public) == ("agreed", False)
    assert [(it.terms.kind, it.by) for it in Acceptance.objects.all()] == [
        ("pledge", tess),
        ("data_sharing", tess),
        ("conduct", tess),
    ]
    pledge_lifecycle.submit(pledge, by=tess)
    assert Notification.objects.filter(recipient=cast.wren, kind="organisation_agreed").exists()


def test_what_changed_while_somebody_was_reading_is_not_agreed_to(bakery, cast):
    lifecycle.apply(bakery, by=cast.wren)
    read = list(Terms.objects.in_force().values_list("pk", flat=True))
    version = bakery.version
    lifecycle.write_offer(bakery, [Contribution(item="tools")], by=cast.wren, version=version)
    with pytest.raises(NotNow, match="Somebody else changed this"):
        lifecycle.agree(bakery, read, by=cast.priya, version=version)
    lifecycle.publish("conduct", "Be kind.", "Shorter", by=cast.morgan, read=1)
    with pytest.raises(NotNow, match="A text has changed while you were reading"):
        lifecycle.agree(bakery, read, by=cast.priya, version=bakery.version)
    bakery.refresh_from_db()
    assert bakery.status == "applied"
    assert not Acceptance.objects.exists()


def test_nobody_agrees_before_what_their_offer_needs_has_been_looked_at(bakery, cast, client):
    lifecycle.write_offer(bakery, [Contribution(item="lift")], by=cast.wren, version=bakery.version)
    lifecycle.apply(bakery, by=cast.wren)
    last_day = timezone.localdate() + dt.timedelta(days=300)
    its_page = bakery.organisation.get_absolute_url()
    for kind in ("safeguarding_contact", "data_protection", "references"):
        with pytest.raises(NotNow, match="Before you can agree: send us"):
            agree(bakery, by=cast.priya)
        # Said before anybody has read and ticked, and there is nothing to press.
        for page in (agreeing_page(client, bakery, cast), client.get(its_page).content.decode()):
            assert "First send us" in page
            assert f"{its_page}documents/" in page
        assert ">Agree<" not in agreeing_page(client, bakery, cast)
        shown = lifecycle.documents.send(
            bakery.organisation, kind, by=cast.priya, expires_on=last_day, words="Ask Jo."
        )
        waits = agreeing_page(client, bakery, cast)
        assert "Being looked at" in waits
        assert ("We are looking at your papers" in waits) is (kind == "references")
        assert Notification.objects.filter(recipient=cast.priya, kind="ready_to_agree").count() == 1
        lifecycle.documents.accept(shown, by=cast.wren)
    assert "First send us" not in agreeing_page(client, bakery, cast)
    assert ">Agree<" in agreeing_page(client, bakery, cast)
    assert Notification.objects.filter(recipient=cast.priya, kind="ready_to_agree").count() == 2
    assert agree(bakery, by=cast.priya).status == "agreed"


def agreeing_page(client, partnership, cast):
    client.force_login(cast.priya)
    return client.get(f"/organisations/{partnership.organisation_id}/agree/").content.decode()


# Texts in versions


def test_a_new_text_is_asked_again_and_who_lets_the_time_pass_is_paused_by_the_service(
    bakery, cast, client, time_machine
):
    time_machine.move_to(dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC), tick=False)
    bring_to(bakery, cast, ["apply", "agree"])
    pledge = make_pledge(organisation=bakery.organisation)
    lifecycle.publish("conduct", "Be kind.", "Shorter", by=cast.morgan, read=1)
    assert Notification.objects.filter(recipient=cast.priya, kind="terms_changed").exists()

    time_machine.move_to(dt.datetime(2026, 12, 22, 10, tzinfo=dt.UTC), tick=False)
    jobs.look_after_organisations(timestamp=0)
    bakery.refresh_from_db()
    assert bakery.status == "agreed"
    time_machine.move_to(dt.datetime(2026, 12, 23, 10, tzinfo=dt.UTC), tick=False)
    jobs.look_after_organisations(timestamp=0)
    bakery.refresh_from_db()
    pledge.refresh_from_db()
    assert (bakery.status, pledge.status) == ("paused", "paused")

    with pytest.raises(NotNow, match="agree to the texts that have changed"):
        lifecycle.resume(bakery, by=cast.priya)
    client.force_login(cast.priya)
    page = f"/organisations/{bakery.organisation_id}/terms/"
    assert "What has changed: Shorter" in client.get(page).content.decode()
    new = Terms.objects.get(kind="conduct", version=2)
    assert client.post(page, {}).status_code == 422
    assert client.post(page, {f"terms-{new.pk}": "on"}).status_code == 302
    lifecycle.resume(bakery, by=cast.priya)
    assert Acceptance.objects.filter(partnership=bakery, terms__kind="conduct").count() == 2


def test_of_two_managers_who_publish_at_once_the_second_is_told_and_keeps_the_text(cast, client):
    client.force_login(cast.morgan)
    page = "/champions/texts/conduct/"
    first = {"text": "Be kind.", "what_changed": "Shorter", "read": 1}
    assert client.post(page, first).status_code == 302
    answer = client.post(page, {**first, "text": "Be kinder."})
    assert answer.status_code == 409
    assert "Be kinder." in answer.content.decode()
    assert Terms.objects.filter(kind="conduct").count() == 2


# Pausing and leaving


def test_a_pause_pauses_live_pledges_and_going_on_leaves_them_to_their_champion(agreed, cast):
    pledge = make_pledge(organisation=agreed.organisation)
    lifecycle.pause(agreed, by=cast.priya, why="Busy season")
    pledge.refresh_from_db()
    assert pledge.status == "paused"
    with pytest.raises(NotNow, match="Marsh Bakery is paused"):
        pledge_lifecycle.resume(pledge, by=cast.priya)
    lifecycle.resume(agreed, by=cast.wren)
    pledge_lifecycle.resume(pledge, by=cast.priya)


def test_who_leaves_closes_its_pledges_loses_access_and_asks_nobody_for_a_new_champion(agreed, cast, client):
    pledge = make_pledge(organisation=agreed.organisation)
    lifecycle.say_in_public(agreed, by=cast.priya, is_public=True, in_public_words="")
    client.force_login(cast.priya)
    page = f"/organisations/{agreed.organisation_id}/"
    assert client.post(f"{page}leave/", {"why": "Moving"}).status_code == 302
    pledge.refresh_from_db()
    agreed.refresh_from_db()
    assert (agreed.status, agreed.is_public, pledge.status) == ("left", False, "closed")
    assert not Champion.objects.for_organisation(agreed.organisation).exists()
    assert client.get(page).status_code == 302
    assert not Notification.objects.filter(recipient=cast.morgan, kind="nobody_is_left").exists()


def test_a_council_department_needs_no_agreement(cast):
    pledge = make_pledge(status="draft")
    pledge_lifecycle.submit(pledge, by=cast.chidi)
    assert pledge.status == "submitted"
