"""Every page of the service carries the headers that keep a browser from being turned against its person."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from tests.access import things
from tests.access.table import PEOPLE
from tests.access.test_access import Row, rows
from tests.people import Cast

ON_EVERY_ANSWER = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Chrome, Firefox and Safari read these as: our own files, and what carries this page's own nonce.
DIRECTIVES = {
    "default-src": {"'self'"},
    "script-src": {"'self'", "'nonce'"},
    "style-src": {"'self'", "'nonce'"},
    "img-src": {"'self'", "data:"},
    "object-src": {"'none'"},
    "base-uri": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
}
# Data for a script, which no browser runs.
NOT_RUN = {"application/json"}


class Inline(HTMLParser):
    """What on a page a strict policy would refuse."""

    def __init__(self, nonce: str):
        super().__init__()
        self.nonce = nonce
        self.refused: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        is_script = tag == "script" and "src" not in given and given.get("type") not in NOT_RUN
        without_nonce = (is_script or tag == "style") and given.get("nonce") != self.nonce
        inline = "style" in given or any(name.startswith("on") for name in given)
        if without_nonce or inline or any(runs(given.get(name, "")) for name in ("href", "action")):
            self.refused.append(self.get_starttag_text())


def runs(address: str) -> bool:
    return address.strip().lower().startswith("javascript:")


@pytest.mark.parametrize("row", rows(), ids=str)
def test_every_answer_carries_the_headers_and_no_page_needs_more(cast: Cast, row: Row):
    arguments = [] if row.about == "-" else getattr(things, row.about)(cast)
    name = somebody_who_reads(row)
    answer = ask(cast, name, row, arguments)
    assert answer.status_code == row.answers[name]
    assert {name: answer.get(name) for name in ON_EVERY_ANSWER} == ON_EVERY_ANSWER
    assert "no-store" in answer["Cache-Control"]
    assert "camera=()" in answer["Permissions-Policy"]
    nonce = check_policy(answer["Content-Security-Policy"])
    assert refused(answer, nonce) == []
    answer.close()


def somebody_who_reads(row: Row) -> str:
    """The last person for whom the page opens; if it opens for nobody, the one who gets the rarest answer."""
    opens = [name for name in PEOPLE if row.answers[name] in (200, 422)]
    counted = list(row.answers.values())
    return opens[-1] if opens else min(PEOPLE, key=lambda name: counted.count(row.answers[name]))


def ask(cast: Cast, name: str, row: Row, arguments: list):
    client = Client()
    if name != "visitor":
        client.force_login(getattr(cast, name))
    return getattr(client, row.method.lower())(reverse(row.page, args=arguments), {"nothing": "of use"})


def check_policy(policy: str) -> str:
    """Hold it to the table above; its nonce, or nothing where no part of the page asked for one."""
    nonces = set(re.findall(r"'nonce-([^']+)'", policy))
    given = {name: set(sources) for name, *sources in map(str.split, policy.split(";"))}
    for name, wanted in DIRECTIVES.items():
        assert {re.sub("nonce-.+'", "nonce'", source) for source in given[name]} in (
            wanted,
            wanted - {"'nonce'"},
        )
    assert all(source.startswith(("'self'", "ws://")) for source in given["connect-src"])
    assert len(nonces) <= 1
    return nonces.pop() if nonces else ""


def refused(answer, nonce: str) -> list[str]:
    """What a strict policy would refuse. A file that is kept opens without us and brings its own style."""
    page = Inline(nonce)
    is_kept = answer.get("Content-Disposition", "").startswith("attachment")
    if answer.get("Content-Type", "").startswith("text/html") and not is_kept:
        page.feed(answer.content.decode())
    return page.refused


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
