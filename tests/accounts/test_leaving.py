"""A leaver loses everything at once, and what they held passes on."""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from accounts import jobs as account_jobs
from accounts import leaving, links, roles
from accounts.models import Role, User
from champions import jobs as champion_jobs
from champions.lifecycle import end_post
from champions.models import Champion
from lifecycles import NotNow, NotPermitted
from notifications.models import Notification
from tests.factories import make_pledge
from tests.people import make_champion, make_worker
from youngadults import caseloads
from youngadults.models import CaseloadEntry
from youngadults.permissions import advisers_of

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC), tick=False)


def signed_in(user):
    client = Client()
    client.force_login(user)
    client.get("/accounts/me/")
    return client


def advised_by(young_adult_user):
    return {user.name for user in advisers_of(young_adult_user.young_adult)}


def test_every_session_link_and_authenticator_dies(cast):
    pat, elsewhere = signed_in(cast.pat), signed_in(cast.pat)
    Authenticator.objects.create(user=cast.pat, type=Authenticator.Type.TOTP, data={})
    token = links.make(cast.pat)
    assert pat.get("/accounts/me/").status_code == 200

    leaving.leave(cast.pat, by=cast.morgan, why="Lost the election")

    for client in (pat, elsewhere):
        answer = client.get("/accounts/me/")
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")
    assert not UserSession.objects.filter(user=cast.pat).exists()
    assert not Authenticator.objects.filter(user=cast.pat).exists()
    with pytest.raises(links.LinkRefused):
        links.look(token)
    assert not User.objects.get(pk=cast.pat.pk).holds("panel_member")


def test_an_account_that_is_opened_again_does_not_open_old_sessions(cast):
    pat = signed_in(cast.pat)
    kept = pat.cookies["sessionid"].value
    stored = Session.objects.get(session_key=kept)
    leaving.leave(cast.pat, by=cast.morgan, why="Left")
    stored.save(force_insert=True)
    User.objects.filter(pk=cast.pat.pk).update(is_active=True)
    assert pat.get("/accounts/me/").status_code == 302


def test_who_did_it_when_and_why_is_on_record(cast):
    leaving.leave(cast.pat, by=cast.morgan, why="Lost the election")
    change = cast.pat.account_changes.get()
    assert (change.what, change.by, change.why) == ("left", cast.morgan, "Lost the election")


def test_only_a_manager_says_that_somebody_left_and_never_of_themselves(cast):
    for name, person in cast:
        if name != "morgan":
            with pytest.raises(NotPermitted):
                leaving.leave(cast.pat, by=person, why="x")
    with pytest.raises(NotPermitted):
        leaving.leave(cast.morgan, by=cast.morgan, why="x")
    leaving.leave(cast.pat, by=cast.morgan, why="x")
    with pytest.raises(NotNow, match="has left already"):
        leaving.leave(cast.pat, by=cast.morgan, why="x")


def test_the_deputy_becomes_champion_and_the_pledges_stay_live(cast):
    parks = Champion.objects.get(user=cast.chidi).organisation
    make_champion("Deputy", parks)
    Champion.objects.filter(user__name="Deputy").update(is_deputy=True)
    pledge = make_pledge(organisation=parks)

    leaving.leave(cast.chidi, by=cast.morgan, why="Retired")

    assert not Champion.objects.get(user__name="Deputy").is_deputy
    pledge.refresh_from_db()
    assert pledge.status == "live"
    assert not Notification.objects.filter(kind="nobody_is_left").exists()


def test_a_post_that_ends_on_the_day_it_began_is_over_at_once(cast):
    parks = Champion.objects.get(user=cast.chidi).organisation
    mistaken = make_champion("Mistaken", parks)
    post = Champion.objects.get(user=mistaken)
    post.starts_on = TODAY
    post.save()
    end_post(post, by=cast.chidi, why="The wrong person")
    assert mistaken not in {champion.user for champion in Champion.objects.for_organisation(parks)}
    assert not User.objects.get(pk=mistaken.pk).is_active


