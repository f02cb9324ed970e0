"""Pausing everything; asking us to put right, to stop or to forget; and where a person answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.asking import answers
from lifecycles import NotNow
from youngadults import forgetting, pausing, requests
from youngadults.forms.requests import AnswerForm, AskForm, ForgetForm
from youngadults.looking import looked
from youngadults.models import Look, Request, YoungAdult, a_month_after


def me_or_404(request: HttpRequest) -> YoungAdult:
    return get_object_or_404(YoungAdult.objects.select_related("user"), user=request.user)


@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    pausing.pause(me_or_404(request), by=request.user)
    messages.success(request, _("Paused. You get no offers and no messages."))
    return redirect("my:data")


@require_POST
def resume(request: HttpRequest) -> HttpResponse:
    pausing.resume(me_or_404(request), by=request.user)
    messages.success(request, _("The pause is over."))
    return redirect("my:data")


def asked(request: HttpRequest) -> HttpResponse:
    """What I have asked, with the answers."""
    return render(request, "youngadults/requests.html", {"requests": me_or_404(request).requests.all()})


def ask_us(request: HttpRequest, kind: str) -> HttpResponse:
    me = me_or_404(request)
    if kind not in Request.Kind.values:
        raise Http404
    form = (ForgetForm if kind == Request.Kind.FORGET else AskForm)(answers(request))
    if request.method == "POST" and form.is_valid():
        requests.ask(me, kind, form.cleaned_data.get("words", ""), by=request.user)
        messages.success(request, _("We have it. A person will answer you."))
        return redirect("youngadults:requests")
    context = {"form": form, "kind": kind, "by": a_month_after(timezone.localdate())}
    return render(request, "youngadults/ask_us.html", context, status=422 if form.errors else 200)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    mine = get_object_or_404(Request, pk=pk, young_adult__user=request.user)
    requests.take_back(mine, by=request.user)
    messages.success(request, _("You took it back."))
    return redirect("youngadults:requests")


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """For the 18+ service, in time."""
    asked_for = get_object_or_404(Request.objects.visible_to(request.user), pk=pk)
    if not requests.may_answer(request.user, asked_for):
        raise Http404
    looked(request, asked_for.young_adult, Look.Page.RECORD)
    form = AnswerForm(answers(request))
    if request.method == "POST" and form.is_valid():
        requests.answer(asked_for, form.cleaned_data["answer"], by=request.user)
        messages.success(request, "Answered. They have been told.")
        return redirect("notifications:tasks")
    context = {"asked": asked_for, "form": form}
    return render(request, "youngadults/answer_request.html", context, status=422 if form.errors else 200)


@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Cannot be undone: the page that leads here says so."""
    asked_for = get_object_or_404(Request.objects.visible_to(request.user), pk=pk)
    if not requests.may_answer(request.user, asked_for):
        raise Http404
    try:
        forgetting.forget(asked_for, by=request.user)
    except NotNow as refusal:
        context = {"asked": asked_for, "form": AnswerForm(), "sentence": refusal.sentence}
        return render(request, "youngadults/answer_request.html", context, status=409)
    messages.success(request, "Forgotten. Nothing here says any more who they were.")
    return redirect("notifications:tasks")
