"""Challenges for managers, owners and the panel; “You said, we did” for everybody who is no young adult."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.asking import Asking, answers, ask
from accounts.layouts import layout_of
from lifecycles import NotNow
from reports import challenges
from reports.access import the_whole_only
from reports.forms.challenges import AnswerForm, GiveForm, InspectorRaiseForm
from reports.models import Challenge

PER_PAGE = 10


def the_challenge(request: HttpRequest, pk: int) -> Challenge:
    found = Challenge.objects.visible_to(request.user).select_related("owner", "raised_by")
    return get_object_or_404(found, pk=pk)


@the_whole_only
def challenge_list(request: HttpRequest) -> HttpResponse:
    """What waits, the most overdue first; what was answered is “You said, we did”."""
    found = Challenge.objects.visible_to(request.user).open().select_related("owner")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "reports/challenges.html", {"page": page, "layout": layout_of(request.user)})


def challenge(request: HttpRequest, pk: int) -> HttpResponse:
    found = the_challenge(request, pk)
    page = {
        "challenge": found,
        "raised_by": challenges.raiser_as_read_by(request.user, found),
        "reads_words": challenges.reads_words(request.user, found),
        "moves": {move.verb: move.label for move in challenges.LIFECYCLE.open_to(request.user, found)},
        "layout": layout_of(request.user),
    }
    return render(request, "reports/challenge.html", page)


def give(request: HttpRequest, pk: int) -> HttpResponse:
    found = permitted(request, pk, "give")
    asking = Asking(
        title="Who sees to this Challenge?",
        text=f"“{found.words}”",
        label="Give it to them",
        said="They have been told, and so has whoever raised it.",
        back=found.get_absolute_url(),
    )
    form = GiveForm(answers(request), challenge=found)
    return ask(request, asking, form, lambda **said: challenges.give(found, by=request.user, **said))


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = permitted(request, pk, "answer")
    asking = Asking(
        title="You said, we did",
        text=f"“{found}”",
        label="Publish the answer",
        said="Published. Whoever raised it has been told.",
        back=found.get_absolute_url(),
    )
    form = AnswerForm(answers(request))
    return ask(request, asking, form, lambda we_did: challenges.answer(found, we_did, by=request.user))


def permitted(request: HttpRequest, pk: int, verb: str) -> Challenge:
    """For those who could ever make this move; where it has moved on the page says so when it is sent."""
    found = the_challenge(request, pk)
    rows = [move for move in challenges.LIFECYCLE.moves if move.verb == verb]
    if not any(move.permits(request.user, found) for move in rows):
        raise Http404
    return found


def you_said(request: HttpRequest) -> HttpResponse:
    """Published answers; a Young Inspector raises a Challenge here. Young adults have their own page."""
    if request.user.signs_in_by_link:
        return redirect("you_said:mine")
    may_raise = challenges.may_raise(request.user)
    form = InspectorRaiseForm(request.POST if request.method == "POST" and may_raise else None)
    if form.is_valid() and (made := raised(request, form)):
        messages.success(request, f"We have it: “{made}”. You hear by when there is an answer.")
        return redirect("reports:you_said")
    page = Paginator(Challenge.objects.published(), PER_PAGE).get_page(request.GET.get("page"))
    found = {"page": page, "form": form if may_raise else None, "layout": layout_of(request.user)}
    mine = Challenge.objects.of(request.user).open() if may_raise else []
    status = 422 if form.is_bound else 200
    return render(request, "reports/you_said.html", {**found, "mine": mine}, status=status)


def raised(request: HttpRequest, form: InspectorRaiseForm) -> Challenge | None:
    """The Challenge; nothing where one may not raise another, which the form then says."""
    try:
        return challenges.raise_one(by=request.user, **form.cleaned_data)
    except NotNow as too_many:
        form.add_error(None, too_many.sentence)
        return None
