"""What a young adult did when they were first offered something in a quarter."""

from __future__ import annotations

from django.db import models

from youngadults.models import YoungAdult


class DidThen(models.Model):
    """In education, work or training, or not: no more than that is kept, and only to count it later."""

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="+")
    quarter = models.DateField(help_text="Its first day")
    was_in = models.BooleanField(help_text="In education, work or training")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["young_adult", "quarter"], name="did_then_once_a_quarter"),
        ]

    def __str__(self) -> str:
        return f"{self.young_adult}, {self.quarter}"
