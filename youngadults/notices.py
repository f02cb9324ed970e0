"""What is told about young adults: a new link to them, who could not get in, who advises whom now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _

from accounts.models import AccountChange, Role, User
from accounts.permissions import EIGHTEEN_PLUS
from accounts.rooms import address_of
from notifications import live
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify, notify_all, notify_many

from .models import CaseloadChange, Request, YoungAdult
from .permissions import advisers_of

MINUTES_BETWEEN_LINKS = 2
"""Whoever asks again within this time gets one message: no phone can be flooded."""


def records(keys):
    return YoungAdult.objects.select_related("user").in_bulk(list(keys))


SIGN_IN_LINK = declare(
    Kind(
        name="sign_in_link",
        tells="the young adult, who asked for a link to sign in",
        records=records,
        line=lambda young_adult: _("You asked for a new link."),
        outside="Here is your link.",
        # They wait for it, at whatever hour. A screen could only lead where they are in already.
        urgent=True,
        asked_for=True,
        channels=("text", "email"),
    )
)
SHUT_OUT = declare(
    Kind(
        name="shut_out",
        tells="the personal adviser, or ETE workers where there is none, that somebody could not get in",
        records=records,
        line=lambda young_adult: (
            f"Somebody opened a link for {young_adult.first_name} and gave wrong answers. Check the number."
        ),
        outside="Somebody needs your help to sign in.",
        needs_answer=True,
        still_true=lambda young_adult: young_adult.wrong_answers > 0,
    )
)


CONTACT_CHANGED = declare(
    Kind(
        name="contact_changed",
        tells="the personal adviser, that a young adult changed their number or e-mail",
        records=records,
        line=lambda young_adult: f"{young_adult.first_name} changed their number or e-mail.",
    )
)


def contact_changed(young_adult: YoungAdult) -> None:
    occasion = int(timezone.now().timestamp())
    page = reverse("youngadults:way_in", args=[young_adult.pk])
    notify_all(advisers_of(young_adult), CONTACT_CHANGED, f"{young_adult.pk}.{occasion}", lambda person: page)


def asked(keys):
    return Request.objects.select_related("young_adult").in_bulk(list(keys))


ANSWER_REQUEST = declare(
    Kind(
        name="answer_request",
        tells="service managers, as a task: a young adult asks for something about what we hold",
        records=asked,
        line=lambda request: (
            f"{request.young_adult} asks: {ASKS[request.kind]}. Answer by {request.due_on:%-d %B}."
        ),
        still_true=lambda request: request.answered_at is None,
    )
)
ASKS = {
    Request.Kind.CORRECT: "put something right",
    Request.Kind.OBJECT: "stop using something",
    Request.Kind.FORGET: "forget me",
}
REQUEST_ANSWERED = declare(
    Kind(
        name="request_answered",
        tells="the young adult, that somebody has answered what they asked about what we hold",
        records=asked,
        line=lambda request: _("You asked us to do a thing. Here is our answer."),
        outside="You have a new message. Open your page to read it.",
    )
)


def asked_for(request: Request) -> None:
    """A task for each service manager; the law gives a month."""
    due_at = timezone.make_aware(dt.datetime.combine(request.due_on, dt.time(12)))
    page = reverse("youngadults:answer_request", args=[request.pk])
    for manager in get_user_model().objects.holding(Role.Kind.SERVICE_MANAGER):
        open_task(manager, ANSWER_REQUEST, f"{request.pk}.0", page, due_at)


def request_answered(request: Request) -> None:
    page = reverse("youngadults:requests")
    notify(request.young_adult.user, REQUEST_ANSWERED, f"{request.pk}.0", page)
    requests_changed(request)


def requests_changed(request: Request) -> None:
    live.hint([request.young_adult.user_id], ["requests"])
    live.hint(get_user_model().objects.holding(*EIGHTEEN_PLUS).values_list("pk", flat=True), ["tasks"])


def send_link(young_adult: YoungAdult, leads_to: str = "") -> None:
    """The delivery makes the link when it is sent; only where it leads is kept."""
    occasion = int(timezone.now().timestamp()) // (60 * MINUTES_BETWEEN_LINKS)
    notify(young_adult.user, SIGN_IN_LINK, f"{young_adult.pk}.{occasion}", leads_to or reverse("home"))


def shut_out(young_adult: YoungAdult) -> None:
    people = advisers_of(young_adult) or get_user_model().objects.holding(*EIGHTEEN_PLUS)
    page = reverse("youngadults:way_in", args=[young_adult.pk])
    occasion = int(timezone.now().timestamp())
    notify_all(people, SHUT_OUT, f"{young_adult.pk}.{occasion}", lambda person: page)


def changes(keys):
    return AccountChange.objects.select_related("user").in_bulk(list(keys))


CASELOAD_TAKEN_OVER = declare(
    Kind(
        name="caseload_taken_over",
        tells="the personal adviser, that they now advise the young adults of another",
        records=changes,
        line=lambda change: f"{change.user} handed over to you: {change.detail}. Say hello to them.",
        outside="Work was handed over to you.",
        needs_answer=True,
    )
)
NOBODY_ADVISES = declare(
    Kind(
        name="nobody_advises",
        tells="service managers, that a personal adviser's role ended and young adults have nobody now",
        records=lambda keys: get_user_model().objects.in_bulk(list(keys)),
        line=lambda adviser: f"{adviser} is no longer a personal adviser. Hand their young adults over.",
        outside="There is work to hand over.",
        needs_answer=True,
        still_true=lambda adviser: adviser.caseload.filter(is_cover=False, ends_on=None).exists(),
    )
)


CASELOAD_PASSED_ON = declare(
    Kind(
        name="caseload_passed_on",
        tells="the personal adviser whose young adults another advises now",
        records=changes,
        line=lambda change: f"A manager handed over {change.detail}. Their pages are closed to you now.",
    )
)


def caseload_handed_over(change: AccountChange, to: User, changes: list[CaseloadChange]) -> None:
    """Both advisers hear of it once, each young adult of their own new adviser."""
    notify(to, CASELOAD_TAKEN_OVER, f"{change.pk}.0", reverse("home"))
    notify(change.user, CASELOAD_PASSED_ON, f"{change.pk}.0", reverse("home"))
    tell_young_adults(changes)
    changed(changes)


def nobody_advises(adviser: User, link: str) -> None:
    managers = get_user_model().objects.holding(Role.Kind.SERVICE_MANAGER)
    occasion = int(timezone.now().timestamp())
    notify_all(managers, NOBODY_ADVISES, f"{adviser.pk}.{occasion}", lambda person: link)


def moves(keys):
    return CaseloadChange.objects.select_related("young_adult", "before", "to").in_bulk(list(keys))


def to_adviser(name: str, tells: str, line: Callable[[CaseloadChange], str], **more: Any) -> Kind:
    return declare(Kind(name=name, tells=f"the personal adviser, {tells}", records=moves, line=line, **more))


YOUR_ADVISER = declare(
    Kind(
        name="your_adviser",
        tells="the young adult, who helps them from now on",
        records=moves,
        line=lambda change: who_helps_you(change),
        outside="You have a new message. Open your page to read it.",
    )
)
ADVISES_NOW = to_adviser(
    "advises_now",
    "that they advise somebody new",
    lambda change: f"You advise {change.young_adult} now. Say hello to them.",
    outside="Work was handed over to you.",
    needs_answer=True,
)
ADVISES_NO_MORE = to_adviser(
    "advises_no_more",
    "that another advises a young adult of theirs now",
    lambda change: f"{change.to} advises {change.young_adult} now. Their page is closed to you.",
)
STANDS_IN = to_adviser(
    "stands_in",
    "for whom they stand in, and until when",
    lambda change: f"You stand in for {change.before} until {change.until:%-d %B}. They are on your list.",
    outside="Somebody counts on you to stand in.",
    needs_answer=True,
)
COVERED = to_adviser(
    "covered",
    "who stands in for them, and until when",
    lambda change: f"{change.to} stands in for you until {change.until:%-d %B}.",
)
COVER_ENDED = to_adviser(
    "cover_ended",
    "who stood in or was away, that it is over",
    lambda change: f"{change.before} no longer stands in. {change.to} advises them.",
)


def who_helps_you(change: CaseloadChange) -> str:
    if change.what == CaseloadChange.What.COVER:
        return _("%(name)s helps you until %(day)s, while %(other)s is away.") % {
            "name": change.to,
            "day": formatted(change.until, "j F"),
            "other": change.before,
        }
    if change.what == CaseloadChange.What.COVER_ENDED:
        return _("%(name)s helps you again.") % {"name": change.to}
    return _("%(name)s is your adviser now. They will get in touch.") % {"name": change.to}


def adviser_changed(change: CaseloadChange) -> None:
    """One young adult has another adviser: the three of them are told."""
    tell(change, ADVISES_NOW, change.to)
    if change.before:
        tell(change, ADVISES_NO_MORE, change.before)
    tell_young_adults([change])
    changed([change])


def cover_began(changes: list[CaseloadChange]) -> None:
    """Who stands in hears of it once, each adviser once, each young adult for themselves."""
    tell(changes[0], STANDS_IN, changes[0].to)
    for change in {change.before_id: change for change in changes}.values():
        tell(change, COVERED, change.before)
    tell_young_adults(changes)
    changed(changes)


def cover_ended(changes: list[CaseloadChange]) -> None:
    for change in {(change.before_id, change.to_id): change for change in changes}.values():
        tell(change, COVER_ENDED, change.before)
        tell(change, COVER_ENDED, change.to)
    tell_young_adults(changes)
    changed(changes)


def tell(change: CaseloadChange, kind: Kind, person: User) -> None:
    notify(person, kind, str(change.pk), address_of(change.young_adult, person))


def tell_young_adults(changes: list[CaseloadChange]) -> None:
    home = reverse("home")
    notify_many([(change.young_adult.user, str(change.pk), home) for change in changes], YOUR_ADVISER)


def changed(changes: list[CaseloadChange]) -> None:
    """Open pages read again: for who has lost sight of somebody they close, for who has gained it they
    open.
    """
    service = set(get_user_model().objects.holding(*EIGHTEEN_PLUS).values_list("pk", flat=True))
    for change in changes:
        people = service | {change.before_id or change.to_id, change.to_id}
        live.hint(people, [f"young_adult.{change.young_adult_id}", "young_adults", "caseloads", "offers"])
        live.hint([change.young_adult.user_id], ["adviser"])
