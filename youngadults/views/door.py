"""A young adult's way in: the page behind a link, the soft check, a new link, help at a shut door."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import links
from accounts.asking import answers
from accounts.models import SignInLink
from rulebook.reading import value
from youngadults import jobs, languages, profile
from youngadults import way_in as door
from youngadults.at_any_hour import numbers
from youngadults.forms.door import CheckForm, ReachForm
from youngadults.looking import looked
from youngadults.models import Look, YoungAdult
from youngadults.own_door import OWN_PHONE_UNTIL

BACKEND = "django.contrib.auth.backends.ModelBackend"
LONGEST_PATH = 200
NO_MATCH = _("That is not what we have here. You can try one more time.")


@login_not_required
@never_cache
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Looking spends nothing and names nobody; a right answer spends the link and signs in."""
    try:
        found = links.look(token)
        if request.user == found.user:
            return redirect(found.leads_to or "home")
        form = CheckForm(answers(request))
        if request.method == "POST" and form.is_valid():
            return check(request, token, found, form)
    except links.LinkRefused as refusal:
        return old_link(request, token, refusal)
    return render(
        request, "youngadults/link.html", link_page(form, token), status=422 if form.errors else 200
    )


def check(request: HttpRequest, token: str, found: SignInLink, form: CheckForm) -> HttpResponse:
    young_adult = get_object_or_404(YoungAdult.objects.select_related("user"), user=found.user)
    answers = form.cleaned_data
    if door.answer_check(young_adult, answers["first_name"], answers["day_of_birth"]):
        links.spend(token)
        sign_in(request, found.user, own_phone=answers["own_phone"])
        return redirect(first_page(young_adult, found.leads_to))
    if door.is_shut(young_adult):
        return render(request, "youngadults/shut.html", status=403)
    form.add_error(None, NO_MATCH)
    return render(request, "youngadults/link.html", link_page(form, token), status=422)


def first_page(young_adult: YoungAdult, leads_to: str = "") -> str:
    """Where the link leads; for somebody new, to whom nothing was sent, to the start."""
    if leads_to in ("", reverse("home")) and profile.is_new(young_adult):
        return reverse("youngadults:start")
    return leads_to or reverse("home")


def link_page(form: CheckForm, token: str) -> dict[str, Any]:
    return {"form": form, "token": token, "days": value("session.young_adult_minutes") // (24 * 60)}


def sign_in(request: HttpRequest, user: Any, *, own_phone: bool) -> None:
    """Short on a phone that others may pick up, longer on one's own; the rulebook says how long.

    The language that was chosen at the door stays with the person who has chosen none yet.
    """
    chosen = request.session.get(languages.CHOSEN)
    login(request, user, backend=BACKEND)
    minutes = value("session.young_adult_minutes" if own_phone else "session.shared_device_minutes")
    request.session.set_expiry(minutes * 60)
    if own_phone:
        until = timezone.now() + dt.timedelta(minutes=minutes)
        request.session[OWN_PHONE_UNTIL] = until.isoformat(timespec="seconds")
    if chosen:
        languages.remember(request, chosen)


def old_link(request: HttpRequest, token: str, refusal: links.LinkRefused) -> HttpResponse:
    """A link that can't be used. A real one may send a new one to where it came from, never shown."""
    context = {"sentence": refusal.sentence, "token": token if refusal.user else ""}
    return render(request, "youngadults/old_link.html", context, status=410 if refusal.user else 404)


@login_not_required
@require_POST
def new_link(request: HttpRequest, token: str) -> HttpResponse:
    """Send a new link in place of an old one, leading to the same page. The unknown and the hasty get the
    same answer.
    """
    old = SignInLink.objects.filter(token_hash=links.hashed(token)).first()
    if old is not None and ratelimit.consume(
        request, action="young_adult_link", key=f"account {old.user_id}"
    ):
        send_links(YoungAdult.objects.filter(user=old.user_id), old.leads_to)
    return render(request, "youngadults/sent.html")


@login_not_required
def get_link(request: HttpRequest) -> HttpResponse:
    """Ask for a link by phone number or e-mail: the same answer for the known, the unknown and the hasty."""
    form = ReachForm(answers(request))
    if request.method == "POST" and form.is_valid():
        reach = form.cleaned_data["reach"]
        if ratelimit.consume(request, action="young_adult_link", key=reach):
            send_links(reached_by(reach), own_path(request.GET.get("next", "")))
        return render(request, "youngadults/sent.html")
    page = {"form": form, "numbers": numbers() if looks_for_help(request) else []}
    return render(request, "youngadults/get_link.html", page, status=422 if form.errors else 200)


def looks_for_help(request: HttpRequest) -> bool:
    """On the way to "I don't feel safe" and signed out: who needs somebody now need not sign in first."""
    return request.GET.get("next") == reverse("my:not_safe")


def own_path(path: str) -> str:
    """Where a link may lead after signing in: a page of ours, as long as a notice can hold."""
    return path if links.is_own_path(path) and len(path) <= LONGEST_PATH else ""


def reached_by(reach: str):
    """Everybody with this number or address: a number may be shared, and is never an identity."""
    people = YoungAdult.objects.filter(user__is_active=True, user__signs_in_by_link=True)
    return people.filter(user__email=reach) if "@" in reach else people.filter(phone=reach)


def send_links(people: Any, leads_to: str = "") -> None:
    """In the background, also to nobody: how long the page takes does not say whether a number is known."""
    jobs.send_links.defer(young_adult_ids=list(people.values_list("pk", flat=True)), leads_to=leads_to)


def way_in(request: HttpRequest, pk: int) -> HttpResponse:
    """For the adviser: what happened at the door, and letting them in again once it is known who they are."""
    young_adult = get_object_or_404(YoungAdult.objects.visible_to(request.user), pk=pk)
    if not door.may_open_again(request.user, young_adult):
        raise Http404
    looked(request, young_adult, Look.Page.WAY_IN)
    if request.method == "POST":
        door.open_again(young_adult, by=request.user)
        messages.success(request, f"{young_adult.first_name} gets a new link.")
        return redirect("youngadults:way_in", pk=pk)
    context = {"young_adult": young_adult, "is_shut": door.is_shut(young_adult)}
    return render(request, "youngadults/way_in.html", context)
