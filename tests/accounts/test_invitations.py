"""Joining by invitation only: who may invite whom, a link that works once, and what the pages say."""

import datetime as dt
import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts import invitation_tokens, invitations, jobs, leaving
from accounts.invitation_tokens import InvitationRefused
from accounts.models import Invitation, User
from champions.invitations import invite as invite_champion
from champions.models import Champion, Organisation
from lifecycles import NotNow, NotPermitted
from tests.bed.letters import sent_letters

pytestmark = pytest.mark.django_db

PASSWORD = "a heron in the harbour"


def sent(invitation):
    """Do what the worker does with this invitation's job, and give back the token in the e-mail."""
    jobs.send_invitation(invitation_id=invitation.pk)
    invitation.refresh_from_db()
    return re.search(r"/accounts/invitation/([\w-]+)/", mail.outbox[-1].body).group(1)


def invite_robin(by, kind="ete_worker", **more):
    return invitations.invite("robin@example.org", "Robin", kind, by=by, **more)


WHO_INVITES = """
ete_worker        morgan
personal_adviser  morgan
service_manager   morgan
panel_member      morgan
champion          morgan wren
"""


@pytest.mark.parametrize("row", WHO_INVITES.strip().splitlines(), ids=lambda row: row.split()[0])
def test_managers_invite_staff_and_ete_workers_invite_champions(cast, row):
    kind, *allowed = row.split()
    for name, person in cast:
        try:
            invitations.invite(f"new-{name}@example.org", "New", kind, by=person, to_be="Something")
            assert name in allowed
        except NotPermitted:
            assert name not in allowed


def test_the_mail_leaves_after_the_commit_and_its_token_is_stored_nowhere(cast):
    invitation = invite_robin(cast.morgan)
    assert mail.outbox == []
    assert ProcrastinateJob.objects.filter(task_name=jobs.send_invitation.name).count() == 1

    token = sent(invitation)
    assert mail.outbox[-1].to == ["robin@example.org"]
    assert "Morgan invites you" in mail.outbox[-1].body
    with connection.cursor() as cursor:
        for table in ("accounts_invitation", "accounts_invitationstep", "procrastinate_jobs"):
            cursor.execute(f"select count(*) from {table} as it where it::text like %s", [f"%{token}%"])
            assert cursor.fetchone() == (0,), table


def test_a_job_that_runs_twice_sends_once(cast):
    invitation = invite_robin(cast.morgan)
    sent(invitation)
    jobs.send_invitation(invitation_id=invitation.pk)
    assert len(mail.outbox) == 1


def test_accepting_makes_an_account_with_a_proved_address_and_the_role(cast, client):
    last_day = dt.date.today() + dt.timedelta(days=90)
    token = sent(invite_robin(cast.morgan, ends_on=last_day))
    answer = client.post(f"/accounts/invitation/{token}/", {"name": "Robin O’Hara", "password": PASSWORD})

    robin = User.objects.get(email="robin@example.org")
    assert answer.status_code == 302
    assert answer.wsgi_request.user == robin
    assert robin.name == "Robin O’Hara"
    assert robin.check_password(PASSWORD)
    assert robin.holds("ete_worker")
    assert robin.roles.get().ends_on == last_day
    assert EmailAddress.objects.filter(user=robin, verified=True, primary=True).exists()


def test_without_a_password_a_code_by_e_mail_lets_them_in(cast, client):
    token = sent(invite_robin(cast.morgan))
    client.post(f"/accounts/invitation/{token}/", {"name": "Robin", "password": ""})
    client.logout()
    mail.outbox.clear()
    client.post("/accounts/login/code/", {"email": "robin@example.org"})
    code = re.search(r"^[A-Z0-9-]{4,}$", sent_letters()[0].body, re.MULTILINE).group()
    answer = client.post("/accounts/login/code/confirm/", {"code": code})
    assert answer.wsgi_request.user.email == "robin@example.org"


def test_the_subject_of_an_invitation_names_no_organisation_and_no_post(cast):
    assert sent(invite_robin(cast.morgan, to_be="Care leaver champion for\nParks"))
    assert mail.outbox[-1].subject == "You are invited"
    assert "Care leaver champion for\nParks" in mail.outbox[-1].body


