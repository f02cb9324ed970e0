"""Promises that are not kept, places that are replaced, and the record that follows from it."""

from .kinds import whole_number
from .rule import OURS, Rule

PROMISES = (
    Rule(
        "broken_promise.answer_working_days",
        whole_number,
        "working days",
        2,
        "How long a host has to answer when something is not as it promised",
        OURS,
    ),
    Rule(
        "broken_promise.put_right_working_days",
        whole_number,
        "working days",
        10,
        "How long a host has to put right what is not as it promised",
        OURS,
    ),
    Rule(
        "broken_promise.pause_after",
        whole_number,
        "broken promises",
        2,
        "At how many confirmed broken promises of one pledge it is paused",
        OURS,
    ),
    Rule(
        "broken_promise.pause_within_days",
        whole_number,
        "days",
        90,
        "Within how long the confirmed broken promises of one pledge count together",
        OURS,
    ),
    Rule(
        "promise.replace_within_working_days",
        whole_number,
        "working days",
        10,
        "How long a host has to offer another place for one that it cancelled, before it counts as not kept",
        OURS,
    ),
    Rule(
        "promise_record.reply_working_days",
        whole_number,
        "working days",
        10,
        "How long an organisation can reply to its record before it may be published",
        OURS,
    ),
)