def test_without_a_deputy_live_pledges_pause_with_a_reason_and_the_manager_is_told(cast):
    parks = Champion.objects.get(user=cast.chidi).organisation
    live, draft = make_pledge(organisation=parks), make_pledge(organisation=parks, status="draft")
    others = make_pledge(organisation=Champion.objects.get(user=cast.dana).organisation)

    leaving.leave(cast.chidi, by=cast.morgan, why="Retired")

    for pledge, status in ((live, "paused"), (draft, "draft"), (others, "live")):
        pledge.refresh_from_db()
        assert pledge.status == status
    step = live.steps.get()
    assert step.by is None
    assert step.why == "Chidi left, and nobody else posts for Parks."
    told = Notification.objects.get(kind="nobody_is_left")
    assert told.recipient == cast.morgan
    assert told.link.startswith("/champions/invite/?organisation=")


def test_an_adviser_cannot_leave_while_somebody_would_have_nobody(cast):
    with pytest.raises(NotNow, match=r"Ade still advises 1 young adult\. Hand them over first\."):
        leaving.leave(cast.ade, by=cast.morgan, why="Moving")
    assert User.objects.get(pk=cast.ade.pk).is_active
    assert advised_by(cast.sam) == {"Ade"}

    caseloads.hand_over(cast.ade, cast.amina, by=cast.morgan, why="Moving")
    leaving.leave(cast.ade, by=cast.morgan, why="Moving")
    assert advised_by(cast.sam) == {"Amina"}


def test_whoever_covers_becomes_the_adviser(cast):
    CaseloadEntry.objects.create(
        young_adult=cast.sam.young_adult, adviser=cast.amina, is_cover=True, starts_on=dt.date(2026, 11, 1)
    )
    leaving.leave(cast.ade, by=cast.morgan, why="Moving")
    entry = CaseloadEntry.objects.current().get(young_adult=cast.sam.young_adult)
    assert (entry.adviser, entry.is_cover) == (cast.amina, False)


def test_handing_over_moves_everybody_at_once_and_is_on_record(cast):
    assert caseloads.hand_over(cast.ade, cast.amina, by=cast.morgan, why="Longer leave") == 1
    assert advised_by(cast.sam) == {"Amina"}
    change = cast.ade.account_changes.get()
    assert (change.detail, change.by, change.why) == ("1 young adult to Amina", cast.morgan, "Longer leave")
    assert Notification.objects.get(kind="caseload_taken_over").recipient == cast.amina
    # Back on the same day leaves no gap and no double.
    caseloads.hand_over(cast.amina, cast.ade, by=cast.morgan, why="A mistake")
    assert advised_by(cast.sam) == advised_by(cast.noor) == {"Ade"}


def test_only_a_manager_hands_over_and_only_to_a_personal_adviser(cast):
    for by in (cast.wren, cast.ade, cast.chidi):
        with pytest.raises(NotPermitted):
            caseloads.hand_over(cast.ade, cast.amina, by=by, why="x")
    for to in (cast.ade, cast.wren, cast.chidi):
        with pytest.raises(NotNow, match="cannot take them over"):
            caseloads.hand_over(cast.ade, to, by=cast.morgan, why="x")


def test_a_role_that_ends_by_its_date_opens_nothing_from_that_night_and_closes_the_account(cast):
    pat = signed_in(cast.pat)
    Role.objects.filter(user=cast.pat).update(ends_on=TODAY - dt.timedelta(days=1))
    assert pat.get("/").status_code == 403
    live = make_pledge()
    assert pat.get(f"/pledges/{live.pk}/").status_code == 404

    account_jobs.pass_on_ended_roles(timestamp=0)
    assert not User.objects.get(pk=cast.pat.pk).is_active
    assert cast.pat.account_changes.get().why == "Pat, Panel member ended on 23 November 2026."
    account_jobs.pass_on_ended_roles(timestamp=0)
    assert cast.pat.account_changes.count() == 1


