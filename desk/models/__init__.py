"""What the desk keeps of its own: who is on a row of the queue, and what was put off until when."""

from .marks import PutOff, PutOffQuerySet, Taken

__all__ = ["PutOff", "PutOffQuerySet", "Taken"]
