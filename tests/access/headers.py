"""The headers that keep a browser from being turned against its person, and what on a page they refuse."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from django.http import HttpResponse

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


def hold_to_headers(answer: HttpResponse) -> None:
    """Fail unless the answer carries them all, and holds nothing that they would refuse."""
    assert {name: answer.get(name) for name in ON_EVERY_ANSWER} == ON_EVERY_ANSWER
    assert "no-store" in answer["Cache-Control"]
    assert "camera=()" in answer["Permissions-Policy"]
    nonce = check_policy(answer["Content-Security-Policy"])
    assert refused(answer, nonce) == []


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
