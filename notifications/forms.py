"""What somebody chooses about messages outside the service."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django import forms

from rulebook.calendar import quiet_hours

from .models import Channel, Choice
from .reaching import BY_A_PERSON, CALL, LETTER, Way

NONE = "none"
BY = {
    Channel.TEXT: "Text message to {}",
    Channel.EMAIL: "E-mail to {}",
    CALL: "A call from the person who helps me",
    LETTER: "A letter",
    NONE: "None of these: I will look here myself",
}
HOURS = [dt.time(hour) for hour in range(24)]


def in_words(time: dt.time) -> str:
    """As "8am" or "7:30pm"."""
    minutes = f":{time.minute:02}" if time.minute else ""
    return f"{time.hour % 12 or 12}{minutes}{'am' if time.hour < 12 else 'pm'}"


def times_of_day(*more: dt.time) -> list[tuple[str, str]]:
    """Every full hour, and those that hold now."""
    return [(f"{time:%H:%M}", in_words(time)) for time in sorted({*HOURS, *more})]


class ChoiceForm(forms.Form):
    """Offers only what can be: a channel without a number or address is left out, and no digest for a young
    adult.
    """

    channels = forms.MultipleChoiceField(
        label="How should we tell you?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose as many as you like. Your messages are always here too.",
        error_messages={"required": "Choose how we should tell you."},
    )
    gathered = forms.BooleanField(label="Put my e-mails together: one a day, in the morning", required=False)
    quiet_from = forms.TypedChoiceField(label="No messages from", coerce=dt.time.fromisoformat)
    quiet_until = forms.TypedChoiceField(label="No messages until", coerce=dt.time.fromisoformat)
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
        cast(forms.ChoiceField, self.fields["channels"]).choices = offered(person, way)
        for name in ("quiet_from", "quiet_until"):
            cast(forms.ChoiceField, self.fields[name]).choices = times_of_day(*quiet)
        if person.signs_in_by_link:
            del self.fields["gathered"]

    def clean_channels(self) -> list[str]:
        chosen = self.cleaned_data["channels"]
        if NONE in chosen and len(chosen) > 1:
            raise forms.ValidationError("Choose “None of these”, or some of the others.")
        return [channel for channel in chosen if channel != NONE]

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        begins, ends = cleaned.get("quiet_from"), cleaned.get("quiet_until")
        if begins is not None and begins == ends:
            self.add_error("quiet_until", "Choose two different times, or pause all messages.")
        return cleaned


def initial(way: Way, quiet: tuple[dt.time, dt.time]) -> dict[str, Any]:
    begins, ends = quiet
    return {
        "channels": ways_now(way) or [NONE],
        "gathered": way.choice.gathered,
        "quiet_from": f"{begins:%H:%M}",
        "quiet_until": f"{ends:%H:%M}",
        "paused": way.choice.paused,
    }


def ways_now(way: Way) -> list[str]:
    """What was chosen, else what is usual for them."""
    if way.choice.channels is not None:
        return way.choice.channels
    return [way.by_a_person] if way.by_a_person else [channel for channel in Channel if way.wants(channel)]


def offered(person: Any, way: Way) -> list[tuple[str, str]]:
    """The ways that are open to this person, with the number or address that we hold, mostly hidden."""
    known = {channel: way.reach.address(channel) for channel in (Channel.TEXT, Channel.EMAIL)}
    by_message = [(channel, BY[channel].format(masked(it))) for channel, it in known.items() if it]
    by_hand = [(way_, BY[way_]) for way_ in BY_A_PERSON] if person.signs_in_by_link else []
    return [*by_message, *by_hand, (NONE, BY[NONE])]


def masked(address: str) -> str:
    """Enough to recognise one's own: the end of a number, the beginning of an address."""
    if "@" in address:
        name, _, domain = address.partition("@")
        return f"{name[:2]}…@{domain}"
    return f"the number that ends in {address[-3:]}"


def save(person: Any, cleaned: dict[str, Any]) -> None:
    """Keep a choice. The council's own quiet hours are not kept as the person's: they may change."""
    if (cleaned["quiet_from"], cleaned["quiet_until"]) == quiet_hours():
        cleaned = {**cleaned, "quiet_from": None, "quiet_until": None}
    Choice.objects.update_or_create(user=person, defaults=cleaned)
