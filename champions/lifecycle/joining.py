"""From a statement of intent to an organisation that is interested; one that is here already is recognised,
and a person decides.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.permissions import an_ete_worker
from champions import notices, recognising
from champions.models import Contribution, Organisation, Partnership, SignUp
from geography.models import Authority
from lifecycles import NotNow, NotPermitted
from rulebook.reading import council


def begin(sign_up: SignUp, name: str = "") -> Organisation:
    """A voluntary partner until somebody notes another legal class; private until somebody says otherwise,
    because that allows the least.
    """
    organisation = Organisation.objects.create(
        name=name or sign_up.organisation_name,
        kind=Organisation.Kind.VOLUNTARY_PARTNER,
        sector=Organisation.Sector.PRIVATE,
        council=Authority.objects.filter(pk=council().authority_code).first(),
        email_domains=recognising.own_domains(sign_up.email),
    )
    partnership = Partnership.objects.create(
        organisation=organisation,
        contact_name=sign_up.name,
        contact_email=sign_up.email,
        contact_phone=sign_up.phone,
    )
    contribute(partnership, sign_up)
    return organisation


def contribute(partnership: Partnership, sign_up: SignUp) -> None:
    """What they ticked, as the first draft of what they offer; what is there already stays."""
    rows = [Contribution(partnership=partnership, item=item) for item in sign_up.could_offer]
    Contribution.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def join_to(sign_up: SignUp, organisation: Organisation, *, by: Any) -> None:
    """It is the organisation that is here already: what they wrote is kept there, and its people are told.

    Whoever signed up gets nothing by it: its champions, or we, invite them.
    """
    held = hold(sign_up, by=by)
    held.organisation = organisation
    held.save(update_fields=["organisation"])
    partnership = Partnership.objects.filter(organisation=organisation).first()
    if partnership and partnership.status in (Partnership.Status.INTERESTED, Partnership.Status.APPLIED):
        contribute(partnership, held)
    notices.signed_up_again(held)


@transaction.atomic
def keep_apart(sign_up: SignUp, name: str, *, by: Any) -> Organisation:
    """It is another organisation that looks alike: it goes under a name that tells them apart."""
    held = hold(sign_up, by=by)
    if Organisation.objects.filter(name__iexact=name.strip()).exists():
        raise NotNow("An organisation of exactly this name is here. Add a place, or what they do.")
    held.organisation = begin(held, name.strip())
    held.save(update_fields=["organisation"])
    return held.organisation


@transaction.atomic
def set_aside(sign_up: SignUp, *, by: Any) -> None:
    """It is nothing: a joke, a robot, a mistake. It is kept a while and asks nobody for anything."""
    held = hold(sign_up, by=by)
    held.set_aside_at = timezone.now()
    held.save(update_fields=["set_aside_at"])


def hold(sign_up: SignUp, *, by: Any) -> SignUp:
    """The row, locked, while it still waits for somebody to decide."""
    if not an_ete_worker(by, sign_up):
        raise NotPermitted("sort_out")
    held = SignUp.objects.select_for_update(of=("self",)).get(pk=sign_up.pk)
    if held.organisation_id or held.set_aside_at:
        raise NotNow("Somebody has just sorted this sign-up out.")
    return held
