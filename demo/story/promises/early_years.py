"""What the nurseries promise."""

from .shapes import WEEKDAYS, K, Promise

PROMISES = (
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
)
