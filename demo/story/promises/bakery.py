"""What Priya's bakery promises."""

from .shapes import K, Promise

PROMISES = (
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
)
