"""Signing in: how long links, codes and sessions last."""

from .kinds import whole_number
from .rule import OURS, Rule

DOORS = (
    Rule(
        "code.lifetime_minutes",
        whole_number,
        "minutes",
        15,
        "How long a sign-in code works that nobody has used",
        OURS,
    ),
    Rule(
        "link.lifetime_minutes",
        whole_number,
        "minutes",
        24 * 60,
        "How long a sign-in link works that nobody has used",
        OURS,
    ),
    Rule("invitation.lifetime_days", whole_number, "days", 14, "How long an invitation works", OURS),
    Rule(
        "session.staff_minutes",
        whole_number,
        "minutes",
        8 * 60,
        "How long the 18+ service and hosts stay signed in without doing anything",
        OURS,
    ),
    Rule(
        "session.young_adult_minutes",
        whole_number,
        "minutes",
        7 * 24 * 60,
        "How long a young adult stays signed in on a phone of their own",
        OURS,
    ),
    Rule(
        "session.shared_device_minutes",
        whole_number,
        "minutes",
        15,
        "How long a young adult stays signed in on a device that others use",
        OURS,
    ),
)
