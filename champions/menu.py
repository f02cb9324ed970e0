"""What an organisation could offer: small things first, because most promises begin with one of them."""

from __future__ import annotations

from rulebook.lists import Choices

MENU: Choices = (
    ("interview_practice", "An hour of interview practice"),
    ("shadowing", "An afternoon of shadowing, to see what the work is"),
    ("application_help", "Help with one application or CV"),
    ("lift", "A lift to an interview"),
    ("tools", "Tools, work clothes or a laptop"),
    ("taster", "A taster day or a visit for a few people"),
    ("mentoring", "Somebody to talk to now and then: mentoring"),
    ("work_experience", "Work experience"),
    ("priority_interview", "An interview for whoever meets the essentials"),
    ("apprenticeship", "An apprenticeship"),
    ("job", "A job"),
    ("other", "Something else"),
)
