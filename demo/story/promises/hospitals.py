"""What the hospitals promise."""

from .shapes import K, Promise

PROMISES = (
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
)
