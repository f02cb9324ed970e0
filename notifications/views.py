"""What I have been told, newest first; what I have to do; how I want to be told outside."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from . import health, subscribing, tasks
from .forms import ChoiceForm, SubscriptionForm, save
from .inbox import lines
from .live import hint
from .models import Notification, NotificationQuerySet, PushSubscription, Task
from .quiet import hours_now
from .reaching import Way, ways_to

PER_PAGE = 30


def inbox(request: HttpRequest) -> HttpResponse:
    notices = Notification.objects.visible_to(request.user).order_by("-made_at", "-pk")
    page = Paginator(notices, PER_PAGE).get_page(request.GET.get("page"))
    filling = {"page": page, "lines": lines(page), "layout": layout_for(request.user)}
    return render(request, "notifications/inbox.html", filling)


def layout_for(user: Any) -> str:
    """Young adults read theirs in their own room; everyone else at the desk's size."""
    return "layouts/my.html" if user.signs_in_by_link else "layouts/desk.html"


def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Follow a notice to what it is about, and mark it read on the way."""
    notice = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    mark_read(request, Notification.objects.visible_to(request.user).filter(pk=pk))
    return redirect(notice.link)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    mark_read(request, Notification.objects.visible_to(request.user))
    messages.success(request, _("All marked as read."))
    return redirect("notifications:inbox")


def person_id(request: HttpRequest) -> int:
    """Whose page this is; nobody else gets past LoginRequiredMiddleware."""
    return cast(int, request.user.pk)


def mark_read(request: HttpRequest, notices: NotificationQuerySet) -> None:
    """Other open pages of the same person agree at once."""
    if notices.unread().update(read_at=timezone.now()):
        hint([person_id(request)], ["inbox"])


def choices(request: HttpRequest) -> HttpResponse:
    """Channel by channel, when, and a pause."""
    me = person_id(request)
    way = ways_to([me])[me]
    form = ChoiceForm(request.POST or None, person=request.user, way=way, quiet=hours_now(way.choice))
    if form.is_valid():
        save(request.user, form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("notifications:choices")
    return choices_page(request, form, way, status=422 if form.is_bound else 200)


def choices_page(request: HttpRequest, form: ChoiceForm, way: Way, status: int) -> HttpResponse:
    screens = PushSubscription.objects.live().visible_to(request.user)
    filling = {
        "form": form,
        "way": way,
        "screens": [(screen, screen.session_key == request.session.session_key) for screen in screens],
        "push_key": subscribing.public_key() if subscribing.is_possible(way) else "",
        "is_on_here": any(screen.session_key == request.session.session_key for screen in screens),
        "layout": layout_for(request.user),
    }
    return render(request, "notifications/choices.html", filling, status=status)


@require_POST
def turn_push_on(request: HttpRequest) -> HttpResponse:
    """This browser has been allowed to show messages. A browser that says nonsense changes nothing."""
    me = person_id(request)
    way, form = ways_to([me])[me], SubscriptionForm(request.POST)
    if form.is_valid() and subscribing.is_possible(way) and request.session.session_key:
        subscribing.turn_on(request.user, request.session.session_key, **form.cleaned_data)
        messages.success(request, _("Saved. Messages show on this screen until you sign out here."))
        return redirect("notifications:choices")
    messages.error(request, _("This did not work here, and nothing has changed. Choose another way below."))
    chosen = ChoiceForm(person=request.user, way=way, quiet=hours_now(way.choice))
    return choices_page(request, chosen, way, status=422)


@require_POST
def turn_push_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Stopped already in another tab: nothing more to do."""
    screen = PushSubscription.objects.visible_to(request.user).filter(pk=pk).first()
    if screen:
        subscribing.turn_off(screen)
    messages.success(request, _("Saved. No more messages on that screen."))
    return redirect("notifications:choices")


def my_tasks(request: HttpRequest) -> HttpResponse:
    """For staff and hosts: a young adult is told, and never given a task."""
    user: Any = request.user
    if user.signs_in_by_link:
        raise Http404
    filling = {"to_do": tasks.to_do(user), "is_watching": user in health.watchers()}
    return render(request, "notifications/tasks.html", filling)


@require_POST
def task_done(request: HttpRequest, pk: int) -> HttpResponse:
    tasks.done(get_object_or_404(Task.objects.visible_to(request.user), pk=pk), by=request.user)
    messages.success(request, "Done.")
    return redirect("notifications:tasks")


def how_it_goes(request: HttpRequest) -> HttpResponse:
    """For those who look after the sending."""
    if request.user not in health.watchers():
        raise PermissionDenied
    return render(request, "notifications/health.html", {"health": health.now()})


@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    """The same figures for a monitoring system that shows its token."""
    ours, shown = settings.METRICS_TOKEN, request.headers.get("Authorization", "")
    if not ours or not constant_time_compare(shown, f"Bearer {ours}"):
        return HttpResponse(status=401)
    return HttpResponse(health.as_metrics(health.now()), content_type="text/plain; version=0.0.4")
