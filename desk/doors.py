"""The desk in the navigation of those who work there."""

from __future__ import annotations

from accounts.models import User
from accounts.permissions import a_personal_adviser, a_service_manager, on_the_desk
from accounts.rooms import Door


def desk_doors(user: User) -> list[Door]:
    if not on_the_desk(user):
        return []
    mine = [Door("My caseload", "desk:my_caseload")] if a_personal_adviser(user, None) else []
    managers = (
        [Door("Service", "desk:service"), Door("Caseloads", "desk:caseloads")]
        if a_service_manager(user, None)
        else []
    )
    return [
        Door("Today", "desk:today"),
        *mine,
        Door("Pledges", "desk:pledges"),
        Door("Young adults", "desk:young_adults"),
        Door("Offers", "desk:offers"),
        Door("Organisations", "desk:organisations"),
        Door("Duty", "desk:duty"),
        *managers,
    ]
