"""The offer of a partner: written together, then agreed to by its own people; pausing, going on, leaving."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from champions import lifecycle
from champions.consequences import of_leaving
from champions.forms import AcceptForm, AgreeForm, InPublicForm, MaybeWhyForm, OfferForm
from champions.models import Partnership, Terms
from champions.permissions import its_partner, may_write_offer
from lifecycles import NotNow, NotPermitted
from rulebook.reading import value

from .asking import Asking, ask, sent
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
    form = OfferForm(sent(request), contributions=there, version=partnership.version)

    def save(answers: dict) -> None:
        lifecycle.write_offer(partnership, form.contributions(), by=request.user, version=answers["version"])

    return ask(
        request,
        partnership.organisation,
        OFFER,
        form,
        save,
        template="organisations/offer.html",
        contributions=there.all(),
    )


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
    lifecycle.LIFECYCLE.permitted(partnership, "agree", request.user)
    texts = Terms.objects.in_force()
    form = AgreeForm(sent(request), texts=texts, version=partnership.version)

    def yes(answers: dict) -> None:
        lifecycle.agree(
            partnership,
            form.accepted(),
            by=request.user,
            version=answers["version"],
            is_public=answers["is_public"],
        )

    return ask(
        request,
        partnership.organisation,
        AGREE,
        form,
        yes,
        template="organisations/agree.html",
        contributions=partnership.contributions.all(),
        texts=texts,
    )


ACCEPT = Asking("What you agreed to", "", "Agree", "Thank you. That is noted.")


def terms(request: HttpRequest, pk: int) -> HttpResponse:
    """The texts that were agreed to, and those that wait for a yes."""
    partnership = partner_or_404(request, pk)
    waiting = Terms.objects.in_force().not_accepted_by(partnership)
    form = AcceptForm(sent(request), texts=waiting)

    def accept(answers: dict) -> None:
        agreed = partnership.acceptances.values_list("terms", flat=True)
        lifecycle.accept_terms(partnership, {*agreed, *form.accepted()}, by=request.user)

    return ask(
        request,
        partnership.organisation,
        ACCEPT,
        form,
        accept,
        template="organisations/terms.html",
        texts=waiting,
        acceptances=partnership.acceptances.select_related("terms", "by"),
        may_accept=its_partner(request.user, partnership) and partnership.status in ("agreed", "paused"),
    )


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
    "warning",
)


def pause(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = partner_or_404(request, pk)
    lifecycle.LIFECYCLE.permitted(partnership, "pause", request.user)
    form = MaybeWhyForm(sent(request))
    return ask(
        request,
        partnership.organisation,
        PAUSE,
        form,
        lambda answers: lifecycle.pause(partnership, by=request.user, **answers),
    )


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = lifecycle.resume(partner_or_404(request, pk), by=request.user)
    messages.success(request, "It goes on. Resume each pledge when it is right again.")
    return redirect(partnership.organisation)


def leave(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = partner_or_404(request, pk)
    lifecycle.LIFECYCLE.permitted(partnership, "leave", request.user)
    form = MaybeWhyForm(sent(request))
    if form.is_valid():
        try:
            lifecycle.leave_us(partnership, by=request.user, **form.cleaned_data)
        except NotNow as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, LEAVE.said)
            # Whoever has just left sees the organisation no longer.
            return redirect("home")
    it = partnership.organisation
    context = {"organisation": it, "asking": LEAVE, "form": form, "consequences": of_leaving(it)}
    context["kept_days"] = value("partner.kept_days")
    return render(request, "organisations/leave.html", context, status=422 if form.errors else 200)


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
    form = InPublicForm(sent(request), initial={**told, "read": lifecycle.said_in_public(partnership)})
    return ask(
        request,
        partnership.organisation,
        IN_PUBLIC,
        form,
        lambda answers: lifecycle.say_in_public(partnership, by=request.user, **answers),
        template="organisations/in_public.html",
        partnership=partnership,
    )
