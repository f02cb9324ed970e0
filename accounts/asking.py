"""The page that asks before it acts, and says what will happen. What somebody has typed is never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lifecycles import Lifecycle, NotNow, Stale

from .layouts import layout_of
from .links import is_own_path


@dataclass(frozen=True)
class Asking:
    """The heading, what will happen, the verb on the button, what is said when it is done."""

    title: str
    text: str
    label: str
    said: str
    back: str = ""
    """Where it leads when it is done, and when somebody rather does not."""
    then: str = ""
    """Where it leads when it is done, if that is elsewhere."""
    look: str = ""
    about: Any = None
    """Whom or what it is about: its name stands above the heading."""
    also: tuple[str, str] | None = None
    """Something else that can be done first: what it says, and its address."""

    def of(self, record: Any) -> Asking:
        """The same question about this record, and back to its page."""
        return replace(self, about=record, back=self.back or record.get_absolute_url())


def ask(
    request: HttpRequest,
    asking: Asking,
    form: Form,
    act: Callable[..., Any],
    *,
    template: str = "asking.html",
    **context: Any,
) -> HttpResponse:
    """Ask; on a good POST call ``act`` with the form's answers, say so and go back.

    Something is missing: 422. The record has moved on: 409, and what is true now. Either is the same page
    with all that was typed.
    """
    status = 422 if form.errors else 200
    if form.is_valid():
        if is_done(act, form):
            messages.success(request, asking.said)
            return redirect(came_from(request) or asking.then or asking.back)
        status = 409
    page = {"asking": asking, "form": form, "layout": layout_of(request.user), **context}
    return render(request, template, page, status=status)


def is_done(act: Callable[..., Any], form: Any) -> bool:
    """If not, the form says why not; where two people wrote at once, the next press has read the other."""
    try:
        act(**form.cleaned_data)
    except NotNow as moved_on:
        form.add_error(None, moved_on.sentence)
        if isinstance(moved_on, Stale):
            form.read_again(moved_on.now)
        return False
    return True


def came_from(request: HttpRequest) -> str:
    """The list of ours on which it was done in one tap, if it was: it leads back there."""
    path = request.GET.get("from", "")
    return path if is_own_path(path) else ""


def refuse_to_open(request: HttpRequest, lifecycle: Lifecycle, record: Any, verb: str) -> None:
    """Raises NotPermitted where it is not this person's to do, and NotNow where a page that is only being
    opened would ask about what is no longer possible. Where something was sent, `ask` says it and keeps it.
    """
    try:
        lifecycle.permitted(record, verb, request.user)
    except NotNow:
        if request.method != "POST":
            raise


def answers(request: HttpRequest) -> Any:
    """What was sent, also where nothing was ticked, which is an answer too; nothing on a first look."""
    return request.POST if request.method == "POST" else None
