"""Looking around: what is live near me or from home, “I’m interested”, and wishes for what is not there."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.asking import answers
from lifecycles import NotNow
from offers import around, wanting
from offers.card import card
from offers.forms.my import AroundForm, WishForm, short_kinds
from offers.models import Wish
from pledges.models import Pledge
from youngadults.models import YoungAdult

from .my import is_easy, refused, remember_easy

PER_PAGE = 10


def me_or_404(request: HttpRequest) -> YoungAdult:
    return get_object_or_404(YoungAdult.objects.select_related("user", "preferences"), user=request.user)


def opportunity_or_404(request: HttpRequest, me: YoungAdult, pk: int) -> Pledge:
    """A live one; where it is none for this person now, a plain sentence."""
    get_object_or_404(Pledge.objects.visible_to(request.user).live(), pk=pk)
    pledge = around.open_to(me).filter(pk=pk).first()
    if pledge is None:
        raise NotNow(_("This one has just gone. Look for another one with us."))
    return pledge


def browse(request: HttpRequest) -> HttpResponse:
    me = me_or_404(request)
    form = AroundForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = Paginator(around.narrowed(me, wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "found": around.found(me, page),
        "interests": around.interests_of(me),
        "knows_home": me.easting is not None,
        "miles": around.usual_miles(me),
    }
    return render(request, "my/browse.html", context)


def opportunity(request: HttpRequest, pk: int) -> HttpResponse:
    me = me_or_404(request)
    pledge = opportunity_or_404(request, me, pk)
    context = {
        "pledge": pledge,
        "card": card(around.next_intake(pledge), me),
        "easy": is_easy(request),
        "offer": around.offer_of(me, pledge),
        "is_interested": around.interests_of(me).filter(pledge=pledge).exists(),
    }
    return render(request, "my/opportunity.html", context)


@require_POST
def read_easy(request: HttpRequest, pk: int) -> HttpResponse:
    """Pictures and few words, as on an offer's page."""
    me_or_404(request)
    remember_easy(request)
    return redirect("my:opportunity", pk=pk)


@require_POST
def interested(request: HttpRequest, pk: int) -> HttpResponse:
    me = me_or_404(request)
    wanting.say_interested(me, opportunity_or_404(request, me, pk), by=request.user)
    messages.success(request, _("We know now that you like this. Someone will talk with you about it."))
    return redirect("my:opportunity", pk=pk)


@require_POST
def not_interested(request: HttpRequest, pk: int) -> HttpResponse:
    """Taken back: also when it has gone, and when it was taken back before."""
    me = me_or_404(request)
    interest = around.interests_of(me).filter(pledge=pk).first()
    if interest:
        wanting.take_back_interest(me, interest.pledge, by=request.user)
    messages.success(request, _("OK. You are not on the list for this one."))
    return redirect("my:browse")


def wishes(request: HttpRequest) -> HttpResponse:
    """What I asked for that is not on the list, and how many others did."""
    me = me_or_404(request)
    form = WishForm(answers(request))
    if request.method == "POST" and form.is_valid():
        made = wanting.wish(me, by=request.user, **form.cleaned_data)
        messages.success(request, said(me, made))
        return redirect("my:wishes")
    kinds = dict(short_kinds())
    lines = [(it, kinds[it.kind], wanting.others_in_words(it.others)) for it in wanting.wishes_of(me)]
    return render(request, "my/wishes.html", {"form": form, "wishes": lines}, status=refused(form))


def said(me: YoungAdult, made: Wish) -> str:
    others = wanting.wishes_of(me).get(pk=made.pk).others
    return _("We have it. %(others)s") % {"others": wanting.others_in_words(others)}


@require_POST
def wish_taken_back(request: HttpRequest, pk: int) -> HttpResponse:
    me = me_or_404(request)
    made = Wish.objects.filter(young_adult=me, pk=pk).select_related("young_adult").first()
    if made:
        wanting.take_back_wish(made, by=request.user)
    return redirect("my:wishes")
