"""The local stand-in against the real client of GOV.UK Notify, over HTTP: it answers as the documentation
says.
"""

import datetime as dt
import time
import uuid

import jwt
import pytest
import requests
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from demo.notify.keys import LIVE, SERVICE_ID, TEAM, TEST
from demo.notify.server import running
from demo.notify.templates import EMAIL, TEXT
from tests.bed.waiting import wait_until

WORDS = {"body": "There is news."}
LETTER = {"subject": "There is news.", "body": "There is news.\n"}
NUMBER = "07700900123"
PATIENCE = 25  # seconds: long enough for a busy machine, shorter than Notify's tolerance of clocks


@pytest.fixture
def notify():
    with running() as server:
        yield server


@pytest.fixture
def client(notify):
    return client_of(notify)


def client_of(notify, key=LIVE):
    return NotificationsAPIClient(str(key), base_url=notify.notify.root, timeout=PATIENCE)


def refusal(send):
    with pytest.raises(HTTPError) as caught:
        send()
    error = caught.value
    return error.status_code, [(it["error"], it["message"]) for it in error.message]


def test_a_text_is_taken_kept_and_found_by_its_reference(client):
    reference = str(uuid.uuid4())
    taken = client.send_sms_notification(NUMBER, TEXT.id, WORDS, reference)
    assert (taken["reference"], taken["content"]["body"]) == (reference, "There is news.")
    assert client.get_notification_by_id(taken["id"])["phone_number"] == "447700900123"
    found = client.get_all_notifications(reference=reference)["notifications"]
    assert [it["id"] for it in found] == [taken["id"]]
    assert client.get_all_notifications(reference="another")["notifications"] == []


def test_an_e_mail_has_its_subject(client):
    taken = client.send_email_notification("sam@example.org", EMAIL.id, LETTER)
    assert taken["content"]["subject"] == "There is news."
    assert taken["scheduled_for"] is None


def test_the_newest_stand_first_and_the_list_goes_on_page_by_page(client, notify):
    ids = [client.send_sms_notification(NUMBER, TEXT.id, WORDS)["id"] for _ in range(3)]
    assert [it["id"] for it in client.get_all_notifications()["notifications"]] == ids[::-1]
    assert [it["id"] for it in client.get_all_notifications(older_than=ids[1])["notifications"]] == [ids[0]]


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("0770090012", "phone_number Not enough digits"),
        ("077009001234", "phone_number Too many digits"),
        ("01632960123", "phone_number Not a UK mobile number"),
        ("07700 9OO123", "phone_number Must not contain letters or symbols"),
    ],
)
def test_a_number_that_is_none_is_refused(client, number, message):
    assert refusal(lambda: client.send_sms_notification(number, TEXT.id, WORDS)) == (
        400,
        [("ValidationError", message)],
    )


@pytest.mark.parametrize("number", ["07700 900123", "+44 7700 900123", "0044 7700 900 123", "447700900123"])
def test_a_number_may_be_written_in_any_usual_way(client, number):
    taken = client.send_sms_notification(number, TEXT.id, WORDS)
    assert client.get_notification_by_id(taken["id"])["phone_number"] == "447700900123"


def test_what_is_wrong_with_a_request_is_said_in_notifys_words(client):
    send = client.send_email_notification
    assert refusal(lambda: send("nobody", EMAIL.id, LETTER)) == (
        400,
        [("ValidationError", "email_address Not a valid email address")],
    )
    assert refusal(lambda: send("sam@example.org", "x", LETTER)) == (
        400,
        [("ValidationError", "template_id is not a valid UUID")],
    )
    assert refusal(lambda: send("sam@example.org", str(uuid.uuid4()), LETTER)) == (
        400,
        [("BadRequestError", "Template not found")],
    )
    assert refusal(lambda: send("sam@example.org", TEXT.id, LETTER)) == (
        400,
        [("BadRequestError", "sms template is not suitable for email notification")],
    )
    assert refusal(lambda: send("sam@example.org", EMAIL.id, {"body": "x"})) == (
        400,
        [("BadRequestError", "Missing personalisation: subject")],
    )
    assert refusal(lambda: client.post("/v2/notifications/sms", {"colour": "red"})) == (
        400,
        [
            ("ValidationError", "phone_number is a required property"),
            ("ValidationError", "template_id is a required property"),
            ("ValidationError", "Additional properties are not allowed (colour was unexpected)"),
        ],
    )
    assert refusal(lambda: client.get_notification_by_id(uuid.uuid4())) == (
        404,
        [("NoResultFound", "No result found")],
    )


def bearer(secret=LIVE.secret, algorithm="HS256", **claims):
    claims = {"iss": SERVICE_ID, "iat": int(time.time())} | claims
    given = {name: value for name, value in claims.items() if value is not None}
    return f"Bearer {jwt.encode(given, secret, algorithm=algorithm)}"


@pytest.mark.parametrize(
    ("authorization", "status", "message"),
    [
        (lambda: None, 401, "Unauthorized: authentication token must be provided"),
        (lambda: "Basic abc", 401, "Unauthorized: authentication bearer scheme must be used"),
        (
            lambda: bearer(secret="another-secret-that-is-long-enough"),
            403,
            "Invalid token: API key not found",
        ),
        (
            lambda: bearer(iat=int(time.time()) - 300),
            403,
            "Error: Your system clock must be accurate to within 30 seconds",
        ),
        (lambda: bearer(iss="ours"), 403, "Invalid token: service id is not the right data type"),
        (lambda: bearer(iss=None), 403, "Invalid token: iss field not provided"),
        (lambda: bearer(iss=str(uuid.uuid4())), 403, "Invalid token: service not found"),
        (
            lambda: bearer(secret=LIVE.secret * 2, algorithm="HS512"),
            403,
            "Invalid token: algorithm used is not HS256",
        ),
    ],
)
def test_who_does_not_prove_who_they_are_is_refused(notify, authorization, status, message):
    shown = authorization()
    headers = {"Authorization": shown} if shown else {}
    answer = requests.get(f"{notify.notify.root}/v2/notifications", headers=headers, timeout=PATIENCE)
    assert answer.status_code == status
    assert answer.json() == {"status_code": status, "errors": [{"error": "AuthError", "message": message}]}


