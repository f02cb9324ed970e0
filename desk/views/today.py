"""Today: what to do next, and why; to put a row off, take it, hand it over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask
from accounts.permissions import an_ete_worker
from desk.access import desk_only
from desk.forms.queue import HandOverForm, PutOffForm
from desk.models import PutOff
from desk.queue import groups, marks, row_of, rows_of
from desk.queue.rows import Row
from notifications import tasks
from notifications.models import Task


@desk_only
def today(request: HttpRequest) -> HttpResponse:
    only_mine = "mine" in request.GET
    found = groups(request.user, only_mine=only_mine)
    page = {
        "groups": found,
        "waiting": sum(group.total for group in found),
        "put_off": put_off_by(request.user),
        "only_mine": only_mine,
        "shares": an_ete_worker(request.user, None),
    }
    return render(request, "desk/today.html", page)


def put_off_by(user: Any) -> list[tuple[PutOff, Row]]:
    """What waits until when, and why; not what was done meanwhile."""
    marks = list(PutOff.objects.hiding_from(user).select_related("by").order_by("until", "pk"))
    rows = rows_of(user, [mark.row for mark in marks])
    return [(mark, rows[mark.row]) for mark in marks if mark.row in rows]


@desk_only
def put_off(request: HttpRequest, key: str) -> HttpResponse:
    row = the_row(request, key)
    asking = asked(row, "Put it off", "It comes back by itself on that morning.", "Put off.")
    return ask(
        request,
        asking,
        PutOffForm(answers(request)),
        lambda **said: marks.put_off(key, **said, by=request.user),
    )


@require_POST
@desk_only
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    mark = get_object_or_404(PutOff.objects.hiding_from(request.user), pk=pk)
    marks.bring_back(mark, by=request.user)
    return redirect("desk:today")


@require_POST
@desk_only
def take(request: HttpRequest, key: str) -> HttpResponse:
    """Mine; a second press lets it go again."""
    row = the_row(request, key)
    if "let_go" in request.POST:
        marks.let_go(row.key, by=request.user)
    else:
        marks.take(row.key, by=request.user)
    return redirect(f"{reverse('desk:today')}#row-{row.slug}")


@desk_only
def hand_over(request: HttpRequest, key: str) -> HttpResponse:
    row = the_row(request, key)
    asking = asked(row, "Hand it over", "They are told, with your words.", "Handed over.")
    form = HandOverForm(answers(request), user=request.user)
    return ask(request, asking, form, lambda **said: marks.hand_over(key, **said, by=request.user))


@require_POST
@desk_only
def task_done(request: HttpRequest, pk: int) -> HttpResponse:
    tasks.done(get_object_or_404(Task.objects.visible_to(request.user), pk=pk), by=request.user)
    messages.success(request, "Done.")
    return redirect("desk:today")


def the_row(request: HttpRequest, key: str) -> Row:
    """Only what stands in their own queue now."""
    row = row_of(request.user, key)
    if row is None or not row.can_be_marked:
        raise Http404
    return row


def asked(row: Row, label: str, text: str, done: str) -> Asking:
    return Asking(f"{label}: {row.title}", text, label, done, reverse("desk:today"))
