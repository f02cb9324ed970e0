"""What a young adult asks us to do about what we hold: put it right, stop using it, forget them.

Each waits for a person, for one month at most; to be forgotten also pauses everything at once.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.permissions import a_service_manager, an_ete_worker
from lifecycles import NotNow, NotPermitted

from . import notices, pausing
from .models import Request, YoungAdult, a_month_after
from .permissions import themselves

Kind = Request.Kind
ALREADY = gettext_noop("This has an answer already.")


@transaction.atomic
def ask(young_adult: YoungAdult, kind: str, words: str, *, by: Any) -> Request:
    """Whoever asks twice to be forgotten has asked once, and so has who asks twice in the same words."""
    if not themselves(by, young_adult):
        raise NotPermitted("ask")
    YoungAdult.objects.select_for_update(of=("self",)).get(pk=young_adult.pk)
    same = {"kind": kind} if kind == Kind.FORGET else {"kind": kind, "words": words}
    if known := young_adult.requests.open().filter(**same).first():
        return known
    due_on = a_month_after(timezone.localdate())
    request = Request.objects.create(young_adult=young_adult, kind=kind, words=words, due_on=due_on)
    if kind == Kind.FORGET:
        pausing.pause(young_adult, by=by)
    notices.asked_for(request)
    return request


@transaction.atomic
def take_back(request: Request, *, by: Any) -> None:
    """Changed their mind, as long as nobody has answered."""
    if not themselves(by, request.young_adult):
        raise NotPermitted("take_back")
    close(request, by, "")
    notices.requests_changed(request)


@transaction.atomic
def answer(request: Request, words: str, *, by: Any) -> None:
    """In words that the young adult reads. To be forgotten takes a service manager (`forgetting.forget`)."""
    if not may_answer(by, request):
        raise NotPermitted("answer")
    close(request, by, words)
    notices.request_answered(request)


def close(request: Request, by: Any, words: str) -> None:
    locked = Request.objects.select_for_update().get(pk=request.pk)
    if locked.answered_at:
        raise NotNow(_(ALREADY))
    request.answered_at, request.answered_by, request.answer = timezone.now(), by, words
    request.save(update_fields=["answered_at", "answered_by", "answer"])


def may_answer(user: Any, request: Request) -> bool:
    if request.kind == Kind.FORGET:
        return a_service_manager(user, request)
    return an_ete_worker(user, request)
