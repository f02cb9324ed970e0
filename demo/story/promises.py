"""The pledges of the story, and what became of each: who was asked, and what they said.

``days_ago`` is when a pledge's story began; its dates count from that day. An offer is told as the name of a
young adult and the acts that followed, see `acts.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pledges.models import Pledge

K = Pledge.Kind
WEEKDAYS = [0, 1, 2, 3, 4]

Told = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Promise:
    """``intakes`` are (first day, last day, places), in days from the beginning; ``becomes`` are the moves
    of the pledge before anybody is asked, ``ends`` the one after.
    """

    title: str
    organisation: str
    kind: str
    days_ago: int
    sector: str = ""
    intakes: tuple[tuple[int, int, int], ...] = ()
    becomes: str = "submit approve"
    ends: str = ""
    site: tuple[str, str] = ("County Hall", "ME14 1XQ")
    offers: Told = ()
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Later:
    """What happened to an intake of an earlier pledge some time after it was posted."""

    title: str
    days_ago: int
    offers: Told
    intake: int = 0


MOTE_PARK = ("Mote Park", "ME15 7SX")
LIBRARY = ("Kent History and Library Centre", "ME14 1LQ")
DEPOT = ("Ashford depot", "TN23 1PL")
SIDE_DOOR = "Five minutes on foot from Maidstone East station. Ask at the desk."

PROMISES = (
    Promise(
        "Ranger for a week",
        "Parks",
        K.WORK_EXPERIENCE,
        40,
        "environment-and-land",
        ((20, 24, 2), (80, 84, 2)),
        site=MOTE_PARK,
        offers=(("Josh Turner", "yes confirm did_not_come"),),
        details={
            "description": "Walk the park with the rangers, mend fences, count birds. Boots are lent.",
            "meets": "Jo, who runs the ranger team",
            "ask_for": "Jo, at the gatehouse",
            "bring": "Warm clothes that may get wet. We lend you boots. Bring your lunch.",
            "days": WEEKDAYS,
            "least_days": 4,
            "weekly_hours": 25,
            "times": "9.30 am to 3 pm",
            "travel_paid": True,
            "support": ["travel_costs", "equipment", "named_person"],
            "adjustments": ["breaks", "company", "clear_writing"],
            "directions": "Bus 71 from Maidstone town centre stops at the gate.",
        },
    ),
    Promise(
        "A walk and a talk with a ranger",
        "Parks",
        K.MENTORING,
        12,
        "environment-and-land",
        ((30, 200, 3),),
        site=MOTE_PARK,
        offers=(("Ryan Hughes", "no:not_wanted"),),
        details={
            "description": "One hour every two weeks. Talk about work outdoors, or about anything.",
            "meets": "Jo or Sunil, both rangers",
            "meets_first": True,
            "times": "An afternoon that suits you both",
            "support": ["named_person"],
            "adjustments": ["breaks", "flexible_times", "company", "quiet_space"],
        },
    ),
    Promise(
        "Library assistant",
        "Libraries",
        K.WORK_EXPERIENCE,
        9,
        "administration",
        ((49, 63, 3),),
        site=LIBRARY,
        offers=(("Jade Foster", "yes confirm"),),
        details={
            "description": "Help people find books, put shelves in order, join the reading group.",
            "second_sector": "creative-and-media",
            "meets": "Bea, who looks after the children’s library",
            "ask_for": "Bea, at the front desk",
            "bring": "What you like to wear. Lunch is on us.",
            "days": [1, 2, 3],
            "least_days": 2,
            "weekly_hours": 15,
            "times": "11 am to 4 pm",
            "travel_paid": True,
            "support": ["travel_costs", "meals", "english", "named_person"],
            "adjustments": ["quiet_space", "breaks", "flexible_times", "step_free"],
            "directions": SIDE_DOOR,
        },
    ),
    Promise(
        "Customer assistant",
        "Libraries",
        K.PRIORITY_INTERVIEW,
        25,
        "administration",
        ((60, 60, 4),),
        site=LIBRARY,
        offers=(("Tia Robinson", "not_now:caring"),),
        details={
            "description": "An interview for a part-time job at the front desk, if you meet the list.",
            "criteria": ["Likes talking to people", "Can work one Saturday in three"],
            "promises_feedback": True,
            "interview_within_days": 20,
            "pay": 1285,
            "weekly_hours": 18,
            "support": ["application_help", "travel_costs"],
            "adjustments": ["step_free", "quiet_space"],
        },
    ),
    Promise(
        "A quiet desk and a laptop",
        "Libraries",
        K.OTHER_SUPPORT,
        50,
        site=LIBRARY,
        details={"description": "A desk, a laptop and a person who helps, every weekday afternoon."},
    ),
    Promise(
        "Highways maintenance",
        "Highways",
        K.APPRENTICESHIP,
        60,
        "construction-and-trades",
        ((30, 580, 2), (115, 665, 2)),
        site=DEPOT,
        offers=(
            ("Callum Price", "yes confirm start good:first_day not_good:week_one not_as_promised:hours"),
            ("Karim Noori", "no:too_far"),
        ),
        details={
            "description": "Learn to mend roads and bridges, with a college day every week.",
            "second_sector": "engineering-and-maintenance",
            "meets": "Tom, who started as an apprentice here",
            "days": WEEKDAYS,
            "least_days": 5,
            "weekly_hours": 37,
            "times": "7.30 am to 3.30 pm",
            "pay": 1085,
            "standard": "ST0053 Highways maintenance skilled operative",
            "level": 2,
            "qualification_ideal": 1,
            "support": ["equipment", "named_person", "travel_costs"],
            "adjustments": ["breaks", "clear_writing"],
        },
    ),
    Promise(
        "A week with the road crew",
        "Highways",
        K.WORK_EXPERIENCE,
        1,
        "construction-and-trades",
        ((45, 49, 2),),
        becomes="submit",
        site=DEPOT,
        details={
            "description": "See how a road is planned, dug and finished.",
            "days": WEEKDAYS,
            "least_days": 5,
            "weekly_hours": 30,
            "travel_paid": True,
            "support": ["equipment", "travel_costs"],
        },
    ),
    Promise(
        "Counting traffic",
        "Highways",
        K.WORK_EXPERIENCE,
        25,
        "transport",
        ((50, 60, 3),),
        ends="withdraw",
        site=DEPOT,
        offers=(("Ryan Hughes", ""), ("Callum Price", "yes"), ("Josh Turner", "yes confirm")),
        details={
            "description": "Count who crosses the junction, and draw what you found.",
            "days": WEEKDAYS,
            "least_days": 2,
            "adjustments": ["breaks", "clear_writing"],
        },
    ),
    Promise(
        "Nursery helper",
        "Early years",
        K.WORK_EXPERIENCE,
        20,
        "teaching-and-education",
        ((26, 40, 1),),
        site=("Gravesend nursery", "DA12 1AU"),
        offers=(("Chloe Bennett", "yes confirm"),),
        details={
            "description": "Play, read and tidy up with three-year-olds.",
            "meets": "Helen, who runs the nursery",
            "dbs": 2,
            "dbs_role": "school",
            "days": WEEKDAYS,
            "least_days": 3,
            "weekly_hours": 20,
            "support": ["meals", "named_person"],
        },
    ),
    Promise(
        "Coffee with a nursery manager",
        "Early years",
        K.MENTORING,
        4,
        "teaching-and-education",
        ((40, 200, 1),),
        becomes="submit refer_back",
        site=("Gravesend nursery", "DA12 1AU"),
        details={"description": "Meet once a month.", "meets_first": True},
    ),
    Promise(
        "Data technician",
        "Digital and technology",
        K.APPRENTICESHIP,
        200,
        "computing-technology-and-digital",
        ((30, 580, 2),),
        site=("Invicta House", "ME14 1XX"),
        offers=(("Liam Walsh", "yes confirm start pause"), ("Ben Archer", "yes cancel:got_something")),
        details={
            "description": "Learn to look after the council’s data, partly at home, partly in the office.",
            "meets": "Ravi, who runs the data team",
            "days": WEEKDAYS,
            "least_days": 4,
            "weekly_hours": 37,
            "pay": 1271,
            "standard": "ST0795 Data technician",
            "level": 3,
            "qualification_needed": 2,
            "remote": True,
            "support": ["equipment", "named_person"],
            "adjustments": ["quiet_space", "flexible_times", "sight", "breaks"],
        },
    ),
    Promise(
        "Talk about code",
        "Digital and technology",
        K.MENTORING,
        10,
        "computing-technology-and-digital",
        ((35, 200, 4),),
        site=("Invicta House", "ME14 1XX"),
        details={
            "description": "An hour a fortnight by video with somebody who writes software.",
            "meets_first": True,
            "remote": True,
            "adjustments": ["quiet_space", "flexible_times", "sight", "hearing"],
        },
    ),
    Promise(
        "Service desk analyst",
        "Digital and technology",
        K.PRIORITY_INTERVIEW,
        30,
        "computing-technology-and-digital",
        ((60, 60, 2),),
        ends="pause",
        site=("Invicta House", "ME14 1XX"),
        offers=(("Liam Walsh", "not_now:not_ready"),),
        details={
            "description": "An interview for a job on the help desk.",
            "criteria": ["Likes solving puzzles", "Explains things patiently"],
            "promises_feedback": True,
            "pay": 1390,
            "weekly_hours": 37,
            "adjustments": ["quiet_space", "flexible_times"],
        },
    ),
    Promise(
        "Helper on the early shift",
        "Marsh Bakery",
        K.WORK_EXPERIENCE,
        2,
        "hospitality-and-food",
        ((33, 44, 1),),
        site=("Marsh Bakery", "ME15 6JQ"),
        offers=(("Omar Siddiqui", "yes"), ("Megan Cole", "yes")),
        details={
            "description": "Shape rolls, fill the shop, eat what you made.",
            "meets": "Priya, who owns the bakery",
            "days": [3, 4, 5],
            "least_days": 2,
            "weekly_hours": 16,
            "times": "6 am to 11 am",
            "pay": 1271,
            "support": ["meals", "equipment"],
            "adjustments": ["breaks", "company"],
            "directions": "Behind the market, next to the bicycle shop.",
        },
    ),
    Promise(
        "Apprentice baker",
        "Marsh Bakery",
        K.APPRENTICESHIP,
        1,
        "hospitality-and-food",
        becomes="",
        site=("Marsh Bakery", "ME15 6JQ"),
        details={"description": "Two years, from flour to wedding cakes."},
    ),
    Promise(
        "Saturday counter",
        "Marsh Bakery",
        K.PRIORITY_INTERVIEW,
        2,
        "retail-and-sales",
        ((40, 40, 1),),
        becomes="submit",
        site=("Marsh Bakery", "ME15 6JQ"),
        details={
            "description": "An interview for every Saturday, 8 to 2.",
            "criteria": ["On time", "Friendly with old ladies and dogs"],
            "promises_feedback": True,
            "pay": 1271,
            "weekly_hours": 6,
        },
    ),
    Promise(
        "Hospital porter",
        "Weald Hospitals Trust",
        K.PRIORITY_INTERVIEW,
        18,
        "healthcare",
        ((50, 50, 5),),
        site=("Maidstone Hospital", "ME16 9QQ"),
        offers=(("Robel Haile", "lapse"),),
        details={
            "description": "An interview for a job that keeps a hospital moving.",
            "criteria": ["Kind to people who are frightened", "Can walk a lot"],
            "promises_feedback": True,
            "pay": 1320,
            "weekly_hours": 30,
            "dbs": 1,
            "open_to": "any",
            "support": ["application_help", "named_person"],
            "adjustments": ["breaks", "step_free", "clear_writing"],
        },
    ),
    Promise(
        "Mock interviews",
        "Weald Hospitals Trust",
        K.OTHER_SUPPORT,
        70,
        site=("Maidstone Hospital", "ME16 9QQ"),
        details={
            "description": "An hour of practice with somebody who knows how.",
            "remote": True,
        },
    ),
    Promise(
        "Site carpentry",
        "Stour Builders",
        K.APPRENTICESHIP,
        15,
        "construction-and-trades",
        ((28, 760, 1),),
        site=("Canterbury site", "CT1 1QU"),
        offers=(("Callum Price", "service_withdraws"), ("Idris Haidari", "yes confirm")),
        details={
            "description": "Learn to build houses from the inside.",
            "meets": "Karen, the site manager",
            "days": WEEKDAYS,
            "least_days": 5,
            "weekly_hours": 39,
            "times": "7.30 am to 4 pm",
            "pay": 1010,
            "standard": "ST0264 Carpentry and joinery",
            "level": 2,
            "support": ["equipment", "english", "travel_costs"],
        },
    ),
    Promise(
        "Two weeks on site",
        "Stour Builders",
        K.WORK_EXPERIENCE,
        150,
        "construction-and-trades",
        ((20, 33, 2),),
        ends="close",
        site=("Canterbury site", "CT1 1QU"),
        offers=(
            ("Idris Haidari", "yes confirm start good:week_one complete reference"),
            ("Josh Turner", "yes confirm start end_early:not_ready"),
        ),
        details={
            "description": "Carry, measure, paint; find out which trade you like.",
            "days": WEEKDAYS,
            "least_days": 5,
            "pay": 1271,
            "support": ["equipment"],
            "adjustments": ["breaks", "clear_writing"],
        },
    ),
    Promise(
        "Kennel helper",
        "Oast House Animal Rescue",
        K.WORK_EXPERIENCE,
        35,
        "animal-care",
        ((25, 90, 3),),
        site=("Oast House", "ME10 3HT"),
        offers=(
            ("Merhawi Kidane", "yes confirm start good:first_day asked_how:week_one"),
            ("Ryan Hughes", "shortlist"),
            ("Karim Noori", "shortlist remove"),
        ),
        details={
            "description": "Walk the dogs, clean, help visitors choose.",
            "second_sector": "environment-and-land",
            "meets": "Fay, who knows every dog",
            "days": [0, 1, 2, 3, 4, 5, 6],
            "least_days": 2,
            "weekly_hours": 12,
            "travel_paid": True,
            "open_to": "any",
            "support": ["travel_costs", "meals", "english"],
            "adjustments": ["breaks", "flexible_times", "company", "quiet_space"],
        },
    ),
)

LATER = (
    Later("Library assistant", 3, (("Yonas Tesfay", "ask:Is it all right that I read slowly?"),)),
    Later("Talk about code", 2, (("Ben Archer", ""),)),
    Later("Hospital porter", 1, (("Selam Gebre", ""),)),
    Later("Highways maintenance", 4, (("Idris Haidari", ""),), intake=1),
)
