"""What becomes of each row: compared with what is here, in words, with nothing written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from phonenumber_field.phonenumber import to_python

from accounts.models import User
from tabular.importing import Change, Entry, Outcome, SourceRow
from tabular.importing.registering import Tell, nothing_to_tell
from youngadults.models import CaseRecord, YoungAdult

from . import codes
from .drafts import LABELS, SAID, Draft, draft, in_brief, in_words, same_person, squeezed
from .known import Known, known_to, record_of
from .marking import mark_of
from .merging import bare, merge, say_zeros

TELL_EVERY = 250
InTouch = CaseRecord.InTouch


@dataclass
class Plan:
    """What writing does: ``person`` where they are known, the values that change, who advises them from now
    on, and the name of an adviser whom nobody here is.
    """

    person: YoungAdult | None
    values: dict[str, Any]
    changing: dict[str, Any] = field(default_factory=dict)
    adviser: User | None = None
    adviser_named: str = ""


def decide(rows: Sequence[SourceRow], tell: Tell = nothing_to_tell) -> list[Entry]:
    """Until nobody else is refused: what becomes of a row follows from the rows that are taken in alone, as
    of those that are refused nothing is kept, and writing decides again without them.
    """
    decided: dict[int, Entry] = {}
    left = list(range(len(rows)))
    while True:
        entries, settled_late = decide_once([rows[place] for place in left], tell)
        decided |= dict(zip(left, entries, strict=True))
        if not settled_late:
            return [decided[place] for place in range(len(rows))]
        left = [place for place in left if decided[place].outcome != Outcome.REFUSED]


def decide_once(rows: Sequence[SourceRow], tell: Tell) -> tuple[list[Entry], bool]:
    """Beside the entries: whether somebody was refused only when they were compared with who is here."""
    today, total, drafts = timezone.localdate(), len(rows), []
    for place, row in enumerate(rows):
        drafts.append(draft(row, today))
        if place % TELL_EVERY == 0:
            tell(place // 2, total)
    merge(drafts)
    known = known_to(drafts)
    refused = sum(it.refused for it in drafts)
    known.numbers = {it.values["id"] for it in drafts if it.values.get("id") and not it.refused}
    taken: set[str] = set()
    entries = []
    for place, it in enumerate(drafts):
        entries.append(entry_of(it, known, taken))
        if place % TELL_EVERY == 0:
            tell((total + place) // 2, total)
    entries = [settled(it) if it.merged_into else entry for it, entry in zip(drafts, entries, strict=True)]
    return entries, sum(it.refused for it in drafts) > refused


def entry_of(it: Draft, known: Known, taken: set[str]) -> Entry:
    if it.refused or it.merged_into:
        return settled(it)
    person = who(it, known)
    if person is None and not it.refused and not it.values.get("dob"):
        it.refuse("Without a date of birth nobody can say whether the service is for them.")
    if it.refused:
        return settled(it)
    give_email_once(it, person, known, taken)
    plan = Plan(person, it.values)
    decide_adviser(it, plan, known)
    if person is None:
        say_what_is_missing(it)
        return Entry(it.source, outcome(it, Outcome.NEW), it.reasons, kept(it), [], plan)
    changes = compare(it, plan, person, known)
    what = outcome(it, Outcome.CHANGED) if changes else Outcome.SAME
    return Entry(it.source, what, it.reasons, kept(it), changes, plan)


def settled(it: Draft) -> Entry:
    """Nothing is written for this row. Of one that is refused only the number is told; one that was put
    together with another becomes what that becomes.
    """
    if it.merged_into and it.carrier.refused:
        it.because = [it.reasons[0], *it.carrier.because]
    if it.refused:
        number = {"id": it.values["id"]} if it.values.get("id") else {}
        return Entry(it.source, Outcome.REFUSED, it.why_refused, number)
    return Entry(it.source, Outcome.MERGED, it.reasons, kept(it.carrier))


def outcome(it: Draft, otherwise: Outcome) -> Outcome:
    return Outcome.FLAGGED if it.check else otherwise


def kept(it: Draft) -> dict[str, Any]:
    return {name: value for name, value in it.values.items() if name != "in_custody" or value}


# --- Who it is


def who(it: Draft, known: Known) -> YoungAdult | None:
    """The person here whom this row is about. Refuses a number that is somebody else's."""
    number = it.values.get("id", "")
    if number and known.forgotten and mark_of(number) in known.forgotten:
        it.refuse("They asked to be forgotten, and stay so.")
        return None
    if person := known.by_number.get(number) or without_its_zeros(it, known):
        return check_same(it, person)
    if not (it.has_name and it.values.get("dob")):
        return None
    alike = known.by_person.get(it.someone, [])
    unnumbered = [person for person in alike if not reference_of(person)]
    if not number and len(alike) == 1:
        return alike[0]
    if len(alike) == 1 and len(unnumbered) == 1:
        it.say(
            f"Was known here without a number: matched by name and birthday, and gets {number}.", check=False
        )
        return alike[0]
    if alike:
        it.say(f"Looks like {others(alike)}: same name and birthday. Are they two people?")
        if not number:
            it.refuse("Without a number nobody can say which of them this is.")
    return None


