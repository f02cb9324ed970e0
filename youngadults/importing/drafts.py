"""One row of a case system, put together: names, codes, what is to be checked, and rows about one person."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

from geography import postcodes
from tabular.importing import SourceRow
from youngadults.models import CaseRecord

from .codes import VALID_ACCOMMODATION

KEPT = (
    "id",
    "first_name",
    "last_name",
    "dob",
    "in_touch",
    "activity",
    "accommodation",
    "postcode",
    "phone",
    "email",
    "preferred_contact",
    "adviser",
    "adviser_email",
    "permission_to_work",
    "permission_review_on",
)
"""Everything that is kept of a person, by the names of the report."""

LABELS = {
    "id": "Number",
    "first_name": "First name",
    "last_name": "Last name",
    "dob": "Date of birth",
    "in_touch": "In touch",
    "activity": "Activity",
    "accommodation": "Accommodation",
    "in_custody": "In custody",
    "postcode": "Postcode",
    "phone": "Phone",
    "email": "E-mail",
    "preferred_contact": "Wants to be reached by",
    "adviser": "Personal adviser",
    "permission_to_work": "Permission to work",
    "permission_review_on": "Permission looked at again on",
}
YOUNGEST, OLDEST = 18, 25
InTouch = CaseRecord.InTouch


@dataclass
class Draft:
    """A row on its way: ``reasons`` in words, ``check`` where somebody should look, ``because`` says why it
    cannot be kept.
    """

    source: SourceRow
    values: dict[str, Any] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    check: bool = False
    because: list[str] = field(default_factory=list)
    merged_into: Draft | None = None

    @property
    def carrier(self) -> Draft:
        """The row that carries this one."""
        return self.merged_into.carrier if self.merged_into else self

    def say(self, reason: str, *, check: bool = True) -> None:
        if reason not in self.reasons:
            self.reasons.append(reason)
        self.check = self.check or check

    def refuse(self, reason: str) -> None:
        self.because.append(reason)

    @property
    def refused(self) -> bool:
        return bool(self.because)

    @property
    def why_refused(self) -> list[str]:
        """What could not be read of who they are, and why they are not taken in: the rest does not matter."""
        unread = [self.source.unread[name] for name in ("id", "dob") if name in self.source.unread]
        return [*unread, *self.because]

    @property
    def place(self) -> str:
        return where(self.source)

    @property
    def someone(self) -> tuple[str, str, str]:
        """First name, last name and birthday; what people are known by where there is no number."""
        return same_person(*(self.values.get(name, "") for name in ("first_name", "last_name", "dob")))

    @property
    def has_name(self) -> bool:
        return bool(self.values.get("first_name") or self.values.get("last_name"))


def where(source: SourceRow) -> str:
    named = f"{source.file}, {source.sheet}" if source.sheet else source.file
    return f"row {source.row} of {named}"


def same_person(first: str, last: str, dob: str) -> tuple[str, str, str]:
    return squeezed(first), squeezed(last), dob


def squeezed(words: str) -> str:
    """As people compare names: without cases, spaces, hyphens and apostrophes."""
    return re.sub(r"[^\w]", "", words.casefold())


def draft(source: SourceRow, today: dt.date) -> Draft:
    it = Draft(source, dict(source.values))
    for note in source.notes:
        it.say(note.partition(": ")[2], check=note.startswith("Check"))
    for said in source.unread.values():
        it.say(said)
    put_name_together(it)
    put_home_together(it)
    put_contact_together(it)
    place_home(it)
    check_who(it)
    check_age(it, today)
    check_return(it)
    it.values = {
        name: it.values[name] for name in (*KEPT, "in_custody") if it.values.get(name) not in (None, "")
    }
    return it


TITLE = re.compile(r"^(mr|mrs|ms|miss|mx|master|dr)\.? +", re.IGNORECASE)


def put_name_together(it: Draft) -> None:
    whole, called = it.values.pop("full_name", ""), it.values.pop("known_as", "")
    if whole and not (it.values.get("first_name") and it.values.get("last_name")):
        first, last = split(whole)
        it.values.setdefault("first_name", first)
        it.values.setdefault("last_name", last)
    if called:
        it.values["first_name"] = called
    if it.values.get("first_name"):
        it.values["first_name"] = TITLE.sub("", it.values["first_name"])
    for part in ("first_name", "last_name"):
        if it.values.get(part, "").isupper() and len(it.values[part]) > 2:
            it.values[part] = capitals(it.values[part])


def split(whole: str) -> tuple[str, str]:
    """ "Surname, First", "SURNAME First" or "First Surname"."""
    if "," in whole:
        last, _, first = whole.partition(",")
        return first.strip(), last.strip()
    if shouted := SURNAME_FIRST.fullmatch(whole):
        return shouted[2], shouted[1]
    first, _, last = whole.rpartition(" ")
    return (first, last) if first else (last, "")


SURNAME_FIRST = re.compile(
    r"((?:[^\W\d_a-zà-ÿ][^\sa-zà-ÿ]{2,} )*[^\W\d_a-zà-ÿ][^\sa-zà-ÿ]{2,}) ([^\W\d_]+[a-zà-ÿ].*)"
)
"""Capitals throughout, of three letters or more: AJ Smith is called AJ."""


def capitals(words: str) -> str:
    """SHOUTED names as they are written: O'BRIEN-SMITH is O'Brien-Smith."""
    return re.sub(r"[^\W_]+", lambda found: found[0].capitalize(), words.lower())


def put_home_together(it: Draft) -> None:
    """Type and suitability make one code; who is in custody or has died is noted in the one place for it."""
    code, suitable = it.values.get("accommodation", ""), it.values.pop("suitability", "")
    custody = it.values.pop("in_custody", None)
    if len(code) == 1 and code != "0" and suitable:
        code = code + suitable
    if code and len(code) == 2 and code not in VALID_ACCOMMODATION:
        it.say(f"Accommodation: {code} is not valid in the return, and was not kept.")
        it.values.pop("accommodation", None)
    elif len(code) == 1 and code != "0":
        it.say("Accommodation: it is not said whether it is suitable.", check=False)
        it.values["accommodation"] = code
    elif code:
        it.values["accommodation"] = code
    if code:
        it.values["in_custody"] = code[0] == "X" or bool(custody)
    elif custody is not None:
        it.values["in_custody"] = custody
    if it.values.pop("died", False) and it.values.get("in_touch") != InTouch.DIED:
        it.values["in_touch"] = InTouch.DIED


def put_contact_together(it: Draft) -> None:
    if it.values.get("adviser_email") and not it.values.get("adviser"):
        it.values["adviser"] = it.values["adviser_email"]


def place_home(it: Draft) -> None:
    """A postcode that nobody knows is placed by its sector or district; one that cannot be has no place."""
    if not it.values.get("postcode"):
        return
    try:
        place = postcodes.locate(it.values["postcode"])
    except postcodes.UnknownPostcode:
        it.say(f"Postcode: we cannot place {it.values['postcode']} on the map. Is it right?")
        return
    near = {"sector": "its sector", "outcode": "its district"}.get(place.precision)
    if near:
        text = f"Postcode: nobody knows {place.postcode}. It was placed in the middle of {near}."
        it.say(text, check=False)


def check_who(it: Draft) -> None:
    if "id" in it.source.unread:
        it.refuse("Without the right number nobody can say who this is.")
    elif not it.values.get("id") and not (it.values.get("first_name") and it.values.get("last_name")):
        it.refuse("There is neither a number nor a whole name: nobody can say who this is.")


def check_age(it: Draft, today: dt.date) -> None:
    if not it.values.get("dob"):
        return
    age = age_on(today, dt.date.fromisoformat(it.values["dob"]))
    if age < 0 or age > 110:
        it.refuse(f"Date of birth: {in_words(it.values['dob'])} cannot be right.")
    elif age < YOUNGEST:
        it.refuse(
            f"Is {age}: this service is for {YOUNGEST} to {OLDEST}. They come in when they are {YOUNGEST}."
        )
    elif age > OLDEST:
        it.refuse(f"Is {age}: this service is for {YOUNGEST} to {OLDEST}.")


def age_on(today: dt.date, dob: dt.date) -> int:
    return today.year - dob.year - ((today.month, today.day) < (dob.month, dob.day))


def in_words(day: str) -> str:
    return f"{dt.date.fromisoformat(day):%-d %B %Y}"


SAID = {
    InTouch.DIED: "The case system says that they died: no messages go out, open offers are taken back. "
    "Their adviser gets a task.",
    InTouch.REFU: "Does not want contact: no messages go out. Their adviser gets a task.",
    InTouch.NREQ: "Needs the service no longer: no messages go out, unanswered offers are taken back. "
    "Their adviser gets a task.",
}


def check_return(it: Draft) -> None:
    """What the codes say together, by the rules of the return; and who gets no messages."""
    now, activity, home = (it.values.get(name, "") for name in ("in_touch", "activity", "accommodation"))
    if said := SAID.get(now):
        it.say(said)
    elif it.values.get("in_custody"):
        it.say("Is in custody: no messages go out. Their adviser gets a task.")
    if now in (InTouch.DIED, InTouch.RHOM) and (activity not in ("", "0") or home not in ("", "0")):
        it.say("Died or returned home, and still has an activity or accommodation (rule 344).")
    if now == InTouch.YES and "0" in (activity, home):
        it.say("In touch, and the activity or accommodation says “not applicable” (rule 345).")
    if is_of_the_return(it) and not all(in_source(it, name) for name in RETURN):
        it.say("Only a part of in touch, activity and accommodation is filled in (rule 153).")


RETURN = ("in_touch", "activity", "accommodation")


def is_of_the_return(it: Draft) -> bool:
    """Nothing stands in it but what the return has, and something of that: other lists have other rules."""
    said = {*it.source.values, *it.source.unread}
    return said <= {"id", "dob", *RETURN} and bool(said & set(RETURN))


def in_source(it: Draft, name: str) -> bool:
    return name in it.source.values or name in it.source.unread


def in_brief(name: str, value: Any) -> str:
    if name in ("dob", "permission_review_on"):
        return in_words(value)
    return {True: "yes", False: "no"}.get(value, f"“{value}”") if isinstance(value, bool) else f"“{value}”"
