"""While somebody writes: what they typed is kept, and the guard rails say what they see in it."""

from __future__ import annotations

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from pledges import drafting, lifecycle
from pledges.forms import DetailsForm
from pledges.models import Pledge, Typed

from .reading import found
from .writing import asked, here

NOT_ANSWERS = {"csrfmiddlewaretoken", "version", "save"}


@require_POST
def keep(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Called by the page itself, every second or so. Changes nothing about the pledge."""
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    part = asked(pledge, slug)
    form = DetailsForm(request.POST, pledge=pledge, user=request.user, part=part)
    context = {"typed": kept_now(request, pledge, slug, form)}
    context |= {"said": wrong(form), "findings": here(form)}
    return render(request, "pledges/found.html", context)


def kept_now(request: HttpRequest, pledge: Pledge, slug: str, form: BaseForm) -> Typed | None:
    version = request.POST.get("version", "")
    return drafting.keep(pledge, slug, known(answers(request), form), by=request.user, version=version)


def answers(request: HttpRequest) -> dict[str, list[str]]:
    return {name: values for name, values in request.POST.lists() if name not in NOT_ANSWERS}


def known(typed: dict[str, list[str]], form: BaseForm) -> dict[str, list[str]]:
    """Of the fields of this page; a date is typed in fields of its own, named after it."""
    return {
        name: values
        for name, values in typed.items()
        if name.rpartition("_")[0] in form.fields or name in form.fields
    }


def wrong(form: BaseForm) -> list[str]:
    """Sentences about what has been typed; what is still empty is not wrong yet."""
    if form.is_valid():
        return []
    typed = {name for name in form.errors if name in form.fields and form[name].data}
    return [sentence for name in form.errors if name in typed for sentence in form.errors[name]]


@require_POST
def forget(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    back = page_of(pledge, slug)
    drafting.forget(pledge, slug, by=request.user)
    messages.success(request, "Thrown away. This is how it was saved last.")
    return redirect(back)


def page_of(pledge: Pledge, slug: str) -> str:
    """Where what is kept under this name is typed."""
    if slug == "dates":
        return reverse("pledges:add_intake", args=[pledge.pk])
    if slug.removeprefix("dates-").isdecimal():
        return reverse("pledges:intake", args=[pledge.pk, slug.removeprefix("dates-")])
    if asked(pledge, slug) is None:
        return reverse("pledges:edit", args=[pledge.pk])
    return reverse("pledges:part", args=[pledge.pk, slug])
