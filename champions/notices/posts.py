"""What is told when an organisation loses its people."""

from __future__ import annotations

from django.utils import timezone

from champions.models import Champion, Organisation, Partnership
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify_all
from rulebook.calendar import add_working_days
from rulebook.reading import value

from .people import page_of, service_managers


def still_nobody(champion: Champion) -> bool:
    """Nobody posts for it, and it has not gone itself since."""
    it = champion.organisation
    has_left = Partnership.objects.filter(organisation=it, status=Partnership.Status.LEFT)
    is_there = Organisation.objects.still_there().filter(pk=it.pk).exists() and not has_left.exists()
    return is_there and not Champion.objects.for_organisation(it).exists()


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
FIND_A_CHAMPION = declare(
    Kind(
        name="find_a_champion",
        tells="service managers, as a task: nobody posts for an organisation any longer",
        records=NOBODY_IS_LEFT.records,
        line=lambda champion: f"Find a new champion for {champion.organisation}. Its pledges are paused.",
        still_true=still_nobody,
    )
)


def nobody_is_left(champion: Champion) -> None:
    managers, key = list(service_managers()), f"{champion.pk}.0"
    notify_all(managers, NOBODY_IS_LEFT, key, lambda _: page_of(champion.organisation))
    due_at = add_working_days(timezone.now(), value("sign_up.call_working_days"))
    for manager in managers:
        open_task(manager, FIND_A_CHAMPION, key, page_of(champion.organisation), due_at)
