"""The reminder before a first day: where to be, what to bring, whom to ask for. Also a calendar's own."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from accounts.rooms import address_of
from notifications.telling import notify_many
from pledges.models import Pledge
from rulebook.calendar import working_day_after
from rulebook.reading import value

from . import notices
from .card import Card, card
from .models import Offer
from .words import day

S = Offer.Status

EVENING_BEFORE = dt.timedelta(hours=-6)

REMINDER = notices.to_young_adult(
    "first_day_reminder",
    "that their first day is near, with the way there and what to bring",
    lambda offer: (
        _("You start on %(day)s: %(title)s. See how to get there.")
        % {"day": day(offer.first_day), "title": offer.pledge.title}
    ),
    outside="You have something soon. Open your page to see when and where.",
    still_true=notices.status_is(S.CONFIRMED),
)


def remind() -> None:
    """Once for each first day: a new date is another occasion."""
    today = timezone.localdate()
    last = working_day_after(today, value("start.reminder_working_days"))
    soon = Offer.objects.first_day_until(last).filter(
        first__gt=today, young_adult__paused_at=None, young_adult__in_custody=False
    )
    soon = soon.exclude(intake__pledge__kind=Pledge.Kind.PRIORITY_INTERVIEW)
    people = [
        (
            offer.young_adult.user,
            f"{offer.pk}.{offer.first_day:%Y%m%d}",
            address_of(offer, offer.young_adult.user),
        )
        for offer in soon.with_everything()
    ]
    notify_many(people, REMINDER)


def calendar_of(offer: Offer, url: str) -> bytes:
    """The first day as an .ics file: a whole day, because hours are the host's words and not a time."""
    calendar = Calendar()
    calendar.add("prodid", "-//Opportunities//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(first_day(offer, card(offer.intake, first=offer.first_day), url))
    return calendar.to_ical()


def first_day(offer: Offer, shown: Card, url: str) -> Event:
    event = Event()
    event.add("uid", f"first-day-{offer.pk}@opportunities")
    event.add("dtstamp", timezone.now())
    event.add("summary", shown.title)
    event.add("dtstart", offer.first_day)
    event.add("dtend", offer.first_day + dt.timedelta(days=1))
    event.add("location", shown.where)
    event.add("description", "\n".join(notes(shown)))
    event.add("url", url)
    event.add_component(evening_before(shown))
    return event


def notes(shown: Card) -> list[str]:
    """What one wants to find again on the morning of the day."""
    lines = (
        ("", shown.host),
        (_("When"), shown.times),
        (_("Where"), shown.directions),
        (_("Ask for"), shown.ask_for),
        (_("You’d meet"), shown.meets),
        (_("Wear and bring"), shown.bring),
    )
    return [f"{name}: {words}" if name else words for name, words in lines if words]


def evening_before(shown: Card) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", shown.title)
    alarm.add("trigger", EVENING_BEFORE)
    return alarm
