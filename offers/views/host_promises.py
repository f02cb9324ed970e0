"""A host's page of something that was not as it promised: what, until when, and its answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.asking import answers
from lifecycles import NotNow
from offers import broken_promises
from offers.forms.promises import HostAnswerForm
from offers.models import BrokenPromise


def broken_promise(request: HttpRequest, pk: int) -> HttpResponse:
    theirs = BrokenPromise.objects.of_host(request.user).with_pledge()
    broken = get_object_or_404(theirs, pk=pk)
    form = HostAnswerForm(answers(request))
    if form.is_bound and form.is_valid():
        try:
            broken_promises.answer(broken, by=request.user, **form.said())
        except NotNow as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, "Thank you. The 18+ service reads it, and asks how it is now.")
            return redirect("host:broken_promise", pk)
    context = {"broken": broken, "form": form, "asks": broken.status == BrokenPromise.Status.WITH_HOST}
    return render(request, "host/broken_promise.html", context, status=422 if form.errors else 200)
