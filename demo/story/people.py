"""Who the young adults of the story are: where they live, who advises them, what they want."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from youngadults.models import YoungAdult

ANY, SOME, VOLUNTEER, STUDY, ASK = YoungAdult.PermissionToWork
NOT_ASKED = ""
REVIEWED = (SOME, VOLUNTEER, STUDY)
WEEKDAYS = [0, 1, 2, 3, 4]


@dataclass(frozen=True)
class Person:
    """``interests`` are sectors with 1 (a little) to 3 (very much); ``wants`` is in their own words.

    ``answers`` are columns of their preferences; one that is missing has not been asked about.
    """

    name: str
    age: int
    sector: str
    adviser: str
    waiting_days: int
    permission: str = ANY
    wants: str = ""
    interests: dict[str, int] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)
    handle: str = ""


def asked(qualification: int, miles: int, *, days: list[int] | None = None, **more: Any) -> dict[str, Any]:
    """What is known once somebody has sat down with a young adult and asked."""
    return {
        "qualification": qualification,
        "max_travel_miles": miles,
        "days": WEEKDAYS if days is None else days,
        "dbs": 0,
        "driving_licence": False,
        "weekly_hours": 25,
        "least_pay": 800,
        **more,
    }


def ranks(apprenticeship: int, work_experience: int, mentoring: int, interview: int) -> dict[str, int]:
    return {
        "rank_apprenticeship": apprenticeship,
        "rank_work_experience": work_experience,
        "rank_mentoring": mentoring,
        "rank_priority_interview": interview,
    }


ADE, AMINA, COLIN = "ade@example.org", "amina@example.org", "colin.frost@example.org"

PEOPLE = (
    Person(
        "Sam Carter",
        20,
        "ME15 7",
        ADE,
        41,
        wants="Something outside, with other people. I like trees. Not an office.",
        interests={"environment-and-land": 3, "animal-care": 2},
        answers=asked(2, 10, dbs=1, weekly_hours=30, support=["travel_costs"], **ranks(1, 2, 3, 4)),
        handle="sam",
    ),
    Person(
        "Noor Rahimi",
        19,
        "ME14 2",
        AMINA,
        63,
        permission=ANY,
        wants="I read a lot. I would like to work where there are books. Mornings are hard.",
        interests={"administration": 2, "creative-and-media": 2, "teaching-and-education": 1},
        answers=asked(
            1, 6, days=[1, 2, 3], weekly_hours=15, support=["english", "travel_costs"], **ranks(3, 1, 2, 4)
        ),
        handle="noor",
    ),
    Person(
        "Jade Foster",
        21,
        "ME16 8",
        ADE,
        20,
        wants="A proper job with training.",
        interests={"administration": 3, "business-and-finance": 1},
        answers=asked(2, 8, days=[0, 1, 2, 3, 4, 5], **ranks(2, 1, 4, 3)),
    ),
    Person(
        "Yonas Tesfay",
        19,
        "ME14 5",
        AMINA,
        55,
        wants="Books, computers, learning English better.",
        interests={"administration": 2, "computing-technology-and-digital": 2},
        answers=asked(1, 6, days=[1, 2, 3, 4], support=["english"], **ranks(2, 1, 3, 4)),
    ),
    Person(
        "Callum Price",
        22,
        "TN23 5",
        COLIN,
        12,
        wants="Building things. Roads would do.",
        interests={"construction-and-trades": 3, "engineering-and-maintenance": 2, "transport": 1},
        answers=asked(1, 15, weekly_hours=37, least_pay=900, **ranks(1, 2, 0, 3)),
    ),
    Person(
        "Idris Haidari",
        20,
        "CT1 1",
        COLIN,
        90,
        wants="I was a plasterer with my uncle.",
        interests={"construction-and-trades": 3},
        answers=asked(0, 20, weekly_hours=37, support=["english", "equipment"], **ranks(1, 2, 4, 3)),
    ),
    Person(
        "Chloe Bennett",
        18,
        "DA12 1",
        ADE,
        30,
        wants="Little children. I looked after my brothers.",
        interests={"teaching-and-education": 3, "social-care": 2},
        answers=asked(2, 10, dbs=2, **ranks(2, 1, 3, 4)),
    ),
    Person(
        "Merhawi Kidane",
        23,
        "ME10 3",
        AMINA,
        120,
        permission=VOLUNTEER,
        wants="Anything that helps. I like dogs.",
        interests={"animal-care": 3, "environment-and-land": 2},
        answers=asked(1, 12, support=["travel_costs", "english"], **ranks(4, 1, 2, 3)),
    ),
    Person(
        "Liam Walsh",
        24,
        "ME14 3",
        ADE,
        8,
        wants="Computers, from home if I can.",
        interests={"computing-technology-and-digital": 3},
        answers=asked(3, 10, remote_ok=True, adjustments=["quiet_space"], **ranks(1, 3, 2, 4)),
    ),
    Person(
        "Selam Gebre",
        21,
        "ME16 8",
        AMINA,
        33,
        wants="Hospital work. I want to be a nurse one day.",
        interests={"healthcare": 3, "social-care": 2},
        answers=asked(2, 8, dbs=2, **ranks(2, 3, 4, 1)),
    ),
    Person(
        "Ellie Marsh",
        22,
        "CT11 7",
        COLIN,
        15,
        wants="Kitchens, cafés, people.",
        interests={"hospitality-and-food": 3, "retail-and-sales": 1},
        answers=asked(1, 10, days=[0, 1, 2, 5, 6], support=["childcare"], **ranks(3, 1, 4, 2)),
    ),
    Person(
        "Omar Siddiqui",
        20,
        "ME15 6",
        ADE,
        25,
        wants="Baking. My grandmother taught me.",
        interests={"hospitality-and-food": 3},
        answers=asked(1, 6, weekly_hours=20, **ranks(2, 1, 4, 3)),
    ),
    Person(
        "Megan Cole",
        19,
        "ME15 8",
        AMINA,
        10,
        wants="A shop or a bakery, close to home.",
        interests={"hospitality-and-food": 2, "retail-and-sales": 3},
        answers=asked(1, 5, days=[3, 4, 5, 6], weekly_hours=16, **ranks(0, 1, 0, 2)),
    ),
    Person(
        "Ryan Hughes",
        23,
        "CT16 1",
        COLIN,
        44,
        wants="Outdoors or driving.",
        interests={"transport": 2, "delivery-and-storage": 3, "environment-and-land": 1},
        answers=asked(1, 25, driving_licence=True, weekly_hours=37, least_pay=1271, **ranks(2, 3, 0, 1)),
    ),
    Person(
        "Amanuel Berhe",
        18,
        "DA1 5",
        ADE,
        70,
        permission=ASK,
        wants="School first. Then we see.",
        interests={"engineering-and-maintenance": 2},
        answers=asked(0, 8, support=["english"], **ranks(3, 2, 1, 4)),
    ),
    Person(
        "Tia Robinson",
        20,
        "TN1 1",
        COLIN,
        18,
        wants="Nails and hair, or an office.",
        interests={"beauty-and-wellbeing": 3, "administration": 1},
        answers=asked(2, 8, days=[0, 1, 2], support=["childcare"], **ranks(1, 2, 3, 4)),
    ),
    Person(
        "Karim Noori",
        22,
        "ME7 1",
        AMINA,
        100,
        wants="Electrician. I did one year at college.",
        interests={"construction-and-trades": 2, "engineering-and-maintenance": 3},
        answers=asked(2, 15, weekly_hours=37, **ranks(1, 2, 3, 4)),
    ),
    Person(
        "Josh Turner",
        24,
        "CT19 5",
        COLIN,
        5,
        wants="Something regular.",
        interests={"delivery-and-storage": 2, "retail-and-sales": 1},
        answers=asked(1, 12, adjustments=["clear_writing", "breaks"], **ranks(2, 1, 3, 4)),
    ),
    Person("Zahra Karimi", 19, "SE18 3", AMINA, 80, permission=STUDY, wants="I am at college in London."),
    Person("Kayleigh Dunn", 21, "CT9 4", COLIN, 60, permission=NOT_ASKED),
    Person("Tuan Pham", 20, "ME8 0", ADE, 35, permission=SOME, interests={"hospitality-and-food": 1}),
    Person(
        "Ben Archer",
        19,
        "TN14 5",
        ADE,
        28,
        wants="Computers and games.",
        interests={"computing-technology-and-digital": 3, "creative-and-media": 2},
        answers=asked(2, 12, remote_ok=True, days=[0, 1, 2, 3], **ranks(1, 2, 3, 4)),
        more={"preferred_contact": "email"},
    ),
    Person(
        "Robel Haile",
        24,
        "ME4 4",
        AMINA,
        140,
        wants="Warehouse, night or day.",
        interests={"delivery-and-storage": 3, "manufacturing": 2},
        answers=asked(0, 20, weekly_hours=37, least_pay=1271, **ranks(3, 2, 4, 1)),
        more={"preferred_contact": "call"},
    ),
    Person("Luke Ward", 22, "ME12 2", COLIN, 200, permission=NOT_ASKED, more={"in_custody": True}),
    Person(
        "Paige Simmons",
        20,
        "CT14 7",
        COLIN,
        50,
        wants="Not at the moment, thank you.",
        more={"paused": True},
    ),
)
