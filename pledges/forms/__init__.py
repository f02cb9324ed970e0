"""What champions fill in: the kind, the words, the dates, and a reason where something is taken away."""

from .answers import LinesField, PoundsField
from .decisions import CloseForm, KindForm, WithdrawForm
from .details import DetailsForm
from .intakes import IntakeForm

__all__ = [
    "CloseForm",
    "DetailsForm",
    "IntakeForm",
    "KindForm",
    "LinesField",
    "PoundsField",
    "WithdrawForm",
]
