"""The panel's pack of a quarter: put together from what may be said, and frozen when it is confirmed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import Role, User
from accounts.permissions import a_service_manager
from lifecycles import NotNow, NotPermitted
from notifications import live
from notifications.kinds import Kind, declare
from notifications.telling import notify_all

from .council import COLUMNS, whole_council
from .demand import board
from .keeping import kept_and_not
from .models import PanelPack
from .movement import moved
from .quarters import Quarter

MISSING_SHOWN = 10
HEADINGS = {
    "promised": "Promised",
    "live": "Live at the end",
    "taken_up": "Taken up",
    "honoured": "Honoured",
    "lapsed": "Lapsed",
}


def records(keys):
    return PanelPack.objects.in_bulk(list(keys))


CONFIRMED = declare(
    Kind(
        name="panel_pack_confirmed",
        tells="panel members, that the figures of a quarter are there to read",
        records=records,
        line=lambda pack: f"The figures of {pack} are there to read.",
        outside="There is something new for you to read. Sign in to see it.",
    )
)


def figures(quarter: Quarter) -> dict[str, Any]:
    """Only words that may be said: what is kept of a pack holds no number that it does not show."""
    council = whole_council(quarter)
    found = {
        "rows": [asdict(row) for row in council.rows],
        "total": asdict(council.total),
        "kept": kept_and_not(quarter),
        "moved": moved(quarter),
        "missing": missing(),
    }
    return {**found, "changed": changed(found, earlier(quarter))}


def missing() -> list[list[str]]:
    lines = [line for line in board(held_too=True).wanted if line.missing]
    return [[line.what, line.kind, line.asked] for line in lines[:MISSING_SHOWN]]


def earlier(quarter: Quarter) -> PanelPack | None:
    return PanelPack.objects.filter(quarter=quarter.before.starts_on).first()


def changed(now: dict[str, Any], before: PanelPack | None) -> list[list[str]]:
    """What, now, and in the quarter before: compared as they were said, so that no difference tells more."""
    if before is None:
        return []
    then = dict(lines_of(before.figures))
    return [[what, said, then[what]] for what, said in lines_of(now) if what in then and then[what] != said]


def lines_of(found: dict[str, Any]) -> list[tuple[str, str]]:
    total = [(f"{found['total']['name']}: {HEADINGS[key].lower()}", found["total"][key]) for key in COLUMNS]
    return [*total, *((what, said) for what, said in [*found["kept"], *found["moved"]])]


@transaction.atomic
def confirm(quarter: Quarter, words: str = "", *, by: Any) -> PanelPack:
    """Freeze it, tell the panel. Raises NotNow before the quarter is over, and when somebody was quicker."""
    if not a_service_manager(by, None):
        raise NotPermitted("confirm")
    if not quarter.is_over:
        raise NotNow(f"{quarter} is not over yet. Confirm it once its last day has passed.")
    try:
        with transaction.atomic():
            made = PanelPack.objects.create(
                quarter=quarter.starts_on, figures=figures(quarter), words=words.strip(), confirmed_by=by
            )
    except IntegrityError:
        raise NotNow(f"The figures of {quarter} are confirmed already. They stay as they are.") from None
    panel = list(User.objects.holding(Role.Kind.PANEL_MEMBER).order_by("pk"))
    notify_all(panel, CONFIRMED, f"{made.pk}.0", lambda _: made.get_absolute_url())
    live.hint([person.pk for person in panel], ["panel"])
    return made


def as_lines(pack: PanelPack) -> list[list[str]]:
    """A file of three columns: which part, what, and what is said of it."""
    found = pack.figures
    rows = [*found["rows"], found["total"]]
    return [
        ["Part", "What", str(pack)],
        *(
            ["The whole council", f"{row['name']}: {HEADINGS[key]}", row[key]]
            for row in rows
            for key in COLUMNS
        ),
        *(["Kept and not kept", *line] for line in found["kept"]),
        *(["What they do", *line] for line in found["moved"]),
        *(["What is missing", f"{what}, {kind}", asked] for what, kind, asked in found["missing"]),
        *(["Changed", what, f"{now} (was {then})"] for what, now, then in found["changed"]),
    ]
