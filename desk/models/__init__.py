"""What the desk keeps of its own: who is on a row of the queue, what was put off until when, and offers to
many at once on their way.
"""

from .marks import PutOff, PutOffQuerySet, Taken
from .sendings import Sending, SendingQuerySet, SendingStep

__all__ = ["PutOff", "PutOffQuerySet", "Sending", "SendingQuerySet", "SendingStep", "Taken"]
