"""What is told of offers against a rule: managers that one waits, and whoever asked what they said."""

from __future__ import annotations

from typing import Any

from accounts.models import Role, User
from accounts.permissions import EIGHTEEN_PLUS
from notifications import live
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify

from .models import OverrideRequest

S = OverrideRequest.Status
TOPIC = "overrides"


def records(keys: Any) -> Any:
    return OverrideRequest.objects.with_everything().in_bulk(list(keys))


def is_waiting(request: OverrideRequest) -> bool:
    return request.status == S.ASKED


AGREE_OR_NOT = declare(
    Kind(
        name="override_asked_for",
        tells="service managers, as a task: somebody wants to offer something against a rule",
        records=records,
        line=lambda it: (
            f"{it.asked_by} wants to offer “{it.pledge}” to {it.young_adult.first_name} against a rule."
            " Agree, or not."
        ),
        still_true=is_waiting,
    )
)

ANSWERS = {
    S.SENT: "{} agreed, and “{}” was offered to {}.",
    S.NOT_AGREED: "{} does not agree that “{}” is offered to {}:",
    S.NOT_SENT: "“{1}” could not be offered to {2} any more:",
    S.LAPSED: "No manager answered in time whether “{1}” may be offered to {2}. Ask again if it still helps.",
}


def answer(request: OverrideRequest) -> str:
    said = ANSWERS[S(request.status)].format(
        request.decided_by, request.pledge, request.young_adult.first_name
    )
    last = request.steps.last()
    return f"{said} {last.why}".strip() if last else said


DECIDED = declare(
    Kind(
        name="override_decided",
        tells="whoever wanted to offer something against a rule, what a manager said or why it was not sent",
        records=records,
        line=answer,
        still_true=lambda it: it.status in ANSWERS,
    )
)


def asked(request: OverrideRequest) -> None:
    for manager in User.objects.holding(Role.Kind.SERVICE_MANAGER).exclude(pk=request.asked_by_id):
        key, link = f"{request.pk}.0", request.get_absolute_url()
        open_task(manager, AGREE_OR_NOT, key, link, request.agree_by)
    changed(request)


def decided(request: OverrideRequest) -> None:
    if request.decided_by_id != request.asked_by_id:
        notify(request.asked_by, DECIDED, f"{request.pk}.{request.last_step.pk}", request.get_absolute_url())
    changed(request)


def changed(request: OverrideRequest) -> None:
    """Open pages of those who may see it read themselves again."""
    watching = User.objects.holding(*EIGHTEEN_PLUS).values_list("pk", flat=True)
    live.hint(watching, [TOPIC, f"pledge.{request.pledge.pk}"])
