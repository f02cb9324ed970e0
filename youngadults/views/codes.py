"""A code instead of a link: typed on any screen, read out by an adviser or copied from one's own phone."""

from __future__ import annotations

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import links
from accounts.asking import answers
from rulebook.reading import value
from youngadults import way_in as door
from youngadults.forms.door import CodeForm
from youngadults.looking import looked
from youngadults.models import Look, YoungAdult

from .door import NO_MATCH, first_page, old_link, sign_in

NO_CODE = _("This code does not work. Ask for a new one.")
TOO_OFTEN = _("You have tried many times. Wait an hour, or ask your adviser.")


@login_not_required
@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """Says no more of a code than that it does not work: whose it is, or was, nobody learns."""
    form = CodeForm(answers(request))
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="young_adult_code"):
            form.add_error(None, TOO_OFTEN)
        elif young_adult := let_in(request, form):
            return redirect(first_page(young_adult))
    return render(request, "youngadults/code.html", code_page(form), status=422 if form.errors else 200)


def code_page(form: CodeForm) -> dict[str, object]:
    return {"form": form, "days": value("session.young_adult_minutes") // (24 * 60)}


def let_in(request: HttpRequest, form: CodeForm) -> YoungAdult | None:
    """A right code with a right answer signs in; else the form says what to do."""
    answers, token = form.cleaned_data, links.code_token(form.cleaned_data["code"])
    try:
        found = links.look(token)
        young_adult = get_object_or_404(YoungAdult.objects.select_related("user"), user=found.user)
        if not door.answer_check(young_adult, answers["first_name"], answers["day_of_birth"]):
            form.add_error(None, NO_CODE if door.is_shut(young_adult) else NO_MATCH)
            return None
        links.spend(token)
    except links.LinkRefused:
        form.add_error("code", NO_CODE)
        return None
    sign_in(request, found.user, own_phone=answers["own_phone"])
    return young_adult


@login_not_required
@require_POST
def show_code(request: HttpRequest, token: str) -> HttpResponse:
    """For another screen: the link is used up, and the code that takes its place names nobody."""
    try:
        link = links.spend(token)
    except links.LinkRefused as refusal:
        return old_link(request, token, refusal)
    return render(request, "youngadults/show_code.html", shown(links.make_code(link.user)))


@require_POST
def read_out(request: HttpRequest, pk: int) -> HttpResponse:
    """For the adviser, who has them on the phone or in the room. It is shown once."""
    young_adult = get_object_or_404(YoungAdult.objects.visible_to(request.user), pk=pk)
    if not door.may_open_again(request.user, young_adult):
        raise Http404
    looked(request, young_adult, Look.Page.WAY_IN)
    digits = door.make_code(young_adult, by=request.user)
    return render(request, "youngadults/read_out.html", {"young_adult": young_adult, **shown(digits)})


def shown(digits: str) -> dict[str, object]:
    return {"code": f"{digits[:4]} {digits[4:]}", "minutes": value("code.lifetime_minutes")}
