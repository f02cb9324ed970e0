"""Texts and e-mails: when none go, how many may, what they cost."""

from .kinds import percentage, time_of_day, whole_number
from .rule import NOTIFY, OURS, Rule

MESSAGES = (
    Rule(
        "notice.quiet_from",
        time_of_day,
        "",
        "20:00",
        "No texts or e-mails from this time on",
        OURS,
    ),
    Rule(
        "notice.quiet_until",
        time_of_day,
        "",
        "08:00",
        "No texts or e-mails until this time",
        OURS,
    ),
    Rule(
        "notice.texts_a_month",
        whole_number,
        "texts",
        2_000,
        "How many texts may be sent in a month, as the network counts them",
        OURS,
    ),
    Rule(
        "notice.texts_warn_at_percent",
        percentage,
        "% of the month’s texts",
        80,
        "When to warn that the month’s texts are running out",
        OURS,
    ),
    Rule(
        "notice.text_tenths_of_a_penny", whole_number, "tenths of a penny", 24, "What one text costs", NOTIFY
    ),
    Rule(
        "notice.kept_days",
        whole_number,
        "days",
        365,
        "How long notices, done tasks and texts that people sent are kept",
        OURS,
    ),
)
