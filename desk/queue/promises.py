"""Rows about broken promises that are with their host: what it says, or that it has said nothing in time."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import an_ete_worker
from offers.models import BrokenPromise

from .rows import Kind, Row, long_day

S = BrokenPromise.Status

PLEDGE, WHO = "report__offer__intake__pledge", "report__offer__young_adult"


def with_host(user: Any) -> Any:
    """Answered, or the time to answer is over: from now on a worker asks how it is."""
    if not an_ete_worker(user, None):
        return BrokenPromise.objects.none()
    due = Q(status__in=(S.ANSWERED, S.DISPUTED)) | Q(answer_by__lte=timezone.now())
    found = BrokenPromise.objects.undecided().filter(due).with_pledge()
    return found.select_related(WHO).order_by("put_right_by", "pk")


def with_host_row(broken: BrokenPromise) -> Row:
    person = broken.report.offer.young_adult
    host, until = broken.pledge.organisation, long_day(broken.put_right_by)
    said = {
        S.ANSWERED: f"{host} says that it puts it right, by {until}. Ask {person.first_name} how it is now.",
        S.DISPUTED: f"{host} sees it differently. Ask {person.first_name} and them, and decide by {until}.",
        S.WITH_HOST: f"{host} was to answer by {long_day(broken.answer_by)}. Ring them.",
    }
    return Row(
        title=f"{person}: {broken.pledge} is not as promised",
        why=said[S(broken.status)],
        url=reverse("desk:broken_promise", args=[broken.pk]),
        action="Say how it is now",
        due=broken.put_right_by,
        late=broken.put_right_by <= timezone.now() or broken.status == S.WITH_HOST,
    )


WITH_HOST = Kind(
    "with_host",
    with_host,
    with_host_row,
    reads=(
        "status",
        "answer_by",
        "put_right_by",
        f"{WHO}__first_name",
        f"{WHO}__last_name",
        f"{PLEDGE}__title",
        f"{PLEDGE}__organisation__name",
    ),
)
