"""The bodies that make promises, the people who post for them, and what was agreed with partners."""

from .agreements import Acceptance, Terms
from .blocks import BlockRequest, BlockRequestQuerySet, BlockRequestStep
from .champions import Champion, ChampionInvitation
from .documents import Document
from .keeping_up import CharterPromise, OrganisationChange, Rhythm, time_to_answer
from .legal import LegalClass, SocialValueDelivered, SocialValuePromise
from .organisations import Organisation, OrganisationQuerySet
from .partnerships import Contribution, Partnership, PartnershipStep
from .post_years import PostYear, PostYearQuerySet, PostYearStep
from .signups import SignUp
from .stored import StoredFile
from .unsent import UnsentFile

__all__ = [
    "Acceptance",
    "BlockRequest",
    "BlockRequestQuerySet",
    "BlockRequestStep",
    "Champion",
    "ChampionInvitation",
    "CharterPromise",
    "Contribution",
    "Document",
    "LegalClass",
    "Organisation",
    "OrganisationChange",
    "OrganisationQuerySet",
    "Partnership",
    "PartnershipStep",
    "PostYear",
    "PostYearQuerySet",
    "PostYearStep",
    "Rhythm",
    "SignUp",
    "SocialValueDelivered",
    "SocialValuePromise",
    "StoredFile",
    "Terms",
    "UnsentFile",
    "time_to_answer",
]
