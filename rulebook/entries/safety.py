"""What happens when somebody does not feel safe."""

from .kinds import phone_list, text, time_of_day, whole_number
from .rule import OURS, Rule

SAFETY = (
    Rule(
        "safety.numbers",
        phone_list,
        "",
        "Emergency: 999; NHS, also for your mind: 111; Samaritans, day and night: 116 123",
        "Whom somebody who does not feel safe can call at any hour",
        "gov.uk, nhs.uk, samaritans.org",
    ),
    Rule("safety.duty_from", time_of_day, "", "09:00", "When somebody on duty begins on a working day", OURS),
    Rule("safety.duty_until", time_of_day, "", "17:00", "When duty ends on a working day", OURS),
    Rule(
        "safety.out_of_hours",
        text,
        "",
        "We read this when we are back. If you need someone now, call one of these numbers.",
        "What a young adult reads outside duty hours",
        OURS,
    ),
    Rule("safety.act_within_hours", whole_number, "hours", 4, "By when a new concern is taken on", OURS),
)
