"""Whom to tell about organisations, and under which address they read it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse

from accounts.models import Role
from champions.models import Champion, Organisation
from notifications import live

TOPIC = "organisations"


def service_managers() -> Any:
    return get_user_model().objects.holding(Role.Kind.SERVICE_MANAGER)


def who_looks_after_hosts() -> list[Any]:
    """ETE workers; where there is none today, the managers who stand in for them."""
    return list(get_user_model().objects.holding(Role.Kind.ETE_WORKER)) or list(service_managers())


def champions_of(organisation: Organisation) -> list[Any]:
    rows = Champion.objects.for_organisation(organisation).select_related("user")
    return [champion.user for champion in rows]


def page_of(organisation: Organisation) -> str:
    return f"{reverse('champions:invite')}?organisation={organisation.pk}"


def changed(organisation: Organisation | None = None) -> None:
    """Open pages about organisations read themselves again: the service's, and the organisation's own."""
    people = {worker.pk for worker in [*who_looks_after_hosts(), *service_managers()]}
    if organisation is not None:
        people |= {user.pk for user in champions_of(organisation)}
    live.hint(people, [TOPIC])


def address_of(organisation: Organisation, page: str = "organisation") -> str:
    return reverse(f"organisations:{page}", args=[organisation.pk])
