"""In the background: the link that proves an adviser's address, the answer to them, and what is too old."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from notifications.background import on_a_good_connection
from rulebook.reading import value

from . import guest_letters, guest_links
from .models import GuestReferral

AGAIN = RetryStrategy(max_attempts=8, exponential_wait=4)


@app.task(queue="messages", retry=AGAIN)
@on_a_good_connection
def send_link_to_confirm(referral_id: int) -> None:
    """Make the token and send it, once."""
    with transaction.atomic():
        rows = GuestReferral.objects.unproved().select_for_update(of=("self",))
        if referral := rows.filter(pk=referral_id, token_hash="", expires_at=None).first():
            guest_letters.confirm(referral, guest_links.issue_token(referral))


@app.task(queue="messages", retry=AGAIN)
@on_a_good_connection
def send_answer(referral_id: int) -> None:
    """Yes or no, to whoever referred. Gone by now: nobody is left to tell."""
    if referral := GuestReferral.objects.filter(pk=referral_id, decided_at__isnull=False).first():
        guest_letters.answer(referral)


@app.periodic(cron="40 0 * * *")
@app.task(queue="messages", queueing_lock="delete_old_guest_referrals")
@on_a_good_connection
def delete_old_guest_referrals(timestamp: int) -> None:
    """What nobody proved, answered or took in. Of the others we no longer know from which connection they
    came.
    """
    yesterday = timezone.now() - dt.timedelta(days=1)
    GuestReferral.objects.filter(made_at__lt=yesterday).exclude(came_from="").update(came_from="")
    before = timezone.now() - dt.timedelta(days=value("guest.kept_unanswered_days"))
    GuestReferral.objects.not_taken_in().filter(made_at__lt=before).delete()
