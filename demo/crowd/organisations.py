"""A council's directorates, services and teams, and the partners around it, each with a champion."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice, product
from random import Random

from django.utils import timezone

from champions.models import Champion, Organisation
from demo.homes import Neighbourhood, neighbourhoods
from demo.story.accounts import A_LONG_TIME
from demo.story.council import KENT
from geography.models import Authority

from .accounts import BATCH, grown_ups
from .sizes import Size

Kind, Sector = Organisation.Kind, Organisation.Sector

# directorate: its services, as far as the story has not opened them
SERVICES = {
    "Adult Social Care and Health": ("Public health", "Supported living", "Day opportunities"),
    "Deputy Chief Executive’s Department": (
        "Property and facilities",
        "Customer contact centre",
        "Human resources",
    ),
    "Growth, Environment and Transport": (
        "Trading standards",
        "Community wardens",
        "Waste and recycling",
        "Registration and archives",
        "Public transport",
    ),
    "Children, Young People and Education": ("School meals", "Youth hubs", "Adult learning", "Fostering"),
    "Chief Executive’s Department": ("Finance", "Procurement", "Communications", "Legal services"),
}
TEAMS = ("north team", "south team")
# fmt: off
PLACES = (
    "Stour", "Darent", "Medway", "Rother", "Swale", "Thanet", "Weald", "Romney",
    "Downs", "Harbour", "Orchard", "Hopfield", "Oast", "Chalk", "Castle", "Abbey",
    "Mill", "Ferry", "Quay", "Cobnut", "Bluebell", "Wantsum", "Cinque", "Elham",
    "Loose", "Bourne", "Teise", "Beult", "Eden", "Shuttle",
)
# fmt: on
TRADES = (
    ("Hospitals Trust", Kind.STATUTORY_CORPORATE_PARENT, Sector.PUBLIC),
    ("Further Education College", Kind.STATUTORY_CORPORATE_PARENT, Sector.PUBLIC),
    ("Builders", Kind.COUNCIL_SUPPLIER, Sector.PRIVATE),
    ("Road Surfacing", Kind.COUNCIL_SUPPLIER, Sector.PRIVATE),
    ("Care Homes", Kind.COUNCIL_SUPPLIER, Sector.PRIVATE),
    ("Catering", Kind.COUNCIL_SUPPLIER, Sector.PRIVATE),
    ("Animal Sanctuary", Kind.VOLUNTARY_PARTNER, Sector.CHARITY),
    ("Community Theatre", Kind.VOLUNTARY_PARTNER, Sector.CHARITY),
    ("Leisure Trust", Kind.VOLUNTARY_PARTNER, Sector.CHARITY),
    ("Hotels", Kind.VOLUNTARY_PARTNER, Sector.PRIVATE),
    ("Logistics", Kind.VOLUNTARY_PARTNER, Sector.PRIVATE),
    ("Software", Kind.VOLUNTARY_PARTNER, Sector.PRIVATE),
    ("Hair and Beauty", Kind.VOLUNTARY_PARTNER, Sector.PRIVATE),
    ("Garden Centres", Kind.VOLUNTARY_PARTNER, Sector.PRIVATE),
)


def open_for_work(size: Size, chance: Random) -> None:
    missing = size.organisations - Organisation.objects.count()
    made = list(islice(departments(), missing))
    homes = [
        home for home in neighbourhoods().values() if size.everywhere or home.district.startswith("E070001")
    ]
    councils = [a.pk for a in Authority.objects.corporate_parents()] if size.everywhere else [KENT]
    made += [
        place(each, chance.choice(homes), chance.choice(councils))
        for each in islice(partners(), missing - len(made))
    ]
    Organisation.objects.bulk_create([each for each in made if each.pk is None], batch_size=BATCH)
    name_champions(made, chance)


def departments() -> Iterator[Organisation]:
    """Directorates with their services, and two teams in the first service of each; a parent before its
    parts.
    """
    for name, services in SERVICES.items():
        directorate = Organisation.objects.filter(name=name).first()
        if directorate is None:
            directorate = department(name, None)
            yield directorate
        parts = [department(service, directorate) for service in services]
        yield from parts
        yield from (department(f"{services[0]}, {team}", parts[0]) for team in TEAMS)


def department(name: str, parent: Organisation | None) -> Organisation:
    """Saved at once: its parts point at it."""
    hall = Organisation.objects.get(name="Parks")
    return Organisation.objects.create(
        name=name,
        parent=parent,
        kind=Kind.COUNCIL_DEPARTMENT,
        council_id=KENT,
        postcode=hall.postcode,
        easting=hall.easting,
        northing=hall.northing,
    )


def partners() -> Iterator[Organisation]:
    """As many as anybody wants: when the names run out, a number tells them apart."""
    names = [(f"{where} {what}", kind, sector) for (what, kind, sector), where in product(TRADES, PLACES)]
    # Not all hospitals first: a stride that shares no divisor with the number of names visits each once.
    for turn in count():
        name, kind, sector = names[turn * 31 % len(names)]
        again = turn // len(names)
        yield Organisation(name=f"{name} {again + 1}" if again else name, kind=kind, sector=sector)


def place(organisation: Organisation, home: Neighbourhood, council: str) -> Organisation:
    organisation.council_id = council
    organisation.postcode = str(home.home(0)["postcode"])
    organisation.easting, organisation.northing = home.easting, home.northing
    return organisation


def name_champions(organisations: list[Organisation], chance: Random) -> None:
    """One for every organisation that is new."""
    since = timezone.localdate() - A_LONG_TIME
    users = grown_ups(len(organisations), chance)
    rows = [
        Champion(user=user, organisation=organisation, starts_on=since)
        for user, organisation in zip(users, organisations, strict=True)
    ]
    Champion.objects.bulk_create(rows, batch_size=BATCH)
