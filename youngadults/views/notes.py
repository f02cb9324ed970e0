"""What is written about me: every note that is not private, newest first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from youngadults.models import Note, YoungAdult

PER_PAGE = 20


def mine(request: HttpRequest) -> HttpResponse:
    me = get_object_or_404(YoungAdult, user=request.user)
    written = Note.objects.visible_to(request.user).filter(young_adult=me).select_related("by")
    page = Paginator(written, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "my/notes.html", {"page": page})
