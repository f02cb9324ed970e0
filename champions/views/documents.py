"""An organisation's documents: what is needed, sending one, opening one, looking at what came."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask
from accounts.permissions import an_ete_worker
from champions import diligence, unsent
from champions.files import Refused
from champions.forms import DocumentForm, RefuseForm
from champions.lifecycle import documents as lifecycle
from champions.models import Document, Organisation, UnsentFile
from lifecycles import NotNow, NotPermitted

from .organisation import found


def documents(request: HttpRequest, pk: int) -> HttpResponse:
    it = found(request, pk)
    context = {
        "organisation": it,
        "lines": diligence.lines_of(it),
        "is_ours": an_ete_worker(request.user, it),
    }
    return render(request, "organisations/documents.html", context)


def send(request: HttpRequest, pk: int) -> HttpResponse:
    it = found(request, pk)
    form = DocumentForm(
        answers(request),
        request.FILES or None,
        initial={"kind": request.GET.get("kind")},
        unsent=UnsentFile.objects.kept_for(request.user, it),
    )
    if form.is_valid() and is_sent(it, form, request.user):
        messages.success(request, "Thank you. Somebody of the 18+ service looks at it.")
        return redirect("organisations:documents", pk)
    if form.errors:
        keep_the_file(it, form, request.user)
    context = {"organisation": it, "form": form}
    return render(request, "organisations/send.html", context, status=422 if form.errors else 200)


def is_sent(it: Organisation, form: DocumentForm, by: Any) -> bool:
    try:
        lifecycle.send(it, **form.cleaned_data, by=by)
    except Refused as refused:
        form.add_error("file", refused.sentence)
    except NotNow as refused:
        form.add_error(None, refused.sentence)
    return not form.errors


def keep_the_file(it: Organisation, form: DocumentForm, by: Any) -> None:
    """What was chosen is kept for the next try; one that will not do says so beside what else is wrong."""
    chosen, kept = form.files.get("file"), form.cleaned_data.get("unsent")
    if chosen and "file" not in form.errors:
        try:
            kept = unsent.keep(it, chosen, by=by)
        except Refused as refused:
            form.add_error("file", refused.sentence)
    if kept:
        form.remember(kept)


def theirs_or_404(request: HttpRequest, pk: int) -> Document:
    rows = Document.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(rows, pk=pk)


@never_cache
def open_document(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """As a file to keep, never to show inside a page: whatever it holds, it does not run here."""
    document = theirs_or_404(request, pk)
    if not document.file:
        raise Http404
    if not document.may_be_opened:
        raise NotNow("The virus scanner has not looked through this file yet. Try again in a few minutes.")
    response = FileResponse(
        document.file.open("rb"),
        as_attachment=True,
        filename=document.file_name,
        content_type=document.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    document = theirs_or_404(request, pk)
    lifecycle.accept(document, by=request.user)
    messages.success(request, "It counts from now on.")
    return redirect("organisations:documents", document.organisation_id)


REFUSE = Asking("It will not do", "", "Tell them", "They have been told.")


def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    document = theirs_or_404(request, pk)
    if not an_ete_worker(request.user, document):
        raise NotPermitted("refuse")
    asking, form = REFUSE.of(document.organisation), RefuseForm(answers(request))
    return ask(request, asking, form, lambda **said: lifecycle.refuse(document, by=request.user, **said))


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    document = theirs_or_404(request, pk)
    lifecycle.remove(document, by=request.user)
    messages.success(request, "Taken off, and its file deleted.")
    return redirect("organisations:documents", document.organisation_id)
