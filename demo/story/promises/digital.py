"""What Digital and technology promises."""

from .shapes import WEEKDAYS, K, Promise

PROMISES = (
    Promise(
        "Data technician",
        "Digital and technology",
        K.APPRENTICESHIP,
        200,
        "computing-technology-and-digital",
        ((30, 580, 2),),
        site=("Invicta House", "ME14 1XX"),
        offers=(
            ("Liam Walsh", "yes confirm start pause settle:pause"),
            ("Ben Archer", "yes cancel:got_something"),
        ),
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
)
