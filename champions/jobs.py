"""In the background: the link of a sign-up; each night, posts that have ended and what is too old."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from accounts import leaving
from notifications.jobs import on_a_good_connection
from rulebook.reading import value

from . import declaring, forgetting, legal, letters, lifecycle, nudging, renewing, sign_up_links, unsent
from .models import Champion, Organisation, SignUp

AGAIN = RetryStrategy(max_attempts=8, exponential_wait=4)


@app.task(queue="messages", retry=AGAIN)
@on_a_good_connection
def send_link_to_confirm(sign_up_id: int) -> None:
    """Make the token and send it; one that was asked for again since then stays unsent."""
    with transaction.atomic():
        rows = SignUp.objects.unconfirmed().select_for_update(of=("self",))
        sign_up = rows.filter(pk=sign_up_id, token_hash="", expires_at=None).first()
        if sign_up:
            letters.confirm_sign_up(sign_up, sign_up_links.issue_token(sign_up))


@app.task(queue="messages", retry=AGAIN)
@on_a_good_connection
def send_thanks(organisation_id: int, user_id: int) -> None:
    """To somebody of an organisation that has left; one for each, so that none is sent twice."""
    organisation = Organisation.objects.get(pk=organisation_id)
    if user := get_user_model().objects.filter(pk=user_id).exclude(email=None).first():
        letters.thank_you(organisation, user)


@app.periodic(cron="20 0 * * *")
@app.task(queue="messages", queueing_lock="forget_old_sign_ups")
@on_a_good_connection
def forget_old_sign_ups(timestamp: int) -> None:
    """Nobody confirmed them. Of the others we no longer know from which connection they came."""
    kept = timezone.now() - dt.timedelta(days=value("sign_up.kept_unconfirmed_days"))
    SignUp.objects.unconfirmed().filter(made_at__lt=kept).delete()
    yesterday = timezone.now() - dt.timedelta(days=1)
    SignUp.objects.filter(made_at__lt=yesterday).exclude(came_from="").update(came_from="")
    forgetting.forget_who_left()


@app.periodic(cron="15 0 * * *")
@app.task(queue="messages", queueing_lock="pass_on_ended_posts")
@on_a_good_connection
def pass_on_ended_posts(timestamp: int) -> None:
    """A quarter past midnight, after the roles."""
    for champion in Champion.objects.to_pass_on().select_related("user", "organisation"):
        pass_on(champion)


@transaction.atomic
def pass_on(champion: Champion) -> None:
    why = f"{champion} ended on {champion.ends_on:%-d %B %Y}."
    lifecycle.leave(champion, by=None, why=why)
    leaving.leave_if_nothing_is_left(champion.user_id, why)


@app.periodic(cron="25 0 * * *")
@app.task(queue="messages", queueing_lock="look_after_organisations")
@on_a_good_connection
def look_after_organisations(timestamp: int) -> None:
    """What begins or is over today: legal classes, the time to agree to new terms, documents, posts."""
    legal.take_effect_everywhere()
    lifecycle.apply_what_is_due()
    lifecycle.pause_who_did_not_agree()
    lifecycle.documents.warn_of_what_ends()
    declaring.ask_to_look_again()
    renewing.ask_who_is_due()
    lifecycle.ask_whose_year_is_over()
    nudging.nudge_who_is_due()


@app.periodic(cron="*/10 * * * *")
@app.task(queue="messages", queueing_lock="scan_documents")
@on_a_good_connection
def scan_documents(timestamp: int) -> None:
    """Files that came while the virus scanner did not answer."""
    lifecycle.documents.scan_what_waits()


@app.periodic(cron="35 * * * *")
@app.task(queue="messages", queueing_lock="remove_unsent_files")
@on_a_good_connection
def remove_unsent_files(timestamp: int) -> None:
    """Their forms were never sent."""
    unsent.remove_old()
