"""What a personal adviser is asked to do when a message does not reach a young adult, or must not be sent at
all.
"""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import EIGHTEEN_PLUS
from accounts.rooms import address_of
from notifications.kinds import Kind, declare
from notifications.models import Channel, Delivery, Notification, ReceivedText, Task
from notifications.receiving import STOP, first_word
from notifications.tasks import open_task, open_tasks, pass_on
from notifications.telling import notify
from rulebook.calendar import add_working_days

from .models import CaseloadChange, YoungAdult
from .permissions import advisers_of

S = Delivery.Status
SETTLED = (S.DELIVERED, S.TEMPORARY_FAILURE, S.PERMANENT_FAILURE, S.TECHNICAL_FAILURE)
WORKING_DAYS_TO_ACT = 1


def records(keys):
    return with_last_message().in_bulk(list(keys))


def with_last_message():
    """Young adults with what became of the last message to them that is settled, and where it went. A push
    service's word that it took one says nothing about their number.
    """
    theirs = Delivery.objects.filter(
        notification__recipient=OuterRef("user"), status__in=SETTLED, due_at=None
    ).exclude(channel=Channel.PUSH)
    newest = theirs.order_by("-sending_since", "-pk")
    return YoungAdult.objects.select_related("user").annotate(
        last_status=Subquery(newest.values("status")[:1]), last_sent_to=Subquery(newest.values("sent_to")[:1])
    )


def still_out_of_reach(young_adult: Any) -> bool:
    """The last message failed, and nobody has changed the number or address that it went to."""
    known = ("", str(young_adult.phone or ""), young_adult.user.email or "")
    return young_adult.last_status != S.DELIVERED and (young_adult.last_sent_to or "") in known


OUT_OF_REACH = declare(
    Kind(
        name="out_of_reach",
        tells="the personal adviser, as a task: a message did not arrive",
        records=records,
        line=lambda young_adult: (
            f"A message did not reach {young_adult.first_name}. Check the number, or find another way."
        ),
        still_true=still_out_of_reach,
    )
)
TELL_IN_PERSON = declare(
    Kind(
        name="tell_in_person",
        tells="the personal adviser, as a task: somebody wants a call or a letter, or no message can go",
        records=lambda keys: YoungAdult.objects.in_bulk(list(keys)),
        line=lambda young_adult: news_for(young_adult),
    )
)
TEXTED = declare(
    Kind(
        name="texted",
        tells="the personal adviser, as a task: a young adult sent a text",
        records=lambda keys: with_senders(ReceivedText.objects.in_bulk(list(keys))),
        line=lambda text: f"{sender_of(text)} texted “{shortened(text)}”. {next_step(text)}",
    )
)
HEARD = declare(
    Kind(
        name="text_heard",
        tells="the young adult who sent a text, what to do next",
        records=records,
        line=lambda young_adult: _("We got your text. Please answer here, so that we know it is you."),
        outside="Thank you. To answer for sure, open this:",
        urgent=True,
        asked_for=True,
        channels=("text",),
    )
)
ANSWERS = {"YES", "NO"}
WAYS = {YoungAdult.Contact.CALL: "by a call", YoungAdult.Contact.LETTER: "by a letter"}


def news_for(young_adult: YoungAdult) -> str:
    news, way = f"There is news for {young_adult.first_name}", WAYS.get(young_adult.preferred_contact)
    if way:
        return f"{news}, who wants to hear it from you: {way}."
    return f"{news}, and no message goes to them. Tell them yourself."


def ask_to_find_another_way(delivery: Delivery, *, by: Any, why: str) -> None:
    """Follows a delivery that ended badly. Messages to staff and hosts are none of the adviser's business."""
    young_adult = YoungAdult.objects.filter(user=delivery.notification.recipient_id).first()
    if young_adult:
        ask(young_adult, OUT_OF_REACH, f"{young_adult.pk}.{delivery.pk}")


def ask_to_tell_in_person(notice: Notification, *, by: Any, why: str) -> None:
    young_adult = YoungAdult.objects.filter(user=notice.recipient_id).first()
    if young_adult:
        ask(young_adult, TELL_IN_PERSON, f"{young_adult.pk}.{notice.pk}")


def hear_text(received: ReceivedText, *, by: Any, why: str) -> None:
    """Follows a received text; ``why`` is its first word. A shared number goes to every adviser, and gets no
    reply.
    """
    people = list(YoungAdult.objects.filter(phone=received.number))
    for young_adult in people:
        ask(young_adult, TEXTED, f"{received.pk}.{young_adult.pk}")
    if len(people) == 1 and why in ANSWERS:
        notify(people[0].user, HEARD, f"{people[0].pk}.{received.pk}", reverse("home"))


def with_senders(texts: dict[int, Any]) -> dict[int, Any]:
    """Adds `senders`: the first names of those who have the number that a text came from."""
    people = YoungAdult.objects.filter(phone__in=[text.number for text in texts.values()])
    names = list(people.values_list("phone", "first_name"))
    for text in texts.values():
        text.senders = [name for phone, name in names if str(phone) == text.number]
    return texts


def sender_of(text: Any) -> str:
    return " or ".join(text.senders) or text.number


def shortened(text: ReceivedText) -> str:
    return Truncator(text.words.strip()).chars(100)


def next_step(text: ReceivedText) -> str:
    word = first_word(text)
    if word in STOP:
        return "No more texts are sent. Ask how they want to be told."
    return "Call or confirm." if word in ANSWERS else "Call them back."


def pass_on_tasks(change: CaseloadChange, *, by: Any, why: str) -> None:
    """Follows a change of adviser, or cover: whoever takes over finds what is open on their own list."""
    if change.before is None:
        return
    theirs = open_tasks(change.before, [OUT_OF_REACH, TELL_IN_PERSON], [change.young_adult_id])
    texts = Task.objects.open().filter(owner=change.before, kind=TEXTED.name)
    pass_on(theirs | texts.filter(key__endswith=f".{change.young_adult_id}"), change.to)


def ask(young_adult: YoungAdult, kind: Kind, key: str) -> None:
    """Give the adviser the task; where there is none, the ETE workers, so that it is never nobody's."""
    due_at = add_working_days(timezone.now(), WORKING_DAYS_TO_ACT)
    for person in advisers_of(young_adult) or User.objects.holding(*EIGHTEEN_PLUS):
        open_task(person, kind, key, address_of(young_adult, person), due_at)
