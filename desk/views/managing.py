"""For service managers: the whole service, and the rulebook with dates and history."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask
from accounts.permissions import a_service_manager
from desk import rules, service
from desk.access import desk_only
from desk.forms.rules import HolidayForm, RuleForm
from desk.views.caseloads import only_managers
from rulebook import holidays
from rulebook.changing import change
from rulebook.entries import RULES, Rule
from rulebook.models import BankHoliday


@desk_only
def the_service(request: HttpRequest) -> HttpResponse:
    only_managers(request)
    return render(request, "desk/service.html", service.of_service(request.user))


@desk_only
def rule_list(request: HttpRequest) -> HttpResponse:
    """Everybody at the desk may read by which rules the service works."""
    page = {
        "chapters": rules.chapters(),
        "holidays": BankHoliday.objects.standing().filter(on__gte=timezone.localdate()),
        "changed": rules.holiday_history(),
        "may_change": may_change(request),
    }
    return render(request, "desk/rules.html", page)


@desk_only
def rule(request: HttpRequest, key: str) -> HttpResponse:
    declared = the_rule(key)
    said = rules.in_words(declared, rules.value(key))
    page = {"rule": declared, "said": said, "history": rules.history(declared)}
    return render(request, "desk/rule.html", {**page, "may_change": may_change(request)})


@desk_only
def change_rule(request: HttpRequest, key: str) -> HttpResponse:
    only_managers(request)
    declared = the_rule(key)
    asking = Asking(
        title=f"Change: {declared.words}",
        text=f"Today it says {rules.in_words(declared, rules.value(key))}. What was stays as it was.",
        label="Change the rule",
        said="Changed. The history keeps who, when and why.",
        back=reverse("desk:rule", args=[key]),
    )
    form = RuleForm(answers(request), rule=declared, initial={"value": rules.value(key)})
    return ask(request, asking, form, lambda **said: change(key, by=request.user, **said))


@desk_only
def add_holiday(request: HttpRequest) -> HttpResponse:
    only_managers(request)
    asking = Asking(
        title="A day on which the council does not work",
        text="Deadlines that are counted in working days from now on step over it.",
        label="Add the day",
        said="Added.",
        back=reverse("desk:rules"),
    )
    form = HolidayForm(answers(request))
    return ask(request, asking, form, lambda on, name: holidays.add(on, name, by=request.user))


@require_POST
@desk_only
def call_off_holiday(request: HttpRequest, on: str) -> HttpResponse:
    """Of a day to come: what deadlines stepped over in days gone stays as it was."""
    only_managers(request)
    ahead = BankHoliday.objects.standing().filter(on__gte=timezone.localdate())
    holiday = holidays.call_off(get_object_or_404(ahead, on=the_day(on)), by=request.user)
    messages.success(request, f"{holiday.name} is a working day again.")
    return redirect("desk:rules")


def the_day(on: str) -> dt.date:
    try:
        return dt.date.fromisoformat(on)
    except ValueError:
        raise Http404 from None


def may_change(request: HttpRequest) -> bool:
    return a_service_manager(request.user, None)


def the_rule(key: str) -> Rule:
    if key not in RULES:
        raise Http404
    return RULES[key]