def without_its_zeros(it: Draft, known: Known) -> YoungAdult | None:
    """Somebody of the same birthday, and of no other name, whose number a spreadsheet may have shortened."""
    number, dob = it.values.get("id", ""), it.values.get("dob", "")
    alike = [
        person
        for person in known.by_bare.get((bare(number), dob), [])
        if number and reference_of(person) not in known.numbers and may_be(it, person)
    ]
    if len(alike) != 1:
        return None
    person = alike[0]
    full = max(reference_of(person), number, key=len)
    say_zeros(it, full, min(reference_of(person), number, key=len))
    it.values["id"] = full
    return person


def may_be(it: Draft, person: YoungAdult) -> bool:
    here = same_person(person.first_name, person.last_name, person.date_of_birth.isoformat())
    return not (it.has_name and has_name_here(person)) or it.someone == here


def reference_of(person: YoungAdult) -> str:
    record = record_of(person)
    return record.reference if record else ""


def others(alike: Sequence[YoungAdult]) -> str:
    numbers = [reference_of(person) or "one without a number" for person in alike]
    return f"number {' and '.join(numbers)}"


def check_same(it: Draft, person: YoungAdult) -> YoungAdult | None:
    first, last = it.values.get("first_name", ""), it.values.get("last_name", "")
    born_here = person.date_of_birth.isoformat()
    other_name = bool(first and last) and squeezed(first) != squeezed(person.first_name)
    other_name = other_name and squeezed(last) != squeezed(person.last_name) and has_name_here(person)
    other_day = it.values.get("dob", born_here) != born_here
    if other_name and other_day:
        it.refuse(f"Number {it.values['id']} is somebody else's here: another name and another birthday.")
        return None
    if other_name:
        it.say(f"Was called {person} here. Is it the same person?")
    if other_day and it.values["dob"] != said_of(person).get("dob"):
        it.say(
            f"The date of birth was {in_words(born_here)}, and is {in_words(it.values['dob'])} now. Check it "
            "with them: they sign in with the day."
        )
    return person


def has_name_here(person: YoungAdult) -> bool:
    return person.first_name != NO_NAME


NO_NAME = "No name yet"
"""Who comes in by a return without names, until another file names them."""


def said_of(person: YoungAdult) -> dict[str, Any]:
    record = record_of(person)
    return record.said if record else {}


def give_email_once(it: Draft, person: YoungAdult | None, known: Known, taken: set[str]) -> None:
    """An address lets one person in: who else has it, is reached another way."""
    address = it.values.get("email")
    if not address:
        return
    owner = known.emails.get(address)
    if address in taken or (owner is not None and (person is None or owner != person.user_id)):
        it.values.pop("email")
        it.say("E-mail: somebody else has this address, and it was not kept.")
    taken.add(address)


