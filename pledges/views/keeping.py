"""While somebody writes: what they typed is kept, and the guard rails say what they see in it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from pledges import drafting, lifecycle
from pledges.forms import DetailsForm

from .reading import found
from .writing import asked, here

NOT_ANSWERS = {"csrfmiddlewaretoken", "version", "save"}


@require_POST
def keep(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Called by the page itself, every second or so. Changes nothing about the pledge."""
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    part = asked(pledge, slug)
    answers = {name: values for name, values in request.POST.lists() if name not in NOT_ANSWERS}
    form = DetailsForm(request.POST, pledge=pledge, user=request.user, part=part)
    context = {"typed": drafting.keep(pledge, slug, known(answers, form), by=request.user)}
    context |= {"said": wrong(form), "findings": here(form)}
    return render(request, "pledges/found.html", context)


def known(answers: dict[str, list[str]], form: DetailsForm) -> dict[str, list[str]]:
    """Of the fields of this page; a date is typed in fields of its own, named after it."""
    return {
        name: values
        for name, values in answers.items()
        if name.rpartition("_")[0] in form.fields or name in form.fields
    }


def wrong(form: DetailsForm) -> list[str]:
    """Sentences about what has been typed; what is still empty is not wrong yet."""
    if form.is_valid():
        return []
    typed = {name for name in form.errors if name in form.fields and form[name].data}
    return [sentence for name in form.errors if name in typed for sentence in form.errors[name]]


@require_POST
def forget(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    asked(pledge, slug)
    drafting.forget(pledge, slug, by=request.user)
    messages.success(request, "Thrown away. This is how it was saved last.")
    return redirect("pledges:edit", pk) if slug == "all" else redirect("pledges:part", pk, slug)
