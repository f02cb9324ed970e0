"""What this room adds to those below it: doors, what follows whose moves, what is held about somebody."""

from __future__ import annotations

import accounts.rooms
from champions.consequences import add_consequences
from champions.models import Document, Organisation, Partnership
from champions.nudging import add_reasons
from lifecycles import follow
from pledges.models import Pledge
from tabular.models import Import
from youngadults.holding import add_part
from youngadults.importing.taking_back import add_what_stays
from youngadults.models import CaseloadChange, YoungAdult

# Those that nothing below names are here for their moves and kinds of notice.
from . import (  # noqa: F401
    around,
    asking_hosts,
    attendance,
    blocking,
    breaking,
    broken_promises,
    documents,
    doors,
    first_days,
    following,
    heads_ups,
    held,
    held_words,
    holding_back,
    in_person,
    interviews,
    leaving,
    lifecycle,
    merging,
    missed_meetings,
    nudging,
    promise_reports,
    references,
    reminding,
    replacing,
    safety,
    silent_hosts,
    wanting,
    wanting_to_stop,
)
from .models import BrokenPromise, Offer, PromiseReport


def register() -> None:
    open_doors()
    follow_offers()
    follow_pledges()
    follow_hosts()
    follow_young_adults()
    say_what_is_held()


def open_doors() -> None:
    accounts.rooms.add_doors(20, doors.my_doors)
    accounts.rooms.add_doors(30, doors.host_doors)
    accounts.rooms.add_page(Offer, 20, doors.signs_in_by_link, "my:offer")
    accounts.rooms.add_page(Offer, 30, doors.is_champion, "host:offer")
    accounts.rooms.add_page(BrokenPromise, 30, doors.is_champion, "host:broken_promise")


def follow_offers() -> None:
    for verb in ("did_not_attend", "pause", "end_early"):
        follow(Offer, verb, breaking.begin)
    for verb in ("resume", "confirm", "start", "complete"):
        follow(Offer, verb, breaking.close_by_move)
    for verb in ("cancel_by_host", "withdraw_by_host"):
        follow(Offer, verb, replacing.look_for_another)
    follow(Offer, "start", attendance.first_day_came)
    follow(Offer, "did_not_attend", attendance.first_day_missed)
    follow(PromiseReport, "report", missed_meetings.pause_after_a_second)


def follow_pledges() -> None:
    follow(Pledge, "withdraw", following.end_with_their_pledge)
    for verb in around.MOVES_THAT_SHOW:
        follow(Pledge, verb, around.changed)
    for verb in ("edit", "approve", "resume"):
        follow(Pledge, verb, holding_back.keep_covered)
    follow(Pledge, "resume", broken_promises.refuse_to_resume)


def follow_hosts() -> None:
    follow(Partnership, "leave", leaving.end_with_their_host)
    follow(Partnership, "block", blocking.take_back_what_is_open)
    follow(Organisation, "merge", merging.move_holds)
    follow(Document, "expire", documents.warn_of_running)
    follow(Document, "near_its_end", documents.warn_before)
    add_consequences("leave", leaving.who_has_a_place)
    add_consequences("block", blocking.who_is_concerned)
    add_reasons(nudging.who_waits)
    add_reasons(asking_hosts.what_is_asked)


def follow_young_adults() -> None:
    follow(CaseloadChange, "change_adviser", following.pass_on_tasks)
    follow(Import, "take_back", following.refuse_to_take_back)
    add_what_stays(following.stay_taken_back)
    follow(YoungAdult, "leave_alone", following.end_for_who_needs_none)
    follow(YoungAdult, "cannot_come", in_person.ask_to_tell_hosts)
    follow(YoungAdult, "forget", held.forget)
    follow(YoungAdult, "forget", held_words.forget)


def say_what_is_held() -> None:
    add_part(10, held.offers)
    add_part(11, held.questions)
    for part in held_words.PARTS:
        add_part(12, part)
    add_part(12, held.told_in_trust)
    add_part(13, held.looked_for)
