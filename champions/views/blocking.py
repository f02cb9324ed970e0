"""A partner is to be blocked, or a block lifted: asked for by a worker, decided by a manager."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask
from accounts.permissions import a_service_manager
from champions import lifecycle
from champions.consequences import consequences_of
from champions.forms import AgreeToBlockForm, AskForBlockForm
from champions.models import BlockRequest
from lifecycles import NotNow

from .agreeing import partner_or_404
from .register import only_the_service

What = BlockRequest.What
IT_WAITS = "A manager is asked. Nothing changes for the partner until one agrees, and you hear the answer."
BLOCK = {
    True: Asking("Block this partner?", "It takes effect now.", "Block it", "Blocked.", look="warning"),
    False: Asking("Ask to block this partner?", IT_WAITS, "Ask a manager", "A manager is asked."),
}
LIFT = {
    True: Asking("Lift the block?", "Its own people then say when it goes on.", "Lift it", "Lifted."),
    False: Asking("Ask to lift the block?", IT_WAITS, "Ask a manager", "A manager is asked."),
}


def ask_for_block(request: HttpRequest, pk: int) -> HttpResponse:
    """What can be asked for now: a block, or that it is lifted. A manager who asks has agreed."""
    only_the_service(request)
    partnership = partner_or_404(request, pk)
    what = lifecycle.what_can_be_asked(partnership)
    if not what and request.method == "GET":
        raise NotNow(lifecycle.LIFECYCLE.sentence(partnership.status))
    asking = (LIFT if what == What.LIFT else BLOCK)[a_service_manager(request.user, partnership)]
    return ask(
        request,
        asking.of(partnership.organisation),
        AskForBlockForm(answers(request)),
        lambda why: lifecycle.ask_for_block(partnership, by=request.user, why=why),
        template="organisations/ask_for_block.html",
        consequences=consequences_of("block", partnership.organisation) if what == What.BLOCK else [],
        blocks=what == What.BLOCK,
    )


def block_request(request: HttpRequest, pk: int) -> HttpResponse:
    asked = the_request(request, pk)
    form = AgreeToBlockForm(answers(request))
    if form.is_valid():
        try:
            return answer(request, asked, form)
        except NotNow as moved_on:
            asked.refresh_from_db()
            return page(request, asked, form, moved_on.sentence, 409)
    return page(request, asked, form, status=422 if form.errors else 200)


def answer(request: HttpRequest, asked: BlockRequest, form: AgreeToBlockForm) -> HttpResponse:
    act = lifecycle.agree_to_block if form.cleaned_data["agreed"] else lifecycle.not_agree_to_block
    act(asked, by=request.user, words=form.cleaned_data["words"])
    messages.success(request, f"Written down. {asked.asked_by} is told.")
    return redirect(asked.partnership.organisation)


def page(
    request: HttpRequest, asked: BlockRequest, form: AgreeToBlockForm, sentence: str = "", status: int = 200
) -> HttpResponse:
    blocks = asked.what == What.BLOCK
    contents = {
        "asked": asked,
        "form": form,
        "sentence": sentence,
        "blocks": blocks,
        "consequences": consequences_of("block", asked.partnership.organisation) if blocks else [],
        "verbs": {move.verb for move in lifecycle.BLOCK_REQUESTS.open_to(request.user, asked)},
        "answered": asked.steps.select_related("by").last(),
    }
    return render(request, "organisations/block_request.html", contents, status=status)


@require_POST
def take_back_block(request: HttpRequest, pk: int) -> HttpResponse:
    asked = the_request(request, pk)
    lifecycle.take_back_block(asked, by=request.user)
    messages.success(request, "Taken back.")
    return redirect(asked.partnership.organisation)


def the_request(request: HttpRequest, pk: int) -> BlockRequest:
    return get_object_or_404(BlockRequest.objects.visible_to(request.user).with_everything(), pk=pk)
