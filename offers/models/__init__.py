"""One intake put to one young adult, and what is asked, chosen and said about it."""

from .attendance import Attendance
from .breakdowns import Breakdown, BreakdownQuerySet
from .broken_promises import BrokenPromise, BrokenPromiseQuerySet, BrokenPromiseStep
from .check_ins import CheckIn, CheckInQuerySet
from .choices import DisclosureChoice
from .heads_ups import HeadsUp
from .host_asks import HostAsk, HostAskQuerySet
from .hosting_again import HostAgain
from .interests import Interest, OfOnePersonQuerySet, Wish
from .interviews import CriterionCheck, CriterionCheckQuerySet, Interview
from .offers import FIRST_DAY, Offer, OfferQuerySet, OfferStep, last_yes
from .promise_reports import PromiseReport, PromiseReportQuerySet
from .questions import Question, QuestionQuerySet
from .reasons import HostReason, Reason
from .references import Reference
from .referrals import Referral, ReferralQuerySet
from .safety import (
    CAN_BE_ON_DUTY,
    DutyTurn,
    Hold,
    SafetyConcern,
    SafetyConcernStep,
    SafetyLook,
    on_duty_today,
    people_on_duty,
)
from .unmet import UnmetNeed, UnmetNeedQuerySet

__all__ = [
    "CAN_BE_ON_DUTY",
    "FIRST_DAY",
    "Attendance",
    "Breakdown",
    "BreakdownQuerySet",
    "BrokenPromise",
    "BrokenPromiseQuerySet",
    "BrokenPromiseStep",
    "CheckIn",
    "CheckInQuerySet",
    "CriterionCheck",
    "CriterionCheckQuerySet",
    "DisclosureChoice",
    "DutyTurn",
    "HeadsUp",
    "Hold",
    "HostAgain",
    "HostAsk",
    "HostAskQuerySet",
    "HostReason",
    "Interest",
    "Interview",
    "OfOnePersonQuerySet",
    "Offer",
    "OfferQuerySet",
    "OfferStep",
    "PromiseReport",
    "PromiseReportQuerySet",
    "Question",
    "QuestionQuerySet",
    "Reason",
    "Reference",
    "Referral",
    "ReferralQuerySet",
    "SafetyConcern",
    "SafetyConcernStep",
    "SafetyLook",
    "UnmetNeed",
    "UnmetNeedQuerySet",
    "Wish",
    "last_yes",
    "on_duty_today",
    "people_on_duty",
]
