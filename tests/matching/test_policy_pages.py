"""How suggestions are made: read by everyone at the desk, changed by a service manager, tried first."""

import re

import pytest
from django.urls import reverse

from matching import jobs, lifecycle, policies, policy_words
from matching.models import PolicyVersion
from tests.factories import make_intake


def numbers(**changes):
    """Every number of the form as it stands, and what is typed otherwise."""
    sections = policy_words.in_sections(policies.in_force())
    fields = {line.key: line.value for _, lines in sections for line in lines}
    return fields | {"why": "Buses are free now"} | changes


def test_the_page_and_the_form_have_every_number_of_the_policy():
    shown = [line.value for _, lines in policy_words.in_sections(policies.PUBLISHED) for line in lines]
    held = [number for name, number in policies.PUBLISHED.numbers() if name != "version"]
    assert sorted(shown) == sorted(number for number in held if number is not True)
    said = " ".join(words for _, lines in policy_words.in_words(policies.PUBLISHED) for _, words in lines)
    assert sorted(map(int, re.findall(r"-?\d+", said))) == sorted(shown)


@pytest.mark.parametrize("who", ["wren", "morgan", "ade"])
def test_everyone_at_the_desk_reads_it_in_words(cast, client, who):
    client.force_login(getattr(cast, who))
    page = client.get(reverse("matching:policy")).content.decode()
    assert "none 0, some 80, more 180, most 260" in page
    assert "Version 2" in page
    assert ("Change the numbers" in page) == (who == "morgan")


def test_a_manager_tries_numbers_on_the_last_round_and_changes_nothing(cast, client):
    client.force_login(cast.morgan)
    url = reverse("matching:change_policy")
    assert "no round yet" in client.post(url, numbers(**{"near": 0, "try": "1"})).content.decode()
    make_intake()
    jobs.work_out(round_id=lifecycle.open_round(by=cast.wren, scope="Everything").pk)
    page = client.post(url, numbers(**{"near": 0, "try": "1"})).content.decode()
    assert "these numbers would have placed 1 person (it placed 1)" in page
    assert not PolicyVersion.objects.exists()


def test_a_manager_makes_the_next_version(cast, client):
    client.force_login(cast.morgan)
    answer = client.post(reverse("matching:change_policy"), numbers(**{"interest.3": 300}), follow=True)
    assert "Version 3 is in force" in answer.content.decode()
    assert "Buses are free now" in answer.content.decode()
    assert policies.in_force().interest == (0, 80, 180, 300)


@pytest.mark.parametrize(
    "typed",
    [
        {"near": "far"},
        {"near": ""},
        {"near": 10**9},
        {"tier_step": 0},
        {"class_floors.1": 900},
        {"few_options.2": 1},
        {"why": ""},
        {"why": "\0"},
    ],
)
def test_what_cannot_be_a_policy_is_refused_and_nothing_typed_is_lost(cast, client, typed):
    client.force_login(cast.morgan)
    answer = client.post(reverse("matching:change_policy"), numbers(hours="77", **typed))
    assert answer.status_code == 422
    assert 'value="77"' in answer.content.decode()
    assert not PolicyVersion.objects.exists()


def test_a_change_of_nothing_is_said(cast, client):
    client.force_login(cast.morgan)
    answer = client.post(reverse("matching:change_policy"), numbers())
    assert answer.status_code == 409
    assert "nothing to change" in answer.content.decode()
