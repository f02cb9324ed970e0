"""Where there are real people, the room does not load; and before there are made-up ones, nobody gets in."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from demo.apps import DemoConfig, demo_is_not_in_production


def test_production_cannot_load_the_room(settings):
    settings.PRODUCTION = True
    with pytest.raises(ImproperlyConfigured, match="anyone sign in as anyone"):
        DemoConfig.create("demo").ready()
    assert [problem.id for problem in demo_is_not_in_production(None)] == ["demo.E001"]


def test_outside_production_the_check_is_silent(settings):
    assert demo_is_not_in_production(None) == []
    assert reverse("demo:people") == "/demo/"


@pytest.mark.django_db
def test_before_the_people_are_made_there_is_nobody_to_sign_in_as(client):
    assert client.post("/demo/sign-in/sam/").status_code == 404
