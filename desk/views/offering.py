"""From chosen people to sent offers: choose, read exactly what will happen, send."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from desk import lifecycle as sendings
from desk.access import desk_only
from desk.forms import SendForm
from lifecycles import NotNow
from matching import offering
from matching.previews import Preview
from matching.suggestions import all_who_fit
from offers import lifecycle
from pledges.models import Intake, Pledge
from youngadults.models import YoungAdult

READ_AT_ONCE = 50
"""No more than somebody reads on one page, as in a round (matching.approving)."""

NAMED_AT_MOST = 8
LONGEST_KEY = 9
"""Digits of a key; what is longer is nobody's."""

CHANGED = "Something has changed since you read this, and nothing has been sent. This is how it is now."


@require_POST
@desk_only
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on to the preview with the people who were ticked, or put them on the shortlist. More than somebody
    reads on one page are looked at in the background.
    """
    intake = the_intake(request, pk)
    everybody = all_who_fit(intake, request.user) if "everybody" in request.POST else None
    people = everybody or chosen(request, request.POST.getlist("person"))
    if not people:
        messages.warning(request, "Nobody is ticked. Tick the people you mean first.")
        return redirect(page_of(intake))
    if "shortlist" in request.POST:
        return put_on_the_shortlist(request, intake, people)
    if len(people) > READ_AT_ONCE:
        return redirect(sendings.choose(intake, people, by=request.user))
    return redirect(f"{reverse('desk:preview', args=[pk])}?{urlencode({'person': people}, doseq=True)}")


def put_on_the_shortlist(request: HttpRequest, intake: Intake, people: list[int]) -> HttpResponse:
    listed = offering.shortlist_many(intake, people, by=request.user)
    if listed.made:
        messages.success(request, "On the shortlist. Nobody has been told.")
    if listed.skipped:
        messages.warning(request, who_was_skipped(listed.skipped))
    return redirect(page_of(intake))


def who_was_skipped(sentences: list[str]) -> str:
    if len(sentences) > NAMED_AT_MOST:
        return f"{len(sentences):,} are on the shortlist already, or cannot be offered this now."
    return " ".join(sentences)


@desk_only
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Say exactly what would happen. Nothing does."""
    intake, people = the_intake(request, pk), chosen(request, request.GET.getlist("person"))
    plan = offering.preview(intake, people, by=request.user)
    return page(request, plan, SendForm(plan=plan))


@require_POST
@desk_only
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what the preview said, all of it or nothing; where something has changed, show it as it is now."""
    intake, people = the_intake(request, pk), chosen(request, request.POST.getlist("person"))
    plan = offering.preview(intake, people, by=request.user)
    form = SendForm(request.POST, plan=plan)
    if plan.done != request.POST.get("read", plan.done):
        return page(request, plan, form, CHANGED, status=409)
    if not form.is_valid():
        return page(request, plan, form, status=422)
    try:
        made = send_all(intake, people, form, request.user)
    except NotNow as moved_on:
        return page(request, plan, form, moved_on.sentence, status=409)
    messages.success(request, what_was_done(made))
    return redirect(page_of(intake))


@transaction.atomic
def send_all(intake: Intake, people: list[int], form: SendForm, by: Any) -> offering.Done:
    """What was offered on the phone or face to face says so in its history."""
    made = offering.offer_many(intake, people, by=by, why=form.why())
    for offer in made.sent if form.cleaned_data["told"] else ():
        lifecycle.tell(offer, by=by, why=form.cleaned_data["told"])
    return made


def what_was_done(made: offering.Done) -> str:
    """Who was sent it, and about whom a manager is asked."""
    sent = [offer.young_adult for offer in made.sent]
    sent += [it.young_adult for it in made.asked if it.sent_as_id]
    asked = [it.young_adult for it in made.asked if not it.sent_as_id]
    told = f"Sent to {named(sent)}." if sent else ""
    waits = f"A manager is asked about {named(asked)}: you hear the answer." if asked else ""
    return " ".join(filter(None, [told, waits]))


def named(people: list[YoungAdult]) -> str:
    """By name as long as that can be read at a glance."""
    if len(people) > NAMED_AT_MOST:
        return f"{len(people):,} young adults. Their messages go out now; each has one offer"
    return ", ".join(person.first_name for person in people)


def page(
    request: HttpRequest, plan: Preview, form: SendForm, sentence: str = "", status: int = 200
) -> HttpResponse:
    back = page_of(plan.intake)
    contents = {"plan": plan, "form": form, "sentence": plan.refusal or sentence, "back": back}
    return render(request, "desk/preview.html", contents, status=status)


def the_intake(request: HttpRequest, pk: int) -> Intake:
    pledges = Pledge.objects.visible_to(request.user)
    intakes = Intake.objects.filter(pledge__in=pledges).select_related("pledge__organisation")
    return get_object_or_404(intakes, pk=pk)


def chosen(request: HttpRequest, keys: list[str]) -> list[int]:
    """The young adults who were ticked, as far as this person may see them."""
    numbers = {int(key) for key in keys if key.isdecimal() and len(key) <= LONGEST_KEY}
    people = YoungAdult.objects.visible_to(request.user).filter(pk__in=numbers)
    return list(people.values_list("pk", flat=True))


def page_of(intake: Intake) -> str:
    return f"{reverse('desk:pledge', args=[intake.pledge_id])}?intake={intake.pk}"
