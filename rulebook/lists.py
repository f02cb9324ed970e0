"""The short lists that several rooms share: their order is their bit or digit in the matching engine.

Append to a list, never reorder it: the engine's digit or bit is the position. Sectors are the job categories
of the National Careers Service (Open Government Licence v3.0).
"""

from __future__ import annotations

Choices = tuple[tuple[str, str], ...]

SECTORS: Choices = (
    ("administration", "Administration"),
    ("animal-care", "Animal care"),
    ("beauty-and-wellbeing", "Beauty and wellbeing"),
    ("business-and-finance", "Business and finance"),
    ("computing-technology-and-digital", "Computing, technology and digital"),
    ("construction-and-trades", "Construction and trades"),
    ("creative-and-media", "Creative and media"),
    ("delivery-and-storage", "Delivery and storage"),
    ("emergency-and-uniform-services", "Emergency and uniform services"),
    ("engineering-and-maintenance", "Engineering and maintenance"),
    ("environment-and-land", "Environment and land"),
    ("government-services", "Government services"),
    ("healthcare", "Healthcare"),
    ("home-services", "Home services"),
    ("hospitality-and-food", "Hospitality and food"),
    ("law-and-legal", "Law and legal"),
    ("managerial", "Managerial"),
    ("manufacturing", "Manufacturing"),
    ("retail-and-sales", "Retail and sales"),
    ("science-and-research", "Science and research"),
    ("social-care", "Social care"),
    ("sports-and-leisure", "Sports and leisure"),
    ("teaching-and-education", "Teaching and education"),
    ("transport", "Transport"),
    ("travel-and-tourism", "Travel and tourism"),
)

TRAVEL_COSTS = "travel_costs"
SUPPORT: Choices = (
    (TRAVEL_COSTS, "Travel costs paid"),
    ("named_person", "A named person to go to"),
    ("english", "Help with English"),
    ("equipment", "Clothes, tools or equipment provided"),
    ("application_help", "Help with the application and interview"),
    ("flexible_start", "A gentle start, with fewer hours at first"),
    ("meals", "Lunch provided"),
    ("childcare", "Help with childcare"),
)
"""What a host can give and a young adult may want: one bit each."""

ADJUSTMENTS: Choices = (
    ("step_free", "Step-free way in and toilet"),
    ("quiet_space", "A quiet space"),
    ("clear_writing", "Instructions in short, clear writing"),
    ("breaks", "Regular breaks"),
    ("flexible_times", "Flexible start and finish times"),
    ("hearing", "Hearing support or a sign language interpreter"),
    ("sight", "Large print or screen reader"),
    ("company", "Somebody alongside at first"),
)
"""What a person may need and a host can make: always an adjustment, never a diagnosis. One bit each."""

QUALIFICATIONS: tuple[tuple[int, str], ...] = (
    (0, "None needed, or Entry level"),
    (1, "Level 1 (GCSE grades 3 to 1)"),
    (2, "Level 2 (GCSE grades 9 to 4)"),
    (3, "Level 3 (A level, T Level)"),
    (4, "Level 4 or 5 (HNC, HND)"),
    (5, "Level 6 or above (degree)"),
)

DAYS: tuple[tuple[int, str], ...] = (
    (0, "Monday"),
    (1, "Tuesday"),
    (2, "Wednesday"),
    (3, "Thursday"),
    (4, "Friday"),
    (5, "Saturday"),
    (6, "Sunday"),
)

DBS_LEVELS: tuple[tuple[int, str], ...] = ((0, "None"), (1, "Basic"), (2, "Enhanced"))

DBS_ROLES: Choices = (
    ("none", "None of these"),
    ("children", "Teaches, trains, cares for or looks after children, often or overnight"),
    ("school", "Works regularly in a school, nursery or children’s home"),
    ("personal_care", "Gives personal or health care to adults who need it"),
    ("drives_patients", "Drives adults to and from health or social care"),
    ("handles_money_for", "Runs the money or affairs of adults who need help with them"),
)
"""What makes a role eligible for an enhanced check; any other can be asked for a basic one at the most."""

COVENANT_OUTCOMES: Choices = (
    ("independent_living", "Independent living"),
    ("eet", "Employment, education and training"),
    ("safe_secure", "Stability, feeling safe and secure"),
    ("health", "Health and emotional support"),
    ("finance", "Financial stability"),
)
"""The five outcomes of the Care Leavers Covenant: staff and hosts read them, young adults never do."""


def codes(choices: Choices) -> list[str]:
    return [code for code, _ in choices]


def label(choices: Choices, code: str) -> str:
    return dict(choices)[code]
