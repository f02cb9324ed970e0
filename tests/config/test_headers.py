"""What a strict policy refuses, and pages beside the access table, which holds all others to it."""

from __future__ import annotations

import pytest

from tests.access.headers import Inline, check_policy, refused


@pytest.mark.parametrize(
    "tag",
    [
        "<script>alert(1)</script>",
        '<script nonce="">alert(1)</script>',
        '<script nonce="of-another-page">alert(1)</script>',
        "<style>p { color: red }</style>",
        '<p style="color: red">',
        '<button onclick="alert(1)">',
        '<a href=" JavaScript:alert(1)">',
    ],
)
def test_the_check_sees_what_a_strict_policy_refuses(tag):
    page = Inline("of-this-page")
    page.feed(tag)
    assert page.refused


def test_the_check_lets_pass_what_the_policy_allows():
    page = Inline("of-this-page")
    page.feed('<script nonce="of-this-page"></script><script src="/static/a.js"></script><a href="/">')
    page.feed('<style nonce="of-this-page"></style><script type="application/json">{}</script>')
    assert page.refused == []


@pytest.mark.django_db
def test_no_two_answers_share_a_nonce(client):
    policies = {client.get("/privacy/")["Content-Security-Policy"] for _ in range(3)}
    assert len(policies) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nowhere/", "/accounts/login/", "/accounts/login/code/confirm/"])
def test_pages_that_are_not_in_the_table_carry_them_too(client, path):
    answer = client.get(path, follow=True)
    assert answer["X-Frame-Options"] == "DENY"
    assert refused(answer, check_policy(answer["Content-Security-Policy"])) == []
