"""Offers at the desk: the list; one of them with what happened, every open move and its questions."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.asking import Asking, answers, ask
from desk import rows
from desk.access import desk_only, offers_on_the_desk
from desk.filters import OfferFilter
from desk.forms import AnswerForm, MoveForm
from desk.moves import ACTS, open_acts
from desk.offer_page import Happened, of_offer
from desk.tables import OfferTable
from desk.views.done import done_already
from lifecycles import NotNow
from offers import questions
from offers.lifecycle import LIFECYCLE, refuse_before_the_day
from offers.models import Offer, Question
from tabular import lists
from youngadults.looking import looked, reads_again, took
from youngadults.models import Look, YoungAdult


@desk_only
def offer_list(request: HttpRequest) -> HttpResponse:
    offers, page = rows.offers(request.user), "desk/offers.html"
    return lists.answer(request, OfferTable, OfferFilter, offers, page, taken=took_offers)


def took_offers(request: HttpRequest, offers: QuerySet[Offer]) -> None:
    took(request, YoungAdult.objects.filter(pk__in=offers.order_by().values("young_adult")))


@desk_only
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    shown = the_offer(request, pk)
    if not reads_again(request):
        questions.read(shown, by=request.user)
    return render(request, "desk/offer.html", of_offer(shown, request.user))


@desk_only
def move(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Ask before a move, with the words that it needs, and make it."""
    offer, act = the_offer(request, pk), ACTS.get(slug)
    if act is None:
        raise Http404
    refuse_before_the_day(offer, act.act.__name__)
    if request.method == "GET" and act not in open_acts(offer, request.user):
        raise NotNow(LIFECYCLE.sentence(offer.status))
    asking = Asking(
        title=f"{act.label}: {offer.young_adult}, {offer.pledge}",
        text=act.text,
        label=act.label,
        said="Written down.",
        back=reverse("desk:offer", args=[pk]),
        look=act.look,
    )
    form = MoveForm(answers(request), asks=act.asks)
    return ask(request, asking, form, lambda **said: act.act(offer, by=request.user, **said))


@desk_only
def answer_question(request: HttpRequest, pk: int) -> HttpResponse:
    asked = Question.objects.filter(offer__in=offers_on_the_desk(request.user))
    question = get_object_or_404(
        asked.select_related("offer__young_adult", "offer__intake__pledge", "answered_by"), pk=pk
    )
    looked(request, question.offer.young_adult, Look.Page.QUESTION)
    questions.read(question.offer, by=request.user)
    asking = Asking(
        title=f"{question.offer.young_adult.first_name} asked about {question.offer.pledge}",
        text=question.text,
        label="Send the answer",
        said=f"Sent. {question.offer.young_adult.first_name} has been told.",
        back=reverse("desk:offer", args=[question.offer_id]),
    )
    if request.method == "GET" and question.answered_at:
        return done_already(request, asking, answered(question))
    return ask(
        request,
        asking,
        AnswerForm(answers(request)),
        lambda text: questions.answer(question, text, by=request.user),
    )


def answered(question: Question) -> Happened:
    return Happened(
        "Answered", str(question.answered_by or "The service"), question.answered_at, question.answer
    )


def the_offer(request: HttpRequest, pk: int) -> Offer:
    """The only way to an offer here, so that nobody opens one without leaving a line."""
    offers = offers_on_the_desk(request.user).select_related("young_adult__preferences")
    offer = get_object_or_404(offers, pk=pk)
    looked(request, offer.young_adult, Look.Page.OFFER)
    return offer
