"""What the animal rescue promises."""

from .shapes import K, Promise

PROMISES = (
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
            "support": ["meals", "english"],
            "adjustments": ["breaks", "flexible_times", "company", "quiet_space"],
        },
    ),
)
