"""What this room adds to those below it: ways to reach its people, what is held, what follows whose moves."""

from __future__ import annotations

from accounts.leaving import add_holdings
from accounts.models import Role, User
from accounts.rooms import add_doors
from lifecycles import follow
from notifications.composing import set_mark, set_way_in
from notifications.delivering import ENDED_BADLY
from notifications.models import Delivery, Notification, ReceivedText
from notifications.reaching import add_reach
from notifications.receiving import add_owners_of_numbers
from rulebook.reading import value
from tabular.importing import register as register_importer
from tabular.importing.emptying import keep_for

from . import doors, following, guests, holding, languages, notices, parts, passing_on, reaching  # noqa: F401  (kinds of notice)
from .importing import held, leaving_alone
from .importing.importer import YOUNG_ADULTS
from .models import CaseloadChange, YoungAdult


def register() -> None:
    add_doors(25, doors.my_doors)
    register_importer(YOUNG_ADULTS)
    keep_for(lambda: value("import.kept_days"))
    say_how_to_reach()
    say_what_is_held()
    follow_messages()
    follow_caseloads()


def say_how_to_reach() -> None:
    add_reach(reaching.how_to_reach)
    set_way_in(reaching.way_in)
    set_mark(languages.mark)
    add_owners_of_numbers(reaching.people_with)


def say_what_is_held() -> None:
    for order, part in enumerate((parts.you, parts.said, parts.helpers, parts.written)):
        holding.add_part(order, part)
    for order, part in enumerate((parts.messages, parts.looks, parts.changes, parts.requests), start=20):
        holding.add_part(order, part)
    holding.add_part(3, held.case_record)
    follow(YoungAdult, "forget", held.forget)
    follow(YoungAdult, "forget", guests.forget)


def follow_messages() -> None:
    follow(ReceivedText, "receive", following.hear_text)
    follow(Notification, "tell_in_person", following.ask_to_tell_in_person)
    for verb in ENDED_BADLY:
        follow(Delivery, verb, following.ask_to_find_another_way)


def follow_caseloads() -> None:
    follow(CaseloadChange, "change_adviser", following.pass_on_tasks)
    follow(CaseloadChange, "change_adviser", leaving_alone.pass_on_tasks)
    add_holdings(passing_on.caseload)
    follow(User, "leave", passing_on.pass_on_caseload)
    follow(Role, "end", passing_on.pass_on_with_role)
