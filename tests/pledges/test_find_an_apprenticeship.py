"""Adverts from a faithful stand-in of the Display Advert API v2: pages, limits, troubles, what has gone."""

import datetime as dt
import io
import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import requests
from django.core.management import CommandError, call_command
from django.utils import timezone

from demo.find_an_apprenticeship.adverts import advert
from demo.find_an_apprenticeship.server import KEY, running
from pledges import lifecycle
from pledges.importing import find_an_apprenticeship
from pledges.importing.find_an_apprenticeship import Client
from pledges.models import Pledge
from tabular.importing import CannotRead
from tests.bed.waiting import PATIENCE


@pytest.fixture
def api(settings, monkeypatch):
    today = timezone.localdate()
    monkeypatch.setattr(find_an_apprenticeship, "WAIT", 0.0)
    with running([advert(number, today, employerName="Parks") for number in range(230)]) as server:
        settings.DISPLAY_ADVERT_URL, settings.DISPLAY_ADVERT_KEY = server.url, KEY
        yield server


def client(waits=None):
    return Client(sleep=(waits if waits is not None else []).append)


def test_every_page_is_fetched_and_each_advert_comes_once(api):
    found = client().search()
    assert len({it["vacancyReference"] for it in found}) == len(found) == 230
    assert len(api.asked) == 3


def test_a_search_is_asked_as_the_api_wants_it(api):
    near = client().search(Lat=51.276, Lon=0.522, DistanceInMiles=5)
    assert {it["addresses"][0]["postcode"] for it in near} == {"ME14 1LQ"}


def test_after_a_429_it_waits_as_long_as_it_is_told(api):
    waits = []
    api.trouble = [429, 429]
    assert len(client(waits).search()) == 230
    assert waits == [1.0, 1.0]


@pytest.mark.parametrize("trouble", [[500], ["half"], [500, "half"], [{}, 500]])
def test_what_breaks_once_or_twice_is_asked_again(api, trouble):
    api.trouble = [it or None for it in trouble]
    assert len(client().search()) == 230


@pytest.mark.parametrize("trouble", [500, "half", 429])
def test_what_stays_broken_is_said_and_brings_in_nothing(api, db, cast, trouble, monkeypatch):
    monkeypatch.setattr(find_an_apprenticeship.Client, "__post_init__", no_sleep, raising=False)
    api.trouble = [None, *[trouble] * 8]
    with pytest.raises(CommandError, match="does not answer properly"):
        call_command("import_adverts", write=True, stdout=io.StringIO())
    assert Pledge.objects.count() == 0


def no_sleep(self):
    self.sleep = lambda seconds: None


def test_a_page_that_lacks_adverts_is_noticed(api):
    api.adverts[5]["vacancyReference"] = api.adverts[6]["vacancyReference"]
    with pytest.raises(CannotRead, match="promised 230 adverts and sent 229"):
        client().search()


def test_without_a_key_or_with_a_wrong_one_it_says_so(api, settings):
    settings.DISPLAY_ADVERT_KEY = "wrong"
    with pytest.raises(CannotRead, match="does not take our key"):
        client().search()
    settings.DISPLAY_ADVERT_KEY = ""
    with pytest.raises(CannotRead, match="no key"):
        client().search()


def test_nobody_there_is_said(settings):
    settings.DISPLAY_ADVERT_URL, settings.DISPLAY_ADVERT_KEY = "http://127.0.0.1:9", KEY
    with pytest.raises(CannotRead, match="does not answer"):
        client().search()


def test_the_stand_in_answers_as_the_real_one(api):
    def ask(headers, path="/vacancy", **asked):
        return requests.get(api.url + path, headers=headers, params=asked, timeout=PATIENCE)

    ours = {"X-Version": "2", "Ocp-Apim-Subscription-Key": KEY}
    assert ask({"Ocp-Apim-Subscription-Key": KEY}).status_code == 404
    refused = ask({"X-Version": "2"})
    assert (refused.status_code, refused.json()["statusCode"]) == (401, 401)
    page = ask(ours).json()
    assert (len(page["vacancies"]), page["total"], page["totalPages"]) == (10, 230, 23)
    assert "fullDescription" not in page["vacancies"][0]
    assert len(ask(ours, PageSize=500, IncludeDetails="true").json()["vacancies"]) == 100
    assert ask(ours, "/vacancy/1").status_code == 404
    api.moments = api.moments * 60
    assert ask(ours).status_code == 429


def fetch(tmp_path, **options):
    report = tmp_path / "report.json"
    call_command("import_adverts", report=report, stdout=io.StringIO(), **options)
    return json.loads(report.read_text())


def outcomes(entries):
    return [entry["outcome"] for entry in entries]


def test_adverts_come_in_change_and_close(api, db, cast, tmp_path):
    api.adverts[:] = api.adverts[:3]
    assert len(outcomes(fetch(tmp_path))) == 3
    assert Pledge.objects.count() == 0
    assert set(outcomes(fetch(tmp_path, write=True))) <= {"new", "flagged"}
    assert set(Pledge.objects.values_list("status", flat=True)) == {"submitted"}
    assert outcomes(fetch(tmp_path)) == ["same"] * 3
    for pledge in Pledge.objects.all():
        lifecycle.approve(pledge, by=cast.wren)
    api.adverts[0]["numberOfPositions"] = 9
    gone = api.adverts.pop(1)
    again = fetch(tmp_path, write=True)
    assert outcomes(again) == ["changed", "same", "changed"]
    assert again[2]["reasons"] == ["It is closed there."]
    closed = Pledge.objects.get(source__key__endswith=gone["vacancyReference"])
    assert closed.status == "closed"
    assert closed.steps.order_by("-pk").first().by is None
    assert outcomes(fetch(tmp_path)) == ["same", "same"]


def test_dates_of_the_adverts_lie_ahead(api):
    today = timezone.localdate()
    assert all(dt.date.fromisoformat(it["startDate"][:10]) > today for it in api.adverts)


def test_the_key_goes_nowhere_else(api):
    """An answer that names another address is followed nowhere."""
    with elsewhere(api.url) as address, pytest.raises(CannotRead):
        Client(url=address, sleep=lambda seconds: None).search()
    assert api.asked == []


@contextmanager
def elsewhere(url):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(302)
            self.send_header("Location", url + self.path)
            self.end_headers()

        def log_message(self, *said):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
