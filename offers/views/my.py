"""A young adult's pages: what waits for an answer, one offer, and every way to answer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.asking import answers
from lifecycles import NotNow, NotPermitted
from offers import check_ins, choices, lifecycle, mine, questions, telling
from offers.forms import QuestionForm, ReasonForm
from offers.forms.sharing import SharingForm
from offers.models import Offer
from offers.words import stands
from youngadults.models import Look, YoungAdult
from youngadults.twenty_five import birthday, is_leaving

ALREADY = {
    "accept": (Offer.Status.ACCEPTED, Offer.Status.WAITING, Offer.Status.CONFIRMED),
    "put_off": (Offer.Status.NOT_NOW,),
    "decline": (Offer.Status.DECLINED,),
}
"""Where a second tap of the same button finds the offer: no fault, nothing to say sorry for."""


LOOKS_PER_PAGE = 25
EASY = "reads_easy"
TOO_LATE = gettext_lazy("The time to change your answer is over. Tell your adviser if you still want this.")


def mine_or_404(request: HttpRequest, pk: int) -> Offer:
    offers = mine.offers_of(request.user).select_related("young_adult__preferences")
    return get_object_or_404(offers, pk=pk)


def home(request: HttpRequest) -> HttpResponse:
    young_adult = get_object_or_404(YoungAdult, user=request.user)
    lists = mine.lists_of(request.user, all_earlier="earlier" in request.GET)
    page = {"me": young_adult, **mine.advisers_of(young_adult), **lists}
    page["leaving"] = birthday(young_adult.date_of_birth) if is_leaving(young_adult) else None
    page["check_ins"] = check_ins.unanswered_of(request.user)
    return render(request, "my/home.html", page)


def looks(request: HttpRequest) -> HttpResponse:
    """Who has opened what is held about me."""
    get_object_or_404(YoungAdult, user=request.user)
    lines = Paginator(Look.objects.visible_to(request.user).select_related("by"), LOOKS_PER_PAGE)
    return render(request, "my/looks.html", {"page": lines.get_page(request.GET.get("page"))})


def advisers(request: HttpRequest) -> HttpResponse:
    """Who helps me, and who did before."""
    young_adult = get_object_or_404(YoungAdult, user=request.user)
    entries = young_adult.caseload_entries.select_related("adviser").order_by("-starts_on", "-pk")
    return render(request, "my/advisers.html", {"entries": entries})


def offer(request: HttpRequest, pk: int) -> HttpResponse:
    return offer_page(request, mine_or_404(request, pk))


def offer_page(request: HttpRequest, offer: Offer, *, sentence: str = "", status: int = 200) -> HttpResponse:
    """The offer as it stands; ``sentence`` says what was in the way of what somebody has just tried."""
    context = {"sentence": sentence, "easy": is_easy(request), **mine.page_of(offer, request.user)}
    # It may stand at the address of a button, to which nobody who chooses a language should come back.
    context["then"] = reverse("my:offer", args=[offer.pk])
    return render(request, "my/offer.html", context, status=status)


@require_POST
def yes(request: HttpRequest, pk: int) -> HttpResponse:
    return answer(request, pk, "accept", lifecycle.accept)


@require_POST
def not_now(request: HttpRequest, pk: int) -> HttpResponse:
    return answer(request, pk, "put_off", lifecycle.put_off)


@require_POST
def no_thanks(request: HttpRequest, pk: int) -> HttpResponse:
    return answer(request, pk, "decline", lifecycle.decline)


def answer(request: HttpRequest, pk: int, verb: str, act: Callable[..., Any]) -> HttpResponse:
    """One tap. A second tap finds it done; an offer that has moved on says so, on its own page."""
    mine_now = mine_or_404(request, pk)
    try:
        act(mine_now, by=request.user)
    except (NotNow, NotPermitted) as refusal:
        mine_now = mine_or_404(request, pk)
        if mine_now.status not in ALREADY[verb]:
            return offer_page(request, mine_now, sentence=in_kind_words(refusal, mine_now), status=409)
    return redirect("my:offer", pk=pk)


def in_kind_words(refusal: NotNow | NotPermitted, offer: Offer) -> str:
    """It is their own offer, so the only thing that can forbid an answer is that it comes too late."""
    return sentence_of(offer) if isinstance(refusal, NotNow) else TOO_LATE


def sentence_of(offer: Offer) -> str:
    return f"{stands(offer).rstrip('.')}."


@require_POST
def say_why(request: HttpRequest, pk: int) -> HttpResponse:
    mine_now = mine_or_404(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return offer_page(request, mine_now, sentence=_("Choose one of the reasons, or none."), status=422)
    if form.cleaned_data["reason"]:
        choices.say_why(mine_now, form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("Thank you for telling us."))
    return redirect("my:offer", pk=pk)


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    mine_now = mine_or_404(request, pk)
    form = QuestionForm(answers(request))
    if request.method == "POST" and form.is_valid():
        questions.ask(mine_now, form.cleaned_data["text"], by=request.user)
        messages.success(request, _("We have your question. You will see the answer here."))
        return redirect("my:offer", pk=pk)
    context = {"offer": mine_now, "form": form, "answer_by": questions.answer_by()}
    return render(request, "my/ask.html", context, status=refused(form))


def told(request: HttpRequest, pk: int) -> HttpResponse:
    """What the host may be told about me: my choice, for this offer alone, read before it is saved."""
    mine_now = mine_or_404(request, pk)
    form = SharingForm(answers(request), offer=mine_now)
    is_fine = not form.is_bound or form.is_valid()
    if request.method == "POST" and is_fine and "see" not in request.POST:
        choices.choose_disclosure(mine_now, form.chosen(), by=request.user)
        messages.success(request, _("Saved. They are told just what you chose."))
        return redirect("my:offer", pk=pk)
    chosen = form.chosen() if is_fine else form.told
    context = {"offer": mine_now, "form": form, "seen": "see" in request.POST}
    context |= {"preview": telling.preview(mine_now, chosen), "before": telling.chosen_before(mine_now)}
    return render(request, "my/told.html", context, status=refused(form))


def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave after a yes: asked once more, because the place may go to somebody else."""
    mine_now = mine_or_404(request, pk)
    verb = mine.way_out(mine_now, request.user)
    if not verb:
        return offer_page(request, mine_now, sentence=sentence_of(mine_now), status=409)
    form = ReasonForm(answers(request))
    if request.method == "POST" and form.is_valid():
        getattr(lifecycle, verb)(mine_now, by=request.user, reason=form.cleaned_data["reason"])
        return redirect("my:offer", pk=pk)
    context = {"offer": mine_now, "form": form, "verb": verb, "label": mine.STOP[verb]}
    return render(request, "my/stop.html", context, status=refused(form))


def refused(form: Any) -> int:
    """422 for a form that was sent and does not hold, so that whoever sent it can tell."""
    return 422 if form.errors else 200


@require_POST
def read_easy(request: HttpRequest, pk: int) -> HttpResponse:
    """Pictures and few words, or all of them: kept for as long as one is signed in."""
    mine_or_404(request, pk)
    remember_easy(request)
    return redirect("my:offer", pk=pk)


def remember_easy(request: HttpRequest) -> None:
    request.session[EASY] = request.POST.get("easy") == "yes"


def is_easy(request: HttpRequest) -> bool:
    return bool(request.session.get(EASY))
