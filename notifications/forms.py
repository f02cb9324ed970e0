"""What somebody chooses about messages outside the service."""

from __future__ import annotations

import base64
import datetime as dt
from typing import Any, cast

from cryptography.hazmat.primitives.asymmetric import ec
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rulebook.calendar import quiet_hours
from rulebook.writing import clock

from .models import Channel, Choice
from .reaching import BY_A_PERSON, CALL, LETTER, Way
from .subscribing import is_a_push_service

NONE = "none"
SECRET_BYTES = 16
BY = {
    Channel.TEXT: _("Text message to {}"),
    Channel.EMAIL: _("E-mail to {}"),
    Channel.PUSH: _("On the screen of {}"),
    CALL: _("A call from the person who helps me"),
    LETTER: _("A letter"),
    NONE: _("None of these: I will look here myself"),
}
AS_IT_COMES, DAILY = "as-it-comes", "daily"
HOURS = [dt.time(hour) for hour in range(24)]


def in_words(time: dt.time) -> str:
    """As "8am" or "7:30pm"."""
    return clock(time).replace(":00am", "am").replace(":00pm", "pm")


def times_of_day(*more: dt.time) -> list[tuple[str, str]]:
    """Every full hour, and those that hold now."""
    return [(f"{time:%H:%M}", in_words(time)) for time in sorted({*HOURS, *more})]


class ChoiceForm(forms.Form):
    """Offers only what can be: a channel without a number or address is left out."""

    channels = forms.MultipleChoiceField(
        label=_("How should we tell you?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose as many as you like. Your messages are always here too."),
        error_messages={"required": _("Choose how we should tell you.")},
    )
    how_often = forms.ChoiceField(
        label=_("How often?"),
        widget=forms.RadioSelect,
        choices=[
            (AS_IT_COMES, _("Each time there is something")),
            (DAILY, _("At most once a day, in the morning, all together")),
        ],
        help_text=_("What you asked for yourself, and what cannot wait, comes at once."),
        error_messages={"required": _("Choose how often.")},
    )
    quiet_from = forms.TypedChoiceField(label=_("No messages from"), coerce=dt.time.fromisoformat)
    quiet_until = forms.TypedChoiceField(label=_("No messages until"), coerce=dt.time.fromisoformat)
    paused = forms.BooleanField(
        label=_("Pause all messages"),
        required=False,
        help_text=_("You will still find everything here when you sign in."),
    )

    def __init__(
        self, *args: Any, person: Any, way: Way, quiet: tuple[dt.time, dt.time], **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", initial(way, quiet))
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["channels"]).choices = offered(person, way)
        for name in ("quiet_from", "quiet_until"):
            cast(forms.ChoiceField, self.fields[name]).choices = times_of_day(*quiet)

    def clean_channels(self) -> list[str]:
        chosen = self.cleaned_data["channels"]
        if NONE in chosen and len(chosen) > 1:
            raise forms.ValidationError(gettext("Choose “None of these”, or some of the others."))
        return [channel for channel in chosen if channel != NONE]

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        begins, ends = cleaned.get("quiet_from"), cleaned.get("quiet_until")
        if begins is not None and begins == ends:
            self.add_error("quiet_until", gettext("Choose two different times, or pause all messages."))
        return cleaned


class SubscriptionForm(forms.Form):
    """What a browser says when somebody allows messages on its screen. People never see these fields."""

    endpoint = forms.CharField(max_length=1000)
    p256dh = forms.CharField(max_length=100)
    auth = forms.CharField(max_length=40)

    def clean_endpoint(self) -> str:
        endpoint: str = self.cleaned_data["endpoint"]
        if not is_a_push_service(endpoint):
            raise forms.ValidationError("This is no push service that we know.")
        return endpoint

    def clean_p256dh(self) -> str:
        """A point on the curve, or every later message would fail."""
        key: str = self.cleaned_data["p256dh"]
        try:
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(key))
        except ValueError:
            raise forms.ValidationError("This is no key.") from None
        return key

    def clean_auth(self) -> str:
        auth: str = self.cleaned_data["auth"]
        try:
            length = len(decoded(auth))
        except ValueError:
            length = 0
        if length != SECRET_BYTES:
            raise forms.ValidationError("This is no secret.")
        return auth


def decoded(key: str) -> bytes:
    """Base64 as browsers write it: for addresses, without padding."""
    return base64.b64decode(key + "=" * (-len(key) % 4), altchars=b"-_", validate=True)


def initial(way: Way, quiet: tuple[dt.time, dt.time]) -> dict[str, Any]:
    begins, ends = quiet
    return {
        "channels": way.ways_now() or [NONE],
        "how_often": DAILY if way.choice.gathered else AS_IT_COMES,
        "quiet_from": f"{begins:%H:%M}",
        "quiet_until": f"{ends:%H:%M}",
        "paused": way.choice.paused,
    }


def offered(person: Any, way: Way) -> list[tuple[str, str]]:
    """The ways that are open to this person, with the number or address that we hold, mostly hidden."""
    known = {channel: way.reach.address(channel) for channel in Channel}
    by_message = [(channel, BY[channel].format(masked(channel, it))) for channel, it in known.items() if it]
    by_hand = [(way_, str(BY[way_])) for way_ in BY_A_PERSON] if person.signs_in_by_link else []
    return [*by_message, *by_hand, (NONE, str(BY[NONE]))]


def masked(channel: str, address: str) -> str:
    """Enough to recognise one's own: the end of a number, the beginning of an address."""
    if channel == Channel.PUSH:
        return gettext("the phone or computer below")
    if channel == Channel.EMAIL:
        name, _, domain = address.partition("@")
        return f"{name[:2]}…@{domain}"
    return gettext("the number that ends in {}").format(address[-3:])


def save(person: Any, cleaned: dict[str, Any]) -> None:
    """Keep a choice. The council's own quiet hours are not kept as the person's: they may change."""
    if (cleaned["quiet_from"], cleaned["quiet_until"]) == quiet_hours():
        cleaned = {**cleaned, "quiet_from": None, "quiet_until": None}
    kept = {name: it for name, it in cleaned.items() if name != "how_often"}
    kept["gathered"] = cleaned["how_often"] == DAILY
    Choice.objects.update_or_create(user=person, defaults=kept)
