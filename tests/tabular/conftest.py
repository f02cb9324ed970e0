import pytest
from django.test import Client


@pytest.fixture
def wren(cast):
    client = Client()
    client.force_login(cast.wren)
    return client


@pytest.fixture
def ade(cast):
    client = Client()
    client.force_login(cast.ade)
    return client
