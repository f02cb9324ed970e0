"""What is told when an offer moves, to whom, in which words. A host's words come through disclosure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.permissions import EIGHTEEN_PLUS
from accounts.rooms import address_of
from notifications import live
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify_all, notify_many
from pledges.models import Intake
from pledges.notices import champions_of, eighteen_plus
from rulebook.calendar import add_working_days
from youngadults.models import CaseloadEntry
from youngadults.permissions import advisers_of

from .disclosure import host_view
from .models import Offer, OfferStep, Question
from .notice_words import became, interview_news, place_is_set, what_the_host_does

S = Offer.Status
TOPICS_IN_A_HINT = 100
YOU_HAVE_A_MESSAGE = "You have a new message. Open your page to read it."


def records(keys):
    related = "young_adult__preferences", "interview"
    return Offer.objects.with_everything().select_related(*related).in_bulk(list(keys))


def questions(keys):
    related = "offer__intake__pledge", "offer__young_adult"
    return Question.objects.select_related(*related).in_bulk(list(keys))


def steps(keys):
    related = "record__intake__pledge", "record__young_adult"
    return OfferStep.objects.select_related(*related).in_bulk(list(keys))


def status_is(*statuses: str) -> Callable[[Offer], bool]:
    return lambda offer: offer.status in statuses


def to_young_adult(name: str, tells: str, line: Callable[[Offer], str], **more: Any) -> Kind:
    more = {"outside": YOU_HAVE_A_MESSAGE, **more}
    return declare(Kind(name=name, tells=f"the young adult, {tells}", records=records, line=line, **more))


def to_service(name: str, tells: str, line: Callable[[Any], str], **more: Any) -> Kind:
    more = {"records": records, **more}
    return declare(Kind(name=name, tells=f"ETE workers and the personal adviser, {tells}", line=line, **more))


def to_host(name: str, tells: str, line: Callable[[Offer], str], **more: Any) -> Kind:
    return declare(
        Kind(name=name, tells=f"the host's champions, {tells}", records=records, line=line, **more)
    )


OFFERED = to_young_adult(
    "offer_made",
    "that there is an offer for them",
    lambda offer: _("There is something for you: %(title)s. Have a look.") % {"title": offer.pledge.title},
    needs_answer=True,
    still_true=status_is(S.OFFERED),
)
CONFIRMED = to_young_adult(
    "place_confirmed",
    "that the host confirmed the place",
    place_is_set,
    still_true=status_is(S.CONFIRMED, S.STARTED),
)
RESULT = to_young_adult(
    "interview_result",
    "how their interview went",
    interview_news,
)
PLACE_FOUND = to_young_adult(
    "place_found",
    "that a place is free now for somebody who waited",
    lambda offer: _("A place is free now: %(title)s. It is yours.") % {"title": offer.pledge.title},
)
ENDED_BY_OTHERS = to_young_adult(
    "offer_ended",
    "that the host or the service had to end it, with whom to talk to",
    lambda offer: (
        _("%(title)s can’t go ahead. This is not because of you. Your adviser can tell you more.")
        % {"title": offer.pledge.title}
    ),
)
CHANGED = to_young_adult(
    "offer_changed",
    "that something about their offer or place has changed",
    lambda offer: _("There is news about %(title)s.") % {"title": offer.pledge.title},
)
ANSWERED_FOR = to_young_adult(
    "answered_for_you",
    "that somebody recorded an answer on their behalf",
    lambda offer: (
        _("Your answer about %(title)s was written down for you. Tell us if it is not right.")
        % {"title": offer.pledge.title}
    ),
)
QUESTION_ANSWERED = declare(
    Kind(
        name="question_answered",
        tells="the young adult, that their question has an answer",
        records=questions,
        line=lambda question: (
            _("You asked about %(title)s. There is an answer.") % {"title": question.offer.pledge.title}
        ),
        outside=YOU_HAVE_A_MESSAGE,
    )
)

# These two are about a step, and say what happened then, whatever became of the offer after it.
ANSWERED = to_service(
    "offer_answered",
    "what a young adult answered",
    lambda step: f"{step.record.young_adult.first_name}: {became(step)}. {step.record.pledge}.",
    records=steps,
)
LAPSED = to_service(
    "offer_lapsed",
    "that nobody answered in time",
    lambda offer: (
        f"{offer.young_adult.first_name} hasn’t replied about {offer.pledge}. Check how to reach them."
    ),
    still_true=status_is(S.LAPSED),
)
MOVED = to_service(
    "offer_moved",
    "that something happened after a yes",
    lambda step: f"{step.record.pledge}, {step.record.young_adult.first_name}: {became(step)}.",
    records=steps,
)
ASKED = declare(
    Kind(
        name="question_asked",
        tells="ETE workers and the personal adviser, that a young adult asked something",
        records=questions,
        line=lambda question: f"{question.offer.young_adult.first_name} asked about {question.offer.pledge}.",
        needs_answer=True,
        still_true=lambda question: question.answered_at is None,
    )
)

HOST_HAS_WITHDRAWN = declare(
    Kind(
        name="host_has_withdrawn",
        tells="the personal adviser, as a task: the pledge of something that is running was withdrawn",
        records=records,
        line=lambda offer: (
            f"{offer.pledge.organisation} withdrew “{offer.pledge}”, and {offer.young_adult.first_name} "
            "has begun there. Find out with them how it goes on."
        ),
        still_true=status_is(S.STARTED, S.PAUSED),
    )
)

SAID_YES = to_host(
    "someone_said_yes",
    "that somebody said yes, and by when to confirm",
    lambda offer: f"{host_view(offer).first_name} said yes to “{offer.pledge}”. {what_the_host_does(offer)}.",
    outside="Someone said yes. Sign in to answer.",
    needs_answer=True,
    still_true=status_is(S.ACCEPTED),
)
HOST_MOVED = to_host(
    "place_changed",
    "that something about a place of theirs changed",
    lambda offer: f"{host_view(offer).first_name}, “{offer.pledge}”: see what changed.",
    outside="Something about one of your places changed.",
)


def offered(offer: Offer) -> None:
    tell(offer, OFFERED, [offer.young_adult.user])
    changed(offer)


def offered_together(intake: Intake, offers: list[Offer]) -> None:
    """Many at once: each young adult hears of their own offer, open pages once that there are new ones."""
    occasions = [(it.young_adult.user, f"{it.pk}.{it.last_step.pk}", it.get_absolute_url()) for it in offers]
    notify_many(occasions, OFFERED)
    topics = ["offers", "young_adults", f"pledge.{intake.pledge_id}", "pledges"]
    people = [it.young_adult_id for it in offers]
    live.hint((person.pk for person in eighteen_plus()), [*topics, *young_adults(people)])
    for adviser, theirs in by_adviser(people).items():
        live.hint([adviser], [*topics, *young_adults(theirs)])
    live.hint(
        (person.pk for person in champions_of(intake.pledge)), [f"pledge.{intake.pledge_id}", "pledges"]
    )
    live.hint((it.young_adult.user_id for it in offers), ["offers"])


def young_adults(people: list[int]) -> list[str]:
    return [f"young_adult.{pk}" for pk in people[:TOPICS_IN_A_HINT]]


def by_adviser(people: list[int]) -> dict[int, list[int]]:
    """Who advises whom of these: an adviser hears of nobody else's."""
    found: dict[int, list[int]] = {}
    entries = CaseloadEntry.objects.current().filter(young_adult__in=people).order_by("pk")
    for adviser, young_adult in entries.values_list("adviser", "young_adult"):
        found.setdefault(adviser, []).append(young_adult)
    return found