def test_looking_does_not_spend_it_and_a_bad_answer_loses_nothing(cast, client):
    token = sent(invite_robin(cast.morgan))
    assert client.get(f"/accounts/invitation/{token}/").status_code == 200
    assert client.get(f"/accounts/invitation/{token}/").status_code == 200
    answer = client.post(f"/accounts/invitation/{token}/", {"name": "Robin “R” <b>", "password": "short"})
    assert answer.status_code == 422
    assert "Robin “R” &lt;b&gt;" in answer.content.decode()
    assert not User.objects.filter(email="robin@example.org").exists()


def test_it_works_once(cast, client):
    token = sent(invite_robin(cast.morgan))
    client.post(f"/accounts/invitation/{token}/", {"name": "Robin", "password": ""})
    again = client.post(f"/accounts/invitation/{token}/", {"name": "Mallory", "password": ""})
    assert again.status_code == 410
    assert "accepted already" in again.content.decode()


def test_sending_again_kills_the_old_link(cast, client):
    invitation = invite_robin(cast.morgan)
    old = sent(invitation)
    invitations.resend(invitation, by=cast.morgan)
    assert client.get(f"/accounts/invitation/{old}/").status_code == 404
    new = sent(invitation)
    assert new != old
    assert client.get(f"/accounts/invitation/{old}/").status_code == 404
    assert client.get(f"/accounts/invitation/{new}/").status_code == 200


def test_one_that_was_taken_back_says_so_and_stays_dead(cast, client):
    invitation = invite_robin(cast.morgan)
    token = sent(invitation)
    invitations.revoke(invitation, by=cast.morgan)
    answer = client.get(f"/accounts/invitation/{token}/")
    assert answer.status_code == 410
    assert "taken back" in answer.content.decode()
    with pytest.raises(NotNow):
        invitations.resend(invitation, by=cast.morgan)


def test_an_old_one_says_what_to_do_and_can_be_sent_again(cast, client, time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 2, 12, 0, tzinfo=dt.UTC), tick=False)
    invitation = invite_robin(cast.morgan)
    token = sent(invitation)
    time_machine.move_to(dt.datetime(2026, 11, 16, 12, 0, tzinfo=dt.UTC), tick=False)
    answer = client.post(f"/accounts/invitation/{token}/", {"name": "Robin"})
    assert answer.status_code == 410
    assert "send it again" in answer.content.decode()
    invitations.resend(invitation, by=cast.morgan)
    assert client.get(f"/accounts/invitation/{sent(invitation)}/").status_code == 200


def test_an_account_that_is_there_gets_the_role_and_is_not_signed_in_by_the_link(cast, client):
    token = sent(invitations.invite("Chidi@Example.org", "Chidi", "panel_member", by=cast.morgan))
    answer = client.post(f"/accounts/invitation/{token}/", {})
    assert answer.status_code == 302
    assert not answer.wsgi_request.user.is_authenticated
    assert User.objects.get(pk=cast.chidi.pk).holds("panel_member")
    assert User.objects.filter(email__iexact="chidi@example.org").count() == 1


def test_somebody_who_left_comes_back_by_invitation_with_nothing_of_the_old(cast, client):
    cast.wren.set_password(PASSWORD)
    cast.wren.save()
    leaving.leave(cast.wren, by=cast.morgan, why="Another job")
    token = sent(invitations.invite("wren@example.org", "Wren", "panel_member", by=cast.morgan))
    client.post(f"/accounts/invitation/{token}/", {"name": "Wren", "password": ""})
    wren = User.objects.get(pk=cast.wren.pk)
    assert wren.is_active
    assert not wren.has_usable_password()
    assert wren.roles_today() == {"panel_member"}
    assert [change.what for change in wren.account_changes.all()] == ["role_given", "came_back", "left"]


def test_an_account_that_was_closed_by_mistake_is_opened_again_on_the_same_day(cast, client):
    leaving.leave(cast.wren, by=cast.morgan, why="The wrong Wren")
    token = sent(invitations.invite("wren@example.org", "Wren", "ete_worker", by=cast.morgan))
    client.post(f"/accounts/invitation/{token}/", {"name": "Wren", "password": ""})
    assert User.objects.get(pk=cast.wren.pk).roles_today() == {"ete_worker"}


def test_an_invitation_that_waits_goes_with_the_account(cast, client):
    waiting = invitations.invite("wren@example.org", "Wren", "service_manager", by=cast.morgan)
    token = sent(waiting)
    leaving.leave(cast.wren, by=cast.morgan, why="Another job")
    assert "has been taken back" in client.post(f"/accounts/invitation/{token}/", {}).content.decode()
    assert not User.objects.get(pk=cast.wren.pk).is_active
    step = waiting.steps.get()
    assert (step.verb, step.by, step.why) == ("revoke", cast.morgan, "Another job")


