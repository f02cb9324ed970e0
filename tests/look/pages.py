"""Pages made for these tests: live regions, a slow form, a young adult's page; in the real frame."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

import config.urls


@dataclass
class State:
    """What the pages show now; a test changes it and then sends a hint."""

    words: str = "Nobody has answered."
    gone: bool = False
    asking: dict | None = None
    read_again: list[str] = field(default_factory=list)
    sent: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


state = State()

LIVE = """
{% extends "layouts/desk.html" %}
{% block title %}Live{% endblock %}
{% block content %}
  <h1>An offer</h1>
  <section id="offer" data-live="offer.1" data-live-say="There is an answer.">
    <p>{{ state.words }}</p>
    <button type="button" id="act" class="govuk-button">Act</button>
    <details id="why"><summary>Why</summary><p>Because.</p></details>
  </section>
  <section id="question" data-live="question.1">
    <p>{{ state.words }}</p>
    <label for="answer">Your answer</label><textarea id="answer" name="answer"></textarea>
    <input type="checkbox" id="tick" name="tick" aria-label="Tick">
    <div><input class="govuk-input" name="other" aria-label="Other"></div>
  </section>
  <section id="place" data-live="place.1" data-live-url="/look/place/"><p>One place is free.</p></section>
  <p id="outside">{{ state.words }}</p>
{% endblock %}
"""

SLOW = """
{% extends "layouts/my.html" %}
{% block title %}Slow{% endblock %}
{% block content %}
  <h1>Library assistant</h1>
  {% with here="/look/slow/" %}
    {% include "components/answers.html" with yes_url=here not_now_url=here no_url=here question_url="/" %}
  {% endwith %}
{% endblock %}
"""


def page(source: str, request: HttpRequest, **context) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(source).render({"state": state, **context}, request))


def live(request: HttpRequest) -> HttpResponse:
    note_reading(request)
    return page(LIVE, request)


def place(request: HttpRequest) -> HttpResponse:
    note_reading(request)
    if state.gone:
        raise Http404
    return HttpResponse('<section id="place" data-live="place.1"><p>No place is free.</p></section>')


def inbox(request: HttpRequest) -> HttpResponse:
    return page("{% extends 'layouts/desk.html' %}", request, asking=state.asking, unread_count=7)


def slow(request: HttpRequest) -> HttpResponse:
    """Takes its time, so that an impatient finger has time for a second tap."""
    if request.method == "GET":
        return page(SLOW, request)
    with state.lock:
        state.sent += 1
    time.sleep(0.6)
    return HttpResponse("<h1>Thank you</h1>")


@login_not_required
def moved_on(request: HttpRequest) -> HttpResponse:
    return page("{% extends 'moved_on.html' %}", request, sentence="The host has just cancelled this.")


def note_reading(request: HttpRequest) -> None:
    if request.headers.get("X-Requested-With") == "live":
        state.read_again.append(request.path)


urlpatterns = [
    path("look/", live),
    path("look/place/", place),
    path("look/slow/", slow),
    path("look/moved-on/", moved_on),
    # Answers instead of the real inbox, whose address it takes.
    path("inbox/", inbox),
    *config.urls.urlpatterns,
]
