"""A page that asks something before it is done; a refusal keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.permissions import an_inspector
from inspections.permissions import reads_checks
from lifecycles import NotNow


@dataclass(frozen=True)
class Asking:
    """The heading, what will happen, the verb on the button, what is said when it is done, the way back."""

    title: str
    text: str
    label: str
    said: str
    back: str
    look: str = ""


def ask(
    request: HttpRequest, asking: Asking, form: Form, act: Callable[[dict[str, Any]], Any], **context: Any
) -> HttpResponse:
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except NotNow as refused:
            form.add_error(None, refused.sentence)
            status = 409
        else:
            messages.success(request, asking.said)
            return redirect(asking.back)
    page = {"asking": asking, "form": form, "layout": layout_for(request.user), **context}
    return render(request, "inspections/ask.html", page, status=status)


def sent(request: HttpRequest) -> Any:
    """What was sent with a form; nothing where the page is only opened."""
    return request.POST if request.method == "POST" else None


def layout_for(user: Any) -> str:
    if an_inspector(user, None):
        return "layouts/inspector.html"
    return "layouts/desk.html" if reads_checks(user) else "layouts/host.html"
