"""The page on which a service manager gives one adviser's young adults to another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.asking import answers
from accounts.forms import WhyForm
from accounts.models import User
from accounts.permissions import a_service_manager
from lifecycles import NotNow

from . import caseloads


class HandOverForm(WhyForm):
    to = forms.ModelChoiceField(User.objects.none(), label="Who takes them over?", empty_label="Choose one")
    field_order = ("to", "why")

    def __init__(self, data: Any = None, *, adviser: User) -> None:
        super().__init__(data)
        self.fields["to"].queryset = caseloads.advisers().exclude(pk=adviser.pk)


def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    if not a_service_manager(request.user, None):
        raise Http404
    adviser = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    form = HandOverForm(answers(request), adviser=adviser)
    if form.is_valid():
        try:
            moved = caseloads.hand_over(adviser, **form.cleaned_data, by=request.user)
        except NotNow as refused:
            form.add_error(None, refused.sentence)
            return show(request, adviser, form, 409)
        messages.success(request, f"Handed over: {moved}. {form.cleaned_data['to']} is told.")
        return redirect("accounts:person", adviser.pk)
    return show(request, adviser, form, 422 if form.errors else 200)


def show(request: HttpRequest, adviser: User, form: HandOverForm, status: int) -> HttpResponse:
    context = {"adviser": adviser, "entries": caseloads.caseload_of(adviser), "form": form}
    return render(request, "youngadults/hand_over.html", context, status=status)
