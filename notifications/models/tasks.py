"""What waits for a human."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, user: Any) -> TaskQuerySet:
        return self.filter(owner=user)

    def open(self) -> TaskQuerySet:
        return self.filter(done_at=None)


class Task(models.Model):
    """Something that needs one human by a certain time. It closes itself when what it is about is solved."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=60, help_text="The record's key, a dot, the occasion")
    link = models.CharField(max_length=200)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty where the task closed itself",
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint("owner", "kind", "key", name="one_task_for_one_occasion"),
        ]
        indexes = [
            models.Index("owner", "due_at", condition=Q(done_at=None), name="open_tasks"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
