"""What is kept for the panel and of hosts, and what can be counted only later."""

from .challenges import Challenge, ChallengeQuerySet, ChallengeStep
from .member_promises import MemberPromise, MemberPromiseQuerySet, MemberPromiseStep
from .movement import DidThen
from .packs import PanelPack
from .promise_records import PromiseRecord, PromiseRecordQuerySet, PromiseRecordStep
from .refusals import Refusal, RefusalQuerySet

__all__ = [
    "Challenge",
    "ChallengeQuerySet",
    "ChallengeStep",
    "DidThen",
    "MemberPromise",
    "MemberPromiseQuerySet",
    "MemberPromiseStep",
    "PanelPack",
    "PromiseRecord",
    "PromiseRecordQuerySet",
    "PromiseRecordStep",
    "Refusal",
    "RefusalQuerySet",
]
