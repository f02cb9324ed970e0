"""Why an offer came to nothing, from a list."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """Why somebody said no or not now, or stopped: always optional, always from this list."""

    TOO_FAR = "too_far", _("It is too far, or I have no transport")
    TRAVEL_COST = "travel_cost", _("Travel costs too much")
    HOURS = "hours", _("The hours don’t fit")
    PAY = "pay", _("The pay is too low, or I would lose benefits or housing help")
    NOT_WANTED = "not_wanted", _("It isn’t the kind of thing I want")
    NOT_READY = "not_ready", _("I don’t feel ready, or I’m not well")
    CARING = "caring", _("I’m looking after someone, or a baby")
    HOUSING = "housing", _("I’m moving, or my housing isn’t sorted")
    APPOINTMENT = "appointment", _("I have an appointment, or I’m waiting for an answer")
    NOT_TOLD = "not_told", _("I don’t want them to know the council looked after me")
    BAD_EXPERIENCE = "bad_experience", _("I had a bad experience with them before")
    GOT_SOMETHING = "got_something", _("I’ve already got something")
    NOT_CLEAR = "not_clear", _("I didn’t understand it")
    NOT_SAID = "not_said", _("I’d rather not say")


class HostReason(models.TextChoices):
    """Why a host cannot go through with it."""

    FULL = "full", "It is full"
    DATE_GONE = "date_gone", "The date has gone"
    SUPERVISOR = "supervisor", "The person who would run it is away"
    CHECKS = "checks", "Our checks are not ready"
    DUPLICATE = "duplicate", "It was posted twice"
    CLOSED = "closed", "We are closing or moving"
    OTHER = "other", "Something else"
