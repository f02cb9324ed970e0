"""What is told about promise checks: to the inspector, to the host, then to the service and the panel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from accounts.permissions import EIGHTEEN_PLUS
from champions.models import Champion
from notifications import live
from notifications.kinds import Kind, declare
from notifications.telling import notify_all
from rulebook.writing import day

from .models import PromiseCheck

S = PromiseCheck.Status
TOPIC = "checks"


def records(keys):
    return PromiseCheck.objects.select_related("organisation", "pledge").in_bulk(list(keys))


ASSIGNED = declare(
    Kind(
        name="check_assigned",
        tells="a Young Inspector, that there is a visit to make",
        records=records,
        line=lambda check: f"A visit for you: {check.organisation}, by {day(check.visit_by)}.",
        outside="There is something new for you. Open your page to read it.",
        needs_answer=True,
        still_true=lambda check: check.status == S.ASSIGNED,
    )
)
CALLED_OFF = declare(
    Kind(
        name="check_called_off",
        tells="a Young Inspector, that a visit is no longer needed",
        records=records,
        line=lambda check: f"You need not go to {check.organisation}. The visit is called off.",
        outside="Something has changed. Open your page to read it.",
    )
)
HANDED_BACK = declare(
    Kind(
        name="check_handed_back",
        tells="service managers, that an inspector cannot make a check",
        records=records,
        line=lambda check: f"The check of {check} was handed back. Give it to somebody else, or call it off.",
        outside="Something that you asked for was handed back.",
        needs_answer=True,
        still_true=lambda check: check.status == S.HANDED_BACK,
    )
)
MADE = declare(
    Kind(
        name="check_made",
        tells="service managers, that a check was made and its host reads it first",
        records=records,
        line=lambda check: f"The check of {check} was made. Its host reads it first, and may reply.",
    )
)
TO_THE_HOST = declare(
    Kind(
        name="check_to_the_host",
        tells="the organisation's champions, what an inspector found, and until when they may reply",
        records=records,
        line=lambda check: (
            f"Somebody looked at what {check.organisation} promises. Read it, and reply by "
            f"{day(timezone.localtime(check.reply_by))} if you like."
        ),
        outside="Somebody looked at what you promise. You can reply.",
        needs_answer=True,
        still_true=lambda check: check.status == S.WITH_HOST,
    )
)
TO_READ = declare(
    Kind(
        name="check_to_read",
        tells="the 18+ service and panel members, that a check can be read: its host has had its say",
        records=records,
        line=lambda check: (
            f"The check of {check} can be read"
            f"{', with the reply of its host' if check.reply else '. Its host did not reply in time'}."
        ),
    )
)
CLOSED = declare(
    Kind(
        name="check_closed",
        tells="the inspector and the organisation's champions, what comes of a check",
        records=records,
        line=lambda check: f"What comes of the check of {check}: {check.outcome}",
        outside="Here is what comes of a visit. Open your page to read it.",
    )
)


def assigned(check: PromiseCheck) -> None:
    tell(check, ASSIGNED, its_inspector(check))


def called_off(check: PromiseCheck) -> None:
    tell(check, CALLED_OFF, its_inspector(check))


def handed_back(check: PromiseCheck) -> None:
    tell(check, HANDED_BACK, holding(Role.Kind.SERVICE_MANAGER))


def made(check: PromiseCheck) -> None:
    tell(check, TO_THE_HOST, hosts(check))
    tell(check, MADE, holding(Role.Kind.SERVICE_MANAGER))


def to_read(check: PromiseCheck) -> None:
    tell(check, TO_READ, holding(*EIGHTEEN_PLUS, Role.Kind.PANEL_MEMBER))


def closed(check: PromiseCheck) -> None:
    tell(check, CLOSED, [*its_inspector(check), *hosts(check)])


def tell(check: PromiseCheck, kind: Kind, people: Iterable[Any]) -> None:
    step = getattr(check, "last_step", None)
    page = reverse("inspections:check", args=[check.pk])
    notify_all(people, kind, f"{check.pk}.{step.pk if step else 0}", lambda _: page)
    changed(check)


def changed(check: PromiseCheck) -> None:
    """Open pages that show it, or a list that it is in, read it again: of those who may see it by now.

    A host that heard of a visit before it was made would be ready for it.
    """
    people = [*its_inspector(check), *holding(*EIGHTEEN_PLUS)]
    if check.status in PromiseCheck.MADE:
        people += hosts(check)
    if check.status in PromiseCheck.HOST_HEARD:
        people += holding(Role.Kind.PANEL_MEMBER)
    live.hint({person.pk for person in people}, [f"check.{check.pk}", TOPIC])


def its_inspector(check: PromiseCheck) -> list[Any]:
    user = check.inspector.user
    return [user] if user and user.is_active else []


def hosts(check: PromiseCheck) -> list[Any]:
    rows = Champion.objects.for_organisation(check.organisation_id).select_related("user")
    return [champion.user for champion in rows]


def holding(*kinds: str) -> list[Any]:
    return list(get_user_model().objects.holding(*kinds))
