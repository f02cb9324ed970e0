"""Every rule that is kept as data: its key, kind, unit, first value, meaning and source, declared once.

A rule has its default until an `Entry` of the database says otherwise from some day on. A key that is not
here does not exist: nothing reads it, nothing can set it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

LONGEST_TEXT = 200


class NotAValue(ValueError):
    """What was given cannot be the value of this rule; the message is for people."""


def whole_number(value: Any) -> int:
    # True and False are integers to Python, but nobody means them as a number of days.
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise NotAValue("Enter a whole number, 0 or more.")
    return value


def percentage(value: Any) -> int:
    if whole_number(value) > 100:
        raise NotAValue("Enter a whole number from 0 to 100.")
    return int(value)


def text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise NotAValue(f"Enter up to {LONGEST_TEXT} characters of text.")
    return value.strip()


def colour(value: Any) -> str:
    # Colours are written into a style sheet: nothing but six hexadecimal digits may pass.
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-f]{6}", value.strip().lower()):
        raise NotAValue("Enter a colour as # and six digits, like #0f5e5c.")
    return value.strip().lower()


def time_of_day(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        raise NotAValue("Enter a time of day, like 20:00.")
    return value


def phone_list(value: Any) -> str:
    """Who can be called, as "Name: number; Name: number"."""
    entries = [entry.partition(":") for entry in text(value).split(";") if entry.strip()]
    if any(not name.strip() or not re.search(r"\d", number) for name, _, number in entries):
        raise NotAValue("Enter names and numbers like this: Emergency: 999; Samaritans: 116 123.")
    return "; ".join(f"{name.strip()}: {number.strip()}" for name, _, number in entries)


@dataclass(frozen=True, slots=True)
class Rule:
    """One declared rule. ``kind`` checks a value and gives it in its stored form, or raises NotAValue."""

    key: str
    kind: Callable[[Any], Any]
    unit: str
    default: Any
    words: str
    source: str


OURS = "Set by the council"
SEQUENCE = "Set by the council: first a reminder, then the adviser, then the offer lapses"
NOTIFY = "GOV.UK Notify, pricing: 10,000 texts a year are free for a local authority"
WAGE = "gov.uk, National Minimum Wage rates"
UNPAID = "Our reading of gov.uk, National Minimum Wage: work experience and internships"
BURSARY = "Apprenticeships care leavers' bursary guidance"
FOUNDATION = "Funding rules for foundation apprenticeships"

DECLARED = (
    # An offer
    Rule("offer.open_working_days", whole_number, "working days", 5, "How long an offer stays open", OURS),
    Rule(
        "offer.open_working_days_when_near",
        whole_number,
        "working days",
        2,
        "How long an offer stays open when the start is near",
        OURS,
    ),
    Rule("offer.near_start_days", whole_number, "days", 14, "A start within this time is near", OURS),
    Rule(
        "offer.reminder_at_percent",
        percentage,
        "% of the time that the offer is open",
        40,
        "When to remind a young adult who has not replied, by another channel",
        SEQUENCE,
    ),
    Rule(
        "offer.task_at_percent",
        percentage,
        "% of the time that the offer is open",
        80,
        "When to ask the adviser to call a young adult who has not replied",
        SEQUENCE,
    ),
    Rule(
        "offer.open_cap",
        whole_number,
        "offers",
        3,
        "How many offers one young adult may have open at once",
        OURS,
    ),
    Rule(
        "offer.place_held_working_days",
        whole_number,
        "working days",
        10,
        "How long a place is held after somebody did not attend or ended early",
        OURS,
    ),
    Rule(
        "offer.host_confirm_working_days",
        whole_number,
        "working days",
        2,
        "How long a host has to confirm a yes",
        OURS,
    ),
    # After a yes
    Rule(
        "start.reminder_working_days",
        whole_number,
        "working days",
        1,
        "How long before the first day to remind a young adult of the way, and of what to bring",
        OURS,
    ),
    Rule(
        "check_in.before_working_days",
        whole_number,
        "working days",
        3,
        "How long before the first day to ask a young adult whether they are ready",
        OURS,
    ),
    Rule(
        "check_in.week_one_working_days",
        whole_number,
        "working days",
        5,
        "How long after the first day to ask how it goes, the first time",
        OURS,
    ),
    Rule(
        "check_in.week_four_working_days",
        whole_number,
        "working days",
        20,
        "How long after the first day to ask how it goes, the second time",
        OURS,
    ),
    Rule("check_in.ask_at", time_of_day, "", "16:00", "From when on the day to ask how it went", OURS),
    Rule(
        "check_in.call_working_days",
        whole_number,
        "working days",
        1,
        "How long an adviser has to call somebody whose answer worries",
        OURS,
    ),
    Rule(
        "promise_report.answer_working_days",
        whole_number,
        "working days",
        2,
        "How long the service has to talk to a young adult who says that a promise is not kept",
        OURS,
    ),
    # Looking around
    Rule(
        "browse.miles",
        whole_number,
        "miles",
        10,
        "How far to look for somebody who has not said how far they would travel",
        OURS,
    ),
    Rule(
        "wish.counted_days",
        whole_number,
        "days",
        365,
        "For how long a wish counts when another young adult asks for the same",
        OURS,
    ),
    Rule(
        "wish.least_said",
        whole_number,
        "young adults",
        5,
        "From how many on the number of others who asked is said; below it stands “a few”",
        OURS,
    ),
    # Messages
    Rule(
        "notice.quiet_from",
        time_of_day,
        "",
        "20:00",
        "No texts or e-mails from this time on",
        OURS,
    ),
    Rule(
        "notice.quiet_until",
        time_of_day,
        "",
        "08:00",
        "No texts or e-mails until this time",
        OURS,
    ),
    Rule(
        "notice.texts_a_month",
        whole_number,
        "texts",
        2_000,
        "How many texts may be sent in a month, as the network counts them",
        OURS,
    ),
    Rule(
        "notice.texts_warn_at_percent",
        percentage,
        "% of the month’s texts",
        80,
        "When to warn that the month’s texts are running out",
        OURS,
    ),
    Rule(
        "notice.text_tenths_of_a_penny", whole_number, "tenths of a penny", 24, "What one text costs", NOTIFY
    ),
    Rule(
        "notice.kept_days",
        whole_number,
        "days",
        365,
        "How long notices, done tasks and texts that people sent are kept",
        OURS,
    ),
    # Signing in
    Rule(
        "code.lifetime_minutes",
        whole_number,
        "minutes",
        15,
        "How long a sign-in code works that nobody has used",
        OURS,
    ),
    Rule(
        "link.lifetime_minutes",
        whole_number,
        "minutes",
        24 * 60,
        "How long a sign-in link works that nobody has used",
        OURS,
    ),
    Rule("invitation.lifetime_days", whole_number, "days", 14, "How long an invitation works", OURS),
    Rule(
        "session.staff_minutes",
        whole_number,
        "minutes",
        8 * 60,
        "How long the 18+ service and hosts stay signed in without doing anything",
        OURS,
    ),
    Rule(
        "session.young_adult_minutes",
        whole_number,
        "minutes",
        7 * 24 * 60,
        "How long a young adult stays signed in on a phone of their own",
        OURS,
    ),
    Rule(
        "session.shared_device_minutes",
        whole_number,
        "minutes",
        15,
        "How long a young adult stays signed in on a device that others use",
        OURS,
    ),
    # Pay; the rates of other years are dated entries
    Rule("wage.from_21", whole_number, "pence an hour", 1271, "Least pay from 21", WAGE),
    Rule("wage.from_18", whole_number, "pence an hour", 1085, "Least pay from 18 to 20", WAGE),
    Rule("wage.under_18", whole_number, "pence an hour", 800, "Least pay under 18", WAGE),
    Rule(
        "wage.apprentice",
        whole_number,
        "pence an hour",
        800,
        "Least pay of an apprentice under 19, or of any age in the first year",
        WAGE,
    ),
    # Work without pay, and other guard rails of posting
    Rule(
        "unpaid.shadowing_weeks",
        whole_number,
        "weeks",
        4,
        "How long somebody may watch without pay before the 18+ service looks at it",
        UNPAID,
    ),
    Rule(
        "unpaid.trying_weeks",
        whole_number,
        "weeks",
        2,
        "How long somebody may try things out without pay before the 18+ service looks at it",
        UNPAID,
    ),
    Rule("unpaid.most_weeks", whole_number, "weeks", 12, "Longest time without pay, whatever it is", UNPAID),
    Rule(
        "posting.reading_grade",
        whole_number,
        "years of school",
        5,
        "How hard a pledge may be to read before its writer gets a hint",
        OURS,
    ),
    Rule(
        "posting.lapse_warning_days",
        whole_number,
        "days",
        14,
        "How long before its last day a host is told that a pledge is about to lapse",
        OURS,
    ),
    # Apprenticeships
    Rule(
        "apprenticeship.bursary_pence",
        whole_number,
        "pence",
        300_000,
        "What a care-experienced apprentice gets once, in the first year",
        BURSARY,
    ),
    Rule(
        "apprenticeship.foundation_upper_age",
        whole_number,
        "years",
        21,
        "Oldest age at which a foundation apprenticeship is open to everybody",
        FOUNDATION,
    ),
    Rule(
        "apprenticeship.foundation_upper_age_care_experienced",
        whole_number,
        "years",
        24,
        "Oldest age at which a foundation apprenticeship is open to somebody who grew up in care",
        FOUNDATION,
    ),
    Rule(
        "apprenticeship.minimum_months",
        whole_number,
        "months",
        8,
        "Shortest apprenticeship",
        FOUNDATION,
    ),
    # Safety
    Rule(
        "safety.numbers",
        phone_list,
        "",
        "Emergency: 999; NHS, also for your mind: 111; Samaritans, day and night: 116 123",
        "Whom somebody who does not feel safe can call at any hour",
        "gov.uk, nhs.uk, samaritans.org",
    ),
    Rule("safety.duty_from", time_of_day, "", "09:00", "When somebody on duty begins on a working day", OURS),
    Rule("safety.duty_until", time_of_day, "", "17:00", "When duty ends on a working day", OURS),
    Rule(
        "safety.out_of_hours",
        text,
        "",
        "We read this when we are back. If you need someone now, call one of these numbers.",
        "What a young adult reads outside duty hours",
        OURS,
    ),
    Rule("safety.act_within_hours", whole_number, "hours", 4, "By when a new concern is taken on", OURS),
    # Organisations that sign up
    Rule(
        "sign_up.call_working_days",
        whole_number,
        "working days",
        5,
        "By when somebody rings an organisation that has signed up",
        OURS,
    ),
    Rule("sign_up.link_days", whole_number, "days", 7, "How long the link to confirm a sign-up works", OURS),
    Rule(
        "sign_up.most_from_one_place",
        whole_number,
        "sign-ups an hour",
        5,
        "Most sign-ups from one connection to the internet",
        OURS,
    ),
    Rule(
        "sign_up.most_for_one_address",
        whole_number,
        "sign-ups a day",
        3,
        "Most sign-ups for one e-mail address",
        OURS,
    ),
    Rule("sign_up.most_an_hour", whole_number, "sign-ups an hour", 100, "Most sign-ups altogether", OURS),
    Rule(
        "sign_up.kept_unconfirmed_days",
        whole_number,
        "days",
        30,
        "How long a sign-up is kept whose address nobody confirmed",
        OURS,
    ),
    Rule(
        "terms.accept_within_days",
        whole_number,
        "days",
        30,
        "By when a partner agrees to new terms before it is paused",
        OURS,
    ),
    Rule(
        "document.warn_days_first",
        whole_number,
        "days",
        60,
        "How long before a document of a host is over it is told first",
        OURS,
    ),
    Rule(
        "document.warn_days_again",
        whole_number,
        "days",
        14,
        "How long before a document of a host is over it is told again",
        OURS,
    ),
    Rule(
        "host.renew_after_days",
        whole_number,
        "days",
        365,
        "How often a host is asked whether it is still up for it, and to look at what it declared",
        OURS,
    ),
    Rule("document.most_megabytes", whole_number, "MB", 10, "Largest file that somebody may send", OURS),
    Rule(
        "matching.round_kept_days",
        whole_number,
        "days",
        365,
        "How long a round keeps who was in it; its result can be checked for ever",
        OURS,
    ),
    # The council
    Rule("council.name", text, "", "Your council", "Name of the council, as people know it", OURS),
    Rule("council.service_name", text, "", "Opportunities", "Name of this service, on every page", OURS),
    Rule("council.brand", colour, "", "#0f5e5c", "Colour of links and main buttons", OURS),
    Rule("council.brand_deep", colour, "", "#0b4746", "Darker colour, of the header", OURS),
    Rule("council.contact_phone", text, "", "", "Phone number of the 18+ service", OURS),
    Rule("council.contact_email", text, "", "", "E-mail address of the 18+ service", OURS),
    Rule("council.authority_code", text, "", "", "GSS code of the council, like E10000016", OURS),
)

RULES: dict[str, Rule] = {rule.key: rule for rule in DECLARED}


def rule(key: str) -> Rule:
    """The declared rule. Raises KeyError for a key that nobody declared."""
    return RULES[key]
