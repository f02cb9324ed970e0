"""What somebody chooses about messages outside the service."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from .models import Channel, Choice
from .reaching import CALL, LETTER, Way

BY = {
    Channel.TEXT: "Text message to {}",
    Channel.EMAIL: "E-mail to {}",
    CALL: "A call from the person who helps me",
    LETTER: "A letter",
}
HOURS = [(dt.time(hour), f"{hour % 12 or 12}{'am' if hour < 12 else 'pm'}") for hour in range(24)]


class ChoiceForm(forms.Form):
    """Offers only what can be: a channel without a number or address is left out, and no digest for a young
    adult.
    """

    channels = forms.MultipleChoiceField(
        label="How should we tell you?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose as many as you like. Your messages are always here too.",
    )
    gathered = forms.BooleanField(label="Put my e-mails together: one a day, in the morning", required=False)
    quiet_from = forms.TypedChoiceField(
        label="No messages from",
        choices=[(f"{t:%H:%M}", words) for t, words in HOURS],
        coerce=dt.time.fromisoformat,
    )
    quiet_until = forms.TypedChoiceField(
        label="No messages until",
        choices=[(f"{t:%H:%M}", words) for t, words in HOURS],
        coerce=dt.time.fromisoformat,
    )
    paused = forms.BooleanField(
        label="Pause all messages",
        required=False,
        help_text="You will still find everything here when you sign in.",
    )

    def __init__(
        self, *args: Any, person: Any, way: Way, quiet: tuple[dt.time, dt.time], **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", initial(way, quiet))
        super().__init__(*args, **kwargs)
        self.fields["channels"].choices = offered(person, way)
        if person.signs_in_by_link:
            del self.fields["gathered"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        begins, ends = cleaned.get("quiet_from"), cleaned.get("quiet_until")
        if begins is not None and begins == ends:
            self.add_error("quiet_until", "Choose two different times, or pause all messages.")
        return cleaned


def initial(way: Way, quiet: tuple[dt.time, dt.time]) -> dict[str, Any]:
    begins, ends = quiet
    by = [way.by_a_person] if way.by_a_person else [channel for channel in Channel if way.wants(channel)]
    return {
        "channels": by,
        "gathered": way.choice.gathered,
        "quiet_from": f"{begins:%H:%M}",
        "quiet_until": f"{ends:%H:%M}",
        "paused": way.choice.paused,
    }


def offered(person: Any, way: Way) -> list[tuple[str, str]]:
    """The ways that are open to this person, with the number or address that we hold, mostly hidden."""
    channels = [
        (c, BY[c].format(masked(way.reach.address(c))))
        for c in (Channel.TEXT, Channel.EMAIL)
        if way.reach.address(c)
    ]
    return channels + ([(way_, BY[way_]) for way_ in (CALL, LETTER)] if person.signs_in_by_link else [])


def masked(address: str) -> str:
    """Enough to recognise one's own: the end of a number, the beginning of an address."""
    if "@" in address:
        name, _, domain = address.partition("@")
        return f"{name[:2]}…@{domain}"
    return f"the number that ends in {address[-3:]}"


def save(person: Any, cleaned: dict[str, Any]) -> None:
    Choice.objects.update_or_create(user=person, defaults=cleaned)
