"""What is told when an organisation loses its people."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.urls import reverse

from accounts.models import Role
from notifications.kinds import Kind, declare
from notifications.telling import notify_all

from .models import Champion, Organisation


def still_nobody(champion: Champion) -> bool:
    return not Champion.objects.for_organisation(champion.organisation).exists()


NOBODY_IS_LEFT = declare(
    Kind(
        name="nobody_is_left",
        tells="service managers, that nobody posts for an organisation any longer",
        records=lambda keys: Champion.objects.select_related("user", "organisation").in_bulk(list(keys)),
        line=lambda champion: (
            f"{champion.user} left, and nobody else posts for {champion.organisation}. "
            "Its pledges are paused. Invite a champion."
        ),
        outside="An organisation needs a new champion.",
        needs_answer=True,
        still_true=still_nobody,
    )
)


def nobody_is_left(champion: Champion) -> None:
    managers = get_user_model().objects.holding(Role.Kind.SERVICE_MANAGER)
    notify_all(managers, NOBODY_IS_LEFT, f"{champion.pk}.0", lambda _: page_of(champion.organisation))


def page_of(organisation: Organisation) -> str:
    return f"{reverse('champions:invite')}?organisation={organisation.pk}"
