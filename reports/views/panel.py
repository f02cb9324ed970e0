"""For the panel and the head of service: the whole council, and the packs that were confirmed."""

from __future__ import annotations

import csv

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.asking import Asking, answers, ask
from accounts.layouts import layout_of
from accounts.permissions import a_service_manager
from reports import pack
from reports.access import managers_only, the_whole_only
from reports.council import whole_council
from reports.forms import ConfirmPackForm
from reports.models import Challenge, PanelPack
from reports.quarters import Quarter, quarter_named, this_quarter
from tabular.cells import safe


def the_quarter(key: str) -> Quarter:
    """Of those that have begun."""
    try:
        quarter = quarter_named(key)
    except ValueError:
        raise Http404 from None
    if quarter > this_quarter():
        raise Http404
    return quarter


@the_whole_only
def panel(request: HttpRequest) -> HttpResponse:
    """The panel's home: the quarter that runs, and the packs."""
    quarter, packs = this_quarter(), PanelPack.objects.visible_to(request.user)
    before = quarter.before
    open_ones = Challenge.objects.visible_to(request.user).open()
    page = {
        "layout": layout_of(request.user),
        "may_read_refusals": a_service_manager(request.user, None),
        "waiting": open_ones.count(),
        "overdue": open_ones.overdue().count(),
        "quarter": quarter,
        "whole": whole_council(quarter),
        "headings": pack.HEADINGS,
        "packs": packs,
        "to_confirm": a_service_manager(request.user, None)
        and not packs.filter(quarter=before.starts_on).exists()
        and before,
    }
    return render(request, "reports/panel.html", page)


@the_whole_only
def quarter_pack(request: HttpRequest, key: str) -> HttpResponse:
    """As it was confirmed; before that the manager reads what it would say."""
    quarter = the_quarter(key)
    page = {**pack_or_draft(request, quarter), "layout": layout_of(request.user), "quarter": quarter}
    return render(request, "reports/pack.html", {**page, "headings": pack.HEADINGS})


def pack_or_draft(request: HttpRequest, quarter: Quarter) -> dict:
    confirmed = PanelPack.objects.visible_to(request.user).filter(quarter=quarter.starts_on)
    confirmed = confirmed.select_related("confirmed_by").first()
    if confirmed is None and not a_service_manager(request.user, None):
        raise Http404
    return {"pack": confirmed, "figures": confirmed.figures if confirmed else pack.figures(quarter)}


@the_whole_only
def pack_as_csv(request: HttpRequest, key: str) -> HttpResponse:
    """The confirmed figures for a spreadsheet, line by line."""
    quarter = the_quarter(key)
    found = get_object_or_404(PanelPack.objects.visible_to(request.user), quarter=quarter.starts_on)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="panel-{quarter.key}.csv"'
    answer["Cache-Control"] = "no-store"
    # Excel reads a file without this mark as if it were of 1990.
    answer.write("\ufeff")
    csv.writer(answer).writerows([safe(cell) for cell in line] for line in pack.as_lines(found))
    return answer


@managers_only
def confirm_pack(request: HttpRequest, key: str) -> HttpResponse:
    quarter = the_quarter(key)
    asking = Asking(
        title=f"Confirm the figures of {quarter}?",
        text=CONFIRM,
        label="Confirm the figures",
        said="Confirmed. Every panel member has been told.",
        back=reverse("reports:pack", args=[key]),
    )
    form = ConfirmPackForm(answers(request))
    return ask(request, asking, form, lambda words: pack.confirm(quarter, words, by=request.user))


CONFIRM = (
    "The panel reads them from now on, and they stay as they are: this cannot be undone. What changes later "
    "is in the pack of the next quarter."
)
