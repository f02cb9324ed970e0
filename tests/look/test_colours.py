"""The colours of static/scss/_tokens.scss, on one another: text 4.5 to 1, edges 3 to 1."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rulebook.contrast import contrast

TOKENS = (Path(__file__).resolve().parents[2] / "static/scss/_tokens.scss").read_text()
BRAND = {"light": "#0f5e5c", "dark": "#6fc7c0"}
HEX = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")

TEXT = [
    *[(text, ground) for text in ("ink", "quiet", "brand") for ground in ("ground", "surface")],
    ("quiet", "sunken"),
    ("stop", "surface"),
    ("brand", "brand-soft"),
    ("on-brand", "brand"),
    ("on-brand", "brand-hover"),
    ("on-glow", "glow"),
    ("focus-edge", "focus"),
    *[(tone, f"{tone}-ground") for tone in ("good", "wait", "stop", "info", "special", "plain")],
    *[("ink", f"{tone}-ground") for tone in ("good", "wait", "stop", "info")],
]


def colours(scheme: str) -> dict[str, str]:
    light, dark = TOKENS.split("@media screen and (prefers-color-scheme: dark)")
    defaults = {"brand": BRAND["light"], "brand-deep": "#0b4746", "brand-hover": "#0b4746"}
    found = defaults | dict(HEX.findall(light))
    if scheme == "dark":
        found |= {"brand": BRAND["dark"]} | dict(HEX.findall(dark))
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read_on_its_ground(scheme, text, ground):
    found = colours(scheme)

    assert contrast(found[text], found[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["ground", "surface"])
def test_the_edge_of_a_control_can_be_seen(scheme, ground):
    found = colours(scheme)

    assert contrast(found["line"], found[ground]) >= 3


def test_the_brand_of_these_tests_is_that_of_the_tokens():
    for brand in BRAND.values():
        assert brand in TOKENS
