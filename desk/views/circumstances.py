"""Something has changed in somebody's life, and the service acts on the same day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.asking import Asking, answers, ask
from desk.access import desk_only
from desk.forms.circumstances import PermissionForm, SilenceForm
from desk.forms.deciding import NothingToSayForm
from youngadults import permitting, silencing

from .writing import the_person


@desk_only
def permission(request: HttpRequest, pk: int) -> HttpResponse:
    """What work is open to them."""
    person = the_person(request, pk)
    asking = Asking(
        title=f"What work is open to {person.first_name}",
        text=PERMISSION.format(person.first_name),
        label="Change it",
        said=f"Changed. Call {person.first_name} in private: no message went out.",
        back=reverse("desk:young_adult", args=[pk]),
    )
    known = {"to": person.permission_to_work, "review_on": person.permission_review_on}
    form = PermissionForm(answers(request), initial=known)
    return ask(request, asking, form, lambda **said: permitting.change(person, by=request.user, **said))


PERMISSION = (
    "Matching keeps to it at once. What is set or has begun and is no longer allowed pauses today, and the "
    "host reads “paused by the council”, nothing else. What is only offered is taken back.\n\n"
    "{0} gets no message about it: call them in private. What stops becomes a task for their adviser."
)


@desk_only
def stop_messages(request: HttpRequest, pk: int) -> HttpResponse:
    """They have died, are missing or in custody."""
    person = the_person(request, pk)
    asking = Asking(
        title=f"No more messages to {person.first_name}",
        text=SILENCE,
        label="Stop all messages",
        said="All messages have stopped. Whom to tell yourself is in the tasks.",
        back=reverse("desk:young_adult", args=[pk]),
        look="warning",
    )
    form = SilenceForm(answers(request))
    return ask(request, asking, form, lambda why: silencing.stop(person, why, by=request.user))


SILENCE = (
    "From now on no text, e-mail or letter is sent, links stop working, and nothing new is looked for. Hosts "
    "who wait for them get no message either: each is a task for their adviser, who speaks to them.\n\n"
    "Where somebody has died, what is open is taken back. Otherwise it stays as it is."
)


@desk_only
def messages_again(request: HttpRequest, pk: int) -> HttpResponse:
    """They are back, or it was a mistake."""
    person = the_person(request, pk)
    if request.method == "GET":
        silencing.refuse_unless_silent(person)
    asking = Asking(
        title=f"Messages to {person.first_name} again?",
        text="They are told of what is new from now on. Speak to them first.",
        label="Begin again",
        said="Messages go out again.",
        back=reverse("desk:young_adult", args=[pk]),
    )
    form = NothingToSayForm(answers(request))
    return ask(request, asking, form, lambda: silencing.begin_again(person, by=request.user))
