"""Under which law an organisation makes its promises, from when, how we know; what a supplier owes."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models.people import DateRange

from .organisations import Organisation


class LegalClassQuerySet(models.QuerySet["LegalClass"]):
    def on(self, day) -> LegalClassQuerySet:
        return self.filter(from_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))


class LegalClass(models.Model):
    """The class of an organisation between two days. `Organisation.kind` is today's."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="legal_classes")
    kind = models.CharField(max_length=40, choices=Organisation.Kind.choices)
    from_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, help_text="The Act and its section, a contract, a letter")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    noted_at = models.DateTimeField(default=timezone.now)

    objects = LegalClassQuerySet.as_manager()

    class Meta:
        ordering = ["-from_on"]
        verbose_name_plural = "legal classes"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("from_on")), name="legal_class_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="legal_class_has_a_source"),
            ExclusionConstraint(
                name="one_legal_class_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    (DateRange("from_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_kind_display()}"


class SocialValuePromise(models.Model):
    """What a supplier promised the council in a contract. `delivered` is the sum of what was delivered."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="social_value")
    contract_reference = models.CharField(max_length=60)
    what = models.CharField(max_length=200, help_text="For example: places of work experience")
    promised = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(10_000)])
    due_on = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["contract_reference", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "contract_reference", "what"], name="social_value_promised_once"
            ),
            models.CheckConstraint(condition=Q(promised__gte=1), name="social_value_promises_something"),
        ]

    def __str__(self) -> str:
        return f"{self.contract_reference}: {self.what}"


class SocialValueDelivered(models.Model):
    """A number of things that were delivered, on a day, with what shows it; never who came."""

    promise = models.ForeignKey(SocialValuePromise, on_delete=models.CASCADE, related_name="deliveries")
    number = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(10_000)])
    on = models.DateField()
    evidence = models.CharField(max_length=300)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="social_value_delivers_something"),
        ]

    def __str__(self) -> str:
        return f"{self.number} on {self.on}"
