"""A page that asks once more before others are told; what somebody has typed is never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lifecycles import NotNow


@dataclass(frozen=True)
class Confirmation:
    """What the page asks, what will happen and who is told; what is said afterwards."""

    title: str
    text: str
    label: str
    done: str
    back: str
    look: str = ""
    also: tuple[str, str] | None = None
    """Something else that can be done first: what it says, and its address."""


def confirm(
    request: HttpRequest, asks: Confirmation, form: forms.Form, act: Callable[..., Any]
) -> HttpResponse:
    """Ask; on a good POST call ``act`` with the form's answers, say so and go back.

    Where the record has moved on, the same page says what is true now and keeps the words: 409.
    """
    sentence, status = "", 422 if form.is_bound and not form.is_valid() else 200
    if form.is_bound and form.is_valid():
        try:
            act(**form.cleaned_data)
        except NotNow as moved_on:
            sentence, status = moved_on.sentence, 409
        else:
            messages.success(request, asks.done)
            return redirect(back_from(request, asks))
    page = {"asks": asks, "form": form, "sentence": sentence}
    return render(request, "desk/confirm.html", page, status=status)


def back_from(request: HttpRequest, asks: Confirmation) -> str:
    """What was done in a row of the queue leads back to the queue."""
    return reverse("desk:today") if request.GET.get("from") == "today" else asks.back


def answers(request: HttpRequest) -> Any:
    """What was posted, or nothing on a first look."""
    return request.POST if request.method == "POST" else None
