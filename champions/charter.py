"""What a good employer for young adults who grew up in care promises: recruitment, tracking, development."""

from __future__ import annotations

from rulebook.lists import Choices

RECRUITMENT: Choices = (
    ("point_of_contact", "A named person whom applicants can ring"),
    ("plain_adverts", "Adverts in plain words that ask for no more than the work needs"),
    ("guaranteed_interview", "An interview for whoever meets the essentials"),
    ("feedback", "Feedback that helps, for everybody who tried"),
)
TRACKING: Choices = (
    ("tick_box", "A box that applicants may tick, and need not"),
    ("counting", "Counting who applies, starts and stays, without names"),
)
DEVELOPMENT: Choices = (
    ("first_day", "Somebody who has time on the first day"),
    ("buddy", "A mentor or a buddy"),
    ("training", "Training that leads somewhere"),
    ("next_step", "Looking for the next step together before it ends"),
)
GROUPS = (("Recruitment", RECRUITMENT), ("Tracking", TRACKING), ("Development", DEVELOPMENT))
BEHAVIOURS: Choices = (*RECRUITMENT, *TRACKING, *DEVELOPMENT)
