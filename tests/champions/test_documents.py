"""Documents: what may be sent, who opens it, what counts, and what is in the way of a start."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from champions import diligence, files, jobs
from champions.lifecycle import documents as lifecycle
from champions.models import Champion, Contribution, Document, Organisation
from lifecycles import NotNow, NotPermitted
from notifications.models import Notification
from notifications.tasks import to_do
from offers import lifecycle as offers
from tests.champions.clamd import EICAR, clamd
from tests.champions.papers import JPEG, PNG, paper, pdf, sheet, word, word_that_fetches
from tests.factories import make_intake, make_offer, make_pledge
from tests.partners import make_partnership
from tests.people import make_cast

pytestmark = pytest.mark.django_db


def in_days(number):
    return timezone.localdate() + dt.timedelta(days=number)


def parks():
    return Organisation.objects.get(name="Parks")


def sent(cast, *, days=300, kind="employers_liability", organisation=None, title="Policy", by=None):
    return lifecycle.send(
        organisation or parks(),
        kind,
        by=by or cast.chidi,
        expires_on=in_days(days),
        file=paper(pdf(title=title)),
    )


def accepted(cast, **more):
    document = sent(cast, **more)
    lifecycle.accept(document, by=cast.wren)
    document.refresh_from_db()
    return document


def status_of(client, document):
    answer = client.get(f"/organisations/documents/{document.pk}/")
    list(answer)  # a file that is read to its end is closed
    return answer.status_code


# What a file is


@pytest.mark.parametrize(
    ("content", "name", "kept_as"),
    [
        (pdf(), "policy.pdf", "policy.pdf"),
        (pdf(), r"C:\papers\our policy 2026.PDF", "our policy 2026.pdf"),
        (pdf(), "../../etc/passwd", "passwd.pdf"),
        (PNG, "photo.png", "photo.png"),
        (PNG, "photo.pdf", "photo.png"),
        (JPEG, "scan.jpeg", "scan.jpg"),
        # Telephones write the place of a film, or when it was taken, after the end of the picture.
        (JPEG + b"Image_UTC_Data1763800000000" * 9 + b"SEFT", "IMG_1.JPG", "IMG_1.jpg"),
        # Locked against changes, but everybody can read it: so insurers send their certificates.
        (pdf(password="", owner="the insurer's"), "certificate.pdf", "certificate.pdf"),
        (word(), "policy.docx", "policy.docx"),
        (word_that_fetches("hyperlink"), "policy.docx", "policy.docx"),
        (word_that_fetches("image", "Internal"), "policy.docx", "policy.docx"),
    ],
)
def test_a_good_file_is_known_by_its_content_and_gets_a_harmless_name(db, content, name, kept_as):
    assert files.examine(paper(content, name)).name == kept_as


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty"),
        (pdf(password="secret"), "locked with a password"),
        (pdf()[:120], "damaged"),
        (b"MZ\x90\x00\x03" + b"\0" * 200, "whatever its name says"),
        (b"<html><script>alert(1)</script></html>", "whatever its name says"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "whatever its name says"),
        (b"just some words", "whatever its name says"),
        (sheet(), "whatever its name says"),
        (b"GIF89a" + pdf(), "whatever its name says"),
        (word("word/vbaProject.bin"), "macros"),
        (word("word/activeX/activeX1.xml"), "macros"),
        (word_that_fetches("attachedTemplate"), "fetches something from elsewhere"),
        (word_that_fetches("image"), "fetches something from elsewhere"),
        (word_that_fetches("oleObject", "&#69;xternal"), "fetches something from elsewhere"),
        # Names of parts are the same in large and in small letters.
        (word_that_fetches("attachedTemplate", ending="RELS"), "fetches something from elsewhere"),
        (word_that_fetches("image", '"/><!DOCTYPE a><b c="'), "damaged"),
        (word()[:60], "damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "old or locked Word file"),
        (PNG[:30], "damaged"),
        (PNG[:-9], "damaged"),
        (PNG[:8] + b"words and more words" * 9 + b"IEND", "damaged"),
        (JPEG[:-40], "damaged"),
        (JPEG[:12], "damaged"),
        (b"\xff\xd8\xff\xe0<script>alert(1)</script>\xff\xd9", "damaged"),
    ],
)
def test_a_bad_file_gets_its_sentence(db, content, sentence):
    with pytest.raises(files.Refused) as refused:
        files.examine(paper(content))
    assert sentence in refused.value.sentence


def test_a_file_that_is_too_large_is_refused_before_it_is_read(db):
    huge = paper(b"%PDF-")
    huge.size = 11 * 1024 * 1024
    with pytest.raises(files.Refused) as refused:
        files.examine(huge)
    assert "larger than 10 MB" in refused.value.sentence


# Sending and opening


def test_a_file_lies_under_a_random_name_outside_the_web_and_opens_as_an_attachment(
    cast, client, files_of_this_test
):
    document = sent(cast)
    (stored,) = (path for path in files_of_this_test.rglob("*") if path.is_file())
    assert "policy" not in str(stored.relative_to(files_of_this_test))
    assert stored.stat().st_mode & 0o077 == 0
    client.force_login(cast.wren)
    answer = client.get(f"/organisations/documents/{document.pk}/")
    assert b"".join(answer.streaming_content) == pdf()
    assert answer["Content-Disposition"] == 'attachment; filename="policy.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    assert client.get("/media/").status_code == 404


def test_it_opens_for_its_own_people_and_the_service_and_nobody_else(cast, client):
    document = sent(cast)
    may = []
    for name, person in cast:
        client.force_login(person)
        if status_of(client, document) == 200:
            may.append(name)
    assert may == ["chidi", "wren", "morgan"]
    with pytest.raises(NotPermitted):
        sent(cast, by=cast.priya)


def test_a_bad_file_by_the_page_keeps_every_other_answer(cast, client):
    client.force_login(cast.chidi)
    page = f"/organisations/{parks().pk}/documents/send/"
    good = {"kind": "references", "words": "Ask Jo", "expires_on": str(in_days(90))}
    answer = client.post(page, {**good, "file": paper(b"MZ" + b"\0" * 99)})
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "whatever its name says" in words
    empty = client.post(page, {**good, "file": paper(b"")})
    assert "This file is empty. Choose another" in empty.content.decode()
    assert "Ask Jo" in words
    assert str(in_days(90)) in words
    answer = client.post(page, {**good, "kind": "employers_liability"})
    assert "words are not enough" in answer.content.decode()
    assert client.post(page, good).status_code == 302
    assert Document.objects.get().words == "Ask Jo"


def test_the_same_file_twice_is_kept_once(cast):
    sent(cast)
    with pytest.raises(NotNow, match="here already"):
        sent(cast)


@pytest.mark.django_db(transaction=True)
def test_two_people_who_send_the_same_file_at_once_keep_it_once():
    cast = make_cast()

    def send(_):
        try:
            sent(cast)
        except NotNow:
            return "here already"
        finally:
            connection.close()
        return "kept"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(send, range(2))) == ["here already", "kept"]


def test_taking_it_off_deletes_the_file(cast, files_of_this_test, django_capture_on_commit_callbacks):
    document = sent(cast)
    with django_capture_on_commit_callbacks(execute=True):
        lifecycle.remove(document, by=cast.chidi)
    assert [path for path in files_of_this_test.rglob("*") if path.is_file()] == []
    assert not Document.objects.kept().exists()


def test_what_the_service_has_accepted_its_owner_cannot_take_off(cast):
    document = accepted(cast)
    with pytest.raises(NotPermitted):
        lifecycle.remove(document, by=cast.chidi)


# The scanner


def test_a_file_in_which_the_scanner_finds_something_is_not_kept(cast, settings):
    with clamd() as address:
        settings.CLAMD_URL = address
        sent(cast)
        assert Document.objects.get().scan == "clean"
        with pytest.raises(files.Refused, match="virus scanner found something"):
            lifecycle.send(
                parks(),
                "risk_assessment",
                by=cast.chidi,
                expires_on=in_days(9),
                file=paper(pdf() + b"\n" + EICAR),
            )
    assert Document.objects.count() == 1


def test_while_the_scanner_is_away_a_file_waits_and_nobody_opens_it(cast, settings, client):
    settings.CLAMD_URL = "tcp://127.0.0.1:9"
    document = sent(cast)
    assert document.scan == "waiting"
    client.force_login(cast.wren)
    assert status_of(client, document) == 409
    with pytest.raises(NotNow, match="not looked through"):
        lifecycle.accept(document, by=cast.wren)
    with clamd() as address:
        settings.CLAMD_URL = address
        jobs.scan_documents(timestamp=0)
    assert status_of(client, document) == 200


def test_something_found_later_is_thrown_away_and_its_people_are_told(
    cast, settings, files_of_this_test, django_capture_on_commit_callbacks
):
    settings.CLAMD_URL = "tcp://127.0.0.1:9"
    lifecycle.send(
        parks(),
        "risk_assessment",
        by=cast.chidi,
        expires_on=in_days(9),
        file=paper(pdf() + b"\n" + EICAR),
    )
    with clamd() as address, django_capture_on_commit_callbacks(execute=True):
        settings.CLAMD_URL = address
        jobs.scan_documents(timestamp=0)
    assert [path for path in files_of_this_test.rglob("*") if path.is_file()] == []
    assert Notification.objects.filter(recipient=cast.chidi, kind="document_refused").exists()


# What counts


@pytest.mark.parametrize(
    ("items", "needed"),
    [
        (["interview_practice", "tools"], []),
        (["lift"], ["safeguarding_contact", "data_protection", "references"]),
        (
            ["taster"],
            ["employers_liability", "health_and_safety", "safeguarding_contact", "data_protection"],
        ),
    ],
)
def test_what_is_needed_depends_on_what_is_offered(cast, items, needed):
    partnership = make_partnership(Organisation.objects.get(name="Marsh Bakery"), *items)
    assert diligence.needed_by(partnership.organisation) == needed


def test_a_document_counts_when_it_was_accepted_and_up_to_its_last_day(cast):
    bakery = Organisation.objects.get(name="Marsh Bakery")
    make_partnership(bakery, "lift")
    for kind in ("safeguarding_contact", "data_protection", "references"):
        document = lifecycle.send(
            bakery, kind, by=cast.priya, expires_on=in_days(10), words="Jo, 07700 900001"
        )
        assert diligence.in_the_way(bakery, in_days(10))
        lifecycle.accept(document, by=cast.wren)
    assert not diligence.in_the_way(bakery, in_days(10))
    assert diligence.in_the_way(bakery, in_days(11))


def test_who_offers_more_later_shows_more_before_anybody_starts(cast):
    bakery = Organisation.objects.get(name="Marsh Bakery")
    partnership = make_partnership(bakery, "tools")
    assert not diligence.in_the_way(bakery, in_days(5))
    Contribution.objects.create(partnership=partnership, item="job")
    assert diligence.in_the_way(bakery, in_days(5))


def test_an_expired_document_is_in_the_way_of_a_new_start_until_the_next_one_is_in(cast):
    accepted(cast, days=20)
    intake = make_intake(pledge=make_pledge(), starts_in_days=40)
    offer = make_offer(intake=intake, young_adult=cast.sam.young_adult, status="accepted")
    with pytest.raises(NotNow, match="Not shown, or over by then: Employers’ liability insurance"):
        offers.confirm(offer, by=cast.chidi)
    accepted(cast, days=400, title="The next")
    offers.confirm(offer, by=cast.chidi)
    assert offer.status == "confirmed"


def test_two_who_look_at_once_the_second_reads_that_it_is_done(cast):
    document = sent(cast)
    lifecycle.refuse(document, by=cast.morgan, why="The last page is missing.")
    with pytest.raises(NotNow, match="just looked"):
        lifecycle.accept(document, by=cast.wren)
    told = Notification.objects.get(recipient=cast.chidi)
    assert told.kind == "document_refused"


def nobody_is_told_of_anything_else(start):
    Champion.objects.update(starts_on=start.date())
    Notification.objects.all().delete()


def nights(time_machine, start, days):
    for day in days:
        time_machine.move_to(start + dt.timedelta(days=day), tick=False)
        jobs.look_after_organisations(timestamp=0)


def test_its_people_are_told_60_and_14_days_before_and_when_it_is_over_once_each(cast, time_machine):
    start = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
    time_machine.move_to(start, tick=False)
    document = accepted(cast, days=100)
    nobody_is_told_of_anything_else(start)
    nights(time_machine, start, [39])
    assert not Notification.objects.exists()
    nights(time_machine, start, [40, 41, 85, 86, 87, 100])
    told = Notification.objects.filter(recipient=cast.chidi).order_by("pk")
    assert [it.key for it in told] == [f"{document.pk}.60", f"{document.pk}.14"]
    nights(time_machine, start, [101, 102])
    assert [it.kind for it in told.all()] == ["document_ends", "document_ends", "document_over"]
    assert Notification.objects.filter(recipient=cast.wren, kind="document_over").count() == 1


def test_a_document_that_was_replaced_warns_nobody(cast, time_machine):
    start = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
    time_machine.move_to(start, tick=False)
    accepted(cast, days=20)
    accepted(cast, days=300, title="The next")
    nobody_is_told_of_anything_else(start)
    nights(time_machine, start, [1, 10, 21])
    assert not Notification.objects.exists()


def test_a_worker_is_warned_60_and_14_days_before_while_somebody_is_there(cast, time_machine):
    start = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
    time_machine.move_to(start, tick=False)
    accepted(cast, days=70)
    accepted(cast, days=70, organisation=Organisation.objects.get(name="Libraries"), by=cast.dana)
    make_offer(young_adult=cast.sam.young_adult, status="started")
    heard = []
    for day in (9, 10, 11, 55, 56, 57, 69):
        nights(time_machine, start, [day])
        heard.append(told(cast.wren))
    assert heard == [0, 1, 1, 1, 2, 2, 2]
    assert Notification.objects.filter(recipient=cast.morgan, kind="ends_while_running").count() == 0


def told(worker):
    return Notification.objects.filter(recipient=worker, kind="ends_while_running").count()


def test_when_one_is_over_while_somebody_is_there_a_worker_is_asked_to_ring(cast, time_machine):
    start = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
    time_machine.move_to(start, tick=False)
    accepted(cast, days=5)
    make_offer(young_adult=cast.sam.young_adult, status="started")
    nights(time_machine, start, [6])
    (todo,) = to_do(cast.wren)
    assert todo.sentence == (
        "Employers’ liability insurance of Parks is over, and 1 are there now. Ring them today."
    )
    accepted(cast, days=400, title="The next")
    assert to_do(cast.wren) == []


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_asks_the_same_number_of_questions_however_many_documents(
    cast, client, django_assert_num_queries, many
):
    for number in range(many):
        sent(cast, title=f"Policy {number}")
    client.force_login(cast.chidi)
    page = f"/organisations/{parks().pk}/documents/"
    client.get(page)
    with django_assert_num_queries(13):
        client.get(page)


def test_a_word_file_of_a_version_that_nobody_knows_is_damaged():
    content = bytearray(word())
    content[content.find(b"PK\x01\x02") + 6] = 99
    with pytest.raises(files.Refused, match="damaged"):
        files.examine(paper(bytes(content), "policy.docx"))
