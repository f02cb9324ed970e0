"""A promise report: "it is not what was promised", and what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .offers import Offer


class PromiseReportQuerySet(models.QuerySet["PromiseReport"]):
    def open(self) -> PromiseReportQuerySet:
        return self.filter(settled_at=None)


class PromiseReport(models.Model):
    """What a host did not keep, as the young adult said it. `offers.promise_reports` writes and settles it.

    The host never reads it: a worker talks with the young adult first, then with the host, without the name.
    """

    class About(models.TextChoices):
        UNSAID = "unsaid", _("Not said yet")
        PAY = "pay", _("The pay, or travel money")
        HOURS = "hours", _("The hours or the days")
        WORK = "work", _("What I do there")
        PERSON = "person", _("The person I was to meet")
        HELP = "help", _("The help they said I would get")
        PLACE = "place", _("The place")
        OTHER = "other", _("Something else")

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="promise_reports")
    about = models.CharField(max_length=10, choices=About.choices)
    words = models.TextField(max_length=1000, blank=True)
    reported_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.TextField(
        max_length=1000, blank=True, help_text="What came of it, as the young adult reads it"
    )

    objects = PromiseReportQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, outcome="") | Q(settled_at__isnull=False) & ~Q(outcome=""),
                name="promise_report_settled_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_about_display()}: {self.offer}"
