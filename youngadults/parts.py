"""What this room and those below it hold about a young adult, for the page of all that is held."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from notifications.inbox import lines
from notifications.models import Notification
from rulebook.writing import day, moment

from . import saying
from .holding import Part, record
from .models import GuestReferral, Preferences, YoungAdult
from .twenty_five import kept_until

WORK = {
    "any_paid": gettext_noop("You may do any paid work"),
    "restricted_paid": gettext_noop("You may do some paid work"),
    "volunteer_only": gettext_noop("You may help out for no pay"),
    "study_only": gettext_noop("You may study"),
    "ask_the_adviser": gettext_noop("Your adviser knows what work you may do"),
}


def at(value: dt.datetime | None) -> str:
    return moment(timezone.localtime(value)) if value else ""


def you(young_adult: YoungAdult) -> Part:
    facts = record(
        ("first_name", _("First name"), young_adult.first_name),
        ("last_name", _("Last name"), young_adult.last_name),
        ("date_of_birth", _("Date of birth"), day(young_adult.date_of_birth, short=True)),
        ("phone", _("Phone number"), young_adult.phone),
        ("email", _("E-mail"), young_adult.user.email),
        ("language", _("Language"), dict(settings.LANGUAGES).get(young_adult.user.language, "")),
        ("postcode", _("Postcode"), young_adult.postcode),
        ("council", _("Your council"), young_adult.council),
        (
            "work",
            _("Work"),
            _(WORK[young_adult.permission_to_work]) if young_adult.permission_to_work else "",
        ),
        ("paused_at", _("You paused everything"), at(young_adult.paused_at)),
        ("kept_until", _("We keep all this until"), day(kept_until(young_adult), short=True)),
    )
    why = _("So that we know it is you, and can find you.")
    return Part("you", _("Who you are"), why, [facts], reverse("youngadults:reach"))


def said(young_adult: YoungAdult) -> Part:
    """In their own words, and what they ticked."""
    preferences = getattr(young_adult, "preferences", None) or Preferences(young_adult=young_adult)
    found = saying.lines_of(young_adult, preferences)
    facts = [
        record((key, line.name, "; ".join(filter(None, [line.written, *line.said]))))
        for key, line in zip(saying.SAY, found, strict=True)
    ]
    records = [one for one in facts if one]
    why = _("So that we find things that fit you.")
    return Part("said", _("What you told us"), why, records, reverse("youngadults:about"))


def helpers(young_adult: YoungAdult) -> Part:
    entries = young_adult.caseload_entries.select_related("adviser").order_by("-starts_on", "-pk")
    records = [
        record(
            ("name", _("Name"), entry.adviser),
            ("from", _("From"), day(entry.starts_on, short=True)),
            ("to", _("To"), day(entry.ends_on, short=True)),
        )
        for entry in entries
    ]
    if young_adult.guest_until:
        referrals = GuestReferral.objects.filter(young_adult=young_adult).select_related("council")
        records += [record(("name", _("Name"), f"{one.name}, {one.council}")) for one in referrals]
    return Part("helpers", _("Who helps you, and did before"), _("So that you always have someone."), records)


def written(young_adult: YoungAdult) -> Part:
    """Notes, but for the private ones."""
    records = [
        record(("at", _("When"), at(note.at)), ("by", _("Who"), note.by), ("text", _("Note"), note.text))
        for note in young_adult.notes.filter(why_private="").select_related("by")
    ]
    why = _("So that no one has to ask you twice.")
    return Part("notes", _("What we wrote down"), why, records, reverse("youngadults:notes"))


def looks(young_adult: YoungAdult) -> Part:
    records = [
        record(
            ("at", _("When"), at(look.at)),
            ("name", _("Who"), look.by),
            ("role", _("What they are"), look.role and _(look.role)),
            ("page", _("What they did"), _(look.get_page_display())),
        )
        for look in young_adult.looks.select_related("by")
    ]
    return Part("looks", _("Who has looked, and when"), _("So that you can see who did."), records)


def changes(young_adult: YoungAdult) -> Part:
    records = [
        record(
            ("at", _("When"), at(change.at)),
            ("what", _("What"), _(change.get_what_display())),
            ("by", _("Who"), change.by),
        )
        for change in young_adult.profile_changes.select_related("by")
    ]
    return Part("changes", _("What was changed"), _("So that a mistake can be put right."), records)


def requests(young_adult: YoungAdult) -> Part:
    records = [
        record(
            ("made_at", _("When"), at(request.made_at)),
            ("kind", _("What"), _(request.get_kind_display())),
            ("words", _("Your words"), request.words),
            ("answer", _("Our answer"), request.answer),
        )
        for request in young_adult.requests.all()
    ]
    return Part("requests", _("What you asked us to do"), _("So that we do it in time."), records)


def messages(young_adult: YoungAdult) -> Part:
    notices = Notification.objects.visible_to(young_adult.user)
    records = [
        record(
            ("at", _("When"), at(line.notification.made_at)),
            ("message", _("Message"), line.sentence),
            ("read_at", _("You read it"), at(line.notification.read_at)),
        )
        for line in lines(notices)
    ]
    return Part("messages", _("Messages to you"), _("So that you can read them again."), records)
