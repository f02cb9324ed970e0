"""What the case system exported last: everybody of the story, and somebody who is still too young."""

from __future__ import annotations

import datetime as dt
from itertools import cycle

from django.utils import timezone

from accounts.models import User
from tabular.importing import gather, running
from youngadults.importing.importer import YOUNG_ADULTS
from youngadults.models import YoungAdult

HEAD = "LCS ID,Forename,Surname,Date of birth,LA in touch,Main activity,Accommodation,Case notes"
ACTIVITIES = ("G5", "F2", "G5", "F5", "P2", "G5")
HOMES = ("U1", "D1", "E1", "U1", "Z1")
FILE = "leavers.csv"


def come_in(worker: User) -> None:
    """Wren brings it in: everybody gets their number and codes."""
    gathered = gather([(FILE, export().encode())], YOUNG_ADULTS.declaration)
    record = running.start(YOUNG_ADULTS, "Liquidlogic", [FILE], gathered, by=worker)
    running.preview(record)
    running.write(record, by=worker)


def export() -> str:
    people = YoungAdult.objects.order_by("pk")
    codes = zip(cycle(ACTIVITIES), cycle(HOMES), strict=False)
    lines = [
        line(f"{70100 + one.pk}", one.first_name, one.last_name, one.date_of_birth, activity, home(one, code))
        for one, (activity, code) in zip(people, codes, strict=False)
    ]
    today = timezone.localdate()
    too_young = line("70991", "Ellis", "Moran", today - dt.timedelta(days=17 * 365), "F2", "U1")
    return "\n".join([HEAD, *lines, too_young, "Total,,,,,,,"])


def home(one: YoungAdult, code: str) -> str:
    return "X2" if one.in_custody else code


def line(number: str, first: str, last: str, born: dt.date, activity: str, code: str) -> str:
    return f"{number},{first},{last},{born:%d/%m/%Y},Yes,{activity},{code},Not for us"
