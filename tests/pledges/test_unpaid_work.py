"""Work or learning, and the least pay: every case typed by hand, with the answer that the law gives."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from lifecycles import NotNow
from pledges import lifecycle
from pledges.guard import Level, blocks, findings
from pledges.models import Pledge
from pledges.unpaid_work import Arrangement, judge
from tests.factories import make_intake, make_pledge

pytestmark = pytest.mark.django_db

OPEN_END = None
Y, N, U = True, False, None

# pay in pence · for what · hours to keep · on the rota · a job promised · days it lasts · the answer
UNPAID = [
    # Shadowing: watching and asking is no work, whatever the hours
    (0, "watch", N, N, N, 1, "allow"),
    (0, "watch", N, N, N, 5, "allow"),
    (0, "watch", Y, N, N, 5, "allow"),
    (0, "watch", Y, N, N, 14, "allow"),
    (0, "watch", N, N, N, 28, "allow"),
    (0, "watch", Y, N, N, 28, "allow"),
    (0, "watch", N, N, N, 29, "refer"),
    (0, "watch", Y, N, N, 29, "refer"),
    (0, "watch", N, N, N, 84, "refer"),
    (0, "watch", N, N, N, 85, "block"),
    (0, "watch", N, N, N, 365, "block"),
    (0, "watch", N, N, N, OPEN_END, "block"),
    # Trying things out beside somebody
    (0, "try", N, N, N, 1, "allow"),
    (0, "try", N, N, N, 14, "allow"),
    (0, "try", N, N, N, 15, "refer"),
    (0, "try", Y, N, N, 1, "refer"),
    (0, "try", Y, N, N, 14, "refer"),
    (0, "try", Y, N, N, 60, "refer"),
    (0, "try", N, N, N, 84, "refer"),
    (0, "try", N, N, N, 85, "block"),
    (0, "try", Y, N, N, 85, "block"),
    (0, "try", N, N, N, OPEN_END, "block"),
    # Work is work, for an hour or a year
    (0, "work", N, N, N, 1, "block"),
    (0, "work", Y, N, N, 5, "block"),
    (0, "work", N, Y, N, 5, "block"),
    (0, "work", N, N, Y, 5, "block"),
    (0, "work", Y, Y, Y, 180, "block"),
    # On the rota, or in place of paid staff
    (0, "watch", N, Y, N, 1, "block"),
    (0, "try", N, Y, N, 1, "block"),
    (0, "try", Y, Y, N, 10, "block"),
    # A promised job is a reward
    (0, "watch", N, N, Y, 1, "block"),
    (0, "try", N, N, Y, 1, "block"),
    (0, "try", Y, N, Y, 10, "block"),
    # Not answered yet: what is known may be enough to stop it, and is never enough to allow it
    (0, "", U, U, U, 5, "ask"),
    (0, "watch", U, U, U, 5, "ask"),
    (0, "watch", N, U, N, 5, "ask"),
    (0, "watch", N, N, U, 5, "ask"),
    (0, "try", U, N, N, 5, "ask"),
    (0, "", N, N, N, 5, "ask"),
    (0, "", U, U, Y, 5, "block"),
    (0, "", U, Y, U, 5, "block"),
    (0, "work", U, U, U, 5, "block"),
    # Before there are dates
    (0, "watch", N, N, N, 0, "allow"),
    (0, "try", Y, N, N, 0, "refer"),
    (0, "work", N, N, N, 0, "block"),
    # Paid: how much is another question
    (1271, "work", Y, Y, Y, 365, "allow"),
    (1271, "", U, U, U, OPEN_END, "allow"),
    (800, "work", Y, Y, N, 30, "allow"),
]


@pytest.mark.parametrize(("pay", "purpose", "hours", "rota", "job", "days", "verdict"), UNPAID)
def test_unpaid_work_is_allowed_looked_at_or_stopped(pay, purpose, hours, rota, job, days, verdict):
    answer = judge(Arrangement(pay, purpose, hours, rota, job, days))
    assert answer.verdict == verdict
    assert bool(answer.reason and answer.remedy and answer.field) is (verdict != "allow")


# kind · pay in pence · oldest age · first day · last day · what stops it (the least pay), or nothing
WAGES = [
    ("work_experience", 1271, 25, "2026-12-01", None, None),
    ("work_experience", 1270, 25, "2026-12-01", None, "£12.71"),
    ("work_experience", 1271, 21, "2026-12-01", None, None),
    ("work_experience", 1085, 21, "2026-12-01", None, "£12.71"),
    ("work_experience", 1085, 20, "2026-12-01", None, None),
    ("work_experience", 1084, 20, "2026-12-01", None, "£10.85"),
    ("work_experience", 1085, 18, "2026-12-01", None, None),
    ("work_experience", 800, 18, "2026-12-01", None, "£10.85"),
    ("work_experience", 800, 25, "2026-12-01", None, "£12.71"),
    ("priority_interview", 1271, 25, "2026-12-01", None, None),
    ("priority_interview", 1221, 25, "2026-12-01", None, "£12.71"),
    ("priority_interview", 0, 25, "2026-12-01", None, None),
    ("apprenticeship", 800, 25, "2026-12-01", None, None),
    ("apprenticeship", 799, 25, "2026-12-01", None, "£8.00"),
    ("apprenticeship", 755, 25, "2026-12-01", None, "£8.00"),
    ("apprenticeship", 755, 18, "2026-12-01", None, "£8.00"),
    ("apprenticeship", 800, 18, "2026-12-01", None, None),
    ("apprenticeship", 1271, 25, "2026-12-01", "2028-12-01", None),
    # The rates change on 1 April: what was enough the day before is not enough after it
    ("work_experience", 1221, 25, "2026-03-30", "2026-03-31", None),
    ("work_experience", 1221, 25, "2026-03-30", "2026-04-01", "£12.71"),
    ("work_experience", 1221, 25, "2026-04-01", "2026-04-10", "£12.71"),
    ("work_experience", 1000, 20, "2026-03-02", "2026-03-20", None),
    ("work_experience", 1000, 20, "2026-03-02", "2026-05-01", "£10.85"),
    ("apprenticeship", 755, 20, "2026-03-01", "2026-03-31", None),
    ("apprenticeship", 755, 20, "2026-03-01", "2027-03-31", "£8.00"),
    ("mentoring", 0, 25, "2026-12-01", "2027-06-01", None),
]


@pytest.mark.parametrize(("kind", "pay", "age_to", "starts", "ends", "least"), WAGES)
def test_pay_below_the_law_of_any_day_that_it_covers_stops_it(kind, pay, age_to, starts, ends, least):
    pledge = make_pledge(
        status="draft", kind=kind, pay=pay, age_to=age_to, age_reason="Insurance", places=None
    )
    starts_on = dt.date.fromisoformat(starts)
    ends_on = dt.date.fromisoformat(ends) if ends else None
    make_intake(pledge=pledge, starts_on=starts_on, ends_on=ends_on, fill_by=starts_on)
    remedies = [stop.remedy for stop in blocks(pledge)]
    assert remedies == (
        [f"Pay at least {least} an hour, the legal minimum for the ages you chose."] if least else []
    )


def test_there_are_at_least_sixty_cases():
    assert len(UNPAID) + len(WAGES) >= 60


@pytest.mark.parametrize(("months", "pay", "told"), [(12, 800, False), (18, 800, True), (24, 1271, False)])
def test_a_long_apprenticeship_is_told_what_the_second_year_must_pay(months, pay, told):
    pledge = make_pledge(status="draft", months=months, pay=pay)
    sentences = [it.sentence for it in findings(pledge) if it.level == Level.HINT and it.field == "pay"]
    assert bool(sentences) is told
    assert not told or "From the second year" in sentences[0]


def lawful(**fields) -> Pledge:
    pledge = make_pledge(kind="work_experience", pay=0, places=None, **fields)
    starts_on = dt.date(2030, 1, 7)
    make_intake(
        pledge=pledge, starts_on=starts_on, ends_on=starts_on + dt.timedelta(days=4), fill_by=starts_on
    )
    return pledge


def test_a_champion_cannot_send_unpaid_work_and_reads_why_and_what_to_do(cast):
    pledge = lawful(status="draft", purpose="work")
    with pytest.raises(NotNow, match="make it watching, or trying things out beside somebody, or pay"):
        lifecycle.submit(pledge, by=cast.chidi)


def test_a_worker_cannot_approve_what_became_unpaid_work(cast):
    pledge = lawful(status="submitted")
    pledge.intakes.update(ends_on=dt.date(2030, 12, 31))
    with pytest.raises(NotNow, match="more than 12 weeks"):
        lifecycle.approve(pledge, by=cast.wren)
    with pytest.raises(NotNow, match="more than 12 weeks"):
        lifecycle.approve(pledge, by=cast.morgan)


def test_a_live_pledge_cannot_be_edited_or_dated_into_unpaid_work(cast):
    pledge = lawful()
    with pytest.raises(NotNow, match="promise no job"):
        lifecycle.edit(pledge, {"job_promised": True}, by=cast.chidi)
    intake = pledge.intakes.get()
    intake.ends_on = None
    with pytest.raises(NotNow, match="no last day"):
        lifecycle.set_intake(pledge, intake, by=cast.chidi)
    pledge.refresh_from_db()
    assert (pledge.job_promised, pledge.intakes.get().ends_on) == (False, dt.date(2030, 1, 11))


def test_a_paused_pledge_is_asked_again_before_it_goes_on(cast):
    pledge = make_pledge(status="paused", pay=700)
    with pytest.raises(NotNow, match="below the legal minimum"):
        lifecycle.resume(pledge, by=cast.chidi)


@pytest.mark.parametrize("fields", [{"purpose": "work"}, {"on_rota": True}, {"job_promised": True}])
@pytest.mark.parametrize("status", ["submitted", "live", "paused"])
def test_the_database_refuses_it_too(fields, status):
    pledge = lawful(status="draft", **fields)
    with pytest.raises(IntegrityError, match="work_never_posted_unpaid"), transaction.atomic():
        Pledge.objects.filter(pk=pledge.pk).update(status=status)
    Pledge.objects.filter(pk=pledge.pk).update(status=status, pay=1271)
