"""The start, a question at a time, and the same questions later, from a list of what was said."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.asking import answers
from youngadults import profile, saying
from youngadults.forms.profile import FORMS
from youngadults.models import Preferences, YoungAdult


def me_or_404(request: HttpRequest) -> YoungAdult:
    return get_object_or_404(YoungAdult.objects.select_related("user", "preferences"), user=request.user)


def preferences_of(young_adult: YoungAdult) -> Preferences:
    """Empty, and not kept, where nobody has asked anything yet."""
    return getattr(young_adult, "preferences", None) or Preferences(young_adult=young_adult)


def about(request: HttpRequest) -> HttpResponse:
    """All that I have said, each line with who sees it."""
    me = me_or_404(request)
    preferences = preferences_of(me)
    context = {"lines": saying.lines_of(me, preferences), "next": profile.next_question(preferences)}
    return render(request, "youngadults/about.html", context)


def start(request: HttpRequest) -> HttpResponse:
    """On with the first question that was neither answered nor skipped."""
    question = profile.next_question(preferences_of(me_or_404(request)))
    return redirect("youngadults:question", question) if question else redirect("youngadults:about")


def question(request: HttpRequest, name: str) -> HttpResponse:
    """One question of the start; then the next."""
    after = profile.after(name) if name in FORMS else None
    done = "youngadults:about" if after is None else "youngadults:question"
    return ask(request, name, then=(done, *([after] if after else [])), starting=True)


def about_question(request: HttpRequest, name: str) -> HttpResponse:
    """The same question later; then back to the list."""
    return ask(request, name, then=("youngadults:about",), starting=False)


def ask(request: HttpRequest, name: str, *, then: tuple[str, ...], starting: bool) -> HttpResponse:
    if name not in FORMS:
        raise Http404
    me = me_or_404(request)
    if "skip" in request.POST:
        profile.skip(me, name, by=request.user)
        return redirect(*then)
    form = FORMS[name](answers(request), young_adult=me, preferences=preferences_of(me))
    if request.method == "POST" and form.is_valid():
        profile.answer(me, name, form.cleaned_data, by=request.user)
        if not starting:
            messages.success(request, _("Saved."))
        return redirect(*then)
    return render(
        request,
        "youngadults/question.html",
        page_of(name, form, starting),
        status=422 if form.errors else 200,
    )


def page_of(name: str, form: object, starting: bool) -> dict[str, object]:
    names = list(FORMS)
    return {
        "form": form,
        "name": _(profile.QUESTIONS[name]),
        "seen_by": profile.SEEN_BY[name],
        "number": names.index(name) + 1,
        "of": len(names),
        "before": names[names.index(name) - 1] if starting and names.index(name) else "",
        "starting": starting,
    }
