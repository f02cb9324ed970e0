"""The figures in the navigation of those who may read them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rooms import Door

from .access import reads_demand, reads_records, reads_the_whole
from .challenges import is_inspector


def my_doors(user: User) -> list[Door]:
    return [Door(_("You said, we did"), "you_said:mine")] if user.signs_in_by_link else []


def panel_doors(user: User) -> list[Door]:
    return [Door("The panel", "reports:panel")] if reads_the_whole(user) else []


def report_doors(user: User) -> list[Door]:
    if is_inspector(user):
        return [Door("You said, we did", "reports:you_said")]
    return [Door("What is missing", "reports:demand")] if reads_demand(user) else []


def record_doors(user: User) -> list[Door]:
    return [Door("Promises kept", "reports:records")] if reads_records(user) else []
