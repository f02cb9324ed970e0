"""The dates and places of a pledge."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask
from lifecycles import NotNow
from pledges import drafting, lifecycle
from pledges.forms import IntakeForm
from pledges.guard import Finding, findings
from pledges.models import Intake, Pledge
from rulebook.writing import day

from .keeping import kept_now, wrong
from .reading import found


def add_intake(request: HttpRequest, pk: int) -> HttpResponse:
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    return set_intake(request, pledge, Intake(pledge=pledge))


def change_intake(request: HttpRequest, pk: int, intake_pk: int) -> HttpResponse:
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    return set_intake(request, pledge, get_object_or_404(pledge.intakes, pk=intake_pk))


def set_intake(request: HttpRequest, pledge: Pledge, intake: Intake) -> HttpResponse:
    typed = drafting.kept(pledge, slug_of(intake), by=request.user) if request.method == "GET" else None
    before = typed.answers if typed else None
    form = IntakeForm(answers(request), pledge=pledge, instance=intake, typed=before)
    context = {"form": form, "pledge": pledge, "intake": intake, "slug": slug_of(intake), "typed": typed}
    if not form.is_valid():
        return render(request, "pledges/intake.html", context, status=422 if form.is_bound else 200)
    try:
        lifecycle.set_intake(pledge, form.instance, by=request.user, version=form.version_read)
    except NotNow as refused:
        form.refuse(refused.sentence, version=pledge.version)
        return render(request, "pledges/intake.html", context, status=409)
    drafting.forget(pledge, context["slug"], by=request.user)
    messages.success(request, "Dates and places saved.")
    return redirect(pledge)


@require_POST
def keep_intake(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Called by the page itself, every second or so. Changes nothing about the dates."""
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    form = IntakeForm(request.POST, pledge=pledge, instance=intake_of(pledge, slug))
    typed = kept_now(request, pledge, slug, form)
    context = {"typed": typed, "said": wrong(form), "findings": added_by(form.instance, pledge)}
    return render(request, "pledges/found.html", context)


def slug_of(intake: Intake) -> str:
    """The name under which is kept what somebody types about these dates."""
    return f"dates-{intake.pk}" if intake.pk else "dates"


def intake_of(pledge: Pledge, slug: str) -> Intake:
    number = slug.removeprefix("dates-")
    if slug == "dates":
        return Intake(pledge=pledge)
    return get_object_or_404(pledge.intakes, pk=int(number) if number.isdecimal() else 0)


def added_by(intake: Intake, pledge: Pledge) -> list[Finding]:
    """What the guard rails say because of these dates, and would not say without any."""
    others = [it for it in pledge.intakes.all() if it.pk != intake.pk]
    pledge.to_be = []
    before = findings(pledge)
    pledge.to_be = [*others, intake] if intake.starts_on else others
    return [finding for finding in findings(pledge) if finding not in before]


def remove_intake(request: HttpRequest, pk: int, intake_pk: int) -> HttpResponse:
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    intake = get_object_or_404(pledge.intakes, pk=intake_pk)
    sentence = f"The start on {day(intake.starts_on, short=True)} goes. Nobody is told."
    asking = Asking("Remove this date?", sentence, "Remove it", "Removed.", look="warning").of(pledge)
    form = Form(answers(request))
    return ask(request, asking, form, lambda: lifecycle.remove_intake(pledge, intake, by=request.user))
