"""What champions fill in: the kind, the words, the dates, and a reason where something is taken away."""

from .answers import LinesField, PoundsField
from .decisions import CloseForm, KindForm, WithdrawForm
from .details import DetailsForm
from .fetching import FetchForm
from .intakes import IntakeForm
from .parts import PARTS, Part, part_of
from .starting import StartForm
from .whose import WhoseForm

__all__ = [
    "PARTS",
    "CloseForm",
    "DetailsForm",
    "FetchForm",
    "IntakeForm",
    "KindForm",
    "LinesField",
    "Part",
    "PoundsField",
    "StartForm",
    "WhoseForm",
    "WithdrawForm",
    "part_of",
]
