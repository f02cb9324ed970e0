"""Makers of partners: an organisation that signed up, and how far it has come since."""

from __future__ import annotations

from collections.abc import Iterable

from champions import lifecycle
from champions.models import Contribution, Organisation, Partnership, Terms
from tests.people import Cast


def make_partnership(organisation: Organisation, *items: str) -> Partnership:
    """Interested, with something written down."""
    made = Partnership.objects.create(
        organisation=organisation, contact_name="Priya", contact_email="priya@example.org"
    )
    for item in items or ("interview_practice", "tools"):
        Contribution.objects.create(partnership=made, item=item)
    return made


def bring_to(partnership: Partnership, cast: Cast, verbs: Iterable[str]) -> Partnership:
    """By Wren and Priya, one move after another."""
    for verb in verbs:
        if verb == "agree":
            agree(partnership, by=cast.priya)
        else:
            getattr(lifecycle, verb)(partnership, by=cast.wren if verb == "apply" else cast.priya)
    return partnership


def agree(partnership: Partnership, *, by, **more) -> Partnership:
    """To everything, as it stands now."""
    texts = Terms.objects.in_force().values_list("pk", flat=True)
    return lifecycle.agree(partnership, texts, by=by, version=partnership.version, **more)