def say_what_is_missing(it: Draft) -> None:
    if not it.has_name:
        it.say("The file has no name for them: they cannot sign in until one comes in.", check=False)


# --- What changes


def compare(it: Draft, plan: Plan, person: YoungAdult, known: Known) -> list[Change]:
    """What the case system has changed since it was last asked, against what stands here."""
    said, here = said_of(person), here_now(person)
    changes = []
    for name in LABELS:
        if name == "adviser" or name not in it.values or it.values[name] == said.get(name):
            continue
        before, after = here.get(name), it.values[name]
        if same_value(before, after):
            continue
        if name in said and not same_value(before, said[name]):
            it.say(f"{LABELS[name]}: was changed here to {in_brief(name, before)} meanwhile.")
        plan.changing[name] = after
        changes.append(Change(LABELS[name], text_of(name, before), text_of(name, after)))
    now = str(known.advised_by.get(person.pk) or "")
    if plan.adviser is not None:
        changes.append(Change(LABELS["adviser"], now, str(plan.adviser)))
    elif plan.adviser_named and plan.adviser_named != said.get("adviser"):
        plan.changing["adviser_named"] = plan.adviser_named
        changes.append(Change(LABELS["adviser"], now, f"{plan.adviser_named}, who is not known here yet"))
    say_in_touch_again(it, plan, here)
    return changes


def say_in_touch_again(it: Draft, plan: Plan, here: dict[str, Any]) -> None:
    now = plan.changing.get("in_touch")
    if now and now not in SAID and here["in_touch"] in SAID:
        it.say("Messages had been stopped, and go out again.")
    if now and here["in_touch"] == InTouch.DIED:
        it.say("The case system had said that they died (rule 348): find out which is true.")


def here_now(person: YoungAdult) -> dict[str, Any]:
    record = record_of(person) or CaseRecord()
    review = person.permission_review_on
    return {
        "id": record.reference,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "dob": person.date_of_birth.isoformat(),
        "in_touch": record.in_touch,
        "activity": record.activity,
        "accommodation": record.accommodation,
        "in_custody": person.in_custody,
        "postcode": person.postcode,
        "phone": str(person.phone or ""),
        "email": person.user.email or "",
        "preferred_contact": person.preferred_contact,
        "permission_to_work": person.permission_to_work,
        "permission_review_on": review.isoformat() if review else "",
    }


def same_value(before: Any, after: Any) -> bool:
    return (before or "") == (after or "")


def text_of(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return IN_WORDS.get(name, str)(value) if value else ""


IN_WORDS: dict[str, Callable[[str], str]] = {
    "dob": in_words,
    "permission_review_on": in_words,
    "in_touch": lambda code: str(InTouch(code).label),
    "activity": codes.activity_in_words,
    "accommodation": codes.accommodation_in_words,
    "phone": lambda number: to_python(number).as_national,
    "preferred_contact": lambda code: str(YoungAdult.Contact(code).label),
    "permission_to_work": lambda code: str(YoungAdult.PermissionToWork(code).label),
}


def decide_adviser(it: Draft, plan: Plan, known: Known) -> None:
    """Only what the case system has newly said: who took over here in the meantime stays."""
    named = it.values.get("adviser", "")
    if not named:
        return
    found = known.adviser(named, it.values.get("adviser_email", ""))
    now = known.advised_by.get(plan.person.pk) if plan.person else None
    if found is None:
        plan.adviser_named = named
        it.say(
            f"{named} is not known here as a personal adviser: that waits until somebody says who it is.",
            check=False,
        )
    elif found != now and (
        now is None or plan.person is None or said_of(plan.person).get("adviser") != named
    ):
        plan.adviser = found
