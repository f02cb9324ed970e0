"""A guest of Medway, brought as far as a test needs."""

import datetime as dt

from geography.models import Authority
from youngadults import guests
from youngadults.guest_links import issue_token
from youngadults.models import GuestReferral, YoungAdult


def said(**more):
    return {
        "name": "Maureen Pike",
        "council": Authority.objects.get(name="Medway"),
        "email": "maureen@example.org",
        "phone": "",
        "first_name": "Gwil",
        "date_of_birth": dt.date(2005, 5, 17),
        "postcode": "ME15 6XX",
        "their_phone": "+447700900456",
        "wants": "Something with bikes.",
        **more,
    }


def asked_as_a_guest(**more) -> GuestReferral:
    return guests.ask(said(**more), came_from="somewhere")


def referred_guest(**more) -> GuestReferral:
    """The address is proved."""
    return guests.confirm(issue_token(asked_as_a_guest(**more)))


def accepted_guest(by, **more) -> YoungAdult:
    return guests.accept(referred_guest(**more), by=by)
