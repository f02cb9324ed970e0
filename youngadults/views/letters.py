"""The letter: made in one tap, printed, and checked by whoever was given it."""

from __future__ import annotations

import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from notifications.composing import absolute
from youngadults import letters
from youngadults.models import YoungAdult


def me_or_404(request: HttpRequest) -> YoungAdult:
    return get_object_or_404(YoungAdult.objects.select_related("user", "council"), user=request.user)


def letter(request: HttpRequest) -> HttpResponse:
    """The letter that is good now, to print or to show; before there is one, what it is for."""
    me = me_or_404(request)
    made = me.letters.valid().first()
    context = {"me": me, "letter": made}
    if made:
        address = absolute(reverse("youngadults:check_letter", args=[made.code]))
        context |= {"address": address, "square": square(address)}
    return render(request, "youngadults/letter.html", context)


def square(address: str) -> SafeString:
    """A QR code of our own making: nothing in it comes from anybody."""
    drawn = segno.make(address, error="m").svg_inline(scale=4, border=4, dark="#000", light="#fff")
    return mark_safe(drawn)  # noqa: S308


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    letters.make(me_or_404(request), by=request.user)
    return redirect("youngadults:letter")


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    letters.take_back(me_or_404(request), by=request.user)
    messages.success(request, _("The letter is no longer good, wherever it is."))
    return redirect("youngadults:letter")


@login_not_required
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Public, and says nothing but whether a letter is real, and from when."""
    found = letters.check(code)
    context = {"made_on": timezone.localdate(found.made_at) if found else None}
    return render(request, "youngadults/check_letter.html", context, status=200 if found else 404)
