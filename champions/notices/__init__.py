"""What is told about organisations: to their own people, and to the 18+ service."""

from .blocks import block_asked_for, block_decided, block_lifted, blocked
from .documents import document_came, document_ends, document_over, document_refused
from .joining import signed_up, signed_up_again
from .keeping_up import answered, look_at_charter, nobody_answered, nudge, still_up_for_it
from .partners import agreed, organisation_left, paused, ready_to_agree, terms_changed
from .people import changed
from .posts import nobody_is_left
from .tree import change_refused
from .years import post_renewed, your_year_is_over

__all__ = [
    "agreed",
    "answered",
    "block_asked_for",
    "block_decided",
    "block_lifted",
    "blocked",
    "change_refused",
    "changed",
    "document_came",
    "document_ends",
    "document_over",
    "document_refused",
    "look_at_charter",
    "nobody_answered",
    "nobody_is_left",
    "nudge",
    "organisation_left",
    "paused",
    "post_renewed",
    "ready_to_agree",
    "signed_up",
    "signed_up_again",
    "still_up_for_it",
    "terms_changed",
    "your_year_is_over",
]