def answered(offer: Offer, by: Any) -> None:
    """A yes, not now or no: the service hears of it, and the young adult too when somebody answered for
    them.
    """
    tell_of_step(offer, ANSWERED, others(their_service(offer), by))
    if by != offer.young_adult.user:
        tell(offer, ANSWERED_FOR, [offer.young_adult.user])
    if offer.status == S.ACCEPTED:
        tell(offer, SAID_YES, others(champions_of(offer.pledge), by))
    changed(offer)


def place_found(offer: Offer, by: Any) -> None:
    tell(offer, PLACE_FOUND, [offer.young_adult.user])
    tell(offer, SAID_YES, champions_of(offer.pledge))
    changed(offer)


def confirmed(offer: Offer, by: Any) -> None:
    tell(offer, CONFIRMED, [offer.young_adult.user])
    moved(offer, by)


def interviewed(offer: Offer, by: Any) -> None:
    tell(offer, RESULT, [offer.young_adult.user])
    moved(offer, by)


def ended_by_others(offer: Offer, by: Any) -> None:
    tell(offer, ENDED_BY_OTHERS, [offer.young_adult.user])
    moved(offer, by)


def moved(offer: Offer, by: Any, *, tell_young_adult: bool = False, tell_host: bool = True) -> None:
    """Something happened after a yes: everyone concerned hears of it but the person who did it."""
    tell_of_step(offer, MOVED, others(their_service(offer), by))
    if tell_host and known_to_host(offer):
        tell(offer, HOST_MOVED, others(champions_of(offer.pledge), by))
    if tell_young_adult:
        tell(offer, CHANGED, others([offer.young_adult.user], by))
    changed(offer)


