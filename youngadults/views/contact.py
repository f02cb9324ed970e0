"""Changing how a young adult is reached: by themselves, or by who advises them."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts import phones
from accounts.asking import answers
from lifecycles import NotNow
from youngadults import contacting, new_email
from youngadults.forms.contact import ContactForm, ContactOfForm
from youngadults.forms.door import OnlyCodeForm
from youngadults.looking import looked
from youngadults.models import Look, YoungAdult
from youngadults.way_in import may_open_again

from .codes import NO_CODE, TOO_OFTEN


def reach(request: HttpRequest) -> HttpResponse:
    """My own number and e-mail."""
    me = get_object_or_404(YoungAdult.objects.select_related("user"), user=request.user)
    form = ContactForm(answers(request), young_adult=me)
    if request.method == "POST" and form.is_valid():
        if not form.new_email():
            changed = contacting.change(me, **form.cleaned_data, by=request.user)
            return saved(request, phones.as_written(form.cleaned_data["phone"]) if "phone" in changed else "")
        if sent_code(request, form):
            contacting.change_but_email(me, form.cleaned_data, by=request.user)
            return redirect("youngadults:new_email")
    context = {"form": form, "waiting": new_email.waiting(request.session)}
    return render(request, "youngadults/reach.html", context, status=422 if form.errors else 200)


def sent_code(request: HttpRequest, form: ContactForm) -> bool:
    """Whether a code is on its way to the new address; else the form says why not."""
    email = form.new_email()
    if ratelimit.consume(request, action="young_adult_link", key=email):
        new_email.ask(request.session, email)
        return True
    form.add_error("email", TOO_OFTEN)
    return False


def code_of_email(request: HttpRequest) -> HttpResponse:
    """The code that went to a new address, typed by who reads the mail there."""
    me = get_object_or_404(YoungAdult.objects.select_related("user"), user=request.user)
    email = new_email.waiting(request.session)
    if not email:
        return redirect("youngadults:reach")
    form = OnlyCodeForm(answers(request))
    if request.method == "POST" and form.is_valid():
        if new_email.take(request.session, form.cleaned_data["code"]):
            return keep_email(request, me, email)
        form.add_error("code", NO_CODE)
    context = {"form": form, "email": email}
    return render(request, "youngadults/new_email.html", context, status=422 if form.errors else 200)


def keep_email(request: HttpRequest, me: YoungAdult, email: str) -> HttpResponse:
    """It is theirs. Where it is also another account's, they may know: they read its mail."""
    try:
        answers = {"phone": str(me.phone or ""), "preferred_contact": me.preferred_contact}
        contacting.change(me, **answers, email=email, by=request.user)
    except NotNow as refusal:
        messages.error(request, refusal.sentence)
        return redirect("youngadults:reach")
    return saved(request)


def saved(request: HttpRequest, new_phone: str = "") -> HttpResponse:
    """A new number is said back: whoever mistyped it sees so while they can still put it right."""
    said = _("Saved. Old links do not work any more.")
    if new_phone:
        said = _("Saved. Your number is now %(number)s. Old links do not work any more.") % {
            "number": new_phone
        }
    messages.success(request, said)
    return redirect("youngadults:about")


def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """With their adviser, who knows that it is them."""
    people = YoungAdult.objects.visible_to(request.user).select_related("user")
    young_adult = get_object_or_404(people, pk=pk)
    if not may_open_again(request.user, young_adult):
        raise Http404
    looked(request, young_adult, Look.Page.WAY_IN)
    form = ContactOfForm(answers(request), young_adult=young_adult)
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
