"""What a young adult's page shows: what they want, how to reach them, what was offered, what fits."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from accounts.permissions import an_ete_worker
from geography.models import Authority
from matching import suggestions
from matching.previews import channels_to, in_words
from notifications.models import Choice
from offers.models import Interest, SafetyConcern, UnmetNeed, Wish
from rulebook import lists
from rulebook.writing import day
from youngadults.models import CaseloadEntry, GuestReferral, Note, Preferences, YoungAdult
from youngadults.permissions import their_adviser
from youngadults.silencing import is_silent
from youngadults.twenty_five import birthday, is_leaving, kept_until

from .access import offers_on_the_desk

Row = tuple[str, str]
NOT_ASKED = "Not asked yet"


def of_young_adult(person: YoungAdult, user: Any, *, more: bool = False) -> dict[str, Any]:
    shown = 5 * suggestions.SHOWN if more else suggestions.SHOWN
    preferences = Preferences.objects.filter(young_adult=person).first()
    record = getattr(person, "case_record", None)
    return {
        "person": person,
        "silent": is_silent(person, record),
        "advisers": advisers(person),
        "adviser_history": adviser_history(person),
        "reach": ways_to_reach(person),
        "wants": wants(preferences) if preferences else [],
        "preferences": preferences,
        "leaving": birthday(person.date_of_birth) if is_leaving(person) else None,
        "kept_until": kept_until(person),
        "facts": facts(person, preferences),
        "offers": offers_on_the_desk(user).filter(young_adult=person).order_by("-offered_at", "-pk"),
        "found": suggestions.for_young_adult(person, user, shown=shown),
        "concerns": open_concerns(person, user),
        "may_offer": an_ete_worker(user, person),
        "may_refer": their_adviser(user, person),
        "more": more,
        "needs": person.unmet_needs.open().select_related("noted_by"),
        "whys": UnmetNeed.Why.choices,
        "interests": Interest.objects.filter(young_adult=person).select_related("pledge"),
        "wishes": Wish.objects.filter(young_adult=person),
        "notes": Note.objects.visible_to(user).filter(young_adult=person).select_related("by"),
    }


def open_concerns(person: YoungAdult, user: Any) -> Any:
    """For those alone who may read them: nobody else learns that there are any."""
    concerns = SafetyConcern.objects.visible_to(user).exclude(young_adult__user=user)
    return concerns.open().filter(young_adult=person).order_by("raised_at", "pk")


def advisers(person: YoungAdult) -> str:
    """Who advises them today, whoever covers last."""
    entries = CaseloadEntry.objects.current().filter(young_adult=person).select_related("adviser")
    names = [
        f"{e.adviser} (cover)" if e.is_cover else str(e.adviser) for e in entries.order_by("is_cover", "pk")
    ]
    return ", ".join(names) or "Nobody"


def adviser_history(person: YoungAdult) -> list[dict[str, Any]]:
    """Who took over from whom, newest first, as components/history.html shows it."""
    changes = person.caseload_changes.select_related("to", "before", "by")
    return [
        {
            "label": f"{each.get_what_display()}: {each.to}",
            "who": str(each.by or ""),
            "at": each.at,
            "why": each.why,
        }
        for each in changes
    ]


def ways_to_reach(person: YoungAdult) -> list[Row]:
    stopped = Choice.objects.filter(user=person.user_id).exclude(texts_stopped_at=None).first()
    return [
        ("They hear of offers", in_words(channels_to([person])[person.pk])),
        ("Phone", person.phone.as_national if person.phone else "We have no number"),
        ("E-mail", person.user.email or ""),
        ("Texts", f"Stopped: they texted STOP on {day(stopped.texts_stopped_at, True)}" if stopped else ""),
    ]


def wants(preferences: Preferences) -> list[Row]:
    return [
        ("Would like", preferences.wants),
        ("Does not want", preferences.does_not_want),
    ]


def facts(person: YoungAdult, preferences: Preferences | None) -> list[Any]:
    """What matching knows: an empty answer reads "not asked yet". What can be changed here leads there."""
    lives = Authority.objects.filter(pk=person.district_id).first()
    rows: list[Any] = [
        ("Age", str(person.age())),
        ("Supported by", str(person.council)),
        ("Lives in", str(lives) if lives else person.postcode or NOT_ASKED),
        (
            "Permission to work",
            person.get_permission_to_work_display() or NOT_ASKED,
            reverse("desk:permission", args=[person.pk]),
        ),
    ]
    rows += [*guest_of(person), ("Kept until", day(kept_until(person), True))]
    return rows + (asked(preferences) if preferences else [])


def guest_of(person: YoungAdult) -> list[Row]:
    """Another council's: their own adviser has no account here, so a worker rings or writes."""
    if not person.guest_until:
        return []
    theirs = GuestReferral.objects.filter(young_adult=person).first()
    how = ", ".join(filter(None, (theirs.name, theirs.email, theirs.phone))) if theirs else "Not known"
    return [("Guest, and their own adviser", how)]


def asked(preferences: Preferences) -> list[Row]:
    miles, pay, free_from = preferences.max_travel_miles, preferences.least_pay, preferences.available_from
    rows = [
        ("Interests", interests(preferences)),
        ("Qualification", preferences.get_qualification_display()),
        ("Would travel", None if miles is None else f"{miles} miles"),
        ("Days", None if preferences.days is None else days(preferences.days)),
        ("Free from", free_from and f"{free_from:%-d %B %Y}"),
        ("Hours a week", preferences.weekly_hours),
        ("Least pay", None if pay is None else f"£{pay / 100:.2f} an hour"),
    ]
    return [
        *((name, NOT_ASKED if value in (None, "") else str(value)) for name, value in rows),
        ("What helps them", labelled(lists.ADJUSTMENTS, preferences.adjustments)),
        ("Support they want", labelled(lists.SUPPORT, preferences.support)),
    ]


def labelled(choices: lists.Choices, codes: list[str]) -> str:
    return "; ".join(lists.label(choices, code) for code in codes)


def interests(preferences: Preferences) -> str:
    """The sectors somebody likes, most liked first."""
    liked = sorted(preferences.interests.items(), key=lambda pair: (-pair[1], pair[0]))
    known = dict(lists.SECTORS)
    return ", ".join(known[code] for code, level in liked if code in known and level)


def days(numbers: list[int]) -> str:
    return ", ".join(name for number, name in lists.DAYS if number in numbers) or "None"
