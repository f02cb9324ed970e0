"""Writing what was looked at, in one transaction: new people in bulk, changes one by one.

An import tells nobody anything but those concerned when somebody gets another adviser, and advisers whose
young adult must be left alone: they get a task.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.models import User
from geography import postcodes
from geography.models import Authority
from lifecycles import call_followers
from tabular.importing import Entry, Outcome, Written
from tabular.importing.registering import Tell
from youngadults import caseloads, notices, silencing
from youngadults.models import CaseloadChange, CaseloadEntry, CaseRecord, Preferences, YoungAdult

from .deciding import NO_NAME, Plan
from .drafts import SAID
from .known import record_of
from .leaving_alone import ask_adviser, ask_for_new
from .ours import council_for_new

AT_A_TIME = 500
WHY = "So it stands in the case system."
KEPT = {Outcome.NEW, Outcome.CHANGED, Outcome.FLAGGED}

ON_PERSON = ("first_name", "last_name", "phone", "preferred_contact", "permission_to_work", "in_custody")
ON_RECORD = ("in_touch", "activity", "accommodation", "adviser_named")


def write(entries: Sequence[Entry], tell: Tell, by: Any) -> list[Written]:
    written = [Written() for _ in entries]
    kept = [
        (place, entry.plan) for place, entry in enumerate(entries) if entry.outcome in KEPT and entry.plan
    ]
    new = [(place, plan) for place, plan in kept if plan.person is None]
    homes = Homes()
    here = council_for_new(homes.of(plan) for _, plan in new) if new else ""
    for start in range(0, len(new), AT_A_TIME):
        tell(start, len(kept))
        part = new[start : start + AT_A_TIME]
        for (place, _), what in zip(part, bring_in([plan for _, plan in part], here, homes), strict=True):
            written[place] = what
    for number, (place, plan) in enumerate((pair for pair in kept if pair[1].person is not None), len(new)):
        if number % 25 == 0:
            tell(number, len(kept))
        written[place] = change(plan, homes, by)
    tell(len(kept), len(kept))
    return written


class Homes:
    """Postcodes as fields of a young adult; districts are read once."""

    def __init__(self) -> None:
        self.districts = set(Authority.objects.districts().values_list("pk", flat=True))

    def of(self, plan: Plan) -> str | None:
        """The district of somebody's home."""
        return self.fields(plan.values.get("postcode", ""))["district_id"]

    def fields(self, postcode: str) -> dict[str, Any]:
        try:
            place = postcodes.locate(postcode)
        except (postcodes.UnknownPostcode, postcodes.NotAPostcode):
            return {"postcode": postcode, "easting": None, "northing": None, "district_id": None}
        district = place.district_code if place.district_code in self.districts else None
        return {
            "postcode": place.postcode,
            "easting": place.easting,
            "northing": place.northing,
            "district_id": district,
        }


# --- New people


def bring_in(plans: Sequence[Plan], here: str, homes: Homes) -> list[Written]:
    """Accounts, people, what nobody has asked yet, what the case system says, who advises them."""
    now = timezone.now()
    users = User.objects.bulk_create([account(plan) for plan in plans])
    people = YoungAdult.objects.bulk_create(
        [person(plan, user, here, homes, now) for plan, user in zip(plans, users, strict=True)]
    )
    Preferences.objects.bulk_create([Preferences(young_adult=one) for one in people])
    both = list(zip(plans, people, strict=True))
    CaseRecord.objects.bulk_create([record(plan, one, here) for plan, one in both])
    CaseloadEntry.objects.bulk_create(
        [CaseloadEntry(young_adult=one, adviser=plan.adviser) for plan, one in both if plan.adviser]
    )
    cover_new([(one, plan.adviser) for plan, one in both if plan.adviser])
    ask_for_new([(one, plan.adviser) for plan, one in both if is_left_alone(plan)])
    return [Written(str(one.pk), made=True, became=snapshot(one, plan)) for plan, one in both]


def cover_new(people: Sequence[tuple[YoungAdult, User]]) -> None:
    """Somebody who comes in while their adviser is away has whoever stands in. Nobody is told of it."""
    theirs: dict[User, list[YoungAdult]] = {}
    for one, adviser in people:
        theirs.setdefault(adviser, []).append(one)
    for adviser, ones in theirs.items():
        caseloads.cover_newcomers(adviser, ones, by=None, why=WHY, tell=False)


def account(plan: Plan) -> User:
    return User(
        email=plan.values.get("email"),
        name=plan.values.get("first_name", NO_NAME),
        signs_in_by_link=True,
        password=make_password(None),
    )


def person(plan: Plan, user: User, here: str, homes: Homes, now: dt.datetime) -> YoungAdult:
    values = plan.values
    fields: dict[str, Any] = {name: values[name] for name in ON_PERSON if name in values}
    fields |= homes.fields(values["postcode"]) if values.get("postcode") else {}
    return YoungAdult(
        user=user,
        council_id=here,
        date_of_birth=dt.date.fromisoformat(values["dob"]),
        permission_review_on=day_or_none(values.get("permission_review_on")),
        paused_at=now if values.get("in_touch") in SAID else None,
        **{"first_name": NO_NAME, "last_name": values.get("id", ""), **fields},
    )


