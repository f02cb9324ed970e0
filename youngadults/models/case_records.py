"""What the council's case system says about a young adult, as far as matching and reaching them need it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from geography.models import Authority

from .young_adults import YoungAdult


class CaseRecord(models.Model):
    """The case system's number for somebody and its codes of the SSDA903 return. It is their master, not we.

    ``said`` is what it said last of everything that we take from it: a value is changed here when the case
    system changes it, so that what somebody has put right here stays right.
    """

    class InTouch(models.TextChoices):
        YES = "YES", "In touch"
        NO = "NO", "Not in touch"
        DIED = "DIED", "Died"
        REFU = "REFU", "Does not want contact"
        NREQ = "NREQ", "Needs the service no longer"
        RHOM = "RHOM", "Returned home"

    SILENT = (InTouch.DIED, InTouch.REFU, InTouch.NREQ)
    """No message of any kind goes to them."""

    young_adult = models.OneToOneField(YoungAdult, on_delete=models.CASCADE, related_name="case_record")
    council = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=40, blank=True, help_text="The case system's number; zeros count")
    in_touch = models.CharField(max_length=4, choices=InTouch.choices, blank=True)
    activity = models.CharField(max_length=2, blank=True, help_text="ACTIV of the SSDA903 return")
    accommodation = models.CharField(max_length=2, blank=True, help_text="ACCOM of the SSDA903 return")
    adviser_named = models.CharField(
        max_length=100, blank=True, help_text="Who advises them by the case system, while nobody here is that"
    )
    said = models.JSONField(default=dict)
    silenced_at = models.DateTimeField(null=True, help_text="When the case system stopped messages")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "reference"], condition=~Q(reference=""), name="case_reference_once"
            )
        ]
        indexes = [models.Index(fields=["adviser_named"], name="case_record_waits_for_adviser")]

    def __str__(self) -> str:
        return self.reference or str(self.young_adult)


class AdviserName(models.Model):
    """Who somebody is whom the case system calls by another name."""

    name = models.CharField(max_length=100, unique=True)
    adviser = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return self.name
