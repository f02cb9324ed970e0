"""The dates and places of a pledge."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format

from lifecycles import NotNow
from pledges import lifecycle
from pledges.forms import IntakeForm
from pledges.models import Intake, Pledge

from .reading import found


def add_intake(request: HttpRequest, pk: int) -> HttpResponse:
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    return set_intake(request, pledge, Intake(pledge=pledge))


def change_intake(request: HttpRequest, pk: int, intake_pk: int) -> HttpResponse:
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    return set_intake(request, pledge, get_object_or_404(pledge.intakes, pk=intake_pk))


def set_intake(request: HttpRequest, pledge: Pledge, intake: Intake) -> HttpResponse:
    form = IntakeForm(request.POST or None, pledge=pledge, instance=intake)
    context = {"form": form, "pledge": pledge, "intake": intake}
    if not form.is_valid():
        return render(request, "pledges/intake.html", context, status=422 if form.is_bound else 200)
    try:
        lifecycle.set_intake(pledge, form.instance, by=request.user, version=form.version_read)
    except NotNow as refused:
        form.refuse(refused.sentence, version=pledge.version)
        return render(request, "pledges/intake.html", context, status=409)
    messages.success(request, "Dates and places saved.")
    return redirect(pledge)


def remove_intake(request: HttpRequest, pk: int, intake_pk: int) -> HttpResponse:
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    intake = get_object_or_404(pledge.intakes, pk=intake_pk)
    if request.method != "POST":
        sentence = f"The start on {date_format(intake.starts_on)} goes. Nobody is told."
        return render(request, "pledges/remove_intake.html", {"pledge": pledge, "sentence": sentence})
    lifecycle.remove_intake(pledge, intake, by=request.user)
    messages.success(request, "Removed.")
    return redirect(pledge)
