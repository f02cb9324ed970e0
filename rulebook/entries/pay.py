"""What the law says of pay, of work without it, and of apprenticeships."""

from .kinds import whole_number
from .rule import BURSARY, FOUNDATION, OURS, UNPAID, WAGE, Rule

PAY = (
    # Pay; the rates of other years are dated entries
    Rule("wage.from_21", whole_number, "pence an hour", 1271, "Least pay from 21", WAGE),
    Rule("wage.from_18", whole_number, "pence an hour", 1085, "Least pay from 18 to 20", WAGE),
    Rule("wage.under_18", whole_number, "pence an hour", 800, "Least pay under 18", WAGE),
    Rule(
        "wage.apprentice",
        whole_number,
        "pence an hour",
        800,
        "Least pay of an apprentice under 19, or of any age in the first year",
        WAGE,
    ),
    # Work without pay, and other guard rails of posting
    Rule(
        "unpaid.shadowing_weeks",
        whole_number,
        "weeks",
        4,
        "How long somebody may watch without pay before the 18+ service looks at it",
        UNPAID,
    ),
    Rule(
        "unpaid.trying_weeks",
        whole_number,
        "weeks",
        2,
        "How long somebody may try things out without pay before the 18+ service looks at it",
        UNPAID,
    ),
    Rule("unpaid.most_weeks", whole_number, "weeks", 12, "Longest time without pay, whatever it is", UNPAID),
    Rule(
        "posting.reading_grade",
        whole_number,
        "years of school",
        5,
        "How hard a pledge may be to read before its writer gets a hint",
        OURS,
    ),
    Rule(
        "posting.lapse_warning_days",
        whole_number,
        "days",
        14,
        "How long before its last day a host is told that a pledge is about to lapse",
        OURS,
    ),
    # Apprenticeships
    Rule(
        "apprenticeship.bursary_pence",
        whole_number,
        "pence",
        300_000,
        "What a care-experienced apprentice gets once, in the first year",
        BURSARY,
    ),
    Rule(
        "apprenticeship.foundation_upper_age",
        whole_number,
        "years",
        21,
        "Oldest age at which a foundation apprenticeship is open to everybody",
        FOUNDATION,
    ),
    Rule(
        "apprenticeship.foundation_upper_age_care_experienced",
        whole_number,
        "years",
        24,
        "Oldest age at which a foundation apprenticeship is open to somebody who grew up in care",
        FOUNDATION,
    ),
    Rule(
        "apprenticeship.minimum_months",
        whole_number,
        "months",
        8,
        "Shortest apprenticeship",
        FOUNDATION,
    ),
)