def test_nobody_is_invited_twice_or_to_what_they_are(cast):
    invite_robin(cast.morgan)
    with pytest.raises(NotNow, match="invited to be ETE worker already"):
        invite_robin(cast.morgan)
    with pytest.raises(NotNow, match="is ETE worker already"):
        invitations.invite("wren@example.org", "Wren", "ete_worker", by=cast.morgan)


def test_a_champion_is_invited_for_one_organisation_and_becomes_champion_of_that_one(cast, client):
    libraries = Organisation.objects.get(name="Libraries")
    token = sent(invite_champion("robin@example.org", "Robin", libraries, by=cast.wren, is_deputy=True))
    assert "Deputy champion for Libraries" in client.get(f"/accounts/invitation/{token}/").content.decode()
    client.post(f"/accounts/invitation/{token}/", {"name": "Robin"})
    post = Champion.objects.get(user__email="robin@example.org")
    assert (post.organisation, post.is_deputy) == (libraries, True)
    with pytest.raises(NotNow, match="posts for Libraries already"):
        invite_champion("robin@example.org", "Robin", libraries, by=cast.wren)


def test_the_first_user_comes_by_a_command_that_prints_the_link_once(db, capsys, client):
    token = printed("first@example.org", capsys)
    assert mail.outbox == []
    client.post(f"/accounts/invitation/{token}/", {"name": "Frankie"})
    assert User.objects.get(email="first@example.org").holds("service_manager")


def test_the_command_asked_again_prints_a_new_link_and_the_lost_one_is_dead(db, capsys, client):
    first, second = printed("first@example.org", capsys), printed("First@example.org", capsys)
    assert client.get(f"/accounts/invitation/{first}/").status_code == 404
    assert client.get(f"/accounts/invitation/{second}/").status_code == 200
    assert Invitation.objects.get().steps.get().verb == "resend"
    assert mail.outbox == []


def test_whoever_looks_for_a_superuser_is_told_of_the_invitation():
    with pytest.raises(CommandError, match="invite EMAIL --role service_manager"):
        call_command("createsuperuser")


def printed(email, capsys):
    call_command("invite", email, "--role", "service_manager")
    return re.search(r"/accounts/invitation/([\w-]+)/", capsys.readouterr().out).group(1)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["not an address", "--role", "ete_worker"], "is not an e-mail address"),
        (["new@example.org", "--role", "champion"], "--organisation"),
        (["new@example.org", "--role", "champion", "--organisation", "Nowhere"], "--organisation"),
        (["wren@example.org", "--role", "ete_worker"], "is ETE worker already"),
    ],
)
def test_the_command_says_what_is_wrong(cast, arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("invite", *arguments)
    assert not Invitation.objects.exists()


def test_a_made_up_link_and_a_real_one_that_is_over_are_told_apart_only_by_holding_it(cast):
    with pytest.raises(InvitationRefused) as refused:
        invitation_tokens.look("nothing-that-we-made")
    assert not refused.value.is_known
    with pytest.raises(InvitationRefused):
        invitation_tokens.look("")


def test_an_address_that_a_young_adult_only_typed_is_not_theirs_and_robin_comes_in(cast, client):
    """They could have waited at that of a colleague to be."""
    client.force_login(cast.sam)
    reach = {"phone": "07700900123", "email": "robin@example.org", "preferred_contact": "text"}
    assert client.post("/my/reach/", reach).status_code == 302
    token = sent(invite_robin(cast.morgan))
    client.logout()
    assert client.post(f"/accounts/invitation/{token}/", {"name": "Robin"}).status_code == 302
    assert User.objects.get(email="robin@example.org").holds("ete_worker")
    assert not User.objects.get(pk=cast.sam.pk).holds("ete_worker")


def test_an_invitation_to_the_address_of_a_young_adult_gives_them_nothing(cast, client):
    User.objects.filter(pk=cast.sam.pk).update(email="robin@example.org")
    invitation = invite_robin(cast.morgan)
    token = sent(invitation)
    assert client.post(f"/accounts/invitation/{token}/", {"name": "Robin"}).status_code == 409
    invitation.refresh_from_db()
    assert invitation.status == "pending"
    assert not User.objects.get(pk=cast.sam.pk).holds("ete_worker")
