"""The bodies that make promises, the people who post for them, and what was agreed with partners."""

from .champions import Champion, ChampionInvitation
from .organisations import Organisation, OrganisationQuerySet
from .partnerships import Contribution, Partnership, PartnershipStep
from .signups import SignUp

__all__ = [
    "Champion",
    "ChampionInvitation",
    "Contribution",
    "Organisation",
    "OrganisationQuerySet",
    "Partnership",
    "PartnershipStep",
    "SignUp",
]
