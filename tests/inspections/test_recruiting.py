"""Recruiting an inspector: an account of its own, a role that ends, no other role beside it."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import invitations, jobs, leaving, roles
from accounts.forms import InviteForm, RoleForm
from accounts.models import Invitation, Role, User
from inspections import forgetting, recruiting
from inspections.models import Inspector
from lifecycles import NotNow, NotPermitted
from tests.inspections.making import make_check, make_inspector

pytestmark = pytest.mark.django_db

AGREED = {"trained_on": "Staying safe, 3 November", "reward": "£12.71 an hour"}


def last_day():
    return timezone.localdate() + dt.timedelta(days=200)


def recruit(by, email="robin@example.org"):
    return recruiting.recruit("Robin", email, last_day(), **AGREED, by=by)


def accept():
    invitation = Invitation.objects.get(email="robin@example.org")
    jobs.send_invitation(invitation_id=invitation.pk)
    token = re.search(r"/accounts/invitation/([\w-]+)/", mail.outbox[-1].body).group(1)
    return invitations.accept(token, name="Robin").user


def test_what_was_agreed_hangs_on_the_account_with_which_they_accept(cast):
    inspector = recruit(cast.morgan)
    assert not Inspector.objects.working()
    user = accept()
    inspector.refresh_from_db()
    assert (inspector.user, inspector.reward) == (user, "£12.71 an hour")
    assert (user.roles.get().kind, user.roles.get().ends_on) == ("inspector", last_day())
    assert list(Inspector.objects.working()) == [inspector]


def test_only_managers_recruit_and_each_is_asked_once(cast):
    for name, person in cast:
        if name != "morgan":
            with pytest.raises(NotPermitted):
                recruit(person)
    recruit(cast.morgan)
    with pytest.raises(NotNow, match="invited"):
        recruit(cast.morgan)


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("sam@example.org", "used for another page"),
        ("wren@example.org", "works in the service"),
        ("chidi@example.org", "posts for an organisation"),
    ],
)
def test_nobody_of_another_side_is_recruited(cast, email, sentence):
    with pytest.raises(NotNow, match=sentence):
        recruit(cast.morgan, email)
    assert not Inspector.objects.exists()
    assert not Invitation.objects.exists()


def test_an_inspector_is_given_no_other_role_and_nobody_else_is_given_this_one(cast):
    inspector = make_inspector()
    with pytest.raises(NotNow, match="has no other role"):
        roles.give(inspector.user, "ete_worker", by=cast.morgan)
    with pytest.raises(NotNow, match="has no other role"):
        roles.give(cast.ade, "inspector", by=cast.morgan)
    with pytest.raises(IntegrityError), transaction.atomic():
        Role.objects.create(user=cast.ade, kind="inspector")
    for form in (InviteForm(), RoleForm()):
        assert "inspector" not in dict(form.fields["kind"].choices)


def test_visits_go_back_when_the_role_ends_or_the_account_is_closed(cast):
    first, second = make_inspector(), make_inspector("Ines")
    of_first, of_second = make_check(cast, first), make_check(cast, second)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    roles.end(first.user.roles.get(), yesterday, by=cast.morgan, why="Moved away")
    leaving.leave(second.user, by=cast.morgan, why="Moved away")
    for check in (of_first, of_second):
        check.refresh_from_db()
        assert (check.status, check.steps.last().by) == ("handed_back", None)


def test_a_year_after_the_last_day_nobody_knows_who_looked_and_what_they_found_stays(cast):
    gone, still_here, lately = make_inspector(), make_inspector("Ines"), make_inspector("Imogen")
    check = make_check(cast, gone, "closed")
    today = timezone.localdate()
    gone.user.roles.update(ends_on=today - dt.timedelta(days=366))
    lately.user.roles.update(ends_on=today - dt.timedelta(days=300))
    assert forgetting.forget_who_left() == 1
    gone.refresh_from_db()
    assert (gone.name, gone.email, gone.user) == ("An inspector", "", None)
    assert Inspector.objects.filter(name__in=["Ines", "Imogen"]).count() == 2
    check.refresh_from_db()
    assert check.words
    assert User.objects.filter(email=still_here.email).exists()
    assert forgetting.forget_who_left() == 0
