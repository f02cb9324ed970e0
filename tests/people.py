"""The cast: the same people in every test, each with a fixed meaning.

Chidi is champion in Parks; Dana is champion in Libraries and must see nothing of Chidi's; Priya is a partner
business's champion. Wren is an ETE worker, Morgan the service manager, Pat a panel member. Ade advises Sam;
Amina is another adviser, and advises Noor: Sam is not hers, Noor is not Ade's.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from accounts.models import Role, User
from champions.models import Champion, Organisation
from geography.models import Authority
from geography.postcodes import locate
from youngadults.models import CaseloadEntry, Preferences, YoungAdult

LONG_AGO = dt.date(2020, 1, 1)
A_BUSINESS = {"kind": Organisation.Kind.VOLUNTARY_PARTNER, "sector": Organisation.Sector.PRIVATE}


@dataclass(frozen=True)
class Cast:
    chidi: User
    dana: User
    wren: User
    ade: User
    amina: User
    sam: User
    noor: User
    priya: User
    morgan: User
    pat: User

    def __iter__(self):
        return iter(vars(self).items())


def make_cast() -> Cast:
    """Each table in one statement: thousands of tests begin here."""
    council = kent()
    parks, libraries, bakery = Organisation.objects.bulk_create(
        [
            an_organisation("Parks", council),
            an_organisation("Libraries", council),
            an_organisation("Marsh Bakery", council, **A_BUSINESS),
        ]
    )
    cast = Cast(**{user.name.lower(): user for user in User.objects.bulk_create(everybody())})
    Role.objects.bulk_create(
        [
            role(cast.ade, "personal_adviser"),
            role(cast.amina, "personal_adviser"),
            role(cast.wren, "ete_worker"),
            role(cast.morgan, "service_manager"),
            role(cast.pat, "panel_member"),
        ]
    )
    Champion.objects.bulk_create(
        [champion(cast.chidi, parks), champion(cast.dana, libraries), champion(cast.priya, bakery)]
    )
    sam, noor = YoungAdult.objects.bulk_create(
        [a_young_adult(cast.sam, council), a_young_adult(cast.noor, council)]
    )
    Preferences.objects.bulk_create([wishes(sam), wishes(noor)])
    CaseloadEntry.objects.bulk_create([caseload_entry(sam, cast.ade), caseload_entry(noor, cast.amina)])
    return cast


def everybody() -> list[User]:
    staff_and_hosts = ("Ade", "Amina", "Chidi", "Dana", "Priya", "Wren", "Morgan", "Pat")
    return [
        *map(a_user, staff_and_hosts),
        a_user("Sam", signs_in_by_link=True),
        a_user("Noor", signs_in_by_link=True),
    ]


def make_user(name: str, **fields) -> User:
    user = a_user(name, **fields)
    user.save()
    return user


def a_user(name: str, **fields) -> User:
    user = User(email=f"{name.lower()}@example.org", name=name, **fields)
    user.set_unusable_password()
    return user


def make_worker(name: str, kind: str) -> User:
    user = make_user(name)
    role(user, kind).save()
    return user


def role(user: User, kind: str) -> Role:
    return Role(user=user, kind=kind, starts_on=LONG_AGO)


def kent() -> Authority:
    return Authority.objects.get(name="Kent")


def make_organisation(
    name: str = "Parks",
    kind: str = Organisation.Kind.COUNCIL_DEPARTMENT,
    sector: str = Organisation.Sector.PUBLIC,
) -> Organisation:
    organisation = an_organisation(name, kent(), kind=kind, sector=sector)
    organisation.save()
    return organisation


def an_organisation(
    name: str,
    council: Authority,
    *,
    kind: str = Organisation.Kind.COUNCIL_DEPARTMENT,
    sector: str = Organisation.Sector.PUBLIC,
) -> Organisation:
    place = locate("ME14 1LQ")
    return Organisation(
        name=name,
        kind=kind,
        sector=sector,
        council=council,
        postcode=place.postcode,
        easting=place.easting,
        northing=place.northing,
    )


def make_champion(name: str, organisation: Organisation) -> User:
    user = make_user(name)
    champion(user, organisation).save()
    return user


def champion(user: User, organisation: Organisation) -> Champion:
    return Champion(user=user, organisation=organisation, starts_on=LONG_AGO)


def make_young_adult(name: str = "Sam", *, adviser: User | None = None, **fields) -> YoungAdult:
    """With everything asked and answered."""
    preferences = fields.pop("preferences", {})
    council = fields.pop("council") if "council" in fields else kent()
    young_adult = a_young_adult(make_user(name, signs_in_by_link=True), council, **fields)
    young_adult.save()
    wishes(young_adult, **preferences).save()
    if adviser:
        caseload_entry(young_adult, adviser).save()
    return young_adult


def a_young_adult(user: User, council: Authority, **fields) -> YoungAdult:
    """Lives in Maidstone, 21 years old, wants an apprenticeship out of doors."""
    place = locate("ME15 6XX")
    return YoungAdult(
        **{
            "user": user,
            "first_name": user.name,
            "last_name": f"{user.name}son",
            "date_of_birth": dt.date(2005, 5, 17),
            "council": council,
            "phone": "+447700900123",
            "postcode": place.postcode,
            "easting": place.easting,
            "northing": place.northing,
            "permission_to_work": YoungAdult.PermissionToWork.ANY_PAID,
            **fields,
        }
    )


def wishes(young_adult: YoungAdult, **fields) -> Preferences:
    return Preferences(young_adult=young_adult, **{**ASKED_AND_ANSWERED, **fields})


def caseload_entry(young_adult: YoungAdult, adviser: User) -> CaseloadEntry:
    return CaseloadEntry(young_adult=young_adult, adviser=adviser, starts_on=LONG_AGO)


ASKED_AND_ANSWERED = {
    "wants": "Something outside. I like trees.",
    "interests": {"environment-and-land": 3, "animal-care": 2},
    "qualification": 2,
    "max_travel_miles": 10,
    "days": [0, 1, 2, 3, 4],
    "available_from": dt.date(2020, 1, 1),
    "dbs": 1,
    "driving_licence": False,
    "adjustments": ["quiet_space"],
    "weekly_hours": 30,
    "least_pay": 800,
}
