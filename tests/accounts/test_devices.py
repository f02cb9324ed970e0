"""How somebody's phones and computers are named where they are signed in."""

import pytest

from accounts.devices import device

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (
            f"Mozilla/5.0 (Linux; Android 14; SM-A146P) {WEBKIT} Chrome/130.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        (
            f"Mozilla/5.0 (Linux; Android 13) {WEBKIT} SamsungBrowser/26.0 Chrome/122 Safari/537",
            "Samsung Internet, Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E Safari/604",
            "Safari, iPhone",
        ),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/130 Safari/537 Edg/130",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14.0; rv:130.0) Gecko/20100101 Firefox/130.0",
            "Firefox, Mac",
        ),
        ("curl/8.5", ""),
        ("", ""),
    ],
)
def test_a_device_is_named_by_its_browser_and_its_system(user_agent, name):
    assert device(user_agent) == name


def test_where_i_am_signed_in_is_said_in_names_that_i_know(cast, client):
    client.force_login(cast.ade)
    firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
    page = client.get("/accounts/sessions/", headers={"user-agent": firefox}).content.decode()
    assert "Firefox, Linux" in page
    assert "Gecko" not in page
