"""Signing up in public: what somebody says, and what comes of it when their address is proved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import robots
from accounts.links import hashed

from . import jobs, lifecycle, notices, recognising
from .models import SignUp
from .sign_up_links import usable


@transaction.atomic
def ask(said: Mapping[str, Any], *, came_from: str) -> SignUp:
    """Keep what somebody said and send the link. The same said twice is kept once and sent once more.

    Raises robots.TooMany.
    """
    said = {**said, "email": said["email"].lower()}
    robots.one_at_a_time()
    robots.refuse_too_many(SignUp.objects.all(), said["email"], came_from)
    SignUp.objects.unconfirmed().filter(
        email=said["email"], organisation_name__iexact=said["organisation_name"]
    ).update(token_hash="", expires_at=timezone.now())
    sign_up = SignUp.objects.create(**said, came_from=came_from)
    jobs.send_link_to_confirm.defer(sign_up_id=sign_up.pk)
    return sign_up


@transaction.atomic
def confirm(token: str) -> SignUp:
    """The address is theirs. Of two presses at once the second finds it done. Raises LinkRefused."""
    robots.one_at_a_time()
    sign_up = usable(SignUp.objects.select_for_update(of=("self",)).filter(token_hash=hashed(token)).first())
    if sign_up.confirmed_at is not None:
        return sign_up
    sign_up.confirmed_at = timezone.now()
    sign_up.looks_like = recognising.same_as(sign_up.organisation_name, sign_up.email)
    if sign_up.looks_like is None:
        sign_up.organisation = lifecycle.begin(sign_up)
    sign_up.save(update_fields=["confirmed_at", "looks_like", "organisation"])
    notices.signed_up(sign_up)
    return sign_up
