"""After a yes: the one-tap words, the calendar, how it goes, and what comes at the end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.asking import answers
from lifecycles import NotNow
from offers import check_ins, duty, first_days, heads_ups, promise_reports, references, wanting_to_stop
from offers import not_safe as safety
from offers.card import card
from offers.forms.my import ChangeForm, CheckInForm, NotSafeForm, PromiseForm
from offers.models import CheckIn, HeadsUp, Offer
from youngadults.models import YoungAdult

from .my import mine_or_404, refused

SAID = {
    HeadsUp.What.LATE: gettext_lazy("We have told them that you are late."),
    HeadsUp.What.CANNOT_COME: gettext_lazy("We have told them that you can’t come. Your adviser knows too."),
}
NOT_SO = {
    HeadsUp.What.LATE: gettext_lazy("We have told them that you are on time. Your adviser knows too."),
    HeadsUp.What.CANNOT_COME: gettext_lazy("We have told them that you are coming. Your adviser knows too."),
}
THANKS = {
    CheckIn.Answer.GOOD: gettext_lazy("Thank you for telling us."),
    CheckIn.Answer.UNSURE: gettext_lazy("Thank you for telling us. Your adviser can see it."),
    CheckIn.Answer.HELP: gettext_lazy("Thank you for telling us. Your adviser will call you."),
}


@require_POST
def late(request: HttpRequest, pk: int) -> HttpResponse:
    return say(request, pk, HeadsUp.What.LATE)


@require_POST
def cannot_come(request: HttpRequest, pk: int) -> HttpResponse:
    return say(request, pk, HeadsUp.What.CANNOT_COME)


def say(request: HttpRequest, pk: int, what: HeadsUp.What) -> HttpResponse:
    heads_ups.say(mine_or_404(request, pk), what, by=request.user)
    messages.success(request, str(SAID[what]))
    return redirect("my:offer", pk=pk)


@require_POST
def coming(request: HttpRequest, pk: int) -> HttpResponse:
    """Late, or not there, was a mistake. Tapped twice, there is nothing left to take back."""
    offer = mine_or_404(request, pk)
    said = heads_ups.said(offer)
    heads_ups.take_back(offer, by=request.user)
    if said:
        messages.success(request, str(NOT_SO[HeadsUp.What(said.what)]))
    return redirect("my:offer", pk=pk)


@require_POST
def want_to_stop(request: HttpRequest, pk: int) -> HttpResponse:
    wanting_to_stop.say(mine_or_404(request, pk), by=request.user)
    messages.success(request, str(THANKS[CheckIn.Answer.HELP]))
    return redirect("my:offer", pk=pk)


@require_POST
def check_in(request: HttpRequest, pk: int) -> HttpResponse:
    """How it goes: the button pressed is the answer."""
    theirs = CheckIn.objects.of_young_adult(request.user).select_related("offer__young_adult__user")
    asked = get_object_or_404(theirs, pk=pk)
    form = CheckInForm(request.POST)
    if not form.is_valid():
        raise NotNow(_("Tap one of the buttons."))
    check_ins.answer(asked, form.cleaned_data["answer"], by=request.user)
    messages.success(request, str(THANKS[asked.answer]))
    return redirect("my:offer", pk=asked.offer_id)


def what_to_change(request: HttpRequest, pk: int) -> HttpResponse:
    """At the end, after the tap: what should be better for the next person."""
    theirs = CheckIn.objects.of_young_adult(request.user).filter(point=CheckIn.Point.END)
    asked = get_object_or_404(theirs.select_related("offer__intake__pledge"), pk=pk)
    form = ChangeForm(answers(request), initial={"words": asked.words})
    if request.method == "POST" and form.is_valid():
        check_ins.say_what_to_change(asked, form.cleaned_data["words"], by=request.user)
        messages.success(request, _("Thank you for telling us."))
        return redirect("my:offer", pk=asked.offer_id)
    context = {"offer": asked.offer, "form": form}
    return render(request, "my/what_to_change.html", context, status=refused(form))


def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not what was promised: one tap says it, what it is about may follow."""
    offer = mine_or_404(request, pk)
    if offer.status not in promise_reports.OPEN:
        raise NotNow(_("There is no place yet, so there is nothing to tell us here."))
    form = PromiseForm(answers(request))
    if request.method == "POST" and form.is_valid():
        made = promise_reports.report(offer, by=request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. We will talk to you before we talk to them."))
        return redirect("my:promise" if made.about == made.About.UNSAID else "my:offer", pk=pk)
    context = {"offer": offer, "form": form, "told": promise_reports.still_open(offer)}
    context["talk_by"] = promise_reports.answer_by()
    return render(request, "my/promise.html", context, status=refused(form))


def not_safe(request: HttpRequest) -> HttpResponse:
    """One tap sends it; the page has the numbers for any hour and room for more words, before and after."""
    me = get_object_or_404(YoungAdult.objects.select_related("user"), user=request.user)
    concern = safety.said(me)
    about = {"offer": concern.offer_id} if concern else None
    form = NotSafeForm(answers(request), offers=safety.can_be_about(me), initial=about)
    if request.method == "POST" and form.is_valid():
        offer, words = form.cleaned_data.get("offer"), form.cleaned_data["words"]
        safety.say(me, by=request.user, offer=offer, words=words)
        return redirect("my:not_safe")
    context = {"form": form, "help": duty.help_now(), "concern": concern}
    return render(request, "my/not_safe.html", context, status=refused(form))


def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The first day as a file that a phone's calendar opens."""
    offer = mine_or_404(request, pk)
    if offer.status != Offer.Status.CONFIRMED:
        raise NotNow(_("There is no first day to add now."))
    file = first_days.calendar_of(offer, request.build_absolute_uri(offer.get_absolute_url()))
    named = {"Content-Disposition": 'attachment; filename="first-day.ics"'}
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers=named)


def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """What I did, to print and to show."""
    offer = mine_or_404(request, pk)
    references.check_completed(offer)
    return render(request, "my/certificate.html", paper(offer))


def reference(request: HttpRequest, pk: int) -> HttpResponse:
    """What the host wrote about my work; a tap asks for it."""
    offer = mine_or_404(request, pk)
    if request.method == "POST":
        references.ask(offer, by=request.user)
        messages.success(request, _("We have asked them. We tell you when it is here."))
        return redirect("my:offer", pk=pk)
    references.check_completed(offer)
    return render(request, "my/reference.html", {**paper(offer), "reference": references.of_offer(offer)})


def paper(offer: Offer) -> dict[str, Any]:
    """What stands on paper that is shown to others."""
    done = offer.steps.filter(to_status=Offer.Status.COMPLETED).order_by("-pk").first()
    return {"offer": offer, "card": card(offer.intake, first=offer.first_day), "done_at": done and done.at}
