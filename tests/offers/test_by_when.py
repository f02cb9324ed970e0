"""By when: what a young adult waits for names its day, and says something else once that has passed."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone
from django.utils.html import strip_tags

from offers import check_ins, lifecycle, questions, wanting_to_stop
from offers.models import CheckIn
from tests.factories import make_intake, make_offer, make_pledge


def at(day, hour=10):
    """In a November that begins on a Sunday, without a bank holiday."""
    return time_machine.travel(dt.datetime(2026, 11, day, hour, 30, tzinfo=dt.UTC), tick=False)


@pytest.fixture
def offer(cast):
    return make_offer(young_adult=cast.sam.young_adult, status="started")


@pytest.fixture
def reads(cast, client):
    def page(address):
        client.force_login(cast.sam)
        words = client.get(address).content.decode().partition("<main")[2].partition("</main>")[0]
        return " ".join(strip_tags(words).split())

    return page


def page_of(offer):
    return f"/my/offers/{offer.pk}/"


# Typed by hand: when it is put on hold, and the day by which the adviser talks with them.
ON_HOLD = [
    (3, 10, "Tuesday 3 November"),
    (3, 20, "Wednesday 4 November"),
    (6, 20, "Monday 9 November"),
    (7, 10, "Monday 9 November"),
]


@pytest.mark.parametrize(("day", "hour", "by"), ON_HOLD)
def test_on_hold_names_the_day_by_which_the_adviser_talks_with_them(cast, offer, reads, day, hour, by):
    with at(day, hour):
        lifecycle.pause(offer, by=cast.wren)
        sentence = f"Your adviser talks with you by {by} about what comes next."
        assert sentence in reads(page_of(offer))
        assert sentence in reads("/my/")


def test_on_hold_longer_than_that_says_whom_to_call(cast, offer, reads):
    with at(3):
        lifecycle.pause(offer, by=cast.wren)
    with at(4):
        page = reads(page_of(offer))
    assert "Has no one talked with you yet? Tell your adviser, or call us." in page
    assert "talks with you by" not in page


def test_put_on_hold_again_the_later_day_counts(cast, offer, reads):
    with at(3):
        lifecycle.pause(offer, by=cast.wren)
        lifecycle.resume(offer, by=cast.wren)
    with at(10):
        lifecycle.pause(offer, by=cast.wren)
        assert "by Tuesday 10 November about what comes next." in reads(page_of(offer))


def test_a_question_names_the_day_of_its_answer_before_and_after_it_is_sent(cast, reads):
    offer = make_offer(young_adult=cast.sam.young_adult)
    with at(6):
        assert "a person reads it and answers you here by Tuesday 10 November 2026." in reads(page_of(offer))
        assert "You get the answer here by Tuesday 10 November 2026." in reads(f"{page_of(offer)}ask/")
        questions.ask(offer, "Is it far?", by=cast.sam)
        page = reads(page_of(offer))
        assert "No answer yet. You get the answer here by Tuesday 10 November 2026." in page
        questions.read(offer, by=cast.wren)
        page = reads(page_of(offer))
        assert "Wren read it on Friday 6 November 2026. You get the answer here by Tuesday" in page
    with at(11):
        page = reads(page_of(offer))
        assert "It takes longer than we said. You can call us, or ask your adviser." in page
        assert "Tuesday 10 November" not in page


def test_the_council_sets_how_long_an_answer_takes(cast, reads, monkeypatch):
    monkeypatch.setattr(questions, "value", {"offer.question_working_days": 4}.get)
    offer = make_offer(young_adult=cast.sam.young_adult)
    with at(6):
        questions.ask(offer, "Is it far?", by=cast.sam)
        assert "You get the answer here by Thursday 12 November 2026." in reads(page_of(offer))


def test_a_host_that_is_late_leaves_a_day_on_which_we_tell_them_anyway(cast, reads):
    with at(6):
        offer = make_offer(young_adult=cast.sam.young_adult)
        lifecycle.accept(offer, by=cast.sam)
        assert "We have asked them to say yes too by Tuesday 10 November." in reads(page_of(offer))
    with at(11):
        page = reads(page_of(offer))
    assert "They are late with their answer, so we ask them again. You hear from us by Friday 13 Nov" in page


def test_who_wants_to_stop_reads_when_they_are_called_before_and_after_the_tap(cast, offer, reads):
    with at(6, 20):
        page = reads(page_of(offer))
        assert "One tap tells your adviser, and nobody else. Your adviser calls you by Monday 9" in page
        wanting_to_stop.say(offer, by=cast.sam)
        page = reads(page_of(offer))
        assert "You told us that you want to stop. Your adviser calls you by Monday 9 November 2026." in page
    with at(9, 20):
        assert "Has no one called you yet? Call us, or tell your adviser." in reads(page_of(offer))


def test_who_needs_help_reads_when_they_are_called_before_and_after_the_tap(cast, offer, reads):
    with at(6):
        asked = CheckIn.objects.create(offer=offer, point="week_one")
        assert "If you need help, they call you by Monday 9 November 2026." in reads(page_of(offer))
        check_ins.answer(asked, "help", by=cast.sam)
        assert "You said: Not good. Your adviser calls you by Monday 9 Nov" in reads(page_of(offer))
    with at(10):
        assert "Has no one called you yet?" in reads(page_of(offer))
        check_ins.answer(asked, "good", by=cast.sam)
        assert "called you" not in reads(page_of(offer))


def test_what_has_started_says_until_when_where_that_is_known(cast, reads):
    pages = []
    for last in (dt.date(2027, 8, 6), None):
        intake = make_intake(pledge=make_pledge(places=None, title=f"Until {last}"), ends_on=last)
        pages.append(
            reads(page_of(make_offer(intake=intake, young_adult=cast.sam.young_adult, status="started")))
        )
    assert "It goes on until Friday 6 August 2027. If it is not what you were told" in pages[0]
    assert "goes on" not in pages[1]


def test_every_status_after_a_yes_names_a_day_or_is_over(cast, reads):
    """Typed by hand: where something is still to come, there stands a day of the calendar."""
    to_come = ["accepted", "waiting", "confirmed", "paused", "did_not_attend", "ended_early"]
    for number, status in enumerate(to_come):
        pledge = make_pledge(places=None, title=f"Work {number}")
        offer = make_offer(intake=make_intake(pledge=pledge), young_adult=cast.sam.young_adult)
        with at(3):
            if status in ("accepted", "confirmed", "paused"):
                lifecycle.accept(offer, by=cast.sam)
            if status in ("confirmed", "paused"):
                lifecycle.confirm(offer, by=cast.chidi)
            if status == "paused":
                lifecycle.pause(offer, by=cast.wren)
            if status in ("waiting", "did_not_attend", "ended_early"):
                type(offer).objects.filter(pk=offer.pk).update(status=status)
            stands = reads(page_of(offer)).partition("with Parks")[2][:400]
        assert any(f"{month} " in stands or f"{month}." in stands for month in MONTHS), (status, stands)


MONTHS = [f"{timezone.datetime(2026, number, 1):%B}" for number in range(1, 13)]
