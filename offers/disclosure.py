"""What a host may learn of a young adult, from which status on, given the young adult's choice: this file
alone.

A host learns nothing that identifies anyone before acceptance. From acceptance: the first name and the
adjustments that were agreed, never a diagnosis. From confirmation: how to reach them, if they chose so. Care
experience: only if they chose so for this offer. Once it has come to nothing, the host's pages forget the
person again. Templates, tables, notices and exports ask here and read the young adult's record nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rulebook import lists

from .models import Offer

S = Offer.Status

FROM_ACCEPTANCE = frozenset(
    {S.ACCEPTED, S.CONFIRMED, S.STARTED, S.PAUSED, S.COMPLETED, S.ENDED_EARLY, S.DID_NOT_ATTEND}
)
FROM_CONFIRMATION = frozenset({S.CONFIRMED, S.STARTED, S.PAUSED})

SOMEONE = "Someone"
"""What a host reads in place of a name that it may not know."""


CARE_EXPERIENCE = "They want you to know that the council looked after them when they were younger."
"""In the words in which the young adult chooses it, who reads beforehand exactly what the host will read."""


@dataclass(frozen=True)
class Rule:
    """In which statuses a host may learn one field, and whether the young adult agreed to it for this
    offer.
    """

    statuses: frozenset[str]
    agreed: Callable[[Offer], bool]
    read: Callable[[Offer], Any]


def adjustments_of(offer: Offer) -> list[str]:
    """What helps this person, in words; nothing where nobody has asked yet."""
    preferences = getattr(offer.young_adult, "preferences", None)
    codes = preferences.adjustments if preferences else []
    return [_(lists.label(lists.ADJUSTMENTS, code)) for code in codes]


RULES: dict[str, Rule] = {
    "first_name": Rule(FROM_ACCEPTANCE, lambda offer: True, lambda offer: offer.young_adult.first_name),
    "adjustments": Rule(FROM_ACCEPTANCE, lambda offer: offer.shares_adjustments, adjustments_of),
    "phone": Rule(
        FROM_CONFIRMATION,
        lambda offer: offer.shares_contact,
        lambda offer: str(offer.young_adult.phone or ""),
    ),
    "email": Rule(
        FROM_CONFIRMATION,
        lambda offer: offer.shares_contact,
        lambda offer: offer.young_adult.user.email or "",
    ),
    "care_experience": Rule(
        FROM_ACCEPTANCE,
        lambda offer: offer.shares_care_experience,
        lambda offer: CARE_EXPERIENCE,
    ),
}


def may_learn(offer: Offer, field: str) -> bool:
    """Whether the host may know this field now. An unknown field is refused."""
    rule = RULES.get(field)
    return rule is not None and offer.status in rule.statuses and rule.agreed(offer)


def learn(offer: Offer, field: str) -> Any:
    """The field as the host may read it, or None."""
    return RULES[field].read(offer) if may_learn(offer, field) else None


@dataclass(frozen=True)
class HostView:
    """All that a host's page, table or notice may show about the person behind an offer."""

    first_name: str
    adjustments: list[str]
    phone: str
    email: str
    care_experience: str


def host_view(offer: Offer) -> HostView:
    return HostView(
        first_name=learn(offer, "first_name") or SOMEONE,
        adjustments=learn(offer, "adjustments") or [],
        phone=learn(offer, "phone") or "",
        email=learn(offer, "email") or "",
        care_experience=learn(offer, "care_experience") or "",
    )


def will_be_told(offer: Offer) -> list[str]:
    """In the young adult's own language of "you": exactly what the host is told by the choices as they stand,
    and when, where it has not been told yet.
    """
    helps = "; ".join(adjustments_of(offer)).lower()
    lines = [
        ("first_name", AT_YOUR_YES, _("your first name")),
        ("adjustments", AT_YOUR_YES, _("what helps you: %(helps)s") % {"helps": helps} if helps else ""),
        ("care_experience", AT_YOUR_YES, _("that the council looked after you when you were younger")),
        ("phone", AT_THEIR_YES, _("your phone number and e-mail")),
    ]
    agreed = [line for line in lines if line[2] and RULES[line[0]].agreed(offer)]
    return [sentence(what, "" if may_learn(offer, field) else when) for field, when, what in agreed]


AT_YOUR_YES = gettext_lazy("when you say yes, %(what)s")
AT_THEIR_YES = gettext_lazy("when they say yes too, %(what)s")


def sentence(what: str, when: Any) -> str:
    words = str(when) % {"what": what} if when else what
    return f"{words[0].upper()}{words[1:]}."


def as_if(offer: Offer, status: str, chosen: Collection[str]) -> Offer:
    """The offer as it would stand in a status, had the young adult chosen just this: never to be saved."""
    shares = ("shares_contact", "shares_adjustments", "shares_care_experience")
    return Offer(
        pk=offer.pk,
        intake=offer.intake,
        young_adult=offer.young_adult,
        status=status,
        **{choice: choice in chosen for choice in shares},
    )
