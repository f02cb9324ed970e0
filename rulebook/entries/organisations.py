"""Organisations that sign up, their documents, their reminders; rounds that are kept."""

from .kinds import whole_number
from .rule import OURS, Rule

ORGANISATIONS = (
    Rule(
        "sign_up.call_working_days",
        whole_number,
        "working days",
        5,
        "By when somebody rings an organisation that has signed up",
        OURS,
    ),
    Rule("sign_up.link_days", whole_number, "days", 7, "How long the link to confirm a sign-up works", OURS),
    Rule(
        "sign_up.most_from_one_place",
        whole_number,
        "sign-ups an hour",
        5,
        "Most sign-ups from one connection to the internet",
        OURS,
    ),
    Rule(
        "sign_up.most_for_one_address",
        whole_number,
        "sign-ups a day",
        3,
        "Most sign-ups for one e-mail address",
        OURS,
    ),
    Rule("sign_up.most_an_hour", whole_number, "sign-ups an hour", 100, "Most sign-ups altogether", OURS),
    Rule(
        "sign_up.kept_unconfirmed_days",
        whole_number,
        "days",
        30,
        "How long a sign-up is kept whose address nobody confirmed",
        OURS,
    ),
    Rule(
        "terms.accept_within_days",
        whole_number,
        "days",
        30,
        "By when a partner agrees to new terms before it is paused",
        OURS,
    ),
    Rule(
        "document.warn_days_first",
        whole_number,
        "days",
        60,
        "How long before a document of a host is over it is told first",
        OURS,
    ),
    Rule(
        "document.warn_days_again",
        whole_number,
        "days",
        14,
        "How long before a document of a host is over it is told again",
        OURS,
    ),
    Rule(
        "host.renew_after_days",
        whole_number,
        "days",
        365,
        "How often a host is asked whether it is still up for it, and to look at what it declared",
        OURS,
    ),
    Rule("document.most_megabytes", whole_number, "MB", 10, "Largest file that somebody may send", OURS),
    Rule(
        "matching.round_kept_days",
        whole_number,
        "days",
        365,
        "How long a round keeps who was in it; its result can be checked for ever",
        OURS,
    ),
)
