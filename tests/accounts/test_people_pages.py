"""The pages on which a service manager looks after people: what they show, keep and refuse."""

import datetime as dt

import pytest
from django.test import Client

from accounts import invitations
from accounts.models import Invitation, User
from tests.people import make_champion, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def morgan(cast):
    client = Client()
    client.force_login(User.objects.get(pk=cast.morgan.pk))
    client.get("/accounts/me/")
    return client


def one_more(cast, number):
    make_worker(f"Worker{number}", "panel_member")
    make_champion(f"Champion{number}", make_organisation(f"Team {number}"))
    for kind in ("panel_member", "champion"):
        invitations.invite(f"{kind}{number}@example.org", "New", kind, by=cast.morgan, to_be="Something")


@pytest.mark.parametrize(("path", "queries"), [("/accounts/people/", 16), ("/champions/", 15)])
def test_lists_ask_the_same_number_of_queries_for_one_and_for_three(
    cast, morgan, path, queries, django_assert_num_queries
):
    one_more(cast, 1)
    with django_assert_num_queries(queries):
        morgan.get(path)
    one_more(cast, 2)
    one_more(cast, 3)
    with django_assert_num_queries(queries):
        morgan.get(path)


def test_people_are_found_by_name_or_address_whatever_is_typed(cast, morgan):
    make_worker("Zoë O’Hara-Ångström", "panel_member")
    assert "O’Hara-Ångström" in morgan.get("/accounts/people/", {"search": "ångström"}).content.decode()
    assert "ade@example.org" in morgan.get("/accounts/people/", {"search": "ADE@"}).content.decode()
    for odd in ("\0", "%", "'; drop table", "<script>", "x" * 10_000):
        page = morgan.get("/accounts/people/", {"search": odd})
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()


def test_young_adults_are_not_among_them(cast, morgan):
    page = morgan.get("/accounts/people/").content.decode()
    assert "Wren" in page
    assert "sam@example.org" not in page
    assert "noor@example.org" not in page


def test_a_refused_invitation_keeps_what_was_typed(cast, morgan):
    asked = {
        "name": "Robin “Red” <i>",
        "email": "not an address",
        "kind": "ete_worker",
        "ends_on": "2001-01-01",
    }
    answer = morgan.post("/accounts/people/invite/", asked)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Robin “Red” &lt;i&gt;" in page
    assert "Write the e-mail address in full" in page
    assert "That day has gone." in page
    assert not Invitation.objects.exists()


def test_a_second_invitation_to_the_same_is_a_sentence_and_keeps_what_was_typed(cast, morgan):
    asked = {"name": "Robin", "email": "Robin@example.org", "kind": "ete_worker"}
    assert morgan.post("/accounts/people/invite/", asked).status_code == 302
    answer = morgan.post("/accounts/people/invite/", asked)
    assert answer.status_code == 409
    assert "robin@example.org has been invited to be ETE worker already" in answer.content.decode()
    assert 'value="Robin@example.org"' in answer.content.decode()


@pytest.mark.parametrize("field", ["name", "email", "kind", "ends_on"])
def test_no_answer_ends_in_a_stack_trace(cast, morgan, field):
    for odd in ("\0", "x" * 10_000, "🦉", ""):
        asked = {"name": "Robin", "email": "robin@example.org", "kind": "ete_worker", field: odd}
        assert morgan.post("/accounts/people/invite/", asked).status_code in (302, 422, 409)


def test_a_role_is_given_and_its_last_day_set_with_a_reason_on_record(cast, morgan):
    pat = f"/accounts/people/{cast.pat.pk}/"
    in_a_month = dt.date.today() + dt.timedelta(days=30)
    given = {"kind": "ete_worker", "ends_on": in_a_month.isoformat(), "why": "Cover for Wren"}
    assert morgan.post(f"{pat}role/", given)["Location"] == pat
    assert User.objects.get(pk=cast.pat.pk).holds("ete_worker", "panel_member")
    assert morgan.post(f"{pat}role/", given).status_code == 409
    page = morgan.get(pat).content.decode()
    assert "Cover for Wren" in page
    assert f"{in_a_month:%-d %B %Y}" in page


def test_leaving_is_refused_with_a_sentence_and_a_way_on_and_loses_nothing(cast, morgan):
    answer = morgan.post(f"/accounts/people/{cast.ade.pk}/leave/", {"why": "Moving to Dover’s team"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ade still advises 1 young adult. Hand them over first." in page
    assert f'href="/caseloads/{cast.ade.pk}/hand-over/"' in page
    assert "Moving to Dover’s team" in page

    moved = {"to": cast.amina.pk, "why": "Moving"}
    assert morgan.post(f"/caseloads/{cast.ade.pk}/hand-over/", moved).status_code == 302
    assert morgan.post(f"/accounts/people/{cast.ade.pk}/leave/", {"why": "Moving"}).status_code == 302
    assert "Left" in morgan.get(f"/accounts/people/{cast.ade.pk}/").content.decode()


def test_two_presses_do_it_once(cast, morgan):
    path = f"/accounts/people/{cast.pat.pk}/leave/"
    assert morgan.post(path, {"why": "x"}).status_code == 302
    assert morgan.post(path, {"why": "x"}).status_code == 409
    assert cast.pat.account_changes.count() == 1
