"""What the rulebook keeps: dated values of the declared rules, and the bank holidays."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from .entries import RULES, NotAValue


class Entry(models.Model):
    """The value of one rule from a day on, until a later entry.

    ``changed_by`` is empty for what came with the service. Entries are written through
    `rulebook.changing.change`, which checks the value.
    """

    key = models.CharField(max_length=80)
    value = models.JSONField()
    from_on = models.DateField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["key", "-from_on"]
        verbose_name_plural = "entries"
        constraints = [models.UniqueConstraint(fields=["key", "from_on"], name="entry_once_a_day")]

    def __str__(self) -> str:
        return f"{self.key} from {self.from_on}"

    def clean(self) -> None:
        self.value = checked(self.key, self.value)


def checked(key: str, value: Any) -> Any:
    """The value in its stored form. Raises ValidationError for an undeclared key or an impossible value."""
    if key not in RULES:
        raise ValidationError(f"There is no rule called {key[:80]}.")
    try:
        return RULES[key].checked(value)
    except NotAValue as problem:
        raise ValidationError({"value": str(problem)}) from problem


class BankHolidayQuerySet(models.QuerySet["BankHoliday"]):
    def standing(self) -> BankHolidayQuerySet:
        return self.filter(is_off=False)

    def changed(self) -> BankHolidayQuerySet:
        """By people, the newest first: the others came with the service."""
        return self.exclude(changed_at=None).select_related("changed_by").order_by("-changed_at", "on")


class BankHoliday(models.Model):
    """A day on which the council does not work: England's bank holidays, and any that the council adds. One
    that was called off stays, for whoever asks later.
    """

    on = models.DateField(primary_key=True)
    name = models.CharField(max_length=60)
    is_off = models.BooleanField(default=False, help_text="Called off: people work on that day after all")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, blank=True)

    objects = BankHolidayQuerySet.as_manager()

    class Meta:
        ordering = ["on"]

    def __str__(self) -> str:
        return f"{self.name}, {self.on}"
