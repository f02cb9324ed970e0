"""An inspector who has accepted, and checks brought to a status by the moves themselves."""

import datetime as dt

from django.utils import timezone

from accounts.models import Role
from inspections import lifecycle
from inspections.models import Inspector, PromiseCheck
from pledges.models import Pledge
from tests.factories import make_pledge
from tests.people import Cast, make_user

FOUND = {
    "visited_on": dt.date(2026, 11, 2),
    "knew": "yes",
    "kept": "partly",
    "easy": "no",
    "friendly": "yes",
    "words": "They said the leaflet was out of date.",
    "took_minutes": 90,
}
OUTCOME = "Parks print a new leaflet by the end of the month."


def make_inspector(name: str = "Indira") -> Inspector:
    user = make_user(name)
    Role.objects.create(user=user, kind="inspector", starts_on=dt.date(2020, 1, 1))
    return Inspector.objects.create(
        name=name,
        email=user.email,
        user=user,
        trained_on="Asking and staying safe, 3 November",
        reward="£12.71 an hour",
    )


def make_check(
    cast: Cast, inspector: Inspector | None = None, status: str = "assigned", pledge: Pledge | None = None
) -> PromiseCheck:
    """Of Chidi's pledge in Parks."""
    inspector = inspector or Inspector.objects.first() or make_inspector()
    pledge = pledge or make_pledge()
    check = lifecycle.assign(
        pledge.organisation,
        inspector,
        by=cast.morgan,
        pledge=pledge,
        script="Go to the desk and ask about the apprenticeship.",
        visit_by=timezone.localdate() + dt.timedelta(days=14),
        paid_minutes=120,
    )
    return brought_to(check, cast, status)


def brought_to(check: PromiseCheck, cast: Cast, status: str) -> PromiseCheck:
    by = check.inspector.user
    if status == "handed_back":
        lifecycle.hand_back(check, "", by=by)
    if status == "called_off":
        lifecycle.call_off(check, "It closed", by=cast.morgan)
    if status in PromiseCheck.MADE:
        lifecycle.record(check, FOUND, by=by)
    if status in ("replied", "closed"):
        lifecycle.reply(check, "We are sorry. We print a new one.", by=cast.chidi)
    if status == "no_reply":
        lifecycle.let_time_pass(check)
    if status == "closed":
        lifecycle.close(check, OUTCOME, by=cast.morgan)
    return check
