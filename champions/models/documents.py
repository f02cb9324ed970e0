"""What an organisation shows before somebody starts with it: insurance, safety, references, till when."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .organisations import Organisation
from .stored import StoredFile


class DocumentQuerySet(models.QuerySet["Document"]):
    def kept(self) -> DocumentQuerySet:
        return self.filter(removed_at=None)

    def accepted(self) -> DocumentQuerySet:
        """Somebody of the 18+ service has looked at it, and it will do."""
        return self.kept().filter(accepted_at__isnull=False)

    def valid_on(self, day: dt.date) -> DocumentQuerySet:
        return self.accepted().filter(expires_on__gte=day)

    def to_look_at(self) -> DocumentQuerySet:
        return self.kept().filter(accepted_at=None, refused_at=None)

    def to_scan(self) -> DocumentQuerySet:
        return self.kept().filter(scan=Document.Scan.WAITING)

    def visible_to(self, user) -> DocumentQuerySet:
        """The organisation's own people, and the 18+ service."""
        return self.kept().filter(organisation__in=Organisation.objects.visible_to(user))


class Document(StoredFile):
    """A file, or a few words where words are enough. It counts when it has been accepted, until its last day.

    The file is served by a page that asks who wants it.
    """

    class Kind(models.TextChoices):
        EMPLOYERS_LIABILITY = "employers_liability", "Employers’ liability insurance"
        HEALTH_AND_SAFETY = "health_and_safety", "Health and safety policy"
        RISK_ASSESSMENT = "risk_assessment", "Risk assessment"
        SAFEGUARDING_CONTACT = "safeguarding_contact", "Who listens when somebody does not feel safe"
        DATA_PROTECTION = "data_protection", "How you look after what you know of people"
        REFERENCES = "references", "References"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    words = models.CharField(max_length=500, blank=True)
    expires_on = models.DateField(help_text="The last day on which it counts")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(default=timezone.now)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_why = models.CharField(max_length=500, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=False) | ~Q(file="") | ~Q(words=""),
                name="document_says_something",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(refused_at=None), name="document_accepted_or_refused"
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind", "sha256"],
                condition=Q(removed_at=None) & ~Q(sha256=""),
                name="document_sent_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.organisation}"

    @property
    def may_be_opened(self) -> bool:
        """There is a file, and no scanner still has to look through it."""
        return bool(self.file) and self.scan != self.Scan.WAITING
