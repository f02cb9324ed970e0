"""In the background: the e-mails of the doors, and each night what hung on roles that have ended."""

from __future__ import annotations

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from notifications.jobs import on_a_good_connection

from . import invitation_tokens, leaving, letters, roles
from .models import AccountChange, Invitation, Role

AGAIN = RetryStrategy(max_attempts=8, exponential_wait=4)


@app.task(queue="messages", retry=AGAIN)
@on_a_good_connection
def send_invitation(invitation_id: int) -> None:
    """Make the token and send it. Where the mail cannot be sent, the token is undone with it."""
    with transaction.atomic():
        rows = Invitation.objects.pending().select_for_update(of=("self",))
        invitation = rows.filter(pk=invitation_id, token_hash="").first()
        if invitation:
            letters.invitation(invitation, invitation_tokens.issue_token(invitation))


@app.task(queue="messages", retry=AGAIN)
@on_a_good_connection
def tell_of_reset(change_id: int) -> None:
    letters.second_factor_reset(AccountChange.objects.select_related("user", "by").get(pk=change_id))


@app.periodic(cron="10 0 * * *")
@app.task(queue="messages", queueing_lock="pass_on_ended_roles")
@on_a_good_connection
def pass_on_ended_roles(timestamp: int) -> None:
    """Ten past midnight: what hung on roles that ended yesterday, or on a night when nothing ran."""
    for role in Role.objects.to_pass_on():
        roles.pass_on(role)
        leaving.leave_if_nothing_is_left(role.user_id, f"{role} ended on {role.ends_on:%-d %B %Y}.")
