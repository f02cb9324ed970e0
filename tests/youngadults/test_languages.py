"""Young adults' pages in their languages: complete, marked as a machine's, English where it is safer so."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from config import catalogues
from notifications.composing import compose
from notifications.kinds import declared, known_kind
from notifications.models import Channel, Delivery, Notification
from tests.access.asking import Row
from tests.bed.letters import sent_letters
from tests.factories import make_offer
from tests.youngadults.every_page import (
    address_of,
    answer_to,
    latin_words,
    more_faces,
    pages_at_the_door,
    pages_of_sam,
    refusals,
    refusals_at_the_door,
)
from youngadults import languages

COMPLETE = ["ar", "prs", "ps", "vi", "sq"]
RIGHT_TO_LEFT = ["ar", "prs", "ps"]
WAITING_FOR_A_TRANSLATOR = ["ti", "ckb", "am"]
FILLED_IN = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


@pytest.fixture
def sam(cast, client):
    client.force_login(cast.sam)
    return cast.sam


def speak(person, code):
    person.language = code
    person.save()


@pytest.mark.parametrize("code", COMPLETE)
def test_no_sentence_is_missing_from_a_catalogue(code):
    catalogue = catalogues.read(code)
    found = {word: catalogue.get(word) for word in catalogues.words()}
    assert [word for word, entry in found.items() if entry is None or not entry.string] == []


@pytest.mark.parametrize("code", COMPLETE)
def test_what_is_filled_in_stays_and_no_sentence_can_break_a_page(code):
    wrong = [
        entry.id
        for entry in catalogues.read(code)
        if entry.id
        and entry.string
        and (
            sorted(FILLED_IN.findall(entry.id)) != sorted(FILLED_IN.findall(entry.string))
            or ('"' in entry.string and '"' not in entry.id)
            or entry.id.count("<") != entry.string.count("<")
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("code", COMPLETE)
def test_every_entry_says_who_made_it_until_somebody_has_checked_it(code):
    catalogue = catalogues.read(code)
    assert catalogue.last_translator == languages.NOBODY
    assert {tuple(entry.user_comments) for entry in catalogue if entry.id} == {(catalogues.MACHINE,)}


@pytest.mark.parametrize("code", WAITING_FOR_A_TRANSLATOR)
def test_what_waits_for_a_translator_is_there_and_not_guessed_at(code):
    assert [entry.id for entry in catalogues.read(code) if entry.id and entry.string] == []
    assert not languages.is_offered(code)


@pytest.mark.parametrize("row", pages_of_sam(), ids=str)
def test_no_english_is_left_on_a_page_in_another_language(cast, sam, client, row: Row):
    speak(sam, "ar")
    page = client.get(address_of(row, cast)).content.decode()
    assert 'dir="rtl"' in page
    assert sorted(set(latin_words(page)) - NAMES) == []


@pytest.mark.parametrize("row", refusals(), ids=str)
def test_what_cannot_be_is_said_in_their_language_too(cast, sam, client, row: Row):
    speak(sam, "ps")
    complete(answer_to(row, client, cast), "ps")


@pytest.mark.parametrize("row", refusals_at_the_door(), ids=str)
def test_what_cannot_be_at_the_door_is_said_in_the_language_of_the_browser(cast, row: Row):
    wanting = Client(headers={"Accept-Language": "prs"})
    complete(answer_to(row, wanting, cast), "prs")


@pytest.mark.parametrize("code", COMPLETE)
def test_the_pages_with_several_faces_are_complete_too(cast, sam, client, code):
    speak(sam, code)
    for address in more_faces(cast):
        page = client.get(address).content.decode()
        assert f'lang="{code}"' in page, address
        assert "Translated by a machine, not yet checked." in page, address
        if code in RIGHT_TO_LEFT:
            complete(page, code)


def complete(page: str, code: str) -> None:
    """Right to left, with the mark of a machine, the way out, and nothing in Latin letters but names."""
    assert f'lang="{code}" dir="rtl"' in page
    assert "Translated by a machine, not yet checked." in page
    assert "data-leave" in page
    assert sorted(set(latin_words(page)) - NAMES) == []


def test_the_code_for_a_new_address_speaks_their_language(sam, client):
    speak(sam, "ar")
    new = {"phone": "07700 900123", "email": "samira@example.org", "preferred_contact": "text"}
    client.post("/my/reach/", new)
    (mail,) = sent_letters()
    assert latin_words(mail.subject) == []
    assert "Type it on the page where you asked for it." in mail.body
    assert "Translated by a machine, not yet checked." in mail.body
    complete(client.get("/my/reach/code/").content.decode().replace("samira@example.org", ""), "ar")
    complete(client.post("/my/reach/code/", {"code": "1"}).content.decode(), "ar")


NAMES = {"Sam", "Samson", "Ade", "Amina", "Wren", "Morgan", "Opportunities", "Parks", "Kent", "JSON", "PDF"}
NAMES |= {"WCAG", "GOV"}
NAMES |= {
    "Jo",
    "Tree",
    "work",
    "START",
    "name",
    "example",
    "English",
    "Shqip",
    "council",
    "Your",
    "Language",
    "ico",
}


@pytest.mark.parametrize("code", COMPLETE)
@pytest.mark.parametrize("row", pages_at_the_door(), ids=str)
def test_the_door_speaks_the_language_of_the_browser(cast, row: Row, code):
    address = address_of(row, cast)
    answer = Client().get(address, headers={"Accept-Language": f"xx, {code}-AF;q=0.9, en;q=0.5"})
    page = answer.content.decode()
    assert f'lang="{code}"' in page
    assert ('dir="rtl"' in page[:300]) == (code in RIGHT_TO_LEFT)


def test_a_language_that_was_chosen_is_kept_with_the_person(cast, sam, client):
    answer = client.post("/language/", {"language": "vi", "next": "/my/about/"})
    assert answer["Location"] == "/my/about/"
    sam.refresh_from_db()
    assert sam.language == "vi"
    elsewhere = Client()
    elsewhere.force_login(sam)
    assert 'lang="vi"' in elsewhere.get("/my/").content.decode()


def test_what_was_chosen_at_the_door_comes_in_with_them(cast, client):
    client.post("/language/", {"language": "sq", "next": "/l/"})
    assert 'lang="sq"' in client.get("/l/").content.decode()
    from_code = things_link(cast)
    client.post(from_code, {"first_name": "Sam", "day_of_birth": "17"})
    cast.sam.refresh_from_db()
    assert cast.sam.language == "sq"


def things_link(cast):
    from_page = pages_at_the_door()
    return next(address_of(row, cast) for row in from_page if row.about == "link_of_sam")


@pytest.mark.parametrize("wrong", ["", "xx", "ti", "../../etc"])
def test_a_language_that_is_not_there_changes_nothing(sam, client, wrong):
    assert client.post("/language/", {"language": wrong, "next": "//evil.example"})["Location"] == "/"
    sam.refresh_from_db()
    assert sam.language == "en-gb"


def test_everybody_else_reads_english(cast, client):
    speak(cast.wren, "ar")
    client.force_login(cast.wren)
    for address in ("/desk/", "/inbox/", "/privacy/"):
        answer = client.get(address, headers={"Accept-Language": "ar"})
        assert 'lang="en-gb"' in answer.content.decode()


def test_a_page_says_that_a_machine_translated_it_and_the_english_page_does_not(sam, client):
    assert "Translated by a machine, not yet checked." not in client.get("/my/").content.decode()
    speak(sam, "ps")
    assert "Translated by a machine, not yet checked." in client.get("/my/").content.decode()


def test_words_on_consent_are_followed_by_the_english_ones_until_somebody_has_checked(
    sam, client, monkeypatch
):
    speak(sam, "ar")
    page = client.get("/my/requests/forget/").content.decode()
    assert "Right now we pause it all." in page
    checked = languages.Catalogue(words=700, translator="Kent County Council")
    monkeypatch.setattr(languages, "catalogue", lambda code: checked)
    page = client.get("/my/requests/forget/").content.decode()
    assert "Right now we pause it all." not in page
    assert "Translated by a machine" not in page


def test_an_email_speaks_both_languages_and_a_text_one_line_of_english(cast, sam):
    speak(sam, "ar")
    notice = Notification.objects.create(recipient=sam, kind="offer_reminder", key="1.1", link="/my/")
    email = composed(notice, Channel.EMAIL)
    assert email.subject == "شيء ما زال هنا لك. ألقِ نظرة."
    assert "رسائل" in email.body
    assert "You can choose how and when you get messages:" in email.body
    text = composed(notice, Channel.TEXT)
    assert text.body.isascii()
    assert "\n" not in text.body


OFFERED_TO_SAM = {kind.name for kind in declared() if kind.tells.startswith("the young adult")}


@pytest.mark.parametrize("code", COMPLETE)
def test_every_email_to_a_young_adult_is_complete_and_says_that_a_machine_translated_it(cast, sam, code):
    speak(sam, code)
    assert len(OFFERED_TO_SAM) > 10
    by_email = [known_kind(name) for name in OFFERED_TO_SAM if "email" in known_kind(name).channels]
    for kind in by_email:
        notice = Notification.objects.create(recipient=sam, kind=kind.name, key="1.1", link="/my/")
        email = composed(notice, Channel.EMAIL)
        with translation.override(code):
            said = gettext(kind.outside)
        assert said != kind.outside, kind.name
        assert email.subject == said
        assert f"{said}\n{kind.outside}\n" in email.body
        assert email.body.endswith("\nTranslated by a machine, not yet checked.\n"), kind.name


def test_an_email_in_english_or_in_checked_words_has_no_such_mark(cast, sam, monkeypatch):
    first, second = (
        Notification.objects.create(recipient=sam, kind="offer_reminder", key=key, link="/my/")
        for key in ("1.1", "1.2")
    )
    assert "machine" not in composed(first, Channel.EMAIL).body
    speak(sam, "ar")
    checked = languages.Catalogue(words=700, translator="Kent County Council")
    monkeypatch.setattr(languages, "catalogue", lambda code: checked)
    assert "machine" not in composed(second, Channel.EMAIL).body


@pytest.mark.parametrize(("code", "direction"), [("ckb", "rtl"), ("ti", "ltr"), ("am", "ltr")])
def test_a_language_that_waits_is_ready_for_its_first_words(cast, sam, client, monkeypatch, code, direction):
    begun = languages.Catalogue(words=1, translator=languages.NOBODY)
    known = languages.catalogue
    monkeypatch.setattr(languages, "catalogue", lambda asked: begun if asked == code else known(asked))
    assert languages.is_offered(code)
    assert client.post("/language/", {"language": code, "next": "/my/"}).status_code == 302
    page = client.get("/my/").content.decode()
    assert f'lang="{code}" dir="{direction}"' in page
    assert "Translated by a machine, not yet checked." in page
    styles = (settings.BASE_DIR / "static" / "scss" / "_phone.scss").read_text()
    assert f":lang({code})" in styles


def composed(notice, channel):
    delivery = Delivery.objects.create(notification=notice, channel=channel)
    return compose([delivery], delivery.reference, "07700 900123")


def test_days_and_months_are_in_the_language_too(cast, sam, client):
    offer = make_offer(young_adult=sam.young_adult)
    speak(sam, "vi")
    page = client.get(f"/my/offers/{offer.pk}/").content.decode()
    assert "tháng" in page.lower()
    theirs = re.sub(r'<div class="in-english".*?</div>', "", page, flags=re.DOTALL)
    assert not re.search("day|January|February|March|April|June|July|August|ember|October", on_a_page(theirs))


def on_a_page(source):
    return re.sub(r"<(style|script|head).*?</\1>|<[^>]+>", " ", source, flags=re.DOTALL)


@pytest.mark.django_db
def test_a_page_to_go_back_to_that_is_none_leads_home(client):
    answer = client.post("/language/", {"language": "en-gb", "next": "//["})
    assert (answer.status_code, answer["Location"]) == (302, "/")
