"""The columns of a case system that are kept, and no others: who somebody is, how to reach them, who
advises them, and the codes of the SSDA903 return on care leavers.

Of an address the postcode is kept, of a date of death that messages stop, of custody the same. Whatever is
not in this list is never written down anywhere.
"""

from __future__ import annotations

from collections.abc import Collection

from tabular.importing import Column, Declaration
from tabular.importing.readers import day, email, identifier

from . import cells, codes
from .cells import unless_nothing

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
            "URN",
            "Eclipse ID",
            "CareFirst ID",
            "Swift ID",
            "Protocol ID",
            "ICS number",
            "ID",
        ),
        identifier,
        identifies=True,
    ),
    Column(
        "known_as",
        "Name they are called by",
        ("Preferred name", "Known as", "Preferred forename"),
        cells.name,
    ),
    Column(
        "first_name",
        "First name",
        ("First name", "Forename", "Given name", "Forenames", "First names"),
        cells.name,
    ),
    Column(
        "last_name",
        "Last name",
        ("Last name", "Surname", "Family name", "Lastname"),
        cells.name,
    ),
    Column(
        "full_name",
        "Whole name",
        ("Full name", "Name", "Young person", "Person name", "Care leaver", "Client", "Child name"),
        cells.name,
    ),
    Column("dob", "Date of birth", ("Date of birth", "DOB", "Birth date", "D.O.B.", "Birthday"), day),
    Column(
        "in_touch",
        "In touch",
        (
            "LA in touch",
            "IN_TOUCH",
            "In touch",
            "clea_care_leaver_in_touch",
            "In touch code",
            "In contact",
            "In touch status",
            "In touch with",
        ),
        codes.in_touch,
    ),
    Column(
        "died",
        "Died",
        ("Deceased", "Date of death", "Deceased date", "Died", "Date deceased"),
        unless_nothing(cells.died),
    ),
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
            "Main activity description",
            "Activity desc",
            "Activity description",
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
            "Accommodation description",
            "OC3 accommodation",
            "Accommodation status",
            "Accom",
            "Accom type",
            "Accom code",
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
    Column("in_custody", "In custody", ("In custody", "Custody"), unless_nothing(cells.yes_no)),
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
        unless_nothing(cells.postcode),
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
            "Preferred contact number",
            "Preferred phone",
            "Home phone",
        ),
        unless_nothing(cells.phone),
    ),
    Column(
        "email",
        "E-mail",
        ("Email", "E-mail", "Email address", "E-mail address", "Personal email", "Contact email"),
        unless_nothing(email),
    ),
    Column(
        "preferred_contact",
        "How they want to be reached",
        ("Preferred contact", "Contact by", "Preferred contact method", "Preferred method of contact"),
        unless_nothing(cells.REACHED_BY),
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
        unless_nothing(cells.without_brackets),
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
        unless_nothing(email),
    ),
    Column(
        "permission_to_work",
        "Permission to work, as a class",
        ("Permission to work", "Permission class", "Permission to work class", "Work permission class"),
        unless_nothing(cells.PERMISSION),
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
