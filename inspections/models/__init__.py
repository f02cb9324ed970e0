"""Who looks whether a promise is kept, what they were asked to look at, and what they found."""

from .checks import Answer, CheckStep, PromiseCheck, PromiseCheckQuerySet
from .inspectors import Inspector, InspectorQuerySet

__all__ = ["Answer", "CheckStep", "Inspector", "InspectorQuerySet", "PromiseCheck", "PromiseCheckQuerySet"]
