"""A champion's post: handed over, or ended; the deputy takes over, and whoever counted on them is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import leaving
from champions import notices
from champions.models import Champion, Organisation, Partnership
from champions.permissions import may_end_post
from lifecycles import NotNow, NotPermitted, call_followers
from notifications import live

from . import years


@transaction.atomic
def leave(champion: Champion, *, by: Any, why: str) -> None:
    """End a post at once. The longest-serving deputy becomes champion; followers see who is left then."""
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    champion.ends_on = max(min(champion.ends_on or yesterday, yesterday), champion.starts_on)
    champion.passed_on_at = timezone.now()
    champion.save(update_fields=["ends_on", "passed_on_at"])
    promote_deputy(champion.organisation, leaver=champion)
    if not others(champion.organisation, champion).exists() and goes_on(champion.organisation):
        notices.nobody_is_left(champion)
    years.end_with_post(champion)
    call_followers(champion, "leave", by=by, why=why)
    live.check_sign_in(champion.user_id)


def promote_deputy(organisation: Organisation, leaver: Champion) -> None:
    rest = others(organisation, leaver).select_for_update(of=("self",))
    if rest.filter(is_deputy=False).exists():
        return
    if deputy := rest.order_by("starts_on", "pk").first():
        deputy.is_deputy = False
        deputy.save(update_fields=["is_deputy"])


def others(organisation: Organisation, leaver: Champion):
    """Who still posts for an organisation when this person no longer does."""
    return Champion.objects.for_organisation(organisation).exclude(user=leaver.user_id)


def goes_on(organisation: Organisation) -> bool:
    """Somebody is missed only where the organisation itself is still with us."""
    today = timezone.localdate()
    gone = organisation.merged_into_id is not None or (organisation.ends_on or today) < today
    return not gone and not Partnership.objects.filter(organisation=organisation, status="left").exists()


@transaction.atomic
def end_post(champion: Champion, *, by: Any, why: str = "", last_day: dt.date | None = None) -> None:
    """From a day on, at once where it has gone or none is given. Whoever held nothing else leaves."""
    if not may_end_post(by, champion):
        raise NotPermitted("end_post")
    held = Champion.objects.select_for_update(of=("self",)).select_related("organisation", "user")
    post = held.get(pk=champion.pk)
    if post.passed_on_at or (post.ends_on and post.ends_on < timezone.localdate()):
        raise NotNow(f"{post.user} does not post for {post.organisation} any longer.")
    if last_day and last_day >= timezone.localdate():
        post.ends_on = last_day
        post.save(update_fields=["ends_on"])
    else:
        leave(post, by=by, why=why)
        leaving.leave_if_nothing_is_left(post.user_id, why or f"{post} ended.")
    notices.changed(post.organisation)


@transaction.atomic
def hand_over(champion: Champion, to: Champion, *, by: Any, why: str = "") -> None:
    """To a colleague who posts for the same organisation already: they become its champion, this one goes."""
    if to.organisation_id != champion.organisation_id or to.user_id == champion.user_id:
        raise NotNow("Choose a colleague who posts for the same organisation.")
    there = Champion.objects.for_organisation(champion.organisation_id).select_for_update(of=("self",))
    colleague = there.filter(pk=to.pk).first()
    if colleague is None:
        raise NotNow(f"{to.user} does not post for {to.organisation} any longer.")
    # A deputy hands over what a deputy has, and makes nobody champion over the one that is there.
    colleague.is_deputy = colleague.is_deputy and champion.is_deputy
    colleague.save(update_fields=["is_deputy"])
    end_post(champion, by=by, why=why or f"Handed over to {to.user}")
