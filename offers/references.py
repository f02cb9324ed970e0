"""A reference at the end: the young adult asks with one tap, the host writes it once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rooms import address_of
from lifecycles import NotNow, NotPermitted
from notifications.kinds import Kind, declare
from notifications.telling import notify, notify_all
from pledges.notices import champions_of

from . import notices
from .disclosure import host_view
from .models import Offer, Reference
from .permissions import its_champion, the_young_adult


def records(keys: Iterable[int]) -> dict[int, Reference]:
    related = "offer__intake__pledge__organisation", "offer__young_adult__user"
    return Reference.objects.select_related(*related).in_bulk(list(keys))


ASKED = declare(
    Kind(
        name="reference_asked",
        tells="the host's champions, that somebody who finished asks for a reference",
        records=records,
        line=lambda reference: (
            f"{host_view(reference.offer).first_name} finished “{reference.offer.pledge}” and asks for a few"
            " words to show to others."
        ),
        outside="Someone asks you for a reference. Sign in to write it.",
        needs_answer=True,
        still_true=lambda reference: reference.written_at is None,
    )
)
WRITTEN = declare(
    Kind(
        name="reference_written",
        tells="the young adult, that the reference is there",
        records=records,
        line=lambda reference: (
            _("Your reference is here: %(title)s.") % {"title": reference.offer.pledge.title}
        ),
        outside=notices.YOU_HAVE_A_MESSAGE,
    )
)


@transaction.atomic
def ask(offer: Offer, *, by: Any) -> Reference:
    """Ask the host. Asked before: nothing is told twice. Raises NotNow until it is completed."""
    if not the_young_adult(by, offer):
        raise NotPermitted("ask")
    check_completed(offer)
    reference, is_new = Reference.objects.get_or_create(offer=offer)
    if is_new:
        notify_all(champions_of(offer.pledge), ASKED, f"{reference.pk}.0", lambda _: page_for_host(offer))
        notices.changed(offer)
    return reference


@transaction.atomic
def write(reference: Reference, text: str, *, by: Any) -> Reference:
    """Write it, once: what somebody may have shown around already is not changed behind their back."""
    if not its_champion(by, reference.offer):
        raise NotPermitted("write")
    locked = Reference.objects.select_for_update(of=("self",)).get(pk=reference.pk)
    if locked.written_at:
        raise NotNow("This reference has been written already.")
    reference.text, reference.written_by, reference.written_at = text, by, timezone.now()
    reference.save(update_fields=["text", "written_by", "written_at"])
    person = reference.offer.young_adult.user
    notify(person, WRITTEN, f"{reference.pk}.1", address_of(reference.offer, person))
    notices.changed(reference.offer)
    return reference


def check_completed(offer: Offer) -> None:
    if offer.status != Offer.Status.COMPLETED:
        raise NotNow(_("This comes when you have finished."))


def page_for_host(offer: Offer) -> str:
    return reverse("host:reference", args=[offer.pk])


def of_offer(offer: Offer) -> Reference | None:
    return Reference.objects.filter(offer=offer).select_related("written_by").first()
