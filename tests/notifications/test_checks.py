"""`manage.py check` says what stands in every message and would give people away or cost twice."""

import pytest

from notifications.checks import addresses_in_messages


def found(settings, **more):
    settings.PUBLIC_URL, settings.DEFAULT_FROM_EMAIL = (
        "https://opportunities.example.org",
        "hello@example.org",
    )
    for name, value in more.items():
        setattr(settings, name, value)
    return [message.id for message in addresses_in_messages(None)]


def test_a_neutral_short_address_is_fine(settings):
    assert found(settings) == []


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("PUBLIC_URL", "https://möglichkeiten.example.org", []),  # the alphabet of texts has an ö
        ("PUBLIC_URL", "https://możliwości.example.org", ["notifications.E001"]),
        ("PUBLIC_URL", f"https://{'x' * 60}.example.org", ["notifications.W001"]),
        ("PUBLIC_URL", "https://careleavers.example.org", ["notifications.W002"]),
        ("DEFAULT_FROM_EMAIL", "Care Leavers <hello@example.org>", ["notifications.W002"]),
        ("DEFAULT_FROM_EMAIL", "social-services@example.org", ["notifications.W002"]),
    ],
)
def test_what_others_would_see_or_pay_for_is_said(settings, name, value, what):
    assert found(settings, **{name: value}) == what
