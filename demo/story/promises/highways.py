"""Mending roads: what Highways promises, sends for approval and takes back."""

from .shapes import DEPOT, WEEKDAYS, K, Promise

PROMISES = (
    Promise(
        "Highways maintenance",
        "Highways",
        K.APPRENTICESHIP,
        60,
        "construction-and-trades",
        ((30, 580, 2), (115, 665, 2)),
        site=DEPOT,
        offers=(
            (
                "Callum Price",
                "yes confirm start good:first_day not_good:week_one not_as_promised:hours "
                "put_to_host host_puts_right",
            ),
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
            "travel_paid": True,
            "support": ["equipment", "named_person"],
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
            "support": ["equipment"],
        },
    ),
    Promise(
        "Counting traffic",
        "Highways",
        K.WORK_EXPERIENCE,
        4,
        "transport",
        ((29, 39, 3),),
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
)
