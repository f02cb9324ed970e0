"""Whoever asks can see that a person has read it, and who; the answer comes with a name."""

import pytest

from offers import questions
from offers.models import Question
from tests.factories import make_offer

LIVE = {"X-Requested-With": "live"}


@pytest.fixture
def question(cast):
    return questions.ask(make_offer(young_adult=cast.sam.young_adult), "Is there a bus?", by=cast.sam)


def read_by_sam(cast, client, question):
    client.force_login(cast.sam)
    return " ".join(client.get(f"/my/offers/{question.offer_id}/").content.decode().split())


@pytest.mark.parametrize("page", ["/desk/offers/{0.offer_id}/", "/desk/questions/{0.pk}/"])
def test_whoever_opens_it_at_the_desk_has_read_it(cast, client, question, page):
    assert "No answer yet." in read_by_sam(cast, client, question)
    for worker in (cast.ade, cast.wren):
        client.force_login(worker)
        assert client.get(page.format(question)).status_code == 200
    question.refresh_from_db()
    assert question.read_by == cast.ade
    assert "Ade read it on" in read_by_sam(cast, client, question)


def test_a_page_that_reads_itself_again_is_nobody_who_reads(cast, client, question):
    client.force_login(cast.wren)
    client.get(f"/desk/offers/{question.offer_id}/", headers=LIVE)
    question.refresh_from_db()
    assert question.read_at is None


def test_only_who_may_answer_counts_as_a_reader(cast, question):
    for name, user in cast:
        if name not in {"wren", "ade", "morgan"}:
            questions.read(question.offer, by=user)
    assert not Question.objects.exclude(read_at=None).exists()


def test_who_answered_stands_beside_the_answer_and_in_all_that_is_held(cast, client, question):
    questions.read(question.offer, by=cast.wren)
    questions.answer(question, "Yes, the 71.", by=cast.ade)
    page = read_by_sam(cast, client, question)
    assert "Yes, the 71." in page
    assert "<bdi>Ade</bdi>" in page
    assert "read it on" not in page
    assert "Wren" in client.get("/my/data/to-read/").content.decode()


def test_a_question_that_is_answered_is_not_marked_as_read_afterwards(cast, question):
    questions.answer(question, "Yes, the 71.", by=cast.ade)
    questions.read(question.offer, by=cast.wren)
    question.refresh_from_db()
    assert question.read_by is None
