"""What is written down about a young adult: notes that they can read, and why nothing fits."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask
from desk.access import desk_only
from desk.forms.people import NoteForm
from offers import unmet
from offers.models import UnmetNeed
from youngadults import notes
from youngadults.looking import looked
from youngadults.models import Look, Note, YoungAdult


def the_person(request: HttpRequest, pk: int) -> YoungAdult:
    people = YoungAdult.objects.visible_to(request.user).exclude(user=request.user)
    person = get_object_or_404(people.select_related("user", "district"), pk=pk)
    looked(request, person, Look.Page.RECORD)
    return person


@desk_only
def write_note(request: HttpRequest, pk: int) -> HttpResponse:
    person = the_person(request, pk)
    asking = Asking(
        title=f"A note about {person}",
        text=f"{person.first_name} can read it on their page, with your name.",
        label="Keep the note",
        said="Kept.",
        back=reverse("desk:young_adult", args=[pk]),
    )
    form = NoteForm(answers(request))
    return ask(
        request,
        asking,
        form,
        lambda text, **_: notes.write(person, text, by=request.user, why_private=form.why()),
    )


@require_POST
@desk_only
def open_note(request: HttpRequest, pk: int) -> HttpResponse:
    note = get_object_or_404(Note.objects.visible_to(request.user).select_related("young_adult"), pk=pk)
    notes.open_up(note, by=request.user)
    messages.success(request, f"{note.young_adult.first_name} can read it now.")
    return redirect("desk:young_adult", pk=note.young_adult_id)


@require_POST
@desk_only
def note_need(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing fits: the second of two taps says why."""
    person = the_person(request, pk)
    need = unmet.note(person, request.POST.get("why", ""), by=request.user)
    messages.success(request, f"Noted for the demand board: {need.get_why_display().lower()}.")
    return redirect("desk:young_adult", pk=pk)


@require_POST
@desk_only
def need_met(request: HttpRequest, pk: int) -> HttpResponse:
    needs = UnmetNeed.objects.open().visible_to(request.user).select_related("young_adult")
    need = get_object_or_404(needs, pk=pk)
    unmet.met(need, by=request.user)
    messages.success(request, "Taken off the demand board.")
    return redirect("desk:young_adult", pk=need.young_adult_id)
