"""Rounds, their proposals, and the people for whom nothing is proposed."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from accounts.rooms import address_of
from pledges.models import Intake
from rulebook.writing import day
from tabular.columns import MomentColumn

from . import wording
from .models import Proposal, Round, WithoutProposal

STATUS = (
    '{% include "components/status.html" with value=record.status label=record.get_status_display only %}'
)
TICK = '{% include "matching/parts/tick.html" with proposal=record only %}'
STATE = '{% include "matching/parts/state.html" with proposal=record newest=table.newest only %}'

UNBROKEN = {"td": {"class": "nowrap"}}

FITS = {1: "Very good", 2: "Good", 3: "Fair", 4: "Weak", 5: "Poor"}


class BareColumn(tables.TemplateColumn):
    """A template that may come to nothing: then its cell is empty, and a phone shows no label above it."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        return mark_safe(super().render(*args, **kwargs).strip())  # noqa: S308  (a template's own words)


class RoundTable(tables.Table):
    number = tables.Column(
        accessor="pk", verbose_name="Round", linkify=("matching:round", {"pk": tables.A("pk")})
    )
    scope = tables.Column(verbose_name="Over", orderable=False)
    opened_at = MomentColumn(verbose_name="Opened")
    opened_by = tables.Column(verbose_name="By", default="")
    status = tables.TemplateColumn(STATUS)
    pairs = tables.Column(verbose_name="Proposed")
    sent = tables.Column(verbose_name="Sent")

    empty_text = "No round yet. A round proposes people for all free places at once; you decide what is sent."

    class Meta:
        attrs = {"id": "rounds"}
        order_by = "-number"

    def render_number(self, value: int) -> str:
        return f"Round {value}"


class ProposalTable(tables.Table):
    young_adult = tables.Column(
        verbose_name="Young adult", order_by=("young_adult__first_name", "young_adult__last_name")
    )
    intake = tables.Column(verbose_name="Pledge", order_by=("intake__pledge__title", "intake"))
    why = tables.Column(verbose_name="Why this one", orderable=False)
    cls = tables.Column(verbose_name="Fit", order_by=("cls", "-fit"), attrs=UNBROKEN)
    tier = tables.Column(verbose_name="Turn", attrs=UNBROKEN)
    state = BareColumn(STATE, verbose_name="State", order_by=("offer", "-since"))
    tick = BareColumn(TICK, verbose_name="Tick", orderable=False)

    empty_text = "No pair looks like this. Clear the filter to see all of them."

    class Meta:
        attrs = {"id": "proposals"}

    def __init__(self, *args: Any, newest: int, ticks: bool, **kwargs: Any) -> None:
        """``ticks``: something can be sent, so that there is something to tick it for."""
        super().__init__(*args, exclude=() if ticks else ("tick",), **kwargs)
        self.newest = newest

    def render_young_adult(self, record: Proposal) -> str:
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record.young_adult)

    def render_intake(self, record: Proposal) -> str:
        pledge = record.intake.pledge
        starts = day(record.intake.starts_on, True)
        return format_html(
            '{} <span class="quiet small">{}, from {}</span>', pledge, pledge.organisation, starts
        )

    def render_why(self, value: dict[str, Any]) -> str:
        return wording.kept(value)

    def render_cls(self, value: int) -> str:
        return FITS[value]

    def render_tier(self, value: int) -> str:
        return f"{value} of 5"


class WithoutTable(tables.Table):
    young_adult = tables.Column(
        verbose_name="Young adult", order_by=("young_adult__first_name", "young_adult__last_name")
    )
    why = tables.Column(verbose_name="Why", orderable=False)
    intake = tables.Column(verbose_name="Nearest", default="", order_by=("intake__pledge__title",))
    tier = tables.Column(verbose_name="Turn", attrs=UNBROKEN)

    empty_text = "Everybody in this round has a proposal."

    class Meta:
        attrs = {"id": "without"}

    def render_young_adult(self, record: WithoutProposal) -> str:
        address = reverse("matching:why_not", args=[record.round_id, record.young_adult_id])
        return format_html('<a href="{}">{}</a>', address, record.young_adult)

    def render_why(self, value: dict[str, Any]) -> str:
        return wording.kept(value)

    def render_intake(self, value: Intake) -> str:
        pledge = value.pledge
        return format_html('<a href="{}">{}</a>', address_of(pledge, self.request.user), pledge)

    def render_tier(self, value: int) -> str:
        return f"{value} of 5"


def rounds_for_the_list(user: Any) -> QuerySet[Round]:
    """With how many pairs stand in each, and how many of them were sent."""
    standing = Count("proposals", filter=Q(proposals__gone=None))
    sent = Count("proposals", filter=Q(proposals__gone=None, proposals__offer__isnull=False))
    rounds = Round.objects.visible_to(user).defer("input").select_related("opened_by")
    return rounds.annotate(pairs=standing, sent=sent)
