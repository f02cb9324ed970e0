"""The offer of a partner: written together, then agreed to by its own people; pausing, going on, leaving."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask, refuse_to_open
from champions import diligence, lifecycle, readiness
from champions.consequences import consequences_of
from champions.forms import AcceptForm, AgreeForm, InPublicForm, MaybeWhyForm, OfferForm
from champions.models import Partnership, Terms
from champions.permissions import its_partner, may_write_offer
from lifecycles import NotPermitted
from rulebook.reading import value

from .organisation import found, partnership_of


def partner_or_404(request: HttpRequest, pk: int) -> Partnership:
    """A department of the council has no partnership: there is nothing to agree on."""
    partnership = partnership_of(found(request, pk))
    if partnership is None:
        raise Http404
    return partnership


OFFER = Asking("What is offered", "", "Save", "Saved.")


def offer(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = partner_or_404(request, pk)
    if not may_write_offer(request.user, partnership):
        raise NotPermitted("write_offer")
    there = partnership.contributions.all()
    form = OfferForm(answers(request), contributions=there, version=partnership.version)

    def save(version: int, **_: Any) -> None:
        lifecycle.write_offer(partnership, form.contributions(), by=request.user, version=version)

    page = {"template": "organisations/offer.html", "contributions": there.all()}
    return ask(request, OFFER.of(partnership.organisation), form, save, **page)


@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = lifecycle.apply(partner_or_404(request, pk), by=request.user)
    messages.success(request, "It waits for their yes now. Whoever is to agree gets an e-mail.")
    return redirect(partnership.organisation)


AGREE = Asking(
    "Is this right?", "", "Agree", "Thank you. You have agreed, and your people can post from now on."
)


def agree(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = partner_or_404(request, pk)
    refuse_to_open(request, lifecycle.LIFECYCLE, partnership, "agree")
    texts = Terms.objects.in_force()
    form = AgreeForm(answers(request), texts=texts, version=partnership.version)

    def yes(version: int, is_public: bool, **_: Any) -> None:
        read = {"version": version, "is_public": is_public}
        lifecycle.agree(partnership, form.accepted(), by=request.user, **read)

    page = {"template": "organisations/agree.html", "organisation": partnership.organisation, "texts": texts}
    page["contributions"] = partnership.contributions.all()
    page["todo"] = readiness.before_it_agrees(partnership)
    page |= diligence.papers_first(partnership.organisation)
    return ask(request, AGREE.of(partnership.organisation), form, yes, **page)


ACCEPT = Asking("What you agreed to", "", "Agree", "Thank you. That is noted.")


def terms(request: HttpRequest, pk: int) -> HttpResponse:
    """The texts that were agreed to, and those that wait for a yes."""
    partnership = partner_or_404(request, pk)
    waiting = Terms.objects.in_force().not_accepted_by(partnership)
    form = AcceptForm(answers(request), texts=waiting)

    def accept(**_: Any) -> None:
        agreed = partnership.acceptances.values_list("terms", flat=True)
        lifecycle.accept_terms(partnership, {*agreed, *form.accepted()}, by=request.user)

    page = {
        "template": "organisations/terms.html",
        "organisation": partnership.organisation,
        "texts": waiting,
    }
    page["acceptances"] = partnership.acceptances.select_related("terms", "by")
    page["may_accept"] = its_partner(request.user, partnership) and partnership.status in ("agreed", "paused")
    return ask(request, ACCEPT.of(partnership.organisation), form, accept, **page)


PAUSE = Asking(
    "Pause for a while?",
    "Live pledges are paused with it, and nobody is offered anything new. What is running goes on.",
    "Pause",
    "Paused.",
)
LEAVE = Asking(
    "Leave altogether?",
    "Pledges are closed, and nobody posts for the organisation any longer: its people cannot come back by "
    "themselves. What has begun goes on to its end.",
    "Leave",
    "They have left. Thank you for all that there was.",
    # Whoever has just left sees the organisation no longer.
    then=reverse_lazy("home"),
    look="warning",
)


def pause(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = partner_or_404(request, pk)
    refuse_to_open(request, lifecycle.LIFECYCLE, partnership, "pause")
    asking, form = PAUSE.of(partnership.organisation), MaybeWhyForm(answers(request))
    return ask(request, asking, form, lambda why: lifecycle.pause(partnership, by=request.user, why=why))


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = lifecycle.resume(partner_or_404(request, pk), by=request.user)
    messages.success(request, "It goes on. Resume each pledge when it is right again.")
    return redirect(partnership.organisation)


def leave(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = partner_or_404(request, pk)
    refuse_to_open(request, lifecycle.LIFECYCLE, partnership, "leave")
    it, form = partnership.organisation, MaybeWhyForm(answers(request))
    return ask(
        request,
        LEAVE.of(it),
        form,
        lambda why: lifecycle.leave_us(partnership, by=request.user, why=why),
        template="organisations/leave.html",
        consequences=consequences_of("leave", it),
        kept_days=value("partner.kept_days"),
    )


IN_PUBLIC = Asking(
    "The public page",
    "Everybody can read it: your name, what you offer, and the words below. Nothing else.",
    "Save",
    "Saved.",
)


def in_public(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = partner_or_404(request, pk)
    if not its_partner(request.user, partnership):
        raise NotPermitted("in_public")
    told = {"is_public": partnership.is_public, "in_public_words": partnership.in_public_words}
    form = InPublicForm(answers(request), initial={**told, "read": lifecycle.said_in_public(partnership)})
    return ask(
        request,
        IN_PUBLIC.of(partnership.organisation),
        form,
        lambda **said: lifecycle.say_in_public(partnership, by=request.user, **said),
        template="organisations/in_public.html",
        partnership=partnership,
    )
