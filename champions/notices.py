"""What is told when organisations come, and when one loses its people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from notifications import live
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify_all
from rulebook.calendar import add_working_days
from rulebook.reading import value

from .models import Champion, CharterPromise, Document, Organisation, Partnership, Rhythm, SignUp, Terms

TOPIC = "organisations"


def still_nobody(champion: Champion) -> bool:
    return not Champion.objects.for_organisation(champion.organisation).exists()


NOBODY_IS_LEFT = declare(
    Kind(
        name="nobody_is_left",
        tells="service managers, that nobody posts for an organisation any longer",
        records=lambda keys: Champion.objects.select_related("user", "organisation").in_bulk(list(keys)),
        line=lambda champion: (
            f"{champion.user} left, and nobody else posts for {champion.organisation}. "
            "Its pledges are paused. Invite a champion."
        ),
        outside="An organisation needs a new champion.",
        needs_answer=True,
        still_true=still_nobody,
    )
)
FIND_A_CHAMPION = declare(
    Kind(
        name="find_a_champion",
        tells="service managers, as a task: nobody posts for an organisation any longer",
        records=NOBODY_IS_LEFT.records,
        line=lambda champion: f"Find a new champion for {champion.organisation}. Its pledges are paused.",
        still_true=still_nobody,
    )
)


def sign_ups(keys: Iterable[int]) -> dict[int, SignUp]:
    return SignUp.objects.select_related("organisation__partnership", "looks_like").in_bulk(list(keys))


def waits_for_us(sign_up: SignUp) -> bool:
    """To be sorted out, or to be rung: until its offer has been put to it."""
    if sign_up.set_aside_at:
        return False
    partnership = Partnership.objects.filter(organisation=sign_up.organisation_id).first()
    return sign_up.organisation_id is None or (
        partnership is not None and partnership.status == Partnership.Status.INTERESTED
    )


def what_to_do(sign_up: SignUp) -> str:
    if sign_up.organisation_id is None:
        return f"{sign_up} signed up and looks like {sign_up.looks_like}. Is it the same?"
    return f"{sign_up} signed up. Ring {sign_up.name} and write down together what they offer."


SIGNED_UP = declare(
    Kind(
        name="signed_up",
        tells="ETE workers, that an organisation signed up",
        records=sign_ups,
        line=what_to_do,
        outside="An organisation has signed up. Ring them.",
        needs_answer=True,
        still_true=waits_for_us,
    )
)
RING_THEM = declare(
    Kind(
        name="ring_who_signed_up",
        tells="ETE workers, as a task: an organisation signed up and waits for a call",
        records=sign_ups,
        line=what_to_do,
        still_true=waits_for_us,
    )
)
SIGNED_UP_AGAIN = declare(
    Kind(
        name="signed_up_again",
        tells="an organisation's champions, that somebody else signed it up again",
        records=sign_ups,
        line=lambda sign_up: (
            f"{sign_up.name} ({sign_up.email}) signed up for {sign_up.organisation}, which is here already. "
            "Invite them if they are one of you."
        ),
        outside="Somebody asked to join you.",
    )
)


def partnerships(keys: Iterable[int]) -> dict[int, Partnership]:
    return Partnership.objects.select_related("organisation").in_bulk(list(keys))


READY_TO_AGREE = declare(
    Kind(
        name="ready_to_agree",
        tells="an organisation’s champions, that its offer is written and waits for their yes",
        records=partnerships,
        line=lambda it: f"What {it} offers is written down. Read it, and agree if it is right.",
        outside="Something is ready for you to read and agree to.",
        needs_answer=True,
        still_true=lambda it: it.status == Partnership.Status.APPLIED,
    )
)
AGREED = declare(
    Kind(
        name="organisation_agreed",
        tells="ETE workers, that an organisation agreed to its offer",
        records=partnerships,
        line=lambda it: f"{it} has agreed. Its people can post now.",
    )
)
PAUSED = declare(
    Kind(
        name="organisation_paused",
        tells="its champions and ETE workers, that an organisation was paused",
        records=partnerships,
        line=lambda it: f"{it} is paused, and its pledges with it.",
        outside="Your organisation was paused. Sign in to see why.",
        still_true=lambda it: it.status == Partnership.Status.PAUSED,
    )
)
ORGANISATION_LEFT = declare(
    Kind(
        name="organisation_left",
        tells="ETE workers, that an organisation has left",
        records=partnerships,
        line=lambda it: f"{it} has left. Its pledges are closed; what is running goes on.",
    )
)
TERMS_CHANGED = declare(
    Kind(
        name="terms_changed",
        tells="an organisation’s champions, that a text which they agreed to has changed",
        records=partnerships,
        line=lambda it: f"A text that {it} agreed to has changed. Read it, and agree again.",
        outside="Something that you agreed to has changed. Please read it.",
        needs_answer=True,
        still_true=lambda it: (
            it.status == Partnership.Status.AGREED and Terms.objects.in_force().not_accepted_by(it).exists()
        ),
    )
)


def documents(keys: Iterable[int]) -> dict[int, Document]:
    return Document.objects.select_related("organisation").in_bulk(list(keys))


def still_the_newest(document: Document) -> bool:
    """Nobody has sent a later one of the same kind that will do."""
    later = Document.objects.accepted().filter(
        organisation=document.organisation, kind=document.kind, expires_on__gt=document.expires_on
    )
    return document.removed_at is None and not later.exists()


DOCUMENT_CAME = declare(
    Kind(
        name="document_came",
        tells="ETE workers, that an organisation sent a document to be looked at",
        records=documents,
        line=lambda it: f"{it.organisation} sent something to look at: {it.get_kind_display()}.",
        needs_answer=True,
        still_true=lambda it: it.removed_at is None and it.accepted_at is None and it.refused_at is None,
    )
)
DOCUMENT_REFUSED = declare(
    Kind(
        name="document_refused",
        tells="an organisation’s champions, that a document of theirs will not do",
        records=documents,
        line=lambda it: f"{it.get_kind_display()}: this one will not do. {it.refused_why}",
        outside="A document that you sent will not do. Sign in to see why.",
        still_true=lambda it: it.removed_at is None and still_the_newest(it),
    )
)
DOCUMENT_ENDS = declare(
    Kind(
        name="document_ends",
        tells="an organisation’s champions, 60 and 14 days before a document of theirs is over",
        records=documents,
        line=lambda it: (
            f"{it.get_kind_display()} counts until {it.expires_on:%-d %B %Y}. Send the next one before then: "
            "without it nobody new can start."
        ),
        outside="A document of yours is over soon. Sign in to renew it.",
        needs_answer=True,
        still_true=still_the_newest,
    )
)
DOCUMENT_OVER = declare(
    Kind(
        name="document_over",
        tells="an organisation’s champions and ETE workers, that a document is over and nobody new can start",
        records=documents,
        line=lambda it: (
            f"{it} was over on {it.expires_on:%-d %B %Y}. Nobody new can start until the next one is in."
        ),
        outside="A document is over. Nobody new can start until it is renewed.",
        needs_answer=True,
        still_true=still_the_newest,
    )
)


LOOK_AT_CHARTER = declare(
    Kind(
        name="look_at_charter",
        tells="an organisation’s champions, that a year ago they declared something as an employer",
        records=lambda keys: CharterPromise.objects.select_related("organisation").in_bulk(list(keys)),
        line=lambda it: f"A year ago you declared: {it}. Is it still so?",
        needs_answer=True,
        still_true=lambda it: it.review_on <= timezone.localdate(),
    )
)


def rhythms(keys: Iterable[int]) -> dict[int, Rhythm]:
    return Rhythm.objects.select_related("organisation").in_bulk(list(keys))


STILL_UP_FOR_IT = declare(
    Kind(
        name="still_up_for_it",
        tells="an organisation’s champions, once a year, whether they are still up for it",
        records=rhythms,
        line=lambda it: f"{it.organisation}: are you still up for it? One tap, whatever it is.",
        outside="Once a year we ask: are you still up for it?",
        needs_answer=True,
        still_true=lambda it: it.asked_on is not None and it.renewed_on < it.asked_on,
    )
)
NUDGE = declare(
    Kind(
        name="host_nudge",
        tells="an organisation’s champions, at their own pace, of places unused and people who wait",
        records=rhythms,
        line=lambda it: f"{it.organisation}: places of yours are free, or somebody waits. Have a look.",
        outside="Something of yours is unused. Have a look.",
    )
)


def look_at_charter(promise: CharterPromise) -> None:
    organisation = promise.organisation
    key, link = f"{promise.pk}.{promise.review_on:%Y%m%d}", address_of(organisation, "charter")
    notify_all(champions_of(organisation), LOOK_AT_CHARTER, key, lambda _: link)


def still_up_for_it(rhythm: Rhythm) -> None:
    organisation = rhythm.organisation
    key, link = f"{rhythm.pk}.{rhythm.asked_on:%Y%m%d}", address_of(organisation, "renew")
    notify_all(champions_of(organisation), STILL_UP_FOR_IT, key, lambda _: link)


def nudge(rhythm: Rhythm, today: Any) -> None:
    organisation = rhythm.organisation
    key, link = f"{rhythm.pk}.{today:%Y%m%d}", address_of(organisation)
    notify_all(champions_of(organisation), NUDGE, key, lambda _: link)


def service_managers() -> Any:
    return get_user_model().objects.holding(Role.Kind.SERVICE_MANAGER)


def who_looks_after_hosts() -> list[Any]:
    """ETE workers; where there is none today, the managers who stand in for them."""
    return list(get_user_model().objects.holding(Role.Kind.ETE_WORKER)) or list(service_managers())


def champions_of(organisation: Organisation) -> list[Any]:
    rows = Champion.objects.for_organisation(organisation).select_related("user")
    return [champion.user for champion in rows]


def nobody_is_left(champion: Champion) -> None:
    managers, key = list(service_managers()), f"{champion.pk}.0"
    notify_all(managers, NOBODY_IS_LEFT, key, lambda _: page_of(champion.organisation))
    due_at = add_working_days(timezone.now(), value("sign_up.call_working_days"))
    for manager in managers:
        open_task(manager, FIND_A_CHAMPION, key, page_of(champion.organisation), due_at)


def page_of(organisation: Organisation) -> str:
    return f"{reverse('champions:invite')}?organisation={organisation.pk}"


def signed_up(sign_up: SignUp) -> None:
    workers, key = who_looks_after_hosts(), f"{sign_up.pk}.0"
    link = where_to_sort_out(sign_up)
    notify_all(workers, SIGNED_UP, key, lambda _: link)
    due_at = add_working_days(timezone.now(), value("sign_up.call_working_days"))
    for worker in workers:
        open_task(worker, RING_THEM, key, link, due_at)
    changed()


def where_to_sort_out(sign_up: SignUp) -> str:
    if sign_up.organisation_id is None:
        return reverse("champions:sign_up", args=[sign_up.pk])
    return reverse("organisations:organisation", args=[sign_up.organisation_id])


def signed_up_again(sign_up: SignUp) -> None:
    organisation = sign_up.organisation
    if organisation is not None:
        link = reverse("organisations:organisation", args=[organisation.pk])
        notify_all(champions_of(organisation), SIGNED_UP_AGAIN, f"{sign_up.pk}.0", lambda _: link)
    changed(organisation)


def changed(organisation: Organisation | None = None) -> None:
    """Open pages about organisations read themselves again: the service's, and the organisation's own."""
    people = {worker.pk for worker in [*who_looks_after_hosts(), *service_managers()]}
    if organisation is not None:
        people |= {user.pk for user in champions_of(organisation)}
    live.hint(people, [TOPIC])


def address_of(organisation: Organisation, page: str = "organisation") -> str:
    return reverse(f"organisations:{page}", args=[organisation.pk])


def ready_to_agree(partnership: Partnership) -> None:
    organisation = partnership.organisation
    key = f"{partnership.pk}.{partnership.version}"
    notify_all(champions_of(organisation), READY_TO_AGREE, key, lambda _: address_of(organisation, "agree"))
    changed(organisation)


def moved(partnership: Partnership, kind: Kind, people: Iterable[Any], by: Any) -> None:
    """Tell everyone but whoever did it."""
    others = [person for person in people if by is None or person.pk != by.pk]
    key = f"{partnership.pk}.{partnership.last_step.pk}"
    notify_all(others, kind, key, lambda _: address_of(partnership.organisation))
    changed(partnership.organisation)


def agreed(partnership: Partnership) -> None:
    moved(partnership, AGREED, who_looks_after_hosts(), None)


def paused(partnership: Partnership, by: Any) -> None:
    people = {user.pk: user for user in [*champions_of(partnership.organisation), *who_looks_after_hosts()]}
    moved(partnership, PAUSED, people.values(), by)


def organisation_left(partnership: Partnership, by: Any) -> None:
    moved(partnership, ORGANISATION_LEFT, who_looks_after_hosts(), by)


def terms_changed(partnership: Partnership, terms: Terms) -> None:
    organisation = partnership.organisation
    key = f"{partnership.pk}.t{terms.pk}"
    notify_all(champions_of(organisation), TERMS_CHANGED, key, lambda _: address_of(organisation, "terms"))
    changed(organisation)


def document_came(document: Document) -> None:
    organisation, key = document.organisation, f"{document.pk}.0"
    others = [worker for worker in who_looks_after_hosts() if worker.pk != document.sent_by_id]
    notify_all(others, DOCUMENT_CAME, key, lambda _: address_of(organisation, "documents"))
    changed(organisation)


def document_refused(document: Document) -> None:
    tell_its_people(document, DOCUMENT_REFUSED, "refused")
    changed(document.organisation)


def document_ends(document: Document, days: int) -> None:
    tell_its_people(document, DOCUMENT_ENDS, str(days))


def document_over(document: Document) -> None:
    tell_its_people(document, DOCUMENT_OVER, "over", *who_looks_after_hosts())


def tell_its_people(document: Document, kind: Kind, occasion: str, *more: Any) -> None:
    organisation = document.organisation
    people = {user.pk: user for user in [*champions_of(organisation), *more]}
    link = address_of(organisation, "documents")
    notify_all(people.values(), kind, f"{document.pk}.{occasion}", lambda _: link)
