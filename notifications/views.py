"""The inbox: what I have been told, newest first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from .inbox import lines
from .live import hint
from .models import Notification

PER_PAGE = 30


def inbox(request: HttpRequest) -> HttpResponse:
    notices = Notification.objects.visible_to(request.user)
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
    messages.success(request, "All marked as read.")
    return redirect("notifications:inbox")


def mark_read(request: HttpRequest, notices) -> None:
    """Other open pages of the same person agree at once."""
    if notices.unread().update(read_at=timezone.now()):
        hint([request.user.pk], ["inbox"])
