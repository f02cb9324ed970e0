"""The pages of a promised interview: the host's steps, and a worker's word about something equal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.asking import answers
from accounts.permissions import an_ete_worker
from lifecycles import NotNow
from offers import hosting, interviews
from offers.forms.interviews import ChecksForm, DayForm, EqualForm, RefuseForm, ResultForm
from offers.models import CriterionCheck, Offer

from .host import theirs_or_404


def theirs(request: HttpRequest, pk: int) -> Offer:
    found = theirs_or_404(request, pk)
    if not found.is_about_an_interview:
        raise Http404
    return found


def page(request: HttpRequest, offer: Offer, template: str, form: Any, status: int = 0) -> HttpResponse:
    standing = interviews.standing(offer)
    context = {"hosted": hosting.hosted(offer, request.user), "standing": standing, "form": form}
    return render(request, template, context, status=status or (422 if form and form.errors else 200))


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, and the tick-list."""
    offer = theirs(request, pk)
    form = ChecksForm(answers(request), rows=interviews.standing(offer).rows)
    if form.is_bound and form.is_valid():
        interviews.tick(offer, form.answers(), by=request.user)
        messages.success(request, "Kept.")
        return redirect("host:interview", pk)
    return page(request, offer, "host/interview.html", form)


def day(request: HttpRequest, pk: int) -> HttpResponse:
    offer, form = theirs(request, pk), DayForm(answers(request))
    if form.is_bound and form.is_valid():
        try:
            interviews.set_day(offer, form.at(), by=request.user)
        except NotNow as refused:
            form.add_error("on", refused.sentence)
        else:
            messages.success(request, "They have been told the day.")
            return redirect("host:interview", pk)
    return page(request, offer, "host/interview_day.html", form)


def result(request: HttpRequest, pk: int) -> HttpResponse:
    offer, form = theirs(request, pk), ResultForm(answers(request))
    if form.is_bound and form.is_valid():
        interviews.say_result(offer, **form.cleaned_data, by=request.user)
        messages.success(request, "Thank you. They can read it now.")
        return redirect("host:offer", pk)
    return page(request, offer, "host/interview_result.html", form)


def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    offer = theirs(request, pk)
    form = RefuseForm(answers(request), can_be_named=interviews.standing(offer).can_be_named)
    if form.is_bound and form.is_valid():
        interviews.refuse(offer, **form.cleaned_data, by=request.user)
        messages.success(request, "They have been told, and can read what would help them.")
        return redirect("host:home")
    return page(request, offer, "host/interview_refuse.html", form)


def equal(request: HttpRequest, pk: int) -> HttpResponse:
    """A worker's word: does it count?"""
    if not an_ete_worker(request.user, None):
        raise Http404
    check = get_object_or_404(CriterionCheck.objects.select_related("offer__intake__pledge"), pk=pk)
    form = EqualForm(answers(request))
    if form.is_bound and form.is_valid():
        interviews.confirm_equal(check, form.cleaned_data["counts"] == "yes", by=request.user)
        messages.success(request, "Thank you. The host sees it now.")
        return redirect("interviews:equal", pk)
    context = {"check": check, "form": form, "is_open": check.met == "equal" and not check.confirmed_at}
    return render(request, "host/equal.html", context, status=422 if form.errors else 200)
