"""Young Inspectors: one who looked at Libraries, with its reply, and one visit that is still to be made."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from accounts.models import Role, User
from champions.models import Organisation
from inspections import lifecycle
from inspections.models import Inspector
from rulebook.calendar import working_day_after

from .accounts import worker


def look() -> None:
    morgan, dana = (User.objects.get(email=f"{handle}@example.org") for handle in ("morgan", "dana"))
    indira = recruited(morgan)
    today = timezone.localdate()
    asked = {"by": morgan, "visit_by": working_day_after(today, 10), "paid_minutes": 120}
    libraries, parks = (Organisation.objects.get(name=name) for name in ("Libraries", "Parks"))
    check = lifecycle.assign(libraries, indira, script="Ask at the desk how to shadow somebody.", **asked)
    lifecycle.record(check, found(today), by=indira.user)
    lifecycle.reply(check, "We have told every desk whom to ask for. Thank you for coming.", by=dana)
    lifecycle.assign(parks, indira, script="Ring, and ask for a day with a ranger.", **asked)


def recruited(by: User) -> Inspector:
    user = worker("Indira Sen", Role.Kind.INSPECTOR, "indira")
    return Inspector.objects.create(
        name=user.name,
        email=user.email,
        user=user,
        trained_on="How to ask, what to write down, staying safe",
        reward="£12.71 an hour with the way there and back, and the fare",
        recruited_by=by,
    )


def found(today: dt.date) -> dict[str, object]:
    return {
        "visited_on": today,
        "knew": "partly",
        "kept": "yes",
        "easy": "no",
        "friendly": "yes",
        "words": "The first person did not know. The second found it, and was very nice.",
        "took_minutes": 80,
    }
