"""The pledges of the story, and what became of each: who was asked, and what they said.

One file for each host. ``days_ago`` is when a pledge's story began; its dates count from that day. An offer
is told as the name of a young adult and the acts that followed, see `acts.py`.
"""

from . import animals, bakery, builders, digital, early_years, highways, hospitals, libraries, parks
from .later import LATER
from .shapes import Later, Promise, Told

HOSTS = (parks, libraries, highways, early_years, digital, bakery, hospitals, builders, animals)
PROMISES: tuple[Promise, ...] = tuple(promise for host in HOSTS for promise in host.PROMISES)

__all__ = ["LATER", "PROMISES", "Later", "Promise", "Told"]
