"""What the libraries promise."""

from .shapes import LIBRARY, SIDE_DOOR, K, Promise

PROMISES = (
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
)
