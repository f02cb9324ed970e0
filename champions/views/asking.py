"""A page that asks something about an organisation before it is done; a refusal keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from champions.lifecycle import Stale
from champions.models import Organisation
from lifecycles import NotNow


@dataclass(frozen=True)
class Asking:
    """The heading, what will happen, the verb on the button and its look, what is said when it is done."""

    title: str
    text: str
    label: str
    said: str
    look: str = ""


def ask(
    request: HttpRequest,
    organisation: Organisation,
    asking: Asking,
    form: Form,
    act: Callable[[dict[str, Any]], Any],
    *,
    template: str = "organisations/ask.html",
    **context: Any,
) -> HttpResponse:
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except NotNow as refused:
            form.add_error(None, refused.sentence)
            if isinstance(refused, Stale):
                form.read_again(refused.now)
            status = 409
        else:
            messages.success(request, asking.said)
            return redirect(organisation)
    page = {"organisation": organisation, "asking": asking, "form": form, **context}
    return render(request, template, page, status=status)


def sent(request: HttpRequest) -> Any:
    """What was sent with a form; nothing where the page is only opened."""
    return request.POST if request.method == "POST" else None