def test_one_of_two_roles_that_ends_leaves_the_other(cast):
    roles.give(cast.ade, "panel_member", by=cast.morgan, why="Elected", ends_on=TODAY)
    Role.objects.filter(user=cast.ade, kind="panel_member").update(
        starts_on=dt.date(2026, 11, 1), ends_on=TODAY - dt.timedelta(days=1)
    )
    account_jobs.pass_on_ended_roles(timestamp=0)
    ade = User.objects.get(pk=cast.ade.pk)
    assert ade.is_active
    assert ade.roles_today() == {"personal_adviser"}


def test_an_advisers_role_that_runs_out_tells_the_manager_whom_to_hand_over(cast):
    Role.objects.filter(user=cast.ade).update(ends_on=TODAY - dt.timedelta(days=1))
    account_jobs.pass_on_ended_roles(timestamp=0)
    told = Notification.objects.filter(kind="nobody_advises").first()
    assert told.recipient == cast.morgan
    assert told.link == f"/caseloads/{cast.ade.pk}/hand-over/"
    caseloads.hand_over(cast.ade, cast.amina, by=cast.morgan, why="Contract over")
    assert advised_by(cast.sam) == {"Amina"}


def test_a_champions_post_that_runs_out_passes_on_in_the_night(cast):
    Champion.objects.filter(user=cast.chidi).update(ends_on=TODAY - dt.timedelta(days=1))
    pledge = make_pledge()
    champion_jobs.pass_on_ended_posts(timestamp=0)
    pledge.refresh_from_db()
    assert pledge.status == "paused"
    assert Champion.objects.get(user=cast.chidi).ends_on == TODAY - dt.timedelta(days=1)
    assert not User.objects.get(pk=cast.chidi.pk).is_active


def test_a_manager_sets_the_last_day_and_a_day_that_has_gone_ends_the_role_at_once(cast):
    role = cast.wren.roles.get()
    roles.end(role, TODAY + dt.timedelta(days=7), by=cast.morgan, why="Contract")
    assert User.objects.get(pk=cast.wren.pk).holds("ete_worker")
    roles.end(role, TODAY - dt.timedelta(days=1), by=cast.morgan, why="Sooner")
    assert not User.objects.get(pk=cast.wren.pk).holds("ete_worker")
    with pytest.raises(NotNow, match="Hand them over first"):
        roles.end(cast.ade.roles.get(), TODAY - dt.timedelta(days=1), by=cast.morgan, why="x")
    mistake = roles.give(cast.pat, "ete_worker", by=cast.morgan, why="Wrong Pat")
    roles.end(mistake, TODAY - dt.timedelta(days=1), by=cast.morgan, why="Wrong Pat")
    assert User.objects.get(pk=cast.pat.pk).roles_today() == {"panel_member"}


def test_a_role_that_is_over_is_not_brought_back_by_another_last_day(cast):
    seen_before = cast.wren.roles.get()
    roles.end(cast.wren.roles.get(), TODAY - dt.timedelta(days=1), by=cast.morgan, why="Her phone was stolen")
    with pytest.raises(NotNow, match="is not ETE worker any longer"):
        roles.end(seen_before, TODAY + dt.timedelta(days=60), by=cast.morgan, why="Contract")
    assert not User.objects.get(pk=cast.wren.pk).holds("ete_worker")


def test_nobody_holds_the_same_role_twice(cast):
    with pytest.raises(NotNow, match="is ETE worker already"):
        roles.give(cast.wren, "ete_worker", by=cast.morgan)


def test_a_champion_who_is_the_last_worker_too_keeps_what_has_not_ended(cast):
    worker = make_worker("Lee", "ete_worker")
    Champion.objects.create(user=worker, organisation=Champion.objects.get(user=cast.chidi).organisation)
    Role.objects.filter(user=worker).update(ends_on=TODAY - dt.timedelta(days=1))
    account_jobs.pass_on_ended_roles(timestamp=0)
    assert User.objects.get(pk=worker.pk).is_active
