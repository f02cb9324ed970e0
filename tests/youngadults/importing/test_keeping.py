"""What a written import keeps, for how long, and what does not come back when it is taken back."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from accounts.undoing import undo
from notifications import sending
from notifications.models import Choice, Delivery
from notifications.telling import notify
from rulebook.changing import change
from tabular import jobs
from tabular.importing import running
from tabular.models import Import, ImportRow
from tests.factories import make_offer
from tests.notifications.kinds import URGENT
from tests.youngadults.importing.lists import brought_in, csv_of
from youngadults.importing.importer import YOUNG_ADULTS
from youngadults.models import YoungAdult

pytestmark = pytest.mark.django_db

YEAR = dt.date.today().year - 21
HEAD = "Child ID,First name,Last name,DOB,In touch,Accommodation,Mobile"
ALI = f"1,Ali,Khan,03/05/{YEAR},YES,U1,07700 900321"


def days_later(days: int):
    return time_machine.travel(timezone.now() + dt.timedelta(days=days), tick=False)


def test_after_the_rulebooks_days_the_rows_say_nothing_and_the_page_says_so(cast, client, tmp_path):
    change("import.kept_days", 30, by=None, why="Less is enough")
    brought_in(tmp_path, ("list.csv", csv_of(HEAD, ALI)))
    record = Import.objects.get()
    with days_later(29):
        jobs.empty_old_imports(timestamp=0)
        assert ImportRow.objects.get().values["last_name"] == "Khan"
    with days_later(31):
        jobs.empty_old_imports(timestamp=0)
        row = ImportRow.objects.get()
        assert (row.row, row.outcome, row.values, row.reasons, row.changes, row.was, row.became) == (
            *(2, "new"),
            *({}, [], [], {}, {}),
        )
        client.force_login(cast.wren)
        page = client.get(YOUNG_ADULTS.url("show", record.pk)).content.decode()
        assert "What each row said was deleted" in page
        assert "Take it back" not in page
        with pytest.raises(running.MovedOn, match="kept no longer"):
            undo(record, by=cast.wren, why="Too late")
        answer = client.post(YOUNG_ADULTS.url("take_back", record.pk), {"why": "Too late"})
        assert answer.status_code == 409
    assert YoungAdult.objects.filter(last_name="Khan").exists()


def test_the_page_of_a_written_import_says_until_when_it_can_be_taken_back(cast, client, tmp_path):
    brought_in(tmp_path, ("list.csv", csv_of(HEAD, ALI)))
    record = Import.objects.get()
    Import.objects.update(written_at=dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC))
    client.force_login(cast.wren)
    page = client.get(YOUNG_ADULTS.url("show", record.pk)).content.decode()
    assert "kept until 20 February 2027" in page


def test_taking_back_says_which_offers_stay_taken_back(cast, client, tmp_path):
    brought_in(tmp_path, ("list.csv", csv_of(HEAD, ALI)))
    offer = make_offer(young_adult=YoungAdult.objects.get(last_name="Khan"), status="offered")
    brought_in(tmp_path, ("list.csv", csv_of(HEAD, ALI.replace("YES", "NREQ"))))
    offer.refresh_from_db()
    assert offer.status == "withdrawn_by_service"
    client.force_login(cast.wren)
    url, title = YOUNG_ADULTS.url("take_back", Import.objects.first().pk), str(offer.intake.pledge)
    asked = client.get(url).content.decode()
    assert "Offers that were taken back because of it stay so" in asked
    assert title in asked
    done = client.post(url, {"why": "The wrong list"}, follow=True).content.decode()
    assert "Offers that were taken back because of it stay so" in done
    assert "Everything is as it was" not in done
    offer.refresh_from_db()
    assert offer.status == "withdrawn_by_service"
    assert YoungAdult.objects.get(last_name="Khan").paused_at is None


def test_taking_back_what_touched_no_offer_says_that_all_is_as_it_was(cast, client, tmp_path):
    brought_in(tmp_path, ("list.csv", csv_of(HEAD, ALI)))
    client.force_login(cast.wren)
    url = YOUNG_ADULTS.url("take_back", Import.objects.get().pk)
    assert "stay so" not in client.get(url).content.decode()
    done = client.post(url, {"why": "The wrong list"}, follow=True).content.decode()
    assert "Everything is as it was before this import." in done


@pytest.mark.parametrize("said", ["DIED,0", "NREQ,U1", "REFU,U1", "YES,X2"])
def test_whoever_must_be_left_alone_gets_nothing_whatever_they_chose_before(cast, tmp_path, said):
    brought_in(tmp_path, ("list.csv", csv_of(HEAD, ALI)))
    ali = YoungAdult.objects.get(last_name="Khan")
    Choice.objects.create(user=ali.user, channels=["text"])
    notify(ali.user, URGENT, f"{ali.user.pk}.before", "/")
    before = Delivery.objects.get()
    brought_in(tmp_path, ("list.csv", csv_of(HEAD, ALI.replace("YES,U1", said))))
    assert sending.begin(before.pk) is None
    notify(ali.user, URGENT, f"{ali.user.pk}.after", "/")
    assert list(Delivery.objects.values_list("pk", "status")) == [(before.pk, "not_needed")]
