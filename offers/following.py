"""What happens to offers when something below them moves."""

from __future__ import annotations

from typing import Any

from lifecycles import NotNow
from notifications.tasks import open_tasks, pass_on
from pledges.models import Pledge
from tabular.models import Import
from youngadults.importing.taking_back import people_of
from youngadults.importing.writing import WHY
from youngadults.models import CaseloadChange, CaseRecord, YoungAdult

from . import (
    attendance,
    blocking,
    breaking,
    check_ins,
    in_person,
    leaving,
    lifecycle,
    missed_meetings,
    notices,
    places,
    replacing,
    safety_notices,
    silent_hosts,
    wanting_to_stop,
)
from .models import Attendance, Breakdown, CheckIn, HeadsUp, Offer, OfferStep, SafetyConcern, on_duty_today
from .reminding import CALL_THEM

S = Offer.Status


def end_with_their_pledge(pledge: Pledge, *, by: Any, why: str) -> None:
    """A pledge is withdrawn: shortlists are cleared, open offers are withdrawn by the host, confirmed ones
    cancelled by the host. What has started goes on, and somebody finds out with the host how it ends.
    """
    places.lock_all(pledge)
    offers = Offer.objects.filter(intake__pledge=pledge).order_by("intake", "pk")
    for offer in offers.filter(status=S.SHORTLISTED):
        lifecycle.remove(offer, by=None, why=why)
    for offer in offers.filter(status__in=(S.OFFERED, S.WAITING, S.ACCEPTED)):
        lifecycle.withdraw_by_host(offer, by=by, why=why)
    for offer in offers.filter(status=S.CONFIRMED):
        lifecycle.cancel_by_host(offer, by=by, why=why)
    for offer in offers.filter(status__in=(S.STARTED, S.PAUSED)):
        notices.host_has_withdrawn(offer)


UNANSWERED = (S.OFFERED,)
BEFORE_A_START = (S.OFFERED, S.WAITING, S.ACCEPTED, S.CONFIRMED)
TAKEN_BACK_FROM = {CaseRecord.InTouch.DIED: BEFORE_A_START, CaseRecord.InTouch.NREQ: UNANSWERED}


def end_for_who_needs_none(young_adult: YoungAdult, *, by: Any, why: str) -> None:
    """The case system says that somebody has died, or needs the service no longer: they are asked nothing.

    Who is alive and said yes keeps what they said yes to: their adviser has a task, and asks them. After a
    death no machine writes to a host: a person speaks to each that waits.
    """
    if young_adult.in_custody:
        in_person.ask_to_tell_hosts(young_adult, by=by, why=why)
    taken_back = TAKEN_BACK_FROM.get(CaseRecord.InTouch(young_adult.case_record.in_touch or "NO"))
    if taken_back is None:
        return
    offers = Offer.objects.filter(young_adult=young_adult).order_by("intake", "pk")
    for offer in offers.filter(status=S.SHORTLISTED):
        lifecycle.remove(offer, by=None, why=why)
    has_died = young_adult.case_record.in_touch == CaseRecord.InTouch.DIED
    if has_died:
        in_person.ask_to_tell_hosts(young_adult, by=by, why=why)
    for offer in offers.filter(status__in=taken_back):
        lifecycle.withdraw_unsaid(offer, why=why, host_hears=not has_died)


def refuse_to_take_back(record: Import, *, by: Any, why: str) -> None:
    """Somebody has been asked since they came in, or changed, with this import: it stays."""
    asked = Offer.objects.filter(young_adult__in=people_of(record), made_at__gte=record.written_at)
    people = asked.values("young_adult").distinct().count()
    if people:
        some = "somebody has" if people == 1 else f"{people} people have"
        raise NotNow(f"This import cannot be taken back: {some} been put forward for a pledge since.")


def stay_taken_back(record: Import) -> list[str]:
    """Offers that went because the case system said that somebody died, or needs the service no longer: an
    import that is taken back does not offer them again.
    """
    moves = OfferStep.objects.filter(
        record__young_adult__in=people_of(record),
        verb__in=("withdraw", "remove"),
        why=WHY,
        at__range=(record.previewed_at, record.written_at),
    )
    offers = [step.record for step in moves.select_related("record__young_adult", "record__intake__pledge")]
    if not offers:
        return []
    each = [f"{offer.intake.pledge} for {offer.young_adult}" for offer in offers[:MOST_NAMED]]
    more = f" and {len(offers) - MOST_NAMED} more" if len(offers) > MOST_NAMED else ""
    return [f"Offers that were taken back because of it stay so: {', '.join(each)}{more}. {OFFER_AGAIN}"]


MOST_NAMED = 5
OFFER_AGAIN = "Offer them again where that is right."


def pass_on_tasks(change: CaseloadChange, *, by: Any, why: str) -> None:
    """Somebody else advises a young adult, or stands in: the calls about their offers are theirs to make."""
    if change.before:
        offers = Offer.objects.filter(young_adult=change.young_adult_id).values_list("pk", flat=True)
        kinds = [CALL_THEM, notices.HOST_HAS_WITHDRAWN, in_person.CALL_IN_PRIVATE, in_person.TELL_THE_HOST]
        kinds += [leaving.HOST_HAS_LEFT, silent_hosts.NO_ANSWER, replacing.HOST_CANCELLED]
        kinds += [missed_meetings.ANOTHER_MENTOR, blocking.HOST_IS_BLOCKED]
        pass_on(open_tasks(change.before, kinds, offers), change.to)
        asked = CheckIn.objects.filter(offer__in=offers).values_list("pk", flat=True)
        pass_on(open_tasks(change.before, [check_ins.WORRIES], asked), change.to)
        words = HeadsUp.objects.filter(offer__in=offers).values_list("pk", flat=True)
        pass_on(open_tasks(change.before, [wanting_to_stop.CALL_BEFORE_IT_ENDS], words), change.to)
        days = Attendance.objects.filter(offer__in=offers).values_list("pk", flat=True)
        pass_on(open_tasks(change.before, [attendance.NOT_HERE_AGAIN], days), change.to)
        broken = Breakdown.objects.filter(offer__in=offers).values_list("pk", flat=True)
        pass_on(open_tasks(change.before, [breaking.TALK_TODAY], broken), change.to)
        concerns = SafetyConcern.objects.filter(young_adult=change.young_adult_id)
        mine = [] if on_duty_today(change.before) else concerns.values_list("pk", flat=True)
        pass_on(open_tasks(change.before, [safety_notices.TAKE_ON], mine), change.to)
