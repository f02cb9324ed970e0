"""A council's young adults and their advisers, in the proportions that Kent has published.

Over half came to this country alone as children; about a third do not live in the council's own area; from 22
on about half are not in touch, so that nobody has asked them what they want.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random
from typing import Any

from django.utils import timezone

from accounts.models import Role, User
from demo.homes import Neighbourhood, neighbourhoods
from demo.story.accounts import A_LONG_TIME
from demo.story.council import KENT
from geography.models import Authority
from rulebook import lists
from youngadults.models import CaseloadEntry, Preferences, YoungAdult

from .accounts import BATCH, account, grown_ups, save
from .names import a_name
from .sizes import Size

P = YoungAdult.PermissionToWork
C = YoungAdult.Contact

# The council's returns of 2025 count about 400 of each year from 19 to 21; fewer ask for help later.
AGES = {18: 260, 19: 400, 20: 400, 21: 398, 22: 220, 23: 170, 24: 150, 25: 53}
# Kent 2025: 111 of 1,198 not known at 19 to 21. England 2025: 42 % at 22, 57 % at 23.
NOT_IN_TOUCH = {18: 0.08, 19: 0.09, 20: 0.09, 21: 0.1, 22: 0.42, 23: 0.57, 24: 0.57, 25: 0.57}
CAME_ALONE = 0.53
# Of 1,718: 1,155 in Kent, 155 in Medway, 408 elsewhere.
OWN_AREA, NEXT_DOOR, ELSEWHERE = 1155, 155, 408
MEDWAY = "E06000035"

PERMISSIONS_OF_THOSE_WHO_CAME = {
    P.ANY_PAID: 70,
    P.RESTRICTED_PAID: 7,
    P.VOLUNTEER_ONLY: 10,
    P.STUDY_ONLY: 3,
    P.ASK_THE_ADVISER: 6,
    "": 4,
}
PERMISSIONS = {P.ANY_PAID: 95, "": 5}
CONTACT = {C.TEXT: 60, C.EMAIL: 15, C.CALL: 20, C.LETTER: 5}
QUALIFICATIONS = {0: 37, 1: 26, 2: 27, 3: 8, 4: 1, 5: 1}
MILES = (3, 5, 8, 10, 10, 15, 20, 30)
HOURS = (10, 16, 20, 25, 30, 37)
WEEKS_OF_DAYS = ([0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [1, 2, 3], [0, 2, 4], [3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6])


def drawn(chance: Random, weights: dict[Any, int]) -> Any:
    return chance.choices(list(weights), list(weights.values()))[0]


def arrive(size: Size, chance: Random) -> None:
    advisers = employ(size, chance)
    homes = Homes.of(size)
    number = size.young_adults - YoungAdult.objects.count()
    first = User.objects.count()
    people = [somebody(first + place, homes, chance) for place in range(number)]
    save([person.user for person, _ in people])
    YoungAdult.objects.bulk_create([person for person, _ in people], batch_size=BATCH)
    Preferences.objects.bulk_create([wants for _, wants in people], batch_size=BATCH)
    since = timezone.localdate() - A_LONG_TIME
    CaseloadEntry.objects.bulk_create(
        [
            CaseloadEntry(young_adult=person, adviser=advisers[place % len(advisers)], starts_on=since)
            for place, (person, _) in enumerate(people)
        ],
        batch_size=BATCH,
    )


def employ(size: Size, chance: Random) -> list[User]:
    """Advisers up to the size; those of the story keep their small caseloads."""
    known = Role.objects.filter(kind=Role.Kind.PERSONAL_ADVISER).count()
    users = grown_ups(size.advisers - known, chance)
    since = timezone.localdate() - A_LONG_TIME
    roles = [Role(user=user, kind=Role.Kind.PERSONAL_ADVISER, starts_on=since) for user in users]
    Role.objects.bulk_create(roles, batch_size=BATCH)
    return users


def somebody(number: int, homes: Homes, chance: Random) -> tuple[YoungAdult, Preferences]:
    came_alone = chance.random() < CAME_ALONE
    first_name, last_name = a_name(chance, came_alone=came_alone)
    user = account(first_name, last_name, number, signs_in_by_link=True)
    user.name = first_name
    age = drawn(chance, AGES)
    council, home = homes.draw(chance)
    person = YoungAdult(
        user=user,
        first_name=first_name,
        last_name=last_name,
        date_of_birth=born(age, chance),
        council_id=council,
        phone=f"+447700900{chance.randrange(200, 1000)}",
        preferred_contact=drawn(chance, CONTACT),
        permission_to_work=drawn(chance, PERMISSIONS_OF_THOSE_WHO_CAME if came_alone else PERMISSIONS),
        in_custody=chance.random() < 0.03,
        paused_at=timezone.now() if chance.random() < 0.02 else None,
        monitoring_group=chance.choice([None, 0, 1, 2, 3]),
        **home.home(number),
    )
    in_touch = chance.random() >= NOT_IN_TOUCH[age]
    return person, wants(person, came_alone, chance) if in_touch else unasked(person, chance)


def born(age: int, chance: Random) -> dt.date:
    """The birthday of somebody of this age today."""
    today = timezone.localdate()
    birthday = today - dt.timedelta(days=chance.randrange(364))
    return birthday.replace(year=birthday.year - age, day=min(birthday.day, 28))


def unasked(person: YoungAdult, chance: Random) -> Preferences:
    return Preferences(young_adult=person, waiting_since=waiting_since(chance))


def wants(person: YoungAdult, came_alone: bool, chance: Random) -> Preferences:
    ranks = chance.sample([1, 2, 3, 4], 4)
    if chance.random() < 0.2:
        ranks[ranks.index(4)] = 0
    english = ["english"] if came_alone and chance.random() < 0.6 else []
    more = [code for code in lists.codes(lists.SUPPORT) if code != "english" and chance.random() < 0.15]
    return Preferences(
        young_adult=person,
        rank_apprenticeship=ranks[0],
        rank_work_experience=ranks[1],
        rank_mentoring=ranks[2],
        rank_priority_interview=ranks[3],
        interests={
            s: chance.choice([1, 2, 2, 3]) for s in chance.sample(SECTORS, chance.choice([1, 2, 2, 3]))
        },
        qualification=drawn(chance, QUALIFICATIONS),
        max_travel_miles=chance.choice(MILES),
        remote_ok=chance.random() < 0.3,
        days=chance.choice(WEEKS_OF_DAYS),
        available_from=timezone.localdate() + dt.timedelta(days=chance.choice([-30, -30, -30, 14, 60])),
        dbs=chance.choice([None, 0, 0, 1, 2]),
        driving_licence=chance.choice([None, False, False, False, True]),
        adjustments=[code for code in ADJUSTMENTS if chance.random() < 0.06],
        support=english + more,
        weekly_hours=chance.choice(HOURS),
        least_pay=chance.choice([None, 800, 800, 1085, 1271]),
        waiting_since=waiting_since(chance),
    )


SECTORS = lists.codes(lists.SECTORS)
ADJUSTMENTS = lists.codes(lists.ADJUSTMENTS)


def waiting_since(chance: Random) -> dt.date:
    """Most have waited some weeks, some for more than a year."""
    return timezone.localdate() - dt.timedelta(days=int(chance.expovariate(1 / 90)))


@dataclass(frozen=True)
class Homes:
    """Where the young adults of each corporate parent live."""

    parents: list[str]
    own: dict[str, list[Neighbourhood]]
    everywhere: list[Neighbourhood]

    @classmethod
    def of(cls, size: Size) -> Homes:
        parent_of = {a.pk: a.upper_tier_id or a.pk for a in Authority.objects.districts()}
        own: dict[str, list[Neighbourhood]] = {}
        for home in neighbourhoods().values():
            own.setdefault(parent_of.get(home.district, ""), []).append(home)
        own.pop("", None)
        parents = sorted(parent_of[code] for code in parent_of if parent_of[code] in own)
        return cls(parents if size.everywhere else [KENT], own, list(neighbourhoods().values()))

    def draw(self, chance: Random) -> tuple[str, Neighbourhood]:
        """A corporate parent and a home, in its area or not."""
        council = chance.choice(self.parents)
        where = chance.choices("oNe", (OWN_AREA, NEXT_DOOR, ELSEWHERE))[0]
        if where == "N" and council == KENT:
            return council, by_weight(self.own[MEDWAY], chance)
        if where == "e":
            return council, self.elsewhere(council, chance)
        return council, by_weight(self.own[council], chance)

    def elsewhere(self, council: str, chance: Random) -> Neighbourhood:
        """Of eight neighbourhoods outside the area, the one nearest to it: most move no further than they
        must.
        """
        own = {home.sector for home in self.own[council]} | {home.sector for home in self.own[MEDWAY]}
        middle = self.own[council][0]
        some = [home for home in chance.sample(self.everywhere, 12) if home.sector not in own]
        return min(
            some or self.everywhere[:1],
            key=lambda home: abs(home.easting - middle.easting) + abs(home.northing - middle.northing),
        )


def by_weight(homes: list[Neighbourhood], chance: Random) -> Neighbourhood:
    return chance.choices(homes, [home.weight for home in homes])[0]
