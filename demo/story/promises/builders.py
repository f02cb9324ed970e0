"""What the builders promise."""

from .shapes import WEEKDAYS, K, Promise

PROMISES = (
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
            "travel_paid": True,
            "support": ["equipment", "english"],
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
            ("Josh Turner", "yes confirm start end_early:not_ready settle:stop"),
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
)
