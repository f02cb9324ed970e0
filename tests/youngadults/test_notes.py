"""Notes: the young adult reads them by default; a private one has a reason, and opened it stays open."""

import pytest
from django.urls import reverse

from lifecycles import NotNow, NotPermitted
from youngadults import notes
from youngadults.models import Note

MINE = "/my/notes/"


def test_the_young_adult_reads_what_is_written_but_what_is_private(cast, client):
    notes.write(cast.sam.young_adult, "Likes mornings", by=cast.ade)
    notes.write(cast.sam.young_adult, "His sister rang", by=cast.ade, why_private="About somebody else")
    notes.write(cast.noor.young_adult, "Likes evenings", by=cast.amina)
    client.force_login(cast.sam)
    page = client.get(MINE).content.decode()
    assert "Likes mornings" in page
    assert "His sister rang" not in page
    assert "Likes evenings" not in page


@pytest.mark.parametrize(
    ("name", "number"),
    [("wren", 2), ("morgan", 2), ("ade", 2), ("amina", 0), ("sam", 1), ("noor", 0), ("chidi", 0), ("pat", 0)],
)
def test_notes_are_seen_with_the_young_adult(cast, name, number):
    notes.write(cast.sam.young_adult, "Likes mornings", by=cast.ade)
    notes.write(cast.sam.young_adult, "His sister rang", by=cast.ade, why_private="About somebody else")
    assert Note.objects.visible_to(getattr(cast, name)).count() == number


@pytest.mark.parametrize("name", ["amina", "chidi", "sam", "noor", "pat"])
def test_nobody_else_writes_about_sam(cast, name):
    with pytest.raises(NotPermitted):
        notes.write(cast.sam.young_adult, "A word", by=getattr(cast, name))


def test_a_private_note_is_opened_by_who_wrote_it_once(cast, client):
    note = notes.write(cast.sam.young_adult, "His sister rang", by=cast.ade, why_private="About her")
    with pytest.raises(NotPermitted):
        notes.open_up(note, by=cast.wren)
    notes.open_up(note, by=cast.ade)
    client.force_login(cast.sam)
    assert "His sister rang" in client.get(MINE).content.decode()
    with pytest.raises(NotNow):
        notes.open_up(note, by=cast.ade)


def test_a_private_note_without_a_reason_is_refused_and_keeps_the_words(cast, client):
    client.force_login(cast.ade)
    url = reverse("desk:write_note", args=[cast.sam.young_adult.pk])
    answer = client.post(url, {"text": "A long story", "private": "on", "why_private": ""})
    assert answer.status_code == 422
    assert "A long story" in answer.content.decode()
    assert not Note.objects.exists()


def test_a_reason_without_the_tick_makes_nothing_private(cast, client):
    client.force_login(cast.ade)
    url = reverse("desk:write_note", args=[cast.sam.young_adult.pk])
    client.post(url, {"text": "A long story", "why_private": "left over"})
    assert Note.objects.get().why_private == ""


@pytest.mark.parametrize("number", [1, 3])
def test_many_notes_cost_no_more_queries_than_one(cast, client, django_assert_num_queries, number):
    for each in range(number):
        notes.write(cast.sam.young_adult, f"Note {each}", by=cast.ade)
    client.force_login(cast.sam)
    client.get(MINE)
    with django_assert_num_queries(10):
        client.get(MINE)
