"""Promises of elected members, and who was refused a page about a young adult."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask
from accounts.layouts import layout_of
from accounts.permissions import a_panel_member
from reports import member_promises, refusing
from reports.access import managers_only, the_whole_only
from reports.forms.members import KeptForm, PromiseForm
from reports.models import MemberPromise, Refusal

PER_PAGE = 25


@the_whole_only
def promises(request: HttpRequest) -> HttpResponse:
    """What each member promised; a member makes one of their own here."""
    is_member = a_panel_member(request.user, None)
    form = PromiseForm(request.POST if request.method == "POST" and is_member else None)
    if form.is_valid():
        member_promises.promise(by=request.user, **form.cleaned_data)
        messages.success(request, "Promised. The panel reads it; come back to say that it is kept.")
        return redirect("reports:member_promises")
    found = MemberPromise.objects.visible_to(request.user).exclude(status=MemberPromise.Status.TAKEN_BACK)
    page = {
        "form": form if is_member else None,
        "page": Paginator(found.select_related("member"), PER_PAGE).get_page(request.GET.get("page")),
        "layout": layout_of(request.user),
    }
    return render(request, "reports/member_promises.html", page, status=422 if form.is_bound else 200)


def mine_or_404(request: HttpRequest, pk: int) -> MemberPromise:
    found = MemberPromise.objects.visible_to(request.user).filter(member=request.user)
    return get_object_or_404(found, pk=pk)


@the_whole_only
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    made = mine_or_404(request, pk)
    asking = Asking(
        title="You have done it?",
        text=str(made),
        label="I have done it",
        said="Kept. The panel reads it.",
        back=reverse("reports:member_promises"),
    )
    form = KeptForm(answers(request))
    return ask(
        request, asking, form, lambda what_came: member_promises.keep(made, what_came, by=request.user)
    )


@require_POST
@the_whole_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    member_promises.take_back(mine_or_404(request, pk), by=request.user)
    messages.success(request, "Taken back.")
    return redirect("reports:member_promises")


@managers_only
def refusals(request: HttpRequest) -> HttpResponse:
    """Who asked for a page about a young adult and did not get it, the newest first."""
    found = Refusal.objects.visible_to(request.user).select_related("by", "young_adult")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    lines = [(it, refusing.in_words(it.page)) for it in page]
    return render(request, "reports/refusals.html", {"page": page, "lines": lines})
