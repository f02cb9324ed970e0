"""How suggestions are made, in words, for everyone at the desk; a service manager changes the numbers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.asking import answers
from accounts.permissions import a_service_manager, on_the_desk
from lifecycles import NotNow
from matching import policies, policy_words, replaying
from matching.forms import PolicyForm
from matching.models import PolicyVersion, Round


def policy(request: HttpRequest) -> HttpResponse:
    if not on_the_desk(request.user):
        raise Http404
    now = policies.in_force()
    contents = {
        "policy": now,
        "sections": policy_words.in_words(now),
        "versions": PolicyVersion.objects.select_related("made_by"),
        "may_change": a_service_manager(request.user, None),
    }
    return render(request, "matching/policy.html", contents)


def change_policy(request: HttpRequest) -> HttpResponse:
    """Try numbers on the last round, or make them the next version."""
    if not a_service_manager(request.user, None):
        raise Http404
    form = PolicyForm(answers(request), policy=policies.in_force())
    if not form.is_valid():
        return page(request, form, status=422 if form.is_bound else 200)
    if "try" in request.POST:
        return page(request, form, tried=tried(form))
    try:
        made = policies.change(form.entries(), why=form.cleaned_data["why"], by=request.user)
    except NotNow as moved_on:
        return page(request, form, sentence=moved_on.sentence, status=409)
    messages.success(request, f"{made} is in force. Rounds that were opened before keep theirs.")
    return redirect("matching:policy")


def tried(form: PolicyForm) -> dict[str, Any] | None:
    """What these numbers would have changed in the last round, if there was one."""
    last = Round.objects.exclude(input_sha256="").first()
    return {"round": last, "found": replaying.what_if(last, form.policy())} if last else None


def page(request: HttpRequest, form: PolicyForm, status: int = 200, **more: Any) -> HttpResponse:
    contents = {"form": form, "asked": "try" in request.POST, **more}
    return render(request, "matching/change_policy.html", contents, status=status)
