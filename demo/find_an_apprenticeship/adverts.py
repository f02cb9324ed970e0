"""Made-up adverts in the shape of the service's own: camelCase, enums as words, no key without a value."""

from __future__ import annotations

import datetime as dt
from typing import Any

TITLES = (
    ("Gardening apprentice", 226, "Horticulture operative", 2, "Agriculture, environmental and animal care"),
    (
        "Library assistant apprentice",
        454,
        "Library, information and archive services assistant",
        3,
        "Business and administration",
    ),
    ("Apprentice baker", 59, "Baker", 2, "Catering and hospitality"),
    ("Data apprentice", 579, "Data technician", 3, "Digital"),
    ("Care home apprentice", 119, "Adult care worker", 2, "Care services"),
)
EMPLOYERS = ("Parks", "Libraries", "Marsh Bakery", "Digital and technology", "Weald Hospitals Trust")
PLACES = (("ME14 1LQ", 51.276, 0.522), ("CT1 1QU", 51.279, 1.08), ("TN23 1PL", 51.147, 0.873))


def advert(number: int, today: dt.date, **changes: Any) -> dict[str, Any]:
    title, code, course, level, route = TITLES[number % len(TITLES)]
    postcode, latitude, longitude = PLACES[number % len(PLACES)]
    made = {
        "title": title,
        "description": "Learn a trade with people who like to show it.",
        "numberOfPositions": 1 + number % 3,
        "postedDate": f"{today:%Y-%m-%d}T00:00:00",
        "closingDate": f"{today + dt.timedelta(days=30 + number % 20):%Y-%m-%d}T23:59:59",
        "startDate": f"{today + dt.timedelta(days=60 + number % 20):%Y-%m-%d}T00:00:00",
        "wage": {
            "wageType": "Custom",
            "wageAmount": 21_000 + 100 * (number % 40),
            "wageUnit": "Annually",
            "wageAdditionalInformation": f"£{21_000 + 100 * (number % 40):,} a year",
            "workingWeekDescription": "Monday to Friday, 9am to 5pm.",
        },
        "hoursPerWeek": 37.5,
        "expectedDuration": "1 year 6 months",
        "addresses": [
            {
                "addressLine1": "1 High Street",
                "postcode": postcode,
                "latitude": latitude,
                "longitude": longitude,
            }
        ],
        "employerName": EMPLOYERS[number % len(EMPLOYERS)],
        "employerContactName": "Robin Example",
        "employerContactEmail": "robin@example.org",
        "course": {
            "larsCode": code,
            "title": f"{course} (level {level})",
            "level": level,
            "route": route,
            "type": "apprenticeship",
        },
        "apprenticeshipLevel": {2: "Intermediate", 3: "Advanced"}[level],
        "providerName": "Medway College",
        "ukprn": 10_000_000 + number,
        "isDisabilityConfident": number % 2 == 0,
        "vacancyUrl": f"https://www.example.org/apprenticeship/VAC{2_000_000_000 + number}",
        "vacancyReference": str(2_000_000_000 + number),
        "isNationalVacancy": False,
        "fullDescription": "<p>You will learn by doing.</p><ul><li>Plan</li><li>Work in a team</li></ul>",
        "qualifications": [
            {"weighting": "Desired", "qualificationType": "GCSE", "subject": "English", "grade": "4"}
        ],
    }
    return {name: value for name, value in (made | changes).items() if value is not None}