def host_has_withdrawn(offer: Offer) -> None:
    """A task for whoever advises them, or for the ETE workers where nobody does; the occasion comes once."""
    for person in advisers_of(offer.young_adult) or eighteen_plus():
        open_task(
            person, HOST_HAS_WITHDRAWN, f"{offer.pk}.0", address_of(offer, person), add_working_days(now(), 1)
        )
    changed(offer)


def lapsed(offer: Offer) -> None:
    tell(offer, LAPSED, their_service(offer))
    changed(offer)


def asked(question: Question) -> None:
    offer = question.offer
    tell_about(question, ASKED, their_service(offer), offer)


def question_answered(question: Question) -> None:
    offer = question.offer
    tell_about(question, QUESTION_ANSWERED, [offer.young_adult.user], offer)


def tell_about(question: Question, kind: Kind, people: Iterable[Any], offer: Offer) -> None:
    notify_all(people, kind, str(question.pk), lambda person: address_of(offer, person))
    changed_in_trust(offer)


def tell(offer: Offer, kind: Kind, people: Iterable[Any]) -> None:
    occasion = f"{offer.pk}.{offer.last_step.pk}"
    notify_all(people, kind, occasion, lambda person: address_of(offer, person))


def tell_of_step(offer: Offer, kind: Kind, people: Iterable[Any]) -> None:
    occasion = f"{offer.last_step.pk}.0"
    notify_all(people, kind, occasion, lambda person: address_of(offer, person))


def others(people: Iterable[Any], by: Any) -> list[Any]:
    return [person for person in people if person != by]


def their_service(offer: Offer) -> list[Any]:
    """The ETE workers and managers, and those who advise this young adult."""
    people = get_user_model().objects
    service = people.holding(*EIGHTEEN_PLUS) | people.filter(
        pk__in=advisers_of(offer.young_adult).values("pk")
    )
    return list(service.distinct())


def known_to_host(offer: Offer) -> bool:
    """Whether the host has been told of this offer: from acceptance on."""
    return offer.steps.filter(to_status=S.ACCEPTED).exists()


def changed(offer: Offer) -> None:
    """Open pages that show this offer, or something counted from it, read it again.

    A host hears of its own pledge only, until it may know of the offer: not even an offer's number comes
    early.
    """
    host = [person.pk for person in champions_of(offer.pledge)]
    live.hint(host, [*pledge_topics(offer), *(offer_topics(offer) if known_to_host(offer) else [])])
    changed_in_trust(offer)


def changed_in_trust(offer: Offer) -> None:
    """The same for what the host is not told. Its open page must not stir either: of a page that says
    "something has changed" where nothing has, anybody can tell who has just said something.
    """
    topics = offer_topics(offer)
    service = [person.pk for person in their_service(offer)]
    live.hint(service, [*topics, *pledge_topics(offer), f"young_adult.{offer.young_adult_id}"])
    if offer.status not in Offer.BEFORE_OFFERED:
        live.hint([offer.young_adult.user_id], topics)


def offer_topics(offer: Offer) -> list[str]:
    return [f"offer.{offer.pk}", "offers"]


def pledge_topics(offer: Offer) -> list[str]:
    return [f"pledge.{offer.pledge.pk}", "pledges"]
