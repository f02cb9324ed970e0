"""What partners' files call an organisation that has another name here."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from champions.models import Organisation


class NameInFiles(models.Model):
    """Said once by somebody who brought vacancies in, and known from then on.

    ``name`` is without capitals, punctuation and small words, as `champions.recognising.plain` leaves it.
    """

    name = models.CharField(max_length=500, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names_in_files")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "names in files"

    def __str__(self) -> str:
        return f"{self.name}: {self.organisation}"
