"""Kent as data: the council's own settings, its departments and partners, and who works there."""

from __future__ import annotations

from accounts.models import Role
from champions.models import Organisation
from geography.postcodes import locate
from rulebook.changing import change

from .accounts import champion, worker

KENT = "E10000016"
COUNTY_HALL = "ME14 1XQ"

SETTINGS = {
    "council.name": "Kent County Council",
    "council.service_name": "Opportunities",
    "council.contact_phone": "07700 900018",
    "council.contact_email": "18plus@example.org",
    "council.authority_code": KENT,
}

DEPARTMENT = Organisation.Kind.COUNCIL_DEPARTMENT
PUBLIC, CHARITY, PRIVATE = Organisation.Sector
PARTNER, SUPPLIER = Organisation.Kind.VOLUNTARY_PARTNER, Organisation.Kind.COUNCIL_SUPPLIER

# name, the body above it, kind, sector, postcode
ORGANISATIONS = (
    ("Growth, Environment and Transport", "", DEPARTMENT, PUBLIC, COUNTY_HALL),
    ("Parks", "Growth, Environment and Transport", DEPARTMENT, PUBLIC, COUNTY_HALL),
    ("Libraries", "Growth, Environment and Transport", DEPARTMENT, PUBLIC, "ME14 1LQ"),
    ("Highways", "Growth, Environment and Transport", DEPARTMENT, PUBLIC, "TN23 1PL"),
    ("Children, Young People and Education", "", DEPARTMENT, PUBLIC, COUNTY_HALL),
    ("Early years", "Children, Young People and Education", DEPARTMENT, PUBLIC, "DA12 1AU"),
    ("Chief Executive’s Department", "", DEPARTMENT, PUBLIC, COUNTY_HALL),
    ("Digital and technology", "Chief Executive’s Department", DEPARTMENT, PUBLIC, "ME14 1XX"),
    ("Weald Hospitals Trust", "", Organisation.Kind.STATUTORY_CORPORATE_PARENT, PUBLIC, "ME16 9QQ"),
    ("Stour Builders", "", SUPPLIER, PRIVATE, "CT1 1QU"),
    ("Marsh Bakery", "", PARTNER, PRIVATE, "ME15 6JQ"),
    ("Oast House Animal Rescue", "", PARTNER, CHARITY, "ME10 3HT"),
)

# name, organisation, and the handle of those who belong to the cast
CHAMPIONS = (
    ("Chidi Okafor", "Parks", "chidi"),
    ("Dana Whitfield", "Libraries", "dana"),
    ("Priya Nair", "Marsh Bakery", "priya"),
    ("Tom Barker", "Highways", ""),
    ("Helen Shaw", "Early years", ""),
    ("Ravi Menon", "Digital and technology", ""),
    ("Grace Mensah", "Weald Hospitals Trust", ""),
    ("Karen Doyle", "Stour Builders", ""),
    ("Fay Lambert", "Oast House Animal Rescue", ""),
)

WORKERS = (
    ("Wren Hollis", Role.Kind.ETE_WORKER, "wren"),
    ("Joel Adeyemi", Role.Kind.ETE_WORKER, ""),
    ("Morgan Reid", Role.Kind.SERVICE_MANAGER, "morgan"),
    ("Pat Lowe", Role.Kind.PANEL_MEMBER, "pat"),
    ("Ade Balogun", Role.Kind.PERSONAL_ADVISER, "ade"),
    ("Amina Yusuf", Role.Kind.PERSONAL_ADVISER, "amina"),
    ("Colin Frost", Role.Kind.PERSONAL_ADVISER, ""),
)


def settle() -> None:
    """Say whose service this is."""
    for key, value in SETTINGS.items():
        change(key, value, by=None, why="The demonstration’s council")


def open_for_work() -> None:
    """Organisations, the people who post for them, and the 18+ service."""
    organisations: dict[str, Organisation] = {}
    for name, above, kind, sector, postcode in ORGANISATIONS:
        organisations[name] = organisation(name, organisations.get(above), kind, sector, postcode)
    for name, where, handle in CHAMPIONS:
        champion(name, organisations[where], handle)
    for name, kind, handle in WORKERS:
        worker(name, kind, handle)


def organisation(
    name: str, parent: Organisation | None, kind: str, sector: str, postcode: str
) -> Organisation:
    place = locate(postcode)
    return Organisation.objects.create(
        name=name,
        parent=parent,
        kind=kind,
        sector=sector,
        council_id=KENT,
        postcode=place.postcode,
        easting=place.easting,
        northing=place.northing,
    )
