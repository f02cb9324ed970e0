"""Names that a visitor types, and that then stand in an e-mail of ours to an address nobody has proved."""

from __future__ import annotations

import re

from django import forms

WEB_ADDRESS = re.compile(r"://|\bwww\.|[\w-]\.(?:com|org|net|uk|info|io|ru|cn|xyz)\b/?", re.IGNORECASE)


def nothing_but_a_name(value: str) -> None:
    """No link, and no lines of their own, which between ours would read like ours."""
    if WEB_ADDRESS.search(value):
        raise forms.ValidationError("Write the name alone, without a web address.")
    if not value.isprintable():
        raise forms.ValidationError("Write the name alone, on one line.")
