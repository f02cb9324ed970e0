"""A host's page for the one reference that somebody who finished has asked for."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.asking import answers
from offers import hosting, references
from offers.forms.my import ReferenceForm
from offers.models import Reference


def reference(request: HttpRequest, pk: int) -> HttpResponse:
    """Write it; once it is written, read it."""
    theirs = get_object_or_404(hosting.hosted_offers(request.user), pk=pk)
    asked = get_object_or_404(Reference.objects.select_related("written_by"), offer=theirs)
    form = ReferenceForm(answers(request))
    if request.method == "POST" and form.is_valid():
        references.write(asked, form.cleaned_data["text"], by=request.user)
        messages.success(request, "Thank you. They can read it now.")
        return redirect("host:offer", pk=pk)
    context = {"hosted": hosting.hosted(theirs, request.user), "asked": asked, "form": form}
    return render(request, "host/reference.html", context, status=422 if form.errors else 200)
