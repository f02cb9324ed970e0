"""Signing up in public, with no account: six questions, a link by e-mail, a button."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from accounts import robots
from accounts.asking import answers
from champions import sign_up_links, signing_up
from champions.forms import SignUpForm
from champions.sign_up_links import LinkRefused


@login_not_required
@never_cache
def sign_up(request: HttpRequest) -> HttpResponse:
    form = SignUpForm(answers(request))
    if request.method != "POST":
        return page(request, form)
    if request.POST.get("subject"):
        # Only a robot sees this box: it gets the same answer as everybody, and nothing is kept.
        return redirect("join:sent")
    if form.is_valid() and robots.too_quick(request.POST.get("begun", "")):
        form.add_error(None, robots.TOO_QUICK)
    if not form.is_valid():
        return page(request, form, status=422)
    return ask(request, form)


def ask(request: HttpRequest, form: SignUpForm) -> HttpResponse:
    try:
        signing_up.ask(
            form.cleaned_data, came_from=robots.where_from(get_adapter(request).get_client_ip(request))
        )
    except robots.TooMany as refused:
        form.add_error(None, refused.sentence)
        return page(request, form, status=429)
    return redirect("join:sent")


def page(request: HttpRequest, form: SignUpForm, status: int = 200) -> HttpResponse:
    """The clock of a form that comes back runs on, so that the second press is not too quick."""
    begun = request.POST.get("begun", "")
    context: dict[str, Any] = {"form": form, "begun": begun if robots.is_ours(begun) else robots.stamp()}
    return render(request, "join/sign_up.html", context, status=status)


@login_not_required
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "join/sent.html")


@login_not_required
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Looking confirms nothing, because scanners of e-mail look; the button does."""
    try:
        if request.method == "POST":
            return render(request, "join/confirmed.html", {"sign_up": signing_up.confirm(token)})
        found = sign_up_links.look(token)
    except LinkRefused as refused:
        status = 410 if refused.is_known else 404
        return render(request, "join/old_link.html", {"sentence": refused.sentence}, status=status)
    template = "join/confirmed.html" if found.confirmed_at else "join/confirm.html"
    return render(request, template, {"sign_up": found})
