"""Every page of posting, hosting and bringing in, in a browser at 320 and 1280 px: none may be forgotten."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from offers import broken_promises, interviews, lifecycle, promise_reports, references
from offers.models import Attendance
from pledges import lifecycle as pledges
from tabular.importing import running
from tabular.models import Import
from tests.access.test_access import pages as all_pages
from tests.access.things import nobodys_vacancies, vacancies
from tests.bed.axe import axe_violations
from tests.bed.browser import DESK
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult

SMALLEST = 320
ONLY_A_PRESS = {
    *("pledges:keep", "pledges:keep_intake", "pledges:forget", "pledges:copy", "pledges:submit"),
    *("pledges:pause", "pledges:resume", "pledges:import_write", "pledges:import_cancel"),
    *("host:confirm", "host:started"),
}
"""Addresses that show nothing: a button leads there, and they lead back."""


def accepted(cast, name, **fields):
    offer = make_offer(young_adult=make_young_adult(name), **fields)
    lifecycle.accept(offer, by=offer.young_adult.user)
    return offer


def confirmed(cast, name, **fields):
    offer = accepted(cast, name, **fields)
    lifecycle.confirm(offer, by=cast.chidi)
    return offer


def with_days(cast):
    """In its second week, half of it marked."""
    today = timezone.localdate()
    week = {"starts_on": today - dt.timedelta(days=9), "ends_on": today + dt.timedelta(days=3)}
    pledge = make_pledge(kind="work_experience", title="A week outside", pay=0, places=None)
    intake = make_intake(pledge=pledge, **week, fill_by=week["starts_on"])
    offer = confirmed(cast, "Dee", intake=intake)
    lifecycle.start(offer, by=cast.chidi)
    yesterday = today - dt.timedelta(days=1)
    Attendance.objects.create(offer=offer, day=yesterday, what="not_here", marked_by=cast.chidi)
    return offer


def completed(cast):
    offer = confirmed(cast, "Eli", intake=make_intake(pledge=make_pledge(title="Summer ranger", places=None)))
    lifecycle.start(offer, by=cast.chidi)
    lifecycle.complete(offer, by=cast.wren)
    references.ask(offer, by=offer.young_adult.user)
    return offer


def an_interview(cast, name):
    desk = make_pledge(kind="priority_interview", title="Front desk", places=None, interview_within_days=20)
    offer = accepted(cast, name, intake=make_intake(pledge=desk, places=3))
    interviews.tick(offer, {"Likes being outside": ("equal", "Has a dog")}, by=cast.chidi)
    return offer


def addresses_of_chidi(cast) -> dict[str, list]:
    """Each page by its name, with what it is about; one name may be there in several states."""
    draft = make_pledge(status="draft", title="In the nursery", kind="work_experience", pay=0, purpose="work")
    back = make_pledge(status="submitted", title="Library assistant")
    pledges.refer_back(back, by=cast.wren, why="Which bus goes there?\nAnd who would they meet?")
    live = make_pledge(title="Apprentice ranger, with a longer name than most others have", support=["meals"])
    intake = make_intake(pledge=live, places=3, starts_in_days=90)
    today = timezone.localdate()
    comes = confirmed(cast, "Bo", intake=make_intake(starts_in_days=0, fill_by=today))
    here, ended = with_days(cast), completed(cast)
    asked = an_interview(cast, "Fay")
    yes = accepted(cast, "Ana", intake=intake)
    taken_back = lifecycle.cancel_by_host(confirmed(cast, "Hal"), by=cast.chidi, reason="full")
    report = promise_reports.report(here, "hours", by=here.young_adult.user)
    broken = broken_promises.put_to_host(report, "Five days, and not three.", by=cast.wren)
    parts = ("what", "where", "when", "pay", "who", "first-day", "help")
    return {
        "pledges:list": [[]],
        "pledges:new": [[]],
        "pledges:new_kind": [["work_experience"], ["priority_interview"]],
        "pledges:pledge": [[draft.pk], [back.pk], [live.pk]],
        "pledges:edit": [[draft.pk], [live.pk]],
        "pledges:part": [[draft.pk, part] for part in parts],
        "pledges:close": [[live.pk]],
        "pledges:withdraw": [[live.pk]],
        "pledges:add_intake": [[live.pk]],
        "pledges:intake": [[live.pk, intake.pk]],
        "pledges:remove_intake": [[live.pk, intake.pk]],
        "host:home": [[]],
        "host:preview": [[draft.pk], [live.pk], [asked.intake.pledge_id]],
        "host:offer": [[yes.pk], [comes.pk], [here.pk], [ended.pk], [taken_back.pk]],
        "host:broken_promise": [[broken.pk]],
        "host:days": [[here.pk]],
        "host:guide": [[comes.pk]],
        "host:again": [[ended.pk]],
        "host:reference": [[ended.pk]],
        "host:did_not_come": [[comes.pk]],
        "host:completed": [[here.pk]],
        "host:ended": [[here.pk]],
        "host:cannot": [[yes.pk]],
        "host:interview": [[asked.pk]],
        "host:interview_day": [[asked.pk]],
        "host:interview_result": [[asked.pk]],
        "host:interview_refuse": [[asked.pk]],
    }


def addresses_of_wren(cast) -> dict[str, list]:
    (nobodys,), (waiting,), (written,) = nobodys_vacancies(cast), vacancies(cast), vacancies(cast)
    running.write(Import.objects.get(pk=written), by=cast.wren)
    check = interviews.standing(an_interview(cast, "Gus")).rows[0][1]
    return {
        "pledges:import_list": [[]],
        "pledges:import_new": [[]],
        "pledges:import_fetch": [[]],
        "pledges:import_show": [[nobodys], [waiting], [written]],
        "pledges:import_whose": [[nobodys]],
        "pledges:import_take_back": [[written]],
        "interviews:equal": [[check.pk]],
    }


SHOWN_ON_THE_WAY = {"pledges:import_columns"}
"""Seen in tests/pledges/test_import_in_a_browser, for it needs a file in the same browser."""


def test_no_page_is_forgotten(cast):
    rooms = ("pledges:", "host:", "interviews:")
    there = {page for page in all_pages() if page.startswith(rooms)} - ONLY_A_PRESS
    seen = addresses_of_chidi(cast).keys() | addresses_of_wren(cast).keys() | SHOWN_ON_THE_WAY
    assert there == seen


@pytest.mark.wide
@pytest.mark.parametrize("width", [SMALLEST, DESK])
@pytest.mark.parametrize(
    ("person", "addresses"), [("chidi", addresses_of_chidi), ("wren", addresses_of_wren)]
)
def test_every_page_has_no_barrier_and_fits_the_window(cast, windows, person, addresses, width):
    found = addresses(cast)
    page = windows.open("/", person=getattr(cast, person), width=width)
    wrong = [
        said for name, each in found.items() for args in each for said in look_at(page, name, args, width)
    ]
    assert wrong == []


def look_at(page, name: str, args: list, width: int) -> list[str]:
    address = reverse(name, args=args)
    answer = page.goto(address)
    page.evaluate("document.querySelectorAll('main details').forEach(each => (each.open = true))")
    said = [f"{address}: {problem}" for problem in axe_violations(page)]
    if answer.status != 200 or page.url.removeprefix(page.url.partition(address)[0]) != address:
        said.append(f"{address}: {answer.status} {page.url}")
    if page.evaluate("document.documentElement.scrollWidth") > width:
        said.append(f"{address}: wider than the window")
    return said
