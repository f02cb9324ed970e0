"""Changing how a young adult is reached: by themselves, or by who advises them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from lifecycles import NotNow
from youngadults import contacting
from youngadults.forms.contact import ContactForm, ContactOfForm
from youngadults.looking import looked
from youngadults.models import Look, YoungAdult
from youngadults.way_in import may_open_again

from .door import posted


def reach(request: HttpRequest) -> HttpResponse:
    """My own number and e-mail."""
    me = get_object_or_404(YoungAdult.objects.select_related("user"), user=request.user)
    form = ContactForm(posted(request), young_adult=me)
    if request.method == "POST" and form.is_valid() and kept(form, me, request.user):
        messages.success(request, _("Saved. Old links do not work any more."))
        return redirect("youngadults:about")
    return render(request, "youngadults/reach.html", {"form": form}, status=422 if form.errors else 200)


def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """With their adviser, who knows that it is them."""
    people = YoungAdult.objects.visible_to(request.user).select_related("user")
    young_adult = get_object_or_404(people, pk=pk)
    if not may_open_again(request.user, young_adult):
        raise Http404
    looked(request, young_adult, Look.Page.WAY_IN)
    form = ContactOfForm(posted(request), young_adult=young_adult)
    if request.method == "POST" and form.is_valid() and kept(form, young_adult, request.user):
        messages.success(request, "Saved. Links that were sent before do not work any more.")
        return redirect("youngadults:way_in", pk=pk)
    context = {"form": form, "young_adult": young_adult}
    return render(request, "youngadults/contact.html", context, status=422 if form.errors else 200)


def kept(form: forms.Form, young_adult: YoungAdult, by: Any) -> bool:
    """Whether it could be kept; else the form says why not."""
    answers = {name: form.cleaned_data[name] for name in contacting.NAMES}
    try:
        contacting.change(young_adult, **answers, by=by)
    except NotNow as refusal:
        form.add_error("email", refusal.sentence)
        return False
    return True
