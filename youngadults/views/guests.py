"""Referring a guest in public, with no account; and where a worker accepts them or does not."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import robots
from accounts.asking import answers
from accounts.opening import for_ete_workers
from accounts.rooms import address_of
from rulebook.reading import value
from youngadults import guest_links, guests
from youngadults.forms.guests import DeclineForm, ReferGuestForm
from youngadults.models import GuestReferral

ON_A_PAGE = 30


@login_not_required
@never_cache
def refer(request: HttpRequest) -> HttpResponse:
    form = ReferGuestForm(answers(request))
    if request.method != "POST":
        return page(request, form)
    if request.POST.get("subject"):
        # Only a robot sees this box: it gets the same answer as everybody, and nothing is kept.
        return redirect("guests:sent")
    if form.is_valid() and robots.too_quick(request.POST.get("begun", "")):
        form.add_error(None, robots.TOO_QUICK)
    if not form.is_valid():
        return page(request, form, status=422)
    return ask(request, form)


def ask(request: HttpRequest, form: ReferGuestForm) -> HttpResponse:
    came_from = robots.where_from(get_adapter(request).get_client_ip(request))
    try:
        guests.ask(form.said(), came_from=came_from)
    except robots.TooMany as refused:
        form.add_error(None, refused.sentence)
        return page(request, form, status=429)
    return redirect("guests:sent")


def page(request: HttpRequest, form: ReferGuestForm, status: int = 200) -> HttpResponse:
    """The clock of a form that comes back runs on, so that the second press is not too quick."""
    begun = request.POST.get("begun", "")
    context = {"form": form, "begun": begun if robots.is_ours(begun) else robots.stamp()}
    context |= {"kept_days": value("guest.kept_days"), "unanswered_days": value("guest.kept_unanswered_days")}
    return render(request, "guests/refer.html", context, status=status)


@login_not_required
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "guests/sent.html")


@login_not_required
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Looking confirms nothing, because scanners of e-mail look; the button does."""
    try:
        if request.method == "POST":
            guests.confirm(token)
            return render(request, "guests/confirmed.html")
        found = guest_links.look(token)
    except guest_links.LinkRefused as refused:
        status = 410 if refused.is_known else 404
        return render(request, "guests/old_link.html", {"sentence": refused.sentence}, status=status)
    done = found.status != GuestReferral.Status.ASKED
    return render(request, "guests/confirmed.html" if done else "guests/confirm.html", {"referral": found})


@for_ete_workers
def waiting(request: HttpRequest) -> HttpResponse:
    """Who waits for an answer, and who was answered lately."""
    rows = GuestReferral.objects.visible_to(request.user).select_related("council", "young_adult")
    shown = Paginator(rows.waiting_first(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "guests/list.html", {"page": shown})


@for_ete_workers
def guest(request: HttpRequest, pk: int) -> HttpResponse:
    """One referral, and its two answers. Whoever is here already is read on a page of their own."""
    it = found(request, pk)
    form = DeclineForm(answers(request))
    if form.is_valid():
        guests.decline(it, form.cleaned_data["answer"], by=request.user)
        messages.success(request, "Declined. Their adviser is told, and nothing about them is kept.")
        return redirect("guests:list")
    return guest_page(request, it, form, 422 if form.errors else 200)


@for_ete_workers
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    person = guests.accept(found(request, pk), by=request.user)
    messages.success(request, f"{person.first_name} is here until {person.guest_until:%-d %B %Y}.")
    return redirect(address_of(person, request.user))


def found(request: HttpRequest, pk: int) -> GuestReferral:
    rows = GuestReferral.objects.visible_to(request.user).select_related("council", "young_adult")
    return get_object_or_404(rows, pk=pk)


def guest_page(request: HttpRequest, it: GuestReferral, form: DeclineForm, status: int) -> HttpResponse:
    context = {"referral": it, "form": form, "kept_days": value("guest.kept_days")}
    context["page_of_guest"] = address_of(it.young_adult, request.user) if it.young_adult else ""
    return render(request, "guests/guest.html", context, status=status)
