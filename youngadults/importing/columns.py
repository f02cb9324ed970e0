"""The columns of a case system that are kept, and no others: who somebody is, how to reach them, who
advises them, and the codes of the return (domain.md, L9).

Of an address the postcode is kept, of a date of death that messages stop, of custody the same. Whatever is
not in this list is never written down anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from phonenumber_field.phonenumber import to_python
from phonenumbers import is_possible_number

from geography import postcodes
from tabular.importing import Column, Declaration, Noted, Unreadable
from tabular.importing.readers import day, email, identifier, one_of, plain, squeeze, text
from tabular.importing.reading import Value
from youngadults.models import YoungAdult

from . import codes

WORK = YoungAdult.PermissionToWork
CONTACT = YoungAdult.Contact
IN_TEXT = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})\b", re.IGNORECASE)
NUMBER = re.compile(r"\+?\d[\d ()\-.]{6,18}\d")


def name(cell: Value) -> str:
    """A name has no figures in it; what is long is a note."""
    line = text(100)(cell)
    if re.search(r"\d|@", line):
        raise Unreadable("is no name")
    return line


def postcode(cell: Value) -> str | Noted:
    """A postcode, or the one in an address. Where it is: later, and by its sector if nobody knows it."""
    line = plain(cell).upper()
    try:
        return postcodes.normalise(line)
    except postcodes.NotAPostcode:
        inside = [match for match in IN_TEXT.finditer(line) if postcodes.SHAPE.fullmatch(match[1] + match[2])]
    if not inside:
        raise Unreadable("is no postcode, and was not kept")
    return postcodes.normalise(inside[-1][1] + inside[-1][2])


def phone(cell: Value) -> str:
    """The first number in the cell, as +44…; a zero that a spreadsheet has eaten is put back."""
    line = plain(cell)
    if re.search(r"\d[eE]\+", line):
        raise Unreadable("was rounded by a spreadsheet: format the column as text and export again")
    for match in NUMBER.finditer(re.sub(r"\(0\)", "", line)):
        digits = re.sub(r"[^\d+]", "", match[0])
        if re.fullmatch(r"[1-9]\d{9}", digits):
            digits = f"0{digits}"
        elif re.fullmatch(r"44[1-9]\d{9}", digits):
            digits = f"+{digits}"
        if re.fullmatch(r"07\d{9}", digits):
            # Nearly all of them: the library would take a third of the time that reading takes.
            return f"+44{digits[1:]}"
        number = to_python(digits, region="GB")
        if number and is_possible_number(number):
            return number.as_e164
    raise Unreadable("holds no telephone number, and was not kept")


def died(cell: Value) -> bool:
    """A date, a yes; a no says nothing."""
    if squeeze(plain(cell)) in {"no", "n", "false", "0", "alive"}:
        return False
    return squeeze(plain(cell)) in {"yes", "y", "true", "1", "deceased", "died"} or bool(day(cell))


def yes_no(cell: Value) -> bool:
    answer = squeeze(plain(cell))
    if answer not in {"yes", "y", "true", "1", "no", "n", "false", "0"}:
        raise Unreadable("is neither yes nor no")
    return answer in {"yes", "y", "true", "1"}


PERMISSION = one_of(
    {
        **{word: code for code, label in WORK.choices for word in (code, label)},
        "unknown_ask_PA": WORK.ASK_THE_ADVISER,
    },
    "class of permission to work",
)
REACHED_BY = one_of(
    {
        **{word: code for code, label in CONTACT.choices for word in (code, label)},
        "SMS": CONTACT.TEXT,
        "Mobile": CONTACT.TEXT,
        "Phone": CONTACT.CALL,
        "Telephone": CONTACT.CALL,
        "Post": CONTACT.LETTER,
    },
    "way to be reached",
)

COLUMNS = (
    Column(
        "id",
        "Number in the case system",
        (
            "Child Unique ID",
            "CHILD",
            "Child ID",
            "Person ID",
            "Client ID",
            "clea_person_id",
            "Mosaic ID",
            "Mosaic person ID",
            "LCS ID",
            "Liquidlogic ID",
            "ICS ID",
            "Person number",
            "Client number",
            "Case number",
            "Case reference",
            "Case ID",
            "Person reference",
            "Service user ID",
            "Unique reference",
            "Unique reference number",
            "Person ref",
            "Client reference",
            "Child reference",
            "Child number",
            "Case no",
            "Record ID",
            "P number",
            "PID",
            "System ID",
            "Reference",
            "Reference number",
            "Ref",
            "ID number",
            "ID",
        ),
        identifier,
        identifies=True,
    ),
    Column("known_as", "Name they are called by", ("Preferred name", "Known as", "Preferred forename"), name),
    Column(
        "first_name", "First name", ("First name", "Forename", "Given name", "Forenames", "First names"), name
    ),
    Column("last_name", "Last name", ("Last name", "Surname", "Family name", "Lastname"), name),
    Column(
        "full_name",
        "Whole name",
        ("Full name", "Name", "Young person", "Person name", "Care leaver", "Client", "Child name"),
        name,
    ),
    Column("dob", "Date of birth", ("Date of birth", "DOB", "Birth date", "D.O.B.", "Birthdate"), day),
    Column(
        "in_touch",
        "In touch",
        ("LA in touch", "IN_TOUCH", "In touch", "clea_care_leaver_in_touch", "In touch code", "In contact"),
        codes.in_touch,
    ),
    Column("died", "Died", ("Deceased", "Date of death", "Deceased date", "Died", "Date deceased"), died),
    Column(
        "activity",
        "Activity",
        (
            "ACTIV",
            "Activity status",
            "Activity",
            "Main activity",
            "clea_care_leaver_activity",
            "Activity code",
            "EET status",
            "Main activity code",
            "Economic activity",
            "OC3 activity",
            "EET activity",
            "ETE status",
            "Main activity desc",
        ),
        codes.activity,
    ),
    Column(
        "accommodation",
        "Accommodation",
        (
            "ACCOM",
            "Type of accommodation",
            "Accommodation type",
            "Accommodation",
            "clea_care_leaver_accommodation",
            "Accommodation code",
            "Accommodation desc",
            "OC3 accommodation",
            "Accommodation status",
        ),
        codes.accommodation,
    ),
    Column(
        "suitability",
        "Whether it is suitable",
        (
            "Suitability of accommodation",
            "Accommodation suitability",
            "Accommodation suitable",
            "clea_care_leaver_accom_suitable",
            "Suitability",
            "Suitable",
        ),
        codes.suitability,
    ),
    Column("in_custody", "In custody", ("In custody", "Custody"), yes_no),
    Column(
        "postcode",
        "Postcode",
        (
            "Postcode",
            "Post code",
            "Home postcode",
            "Address postcode",
            "Current address",
            "Address",
            "Home address",
            "Full address",
        ),
        postcode,
    ),
    Column(
        "phone",
        "Phone",
        (
            "Mobile",
            "Mobile phone",
            "Mobile number",
            "Mobile tel",
            "Mobile no",
            "Telephone",
            "Phone",
            "Phone number",
            "Telephone number",
            "Contact number",
            "Tel",
            "Tel no",
            "Mobile telephone",
            "Mobile phone number",
            "Mob",
            "Contact telephone",
            "Home phone",
        ),
        phone,
    ),
    Column(
        "email",
        "E-mail",
        ("Email", "E-mail", "Email address", "E-mail address", "Personal email", "Contact email"),
        email,
    ),
    Column(
        "preferred_contact",
        "How they want to be reached",
        ("Preferred contact", "Contact by", "Preferred contact method", "Preferred method of contact"),
        REACHED_BY,
    ),
    Column(
        "adviser",
        "Personal adviser",
        (
            "Personal adviser",
            "Personal advisor",
            "PA",
            "PA name",
            "Allocated worker",
            "clea_care_leaver_personal_advisor",
            "Allocated PA",
            "Allocated personal adviser",
            "Allocated personal advisor",
            "Lead worker",
            "Worker",
            "Personal adviser name",
            "Personal advisor name",
            "Leaving care worker",
            "Leaving care personal adviser",
            "Worker name",
            "Key worker",
        ),
        text(100),
    ),
    Column(
        "adviser_email",
        "E-mail of the adviser",
        (
            "Personal adviser email",
            "PA email",
            "Worker email",
            "Personal advisor email",
            "Allocated worker email",
        ),
        email,
    ),
    Column(
        "permission_to_work",
        "Permission to work, as a class",
        ("Permission to work", "Permission class", "Permission to work class", "Work permission class"),
        PERMISSION,
    ),
    Column(
        "permission_review_on",
        "Permission to be looked at again on",
        ("Permission review date", "Permission to work review date", "Permission review"),
        day,
    ),
)

RETURN = {"in_touch", "activity", "accommodation"}
NAMES = {"first_name", "last_name", "full_name"}


def is_a_list(names: Collection[str]) -> bool:
    """A list of care leavers: who each is, and a code of the return or a name. A case system's other lists
    (children in need, in care, waiting for adoption) have neither.
    """
    known = set(names)
    return (
        "dob" in known and bool(known & {"id", "full_name", "last_name"}) and bool(known & (RETURN | NAMES))
    )


DECLARATION = Declaration(COLUMNS, is_a_list)
