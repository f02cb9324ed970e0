"""The texts that partners agree to: read by the service, published anew by a manager."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.asking import answers
from accounts.permissions import a_service_manager
from champions import lifecycle
from champions.forms import TermsForm
from champions.models import Partnership, Terms
from lifecycles import NotNow

from .register import only_the_service


def texts(request: HttpRequest) -> HttpResponse:
    only_the_service(request)
    in_force = Terms.objects.in_force()
    rows = [(terms, Partnership.objects.agreed().exclude(acceptances__terms=terms)) for terms in in_force]
    context = {"rows": rows, "may_publish": a_service_manager(request.user, None)}
    return render(request, "champions/texts.html", context)


def new_text(request: HttpRequest, kind: str) -> HttpResponse:
    if not a_service_manager(request.user, None) or kind not in Terms.Kind.values:
        raise Http404
    now = Terms.objects.in_force().get(kind=kind)
    form = TermsForm(answers(request), initial={"text": now.text, "read": now.version})
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            terms = lifecycle.publish(kind, **form.cleaned_data, by=request.user)
        except NotNow as refused:
            form.add_error(None, refused.sentence)
            status = 409
        else:
            messages.success(request, f"{terms} is published. Partners are asked to agree again.")
            return redirect("champions:texts")
    return render(request, "champions/new_text.html", {"form": form, "now": now}, status=status)