def record(plan: Plan, one: YoungAdult, here: str) -> CaseRecord:
    fields = {name: plan.values[name] for name in ON_RECORD if name in plan.values}
    return CaseRecord(
        young_adult=one,
        council_id=here,
        reference=plan.values.get("id", ""),
        adviser_named=plan.adviser_named,
        said=plan.values,
        silenced_at=one.paused_at,
        **fields,
    )


def day_or_none(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


# --- People who are known


def change(plan: Plan, homes: Homes, by: Any) -> Written:
    """What the case system has changed of somebody, and nothing else.

    ``no_key``: who is sent an offer of an intake in this moment, which a follower waits for, is not held up.
    """
    people = YoungAdult.objects.select_related("user", "case_record").select_for_update(
        of=("self",), no_key=True
    )
    one = people.get(pk=plan.person.pk)
    entry = record_of(one) or CaseRecord(young_adult=one, council_id=one.council_id)
    before = snapshot(one, plan, entry)
    changing, was_said = dict(plan.changing), entry.in_touch
    set_account(one.user, changing)
    set_person(one, changing, homes)
    set_record(entry, plan, changing)
    silence(one, entry, was_said, changing.get("in_touch", ""))
    one.save()
    entry.save()
    if plan.adviser is not None:
        take_over(one, plan.adviser, by)
    if is_left_alone(plan) and {"in_touch", "in_custody"} & set(changing):
        ask_adviser(one)
        call_followers(one, "leave_alone", by=by, why=WHY)
    if "permission_to_work" in changing and by is not None:
        call_followers(one, "change_permission", by=by, why=WHY)
    return Written(str(one.pk), was=before, became=snapshot(one, plan, entry))


def set_account(user: User, changing: dict[str, Any]) -> None:
    if "email" in changing:
        user.email = changing["email"]
    if "first_name" in changing:
        user.name = changing["first_name"]
    if {"email", "first_name"} & set(changing):
        user.save(update_fields=["email", "name"])


def set_person(one: YoungAdult, changing: dict[str, Any], homes: Homes) -> None:
    for name in ON_PERSON:
        if name in changing:
            setattr(one, name, changing[name])
    if "dob" in changing:
        one.date_of_birth = dt.date.fromisoformat(changing["dob"])
    if "permission_review_on" in changing:
        one.permission_review_on = day_or_none(changing["permission_review_on"])
    if "postcode" in changing:
        for name, value in homes.fields(changing["postcode"]).items():
            setattr(one, name, value)


def set_record(entry: CaseRecord, plan: Plan, changing: dict[str, Any]) -> None:
    for name in ON_RECORD:
        if name in changing:
            setattr(entry, name, changing[name])
    if plan.adviser is not None:
        entry.adviser_named = ""
    entry.reference = changing.get("id", entry.reference)
    entry.said = {**entry.said, **plan.values}


def silence(one: YoungAdult, entry: CaseRecord, was_said: str, now_said: str) -> None:
    """Stop messages where the case system says so; begin again only what was stopped by it."""
    if now_said in SAID:
        silencing.silence(one, entry)
    elif now_said and was_said in SAID:
        silencing.end_silence(one, entry)


def take_over(one: YoungAdult, adviser: User, by: Any) -> CaseloadChange:
    """As a change of adviser by hand: the tasks pass on, the three of them are told."""
    changed = caseloads.pass_to(one, caseloads.adviser_entry(one), adviser, by=by, why=WHY)
    notices.adviser_changed(changed)
    caseloads.cover_newcomers(adviser, [one], by=by, why=WHY)
    return changed


def is_left_alone(plan: Plan) -> bool:
    return plan.values.get("in_touch") in SAID or bool(plan.values.get("in_custody"))


# --- What it was and became, so that it can be taken back

PERSON_FIELDS = (
    "first_name",
    "last_name",
    "date_of_birth",
    "phone",
    "preferred_contact",
    "permission_to_work",
    "permission_review_on",
    "in_custody",
    "postcode",
    "easting",
    "northing",
    "district_id",
    "paused_at",
)
RECORD_FIELDS = ("reference", "in_touch", "activity", "accommodation", "adviser_named", "silenced_at", "said")


def snapshot(one: YoungAdult, plan: Plan, entry: CaseRecord | None = None) -> dict[str, Any]:
    """Every field that an import may write, and the adviser where it brings one."""
    found: dict[str, Any] = {name: plain(getattr(one, name)) for name in PERSON_FIELDS}
    found |= {"email": one.user.email or "", "name": one.user.name}
    if entry is not None:
        found["record"] = {name: plain(getattr(entry, name)) for name in RECORD_FIELDS}
        found["had_record"] = entry.pk is not None
    if plan.adviser is not None:
        found["adviser"] = plan.adviser.pk if plan.person is None else adviser_now(one)
    return found


def adviser_now(one: YoungAdult) -> int | None:
    entries: Iterable[CaseloadEntry] = CaseloadEntry.objects.advising().filter(young_adult=one)
    return next((entry.adviser_id for entry in entries), None)


def plain(value: Any) -> Any:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return value if isinstance(value, dict | bool | int | type(None)) else str(value)
