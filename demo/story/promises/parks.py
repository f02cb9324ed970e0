"""The rangers' two promises."""

from .shapes import MOTE_PARK, WEEKDAYS, K, Promise

PROMISES = (
    Promise(
        "Ranger for a week",
        "Parks",
        K.WORK_EXPERIENCE,
        27,
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
            "support": ["equipment", "named_person"],
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
)
