"""What a worker types in a round: what it is over, and why something is decided; the policy's numbers."""

from .deciding import PolicyForm, WhyForm
from .opening import OpenForm

__all__ = ["OpenForm", "PolicyForm", "WhyForm"]
