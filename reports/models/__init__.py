"""What is kept for the panel and of hosts, and what can be counted only later."""

from .challenges import Challenge, ChallengeQuerySet, ChallengeStep
from .movement import DidThen
from .packs import PanelPack
from .promise_records import PromiseRecord, PromiseRecordQuerySet, PromiseRecordStep

__all__ = [
    "Challenge",
    "ChallengeQuerySet",
    "ChallengeStep",
    "DidThen",
    "PanelPack",
    "PromiseRecord",
    "PromiseRecordQuerySet",
    "PromiseRecordStep",
]
