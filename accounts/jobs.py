"""In the background: the e-mails of the doors, and each night what hung on roles that have ended."""

from __future__ import annotations

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from notifications import background
from notifications.background import on_a_good_connection

from . import invitation_tokens, leaving, letters, roles, sealed_letters
from .models import AccountChange, Invitation, Role, User

AGAIN = RetryStrategy(max_attempts=8, exponential_wait=4)
"""After 4, 16, 64 … seconds, for a day."""
WHILE_IT_IS_NEWS = RetryStrategy(max_attempts=72, wait=60 * 60)
"""Every hour, for three days."""
SOON_AGAIN = RetryStrategy(max_attempts=12, exponential_wait=2)
"""After 2, 4, 8 … seconds, for two hours; a letter that makes no sense any longer is dropped before that."""


@app.task(name=sealed_letters.SEND, queue=sealed_letters.QUEUE, retry=SOON_AGAIN)
@on_a_good_connection
def send_letter(letter_id: int) -> None:
    """What somebody who waits at a door asked for: a code, as a rule."""
    with sealed_letters.taken(letter_id) as letter:
        if letter:
            sealed_letters.send(letter)


@app.task(name=sealed_letters.SEND_NEWS_OF_A_CHANGE, queue=sealed_letters.QUEUE, retry=WHILE_IT_IS_NEWS)
@on_a_good_connection
def send_news_of_a_change(letter_id: int) -> None:
    """That a way into somebody's account was changed."""
    with sealed_letters.taken(letter_id) as letter:
        if letter:
            sealed_letters.send(letter)


@app.task(name=sealed_letters.SEND_PASSWORD_LINK, queue=sealed_letters.QUEUE, retry=SOON_AGAIN)
@on_a_good_connection
def send_password_link(letter_id: int) -> None:
    """Only here is looked whether the address is anybody's."""
    with sealed_letters.taken(letter_id) as asked:
        if asked and (user := User.objects.signing_in_with(asked["to"])):
            letters.new_password(user)


@app.periodic(cron="*/10 * * * *")
@app.task(queue=sealed_letters.QUEUE, queueing_lock="forget_letters_that_are_over")
@on_a_good_connection
def forget_letters_that_are_over(timestamp: int) -> None:
    sealed_letters.forget_what_is_over()


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


@app.periodic(cron="* * * * *")
@app.task(queue=sealed_letters.QUEUE, queueing_lock="take_up_letters_that_were_left")
@on_a_good_connection
def take_up_letters_that_were_left(timestamp: int) -> None:
    """What a worker had in its hands when it was killed. A letter that had left without a trace comes twice,
    which does less harm than one that never comes.
    """
    letters_ = (send_letter, send_news_of_a_change, send_password_link, send_invitation, tell_of_reset)
    background.take_up_what_the_dead_left(*(job.name for job in letters_))


@app.periodic(cron="10 0 * * *")
@app.task(queue="messages", queueing_lock="pass_on_ended_roles")
@on_a_good_connection
def pass_on_ended_roles(timestamp: int) -> None:
    """Ten past midnight: what hung on roles that ended yesterday, or on a night when nothing ran."""
    for role in Role.objects.to_pass_on():
        roles.pass_on(role)
        leaving.leave_if_nothing_is_left(role.user_id, f"{role} ended on {role.ends_on:%-d %B %Y}.")
