"""The desk's lists: pledges, and young adults."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import Case, Count, F, Max, Q, QuerySet, Value, When
from django.utils.html import format_html

from offers.models import Offer
from pledges.models import Pledge
from rulebook.writing import day, from_today
from youngadults.models import YoungAdult

S = Offer.Status


def pledges_for_the_list(user: Any) -> QuerySet[Pledge]:
    """Those that wait for approval first, then the newest."""
    waits = Case(When(status=Pledge.Status.SUBMITTED, then=Value(0)), default=Value(1))
    open_offers = Count("intakes__offers", filter=Q(intakes__offers__status=S.OFFERED))
    pledges = Pledge.objects.visible_to(user).select_related("organisation").with_places()
    return pledges.annotate(waits=waits, open_offers=open_offers).order_by("waits", "-posted_at", "-pk")


def people_for_the_list(user: Any) -> QuerySet[YoungAdult]:
    """With who advises them, how many offers are open, and when they were last offered anything."""
    open_now = Q(offers__status__in=(S.OFFERED, S.WAITING, *Offer.RUNNING))
    people = YoungAdult.objects.visible_to(user).with_adviser()
    return people.annotate(
        open_offers=Count("offers", filter=open_now),
        last_offered_at=Max("offers__offered_at"),
        waiting_since=F("preferences__waiting_since"),
    ).order_by(F("last_offered_at").asc(nulls_first=True), "waiting_since", "pk")


class PledgeTable(tables.Table):
    title = tables.Column(linkify=("desk:pledge", {"pk": tables.A("pk")}), verbose_name="Pledge")
    organisation = tables.Column(accessor="organisation__name", verbose_name="Host")
    kind = tables.Column()
    status = tables.TemplateColumn(
        '{% include "components/status.html" with value=record.status label=record.get_status_display only %}'
    )
    places = tables.Column(verbose_name="Places taken", order_by=("places_taken",))
    open_offers = tables.Column(verbose_name="Open offers")
    next_start = tables.Column(verbose_name="Next start", empty_values=())

    empty_text = "No pledge looks like this. Clear the filter to see all of them."

    class Meta:
        attrs = {"id": "pledges"}

    def render_places(self, record: Pledge) -> str:
        return f"{record.places_taken} of {record.places}"

    def render_next_start(self, value: Any) -> str:
        return f"{day(value, True)} ({from_today(value)})" if value else "None to fill"


class YoungAdultTable(tables.Table):
    first_name = tables.Column(
        verbose_name="Name",
        linkify=("desk:young_adult", {"pk": tables.A("pk")}),
        order_by=("first_name", "last_name"),
    )
    adviser_name = tables.Column(verbose_name="Adviser", default="Nobody")
    open_offers = tables.Column(verbose_name="Open offers")
    last_offered_at = tables.Column(verbose_name="Last offered", empty_values=())
    waiting_since = tables.Column(verbose_name="Waiting")

    empty_text = "Nobody looks like this. Check the spelling, or clear the filter."

    class Meta:
        attrs = {"id": "people"}

    def render_first_name(self, record: YoungAdult) -> str:
        return str(record)

    def render_last_offered_at(self, value: Any) -> str:
        if value:
            return from_today(value)
        return format_html('<span class="new">{}</span>', "Never")

    def render_waiting_since(self, value: Any) -> str:
        return f"Since {day(value, True)}"
