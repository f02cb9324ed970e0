"""Last quarter's records: each organisation has its own before it, and one has had its say."""

from __future__ import annotations

from champions.models import Champion, Organisation
from reports import scorecards
from reports.models import PromiseRecord
from reports.promise_record import by_organisation
from reports.quarters import this_quarter

REPLY = "Two of our three parks were under water in the spring. The third had room for everybody who came."


def settle() -> None:
    """As the night's job does, also where the quarter is younger than that would wait for."""
    quarter = this_quarter().before
    counted = by_organisation(quarter.starts_on, quarter.ends_on)
    for organisation in Organisation.objects.filter(pk__in=counted, merged_into=None).order_by("pk"):
        if not counted[organisation.pk].is_empty:
            scorecards.make(organisation, quarter, counted[organisation.pk])
    if record := PromiseRecord.objects.filter(organisation__name__contains="Parks").first():
        post = Champion.objects.for_organisation(record.organisation).select_related("user").first()
        scorecards.reply(record, REPLY, by=post.user)
