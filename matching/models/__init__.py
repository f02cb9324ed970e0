"""Rounds, with what was decided in them; and offers against a rule, which wait for a manager."""

from .overrides import OverrideRequest, OverrideRequestQuerySet, OverrideRequestStep
from .rounds import (
    Approval,
    Decision,
    PolicyVersion,
    Proposal,
    Round,
    RoundStep,
    RoundVersion,
    WithoutProposal,
)

__all__ = [
    "Approval",
    "Decision",
    "OverrideRequest",
    "OverrideRequestQuerySet",
    "OverrideRequestStep",
    "PolicyVersion",
    "Proposal",
    "Round",
    "RoundStep",
    "RoundVersion",
    "WithoutProposal",
]
