"""Each kind of line in a young adult's inbox, in each language: nothing of it is left in English."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone, translation

from notifications.inbox import GONE, lines
from notifications.kinds import declared
from notifications.models import Notification
from offers.models import CheckIn, Interview, PromiseReport, Question, Reference
from tests.factories import make_intake, make_offer, make_pledge
from tests.offers.test_reading_age import HARDEST_SENTENCE, HIGHEST_GRADE, grade
from tests.youngadults.every_page import latin_words
from youngadults.models import CaseloadChange, Request

LANGUAGES = ["en-gb", "ar", "prs", "ps", "vi", "sq"]
NOT_LATIN = ["ar", "prs", "ps"]
TITLE = "Zzz"
NAMES = {TITLE, "Ade", "Amina"}
"""What people are called and what hosts wrote stays as it is."""


def made(model, **fields):
    return model.objects.create(**fields).pk


def offer_of(cast):
    intake = make_intake(pledge=make_pledge(places=None, title=TITLE))
    return make_offer(intake=intake, young_adult=cast.sam.young_adult, status="completed")


def interview_of(cast, result=""):
    """An offer of an interview that was set, with what came of it where it is over."""
    pledge = make_pledge(places=None, title=TITLE, kind="priority_interview")
    status = "completed" if result else "confirmed"
    offer = make_offer(intake=make_intake(pledge=pledge), young_adult=cast.sam.young_adult, status=status)
    Interview.objects.create(offer=offer, at=timezone.now(), result=result, feedback="x")
    return offer.pk


def change(cast, what, **more):
    fields = {"young_adult": cast.sam.young_adult, "before": cast.amina, "to": cast.ade, **more}
    return made(CaseloadChange, what=what, **fields)


def asked(cast):
    return Request.objects.create(
        young_adult=cast.sam.young_adult, kind="correct", words="x", due_on=timezone.localdate()
    ).pk


OF_AN_OFFER = [
    *("answered_for_you", "first_day_reminder", "offer_changed", "offer_ended", "offer_made"),
    *("offer_reminder", "place_found"),
]
# Typed by hand: each kind that is told to young adults, and all that it can be about.
ABOUT = {
    **{name: [lambda cast: offer_of(cast).pk] for name in OF_AN_OFFER},
    "place_confirmed": [lambda cast: offer_of(cast).pk, interview_of],
    "interview_result": [
        lambda cast, result=result: interview_of(cast, result) for result in Interview.Result.values
    ],
    "check_in": [
        lambda cast, point=point: made(CheckIn, offer=offer_of(cast), point=point)
        for point in CheckIn.Point.values
    ],
    "promise_report_settled": [lambda cast: made(PromiseReport, offer=offer_of(cast), about="pay")],
    "question_answered": [lambda cast: made(Question, offer=offer_of(cast), text="x")],
    "reference_written": [lambda cast: made(Reference, offer=offer_of(cast))],
    "request_answered": [asked],
    "sign_in_link": [lambda cast: cast.sam.young_adult.pk],
    "text_heard": [lambda cast: cast.sam.young_adult.pk],
    "your_adviser": [
        lambda cast: change(cast, "adviser"),
        lambda cast: change(cast, "cover", until=dt.date(2026, 11, 3)),
        lambda cast: change(cast, "cover_ended"),
    ],
}


@pytest.fixture
def notices(cast):
    """One of each kind and of all that it can be about, and one whose record is gone."""
    occasions = [(kind, make(cast)) for kind, makers in ABOUT.items() for make in makers]
    occasions.append(("offer_changed", 10**9))
    return [
        Notification.objects.create(recipient=cast.sam, kind=kind, key=f"{pk}.{number}", link="/my/")
        for number, (kind, pk) in enumerate(occasions)
    ]


def test_every_kind_that_is_told_to_young_adults_is_here():
    assert set(ABOUT) == {kind.name for kind in declared() if kind.tells.startswith("the young adult")}


def said(notices, code):
    with translation.override(code):
        return [line.sentence for line in lines(notices)]


def words_of(sentence):
    return set(re.findall(r"[^\W\d_]{3,}", sentence)) - NAMES


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_line_is_left_in_english_and_none_has_a_gap(notices, code):
    for notice, english, sentence in zip(notices, said(notices, "en-gb"), said(notices, code), strict=True):
        assert not re.search(r"%\(|\{|\}|None|  ", sentence), notice.kind
        assert words_of(sentence), notice.kind
        if code != "en-gb":
            assert words_of(english) & words_of(sentence) == set(), (notice.kind, sentence)
        if code in NOT_LATIN:
            assert set(latin_words(sentence)) <= NAMES, (notice.kind, sentence)


def test_only_the_last_one_is_about_what_is_gone(notices):
    in_english = said(notices, "en-gb")
    assert [line for line in in_english if line == str(GONE)] == in_english[-1:]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_has_every_line_in_the_language_of_who_reads_it(cast, client, notices, code):
    cast.sam.language = code
    cast.sam.save()
    client.force_login(cast.sam)
    page = client.get("/inbox/").content.decode()
    assert f'lang="{code}"' in page
    assert len(notices) <= 30  # they stand on one page
    for sentence in said(notices, code):
        assert sentence in page


def test_each_line_is_easy_to_read(notices):
    ours = [re.sub("|".join(NAMES), "Jo", line) for line in said(notices, "en-gb")]
    assert [line for line in ours if len(line.split()) > 5 and grade([line]) > HARDEST_SENTENCE] == []
    assert grade(ours) <= HIGHEST_GRADE
