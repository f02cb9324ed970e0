"""Who hears that another council's adviser has referred somebody."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from accounts.permissions import EIGHTEEN_PLUS
from notifications import live
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from rulebook.calendar import add_working_days
from rulebook.reading import value

from .models import GuestReferral

TOPIC = "guests"

REFERRED = declare(
    Kind(
        name="guest_referred",
        tells="ETE workers, as a task: another council's adviser refers somebody as a guest",
        records=lambda keys: GuestReferral.objects.select_related("council").in_bulk(list(keys)),
        line=lambda referral: f"{referral.council} refers a young adult as a guest. Accept or decline.",
        still_true=lambda referral: referral.status == GuestReferral.Status.CONFIRMED,
    )
)


def referred(referral: GuestReferral) -> None:
    due_at = add_working_days(timezone.now(), value("sign_up.call_working_days"))
    page = reverse("guests:guest", args=[referral.pk])
    people = get_user_model().objects
    for worker in people.holding(Role.Kind.ETE_WORKER) or people.holding(Role.Kind.SERVICE_MANAGER):
        open_task(worker, REFERRED, f"{referral.pk}.0", page, due_at)
    changed()


def changed() -> None:
    people = get_user_model().objects.holding(*EIGHTEEN_PLUS)
    live.hint(people.values_list("pk", flat=True), [TOPIC])
