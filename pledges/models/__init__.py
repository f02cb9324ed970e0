"""What an organisation promises, and its intakes: dated sets of places."""

from .intakes import Intake, IntakeQuerySet
from .names import NameInFiles
from .pledges import Pledge, PledgeQuerySet, PledgeStep
from .sources import Source
from .typed import Typed

__all__ = [
    "Intake",
    "IntakeQuerySet",
    "NameInFiles",
    "Pledge",
    "PledgeQuerySet",
    "PledgeStep",
    "Source",
    "Typed",
]
