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
    parks, libraries = make_organisation("Parks"), make_organisation("Libraries")
    bakery = make_organisation(
        "Marsh Bakery", Organisation.Kind.VOLUNTARY_PARTNER, Organisation.Sector.PRIVATE
    )
    ade, amina = make_worker("Ade", "personal_adviser"), make_worker("Amina", "personal_adviser")
    return Cast(
        chidi=make_champion("Chidi", parks),
        dana=make_champion("Dana", libraries),
        priya=make_champion("Priya", bakery),
        wren=make_worker("Wren", "ete_worker"),
        morgan=make_worker("Morgan", "service_manager"),
        pat=make_worker("Pat", "panel_member"),
        ade=ade,
        amina=amina,
        sam=make_young_adult("Sam", adviser=ade).user,
        noor=make_young_adult("Noor", adviser=amina).user,
    )


def make_user(name: str, **fields) -> User:
    return User.objects.create_user(f"{name.lower()}@example.org", name=name, **fields)


def make_worker(name: str, kind: str) -> User:
    user = make_user(name)
    Role.objects.create(user=user, kind=kind, starts_on=dt.date(2020, 1, 1))
    return user


def kent() -> Authority:
    return Authority.objects.get(name="Kent")


def make_organisation(
    name: str = "Parks",
    kind: str = Organisation.Kind.COUNCIL_DEPARTMENT,
    sector: str = Organisation.Sector.PUBLIC,
) -> Organisation:
    place = locate("ME14 1LQ")
    return Organisation.objects.create(
        name=name,
        kind=kind,
        sector=sector,
        council=kent(),
        postcode=place.postcode,
        easting=place.easting,
        northing=place.northing,
    )


def make_champion(name: str, organisation: Organisation) -> User:
    user = make_user(name)
    Champion.objects.create(user=user, organisation=organisation, starts_on=dt.date(2020, 1, 1))
    return user


def make_young_adult(name: str = "Sam", *, adviser: User | None = None, **fields) -> YoungAdult:
    """Lives in Maidstone, 21 years old, wants an apprenticeship out of doors; with everything asked and
    answered.
    """
    user = make_user(name, signs_in_by_link=True)
    place = locate("ME15 6XX")
    preferences = fields.pop("preferences", {})
    young_adult = YoungAdult.objects.create(
        **{
            "user": user,
            "first_name": name,
            "last_name": f"{name}son",
            "date_of_birth": dt.date(2005, 5, 17),
            "council": kent(),
            "phone": "+447700900123",
            "postcode": place.postcode,
            "easting": place.easting,
            "northing": place.northing,
            "permission_to_work": YoungAdult.PermissionToWork.ANY_PAID,
            **fields,
        }
    )
    Preferences.objects.create(young_adult=young_adult, **{**ASKED_AND_ANSWERED, **preferences})
    if adviser:
        CaseloadEntry.objects.create(young_adult=young_adult, adviser=adviser, starts_on=dt.date(2020, 1, 1))
    return young_adult


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