def test_more_than_the_limit_in_a_minute_is_refused_for_each_kind_of_key_by_itself(notify):
    notify.notify.a_minute = 2
    notify.notify.team = {"447700900123"}
    live, team = client_of(notify), client_of(notify, TEAM)
    for _ in range(2):
        live.send_sms_notification(NUMBER, TEXT.id, WORDS)
    assert refusal(lambda: live.send_sms_notification(NUMBER, TEXT.id, WORDS)) == (
        429,
        [("RateLimitError", "Exceeded rate limit for key type LIVE of 2 requests per 60 seconds")],
    )
    team.send_sms_notification(NUMBER, TEXT.id, WORDS)


def test_the_days_limit_is_one_for_texts_and_one_for_e_mails(client, notify):
    notify.notify.a_day = 1
    client.send_sms_notification(NUMBER, TEXT.id, WORDS)
    client.send_email_notification("sam@example.org", EMAIL.id, LETTER)
    assert refusal(lambda: client.send_sms_notification(NUMBER, TEXT.id, WORDS)) == (
        429,
        [("TooManyRequestsError", "Exceeded send limits (sms: 1) for today")],
    )
    notify.notify.sent[0].created_at = "2020-01-01T00:00:00.000000Z"
    client.send_sms_notification(NUMBER, TEXT.id, WORDS)


def test_a_teams_key_sends_to_the_team_alone(notify):
    send = client_of(notify, TEAM).send_sms_notification
    assert refusal(lambda: send(NUMBER, TEXT.id, WORDS)) == (
        400,
        [("BadRequestError", "Can’t send to this recipient using a team-only API key")],
    )
    notify.notify.team = {"447700900123"}
    assert send(NUMBER, TEXT.id, WORDS)["id"]


def test_several_faults_come_in_one_reply(client):
    assert refusal(lambda: client.send_sms_notification("0770090012", "x", WORDS)) == (
        400,
        [
            ("ValidationError", "phone_number Not enough digits"),
            ("ValidationError", "template_id is not a valid UUID"),
        ],
    )


def test_a_text_abroad_is_sent_and_nobody_says_more(client, notify):
    told = []
    notify.notify.tell_receipt = told.append
    id_ = client.send_sms_notification("+33 6 12 34 56 78", TEXT.id, WORDS)["id"]
    wait_until(lambda: client.get_notification_by_id(id_)["status"] == "sent", seconds=PATIENCE)
    assert told == []


def test_after_a_week_a_message_is_forgotten(client, notify):
    id_ = client.send_sms_notification(NUMBER, TEXT.id, WORDS, "ours")["id"]
    long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(days=7, minutes=1)
    notify.notify.sent[0].created_at = f"{long_ago:%Y-%m-%dT%H:%M:%S.%fZ}"
    assert refusal(lambda: client.get_notification_by_id(id_))[0] == 404
    assert client.get_all_notifications(reference="ours")["notifications"] == []


def test_what_the_network_cannot_carry_becomes_a_question_mark(client):
    taken = client.send_sms_notification(NUMBER, TEXT.id, {"body": "ሰላም 👋 ok €"})
    assert taken["content"]["body"] == "??? ? ok €"


def test_a_text_that_is_too_long_is_refused(client):
    status, [(error, _)] = refusal(lambda: client.send_sms_notification(NUMBER, TEXT.id, {"body": "x" * 919}))
    assert (status, error) == (400, "BadRequestError")


@pytest.mark.parametrize(
    ("number", "status"),
    [("07700900003", "temporary-failure"), ("07700900002", "permanent-failure"), (NUMBER, "delivered")],
)
def test_a_test_keys_numbers_decide_what_becomes_of_a_text(notify, number, status):
    told = []
    notify.notify.tell_receipt = told.append
    taken = client_of(notify, TEST).send_sms_notification(number, TEXT.id, WORDS, "our-reference")
    wait_until(lambda: told, seconds=PATIENCE)
    assert told[0]["status"] == status
    assert told[0] | {"created_at": "", "completed_at": "", "sent_at": ""} == {
        "id": taken["id"],
        "reference": "our-reference",
        "to": "44" + number[1:],
        "status": status,
        "created_at": "",
        "completed_at": "",
        "sent_at": "",
        "notification_type": "sms",
        "template_id": TEXT.id,
        "template_version": 1,
    }


def test_smoke_numbers_are_answered_and_not_kept(client):
    taken = client.send_sms_notification("07700900111", TEXT.id, WORDS)
    assert refusal(lambda: client.get_notification_by_id(taken["id"])) == (
        404,
        [("NoResultFound", "No result found")],
    )


def test_templates_can_be_read_and_tried_out(client):
    assert {it["id"] for it in client.get_all_templates()["templates"]} == {TEXT.id, EMAIL.id}
    assert client.get_template(TEXT.id)["body"] == "((body))"
    assert client.post_template_preview(TEXT.id, WORDS)["body"] == "There is news."


def test_received_texts_are_listed_newest_first(client, notify):
    notify.notify.receive(NUMBER, "first")
    notify.notify.receive(NUMBER, "second")
    received = client.get_received_texts()["received_text_messages"]
    assert [(it["source_number"], it["message"]) for it in received] == [
        ("447700900123", "second"),
        ("447700900123", "first"),
    ]
