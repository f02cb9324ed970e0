"""A whole council's worth of people, pledges and offers around the story, made in bulk from a seed.

This is the one place that writes a status without a lifecycle, because a year of history has to appear in
seconds. `histories.walk` looks every step up in the lifecycles' own tables, so that no made-up history is one
that the service would have refused; tests/demo/test_crowd.py checks them all again.
"""

from __future__ import annotations

from random import Random

from django.db import transaction

from . import offers, organisations, pledges, young_adults
from .sizes import Size

SEED = 4


@transaction.atomic
def gather(size: Size, seed: int = SEED) -> None:
    """Fill up to ``size``. The same seed on the same day gives the same crowd."""
    chance = Random(seed)  # noqa: S311 (made-up people, not secrets)
    young_adults.arrive(size, chance)
    organisations.open_for_work(size, chance)
    pledges.promise(size, chance)
    offers.happen(size, chance)
